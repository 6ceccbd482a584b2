import type { BodyPlan } from '../bake/plan.ts';
import { lookAt, type Pose } from '../base/quat.ts';
import { type Bounds, boundsCorners, boundsOf, shapeBounds } from '../base/shapes/bounds.ts';
import { add, distance, length, mix, normalize, scale, sub, type Vec3 } from '../base/vec3.ts';
import { usedSensorHeightMm } from '../camera/projection.ts';
import type { Motion } from '../motion/motion.ts';
import { stateAt, trackOf } from '../motion/sample.ts';
import { FIRST_CAMERA } from '../scene/edits/cameras.ts';
import { rigAt } from '../scene/edits/mend.ts';
import type { Scene, SceneCamera } from '../scene/schema.ts';
import { OVERVIEW_ID } from './assumed-ids.ts';
import { LARGEST_THING_M } from './reading.ts';
import type { TakeFacts } from './shot-spec-input.ts';

/** The overview does not follow what flies farther than this from where the action begins, in metres. */
const REACH_M = 30;
/** Room for at least a ball of this radius, in metres. */
const LEAST_RADIUS_M = 0.5;
/** Air around what is seen, as a factor on the distance. */
const AIR = 1.1;
/** From the front and a little above: 19 degrees. */
const FROM: Vec3 = normalize([0, 0.35, 1], [0, 0, 1]);
/** Instants at which the action is looked at, to find where it goes. */
const LOOKS = 25;

/** A scene with at least one camera: where it has none, one that stands far enough back to see all that happens in a take. */
export function withOverview(scene: Scene, { plan, motion }: Pick<TakeFacts, 'plan' | 'motion'>): Scene {
  if (Object.keys(scene.cameras).length > 0) return scene;
  const { centerM, radiusM } = ballAroundAction(plan.bodies, motion);
  const { lens, sensorMm, squeeze } = FIRST_CAMERA;
  const { widthPx, heightPx } = scene.settings;
  const sensor = { focalLengthMm: lens.focalLengthMm, sensorMm, squeeze };
  const heightMm = usedSensorHeightMm(sensor, widthPx, heightPx);
  const tangent = (Math.min(heightMm, (heightMm * widthPx) / heightPx) * 0.5) / lens.focalLengthMm;
  const distanceM = (AIR * radiusM * Math.sqrt(1 + tangent * tangent)) / tangent;
  const positionM = add(centerM, scale(FROM, distanceM));
  const camera: SceneCamera = {
    name: 'Overview',
    order: 'a0',
    rig: rigAt({ positionM, rotation: lookAt(positionM, centerM) }),
    lens: { ...lens, focus: { type: 'distance', distanceM } },
    sensorMm,
    squeeze,
  };
  return { ...scene, cameras: { [OVERVIEW_ID]: camera } };
}

function ballAroundAction(bodies: readonly BodyPlan[], motion: Motion) {
  const things = bodies.filter((body) => body.drive !== 'still' || sizeM(body) <= LARGEST_THING_M);
  const starts = things.flatMap((body) => cornersAt(body, body));
  if (starts.length === 0) return { centerM: [0, LEAST_RADIUS_M, 0] as Vec3, radiusM: LEAST_RADIUS_M };
  const middleM = middleOf(boundsOf(starts));
  const later = things.flatMap((body) => {
    const track = body.drive === 'still' ? undefined : trackOf(motion, body.id);
    if (!track) return [];
    return Array.from({ length: LOOKS }, (_, i) => stateAt(track, (motion.durationS * i) / (LOOKS - 1))).flatMap(
      (pose) => (distance(pose.positionM, middleM) > REACH_M ? [] : cornersAt(body, pose)),
    );
  });
  const seen = boundsOf([...starts, ...later]);
  return { centerM: middleOf(seen), radiusM: Math.max(length(sub(seen.maxM, seen.minM)) / 2, LEAST_RADIUS_M) };
}

function cornersAt({ parts }: BodyPlan, pose: Pose): readonly Vec3[] {
  const corners = parts.flatMap((part) => boundsCorners(shapeBounds(part.shape), part));
  return corners.length === 0 ? [pose.positionM] : boundsCorners(boundsOf(corners), pose);
}

function sizeM(body: BodyPlan): number {
  const { minM, maxM } = boundsOf(cornersAt(body, body));
  return length(sub(maxM, minM));
}

function middleOf({ minM, maxM }: Bounds): Vec3 {
  return mix(minM, maxM, 0.5);
}
