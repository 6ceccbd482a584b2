import { z } from 'zod';
import { lookAt } from '../../base/quat.ts';
import { add, ZERO } from '../../base/vec3.ts';
import { pointField, propField } from '../params.ts';
import { defineRigKind } from '../rig-kind.ts';

const params = z.strictObject({
  targetPropId: propField('Follow'),
  offsetM: pointField('Offset', [0, 1, 4]),
  lookOffsetM: pointField('Look offset', [0, 0, 0]),
  lagS: z.number().min(0).max(5).default(0.2).meta({ label: 'Lag', unit: 's', min: 0, max: 5, step: 0.05 }),
});

/**
 * A camera that goes where a prop was `lagS` seconds ago, kept at an offset in the world, and looks at where the prop is
 * now. Without a prop it stands at the offset from the origin.
 */
export const follow = defineRigKind<z.infer<typeof params>>({
  id: 'follow',
  label: 'Follow',
  hint: 'Travels with a prop, a little behind it',
  params,
  poseAt(p, ctx) {
    const past = ctx.propAt(p.targetPropId, Math.max(0, ctx.timeS - p.lagS))?.positionM ?? ZERO;
    const now = ctx.propAt(p.targetPropId, ctx.timeS)?.positionM ?? ZERO;
    const positionM = add(past, p.offsetM);
    return { positionM, rotation: lookAt(positionM, add(now, p.lookOffsetM)) };
  },
  propIds: (p) => (p.targetPropId === '' ? [] : [p.targetPropId]),
});
