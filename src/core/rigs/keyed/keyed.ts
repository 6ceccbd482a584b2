import { z } from 'zod';
import { EASINGS, ease } from '../../base/easing.ts';
import { lerp } from '../../base/math.ts';
import { fromAxisAngle, lookAt, multiply, type Quat, slerp } from '../../base/quat.ts';
import { mix } from '../../base/vec3.ts';
import { angleField, pointField } from '../params.ts';
import { defineRigKind, type RigPose } from '../rig-kind.ts';

const mark = z.strictObject({
  timeS: z.number().min(0).max(600).default(0).meta({ label: 'Time', unit: 's', min: 0, max: 600, step: 0.01 }),
  positionM: pointField('Position', [0, 1.6, 6]),
  lookAtM: pointField('Look at', [0, 1, 0]),
  rollRad: angleField('Roll'),
  focalLengthMm: z
    .number()
    .min(4)
    .max(2000)
    .optional()
    .meta({ label: 'Focal length', unit: 'mm', min: 4, max: 2000, step: 1 }),
  easing: z.enum(EASINGS).default('ease-in-out').meta({ label: 'Easing' }),
});
type Mark = z.infer<typeof mark>;

const params = z.strictObject({
  marks: z
    .record(z.string().regex(/^[a-z0-9][a-z0-9_-]{0,63}$/), mark)
    .default({})
    .meta({ label: 'Marks' }),
});

/**
 * A camera that travels from mark to mark, by record id, in order of time: straight between positions, shortest turn
 * between directions, paced by the easing of the mark it leaves. Before the first and after the last mark it waits
 * there. The focal length is the lens's own where either mark leaves it out.
 */
export const keyed = defineRigKind<z.infer<typeof params>>({
  id: 'keyed',
  label: 'Keyed',
  hint: 'Moves between marks: push in, truck, crane',
  params,
  poseAt(p, ctx) {
    const marks = inTime(p.marks);
    const next = marks.findIndex((m) => m.timeS > ctx.timeS);
    const from = next < 0 ? marks.at(-1) : marks[next - 1];
    const to = marks[next];
    if (!from || !to) return standing(from ?? to);
    const t = ease(from.easing, (ctx.timeS - from.timeS) / (to.timeS - from.timeS));
    const positionM = mix(from.positionM, to.positionM, t);
    const rotation = slerp(rotationAt(from), rotationAt(to), t);
    if (from.focalLengthMm === undefined || to.focalLengthMm === undefined) return { positionM, rotation };
    return { positionM, rotation, focalLengthMm: lerp(from.focalLengthMm, to.focalLengthMm, t) };
  },
  propIds: () => [],
});

function inTime(marks: Readonly<Record<string, Mark>>): readonly Mark[] {
  return Object.entries(marks)
    .sort(([idA, a], [idB, b]) => a.timeS - b.timeS || (idA < idB ? -1 : 1))
    .map(([, m]) => m);
}

function rotationAt(m: Mark): Quat {
  return multiply(lookAt(m.positionM, m.lookAtM), fromAxisAngle([0, 0, 1], m.rollRad));
}

function standing(m: Mark | undefined): RigPose {
  const at = m ?? mark.parse({});
  const pose = { positionM: at.positionM, rotation: rotationAt(at) };
  return at.focalLengthMm === undefined ? pose : { ...pose, focalLengthMm: at.focalLengthMm };
}
