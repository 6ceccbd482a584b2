import { z } from 'zod';
import { fromYawPitchRoll, toYawPitchRoll } from '../../base/quat.ts';
import { angleField, pointField } from '../params.ts';
import { defineRigKind } from '../rig-kind.ts';

const params = z.strictObject({
  positionM: pointField('Position', [0, 1.6, 6]),
  yawRad: angleField('Pan'),
  pitchRad: angleField('Tilt'),
  rollRad: angleField('Roll'),
});

/** A camera on a locked-off tripod: at yaw, pitch and roll 0 it looks along -z. */
export const fixed = defineRigKind<z.infer<typeof params>>({
  id: 'fixed',
  label: 'Fixed',
  hint: 'Locked off on a tripod',
  params,
  poseAt: (p) => ({ positionM: p.positionM, rotation: fromYawPitchRoll(p.yawRad, p.pitchRad, p.rollRad) }),
  propIds: () => [],
  movedTo: (p, positionM) => ({ ...p, positionM: [...positionM] }),
  fromPose(pose) {
    const [yawRad, pitchRad, rollRad] = toYawPitchRoll(pose.rotation);
    return { positionM: [...pose.positionM], yawRad, pitchRad, rollRad };
  },
});
