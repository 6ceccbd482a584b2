import type { Mark } from '../base/marks.ts';
import { compose, IDENTITY, type Pose } from '../base/quat.ts';
import { add, cross, sub, type Vec3, ZERO } from '../base/vec3.ts';
import { bodyIdOf } from '../props/body-id.ts';
import { propKinds } from '../props/index.ts';
import type { Body } from '../props/prop-kind.ts';
import type { Release, SceneDrive, SceneMark, SceneProp } from '../scene/schema.ts';
import { massOfBody } from './mass-of-body.ts';
import type { BodyPlan } from './plan.ts';

const AT_ORIGIN: Pose = { positionM: ZERO, rotation: IDENTITY };

/** The bodies of one prop as physics sees them, in the order of its kind. */
export function bodiesOfProp(propId: string, prop: SceneProp): BodyPlan[] {
  const kind = propKinds.get(prop.kind);
  const params = kind.params.parse(prop.params);
  const passages = kind.passages?.(params) ?? [];
  return kind.bodies(params).map((body) => {
    const isMain = body.id === 'main';
    const motion = motionOf(prop, body);
    const isThrown = motion.drive === 'free';
    return {
      id: bodyIdOf(propId, body.id),
      propId,
      ...motion,
      ...massOfBody(body),
      velocityMps: isThrown && prop.release ? startVelocity(prop.release, prop, motion) : ZERO,
      angularVelocityRadps: isThrown ? (prop.release?.angularVelocityRadps ?? ZERO) : ZERO,
      parts: body.parts
        .filter((part) => part.role !== 'show')
        .map(({ id, shape, materialId, positionM, rotation }) => ({ id, shape, materialId, positionM, rotation })),
      passages: isMain ? passages : [],
      aero: body.aero ?? null,
      fluid: body.fluid ?? null,
      nets: body.nets ?? [],
    };
  });
}

/** What a body starts with when its whole prop is thrown and spun as one rigid thing about the prop's origin. */
function startVelocity({ velocityMps, angularVelocityRadps }: Release, prop: Pose, body: Pose): Vec3 {
  return add(velocityMps, cross(angularVelocityRadps, sub(body.positionM, prop.positionM)));
}

/** How a body moves and where it starts: an animated prop's main body follows the marks, its other bodies are free. */
function motionOf(
  prop: SceneProp,
  body: Body,
): Pick<BodyPlan, 'drive' | 'marks' | 'letGoS' | 'positionM' | 'rotation'> {
  const { drive } = prop;
  const place = compose(prop, body.pose ?? AT_ORIGIN);
  if (drive.type === 'still' || drive.type === 'free') {
    return { drive: drive.type, marks: [], letGoS: null, ...place };
  }
  const marks = marksOf(drive, prop, body.pose ?? AT_ORIGIN);
  const { positionM, rotation } = marks[0]!;
  if (body.id !== 'main') {
    // What hangs on an animated prop starts where its first mark carries it.
    return { drive: 'free', marks: [], letGoS: null, positionM, rotation };
  }
  return { drive: drive.type, marks, letGoS: drive.type === 'let-go' ? drive.atS : null, positionM, rotation };
}

/** A drive's marks in the world, in order of time, ties by id, for a body that stands at `pose` in its prop. */
function marksOf(drive: Extract<SceneDrive, { marks: unknown }>, prop: Pose, pose: Pose): Mark[] {
  return Object.entries(drive.marks)
    .sort(([idA, a], [idB, b]) => a.timeS - b.timeS || (idA < idB ? -1 : 1))
    .map(([, mark]: [string, SceneMark]) => ({
      timeS: mark.timeS,
      easing: mark.easing,
      ...compose(compose(prop, mark), pose),
    }));
}
