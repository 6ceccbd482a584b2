import { z } from 'zod';
import { fromAxisAngle, lookAt, multiply } from '../../base/quat.ts';
import { add, ZERO } from '../../base/vec3.ts';
import { angleField, pointField, propField } from '../params.ts';
import { defineRigKind } from '../rig-kind.ts';

const params = z.strictObject({
  positionM: pointField('Position', [0, 1.6, 6]),
  targetPropId: propField('Aim at'),
  offsetM: pointField('Aim offset', [0, 0, 0]),
  rollRad: angleField('Roll'),
});

/** A camera that stands still and turns to keep a prop in view; without a prop it aims at the offset as a point. */
export const aim = defineRigKind<z.infer<typeof params>>({
  id: 'aim',
  label: 'Aimed',
  hint: 'Stands still and turns with a prop',
  params,
  poseAt(p, ctx) {
    const target = add(ctx.propAt(p.targetPropId, ctx.timeS)?.positionM ?? ZERO, p.offsetM);
    const roll = fromAxisAngle([0, 0, 1], p.rollRad);
    return { positionM: p.positionM, rotation: multiply(lookAt(p.positionM, target), roll) };
  },
  propIds: (p) => (p.targetPropId === '' ? [] : [p.targetPropId]),
  movedTo: (p, positionM) => ({ ...p, positionM: [...positionM] }),
});
