import { Box3, type Object3D, Vector3 } from 'three';
import { addScaled, type Vec3 } from '../core/base/vec3.ts';
import { trackOf } from '../core/motion/sample.ts';
import type { Scene } from '../core/scene/schema.ts';
import type { TakeResult } from '../core/tasks.ts';
import type { Selection } from '../editor/editor.ts';
import { heroBodies } from '../editor/selectors/heroes.ts';
import { headingOf } from './arrow-math.ts';
import type { PickPoint } from './picker.ts';

/** Larger things are surroundings (a floor, a wall), not subjects, in metres. */
const LARGEST_SUBJECT_M = 9;
/** What is this many times as large as all that moves is what it stands on, and need not be seen whole. */
const STAND_SHARE = 2.5;
/** A path is followed until this many impacts have happened, or it would be framed rolling away. */
const IMPACTS_FOLLOWED = 3;

/** A camera or a contact is looked at with this much around it. */
const MARKER_RADIUS_M = 0.8;

/** What a first look should hold: the subjects, and the paths of those that matter until they have hit a few things. */
export function pointsOfInterest(
  scene: Scene,
  bodies: ReadonlyMap<string, Object3D>,
  result: TakeResult | null,
): Vec3[] {
  const points: Vec3[] = [];
  const largestM = result ? Math.min(LARGEST_SUBJECT_M, STAND_SHARE * reachOf(bodies, result)) : LARGEST_SUBJECT_M;
  for (const object of bodies.values()) points.push(...cornersOf(object, largestM));
  if (!result) return points;
  for (const bodyId of heroBodies(scene, result)) {
    const track = trackOf(result.motion, bodyId);
    if (!track) continue;
    const impacts = result.motion.contacts.filter((c) => c.phase === 'impact' && c.bodyIds.includes(bodyId));
    const endS = impacts[IMPACTS_FOLLOWED - 1]?.timeS ?? result.motion.durationS;
    for (let i = 0; i < track.timesS.length && track.timesS[i]! <= endS; i++) {
      points.push([track.positionsM[3 * i]!, track.positionsM[3 * i + 1]!, track.positionsM[3 * i + 2]!]);
    }
  }
  return points;
}

/** How far all that moves reaches, starts and ends together, in metres; without end where nothing moves. */
function reachOf(bodies: ReadonlyMap<string, Object3D>, { plan, motion }: TakeResult): number {
  const box = new Box3();
  const place = new Vector3();
  for (const { id, drive } of plan.bodies) {
    const object = bodies.get(id);
    const track = drive === 'still' || !object ? undefined : trackOf(motion, id);
    if (!object || !track) continue;
    box.expandByObject(object);
    const last = 3 * (track.timesS.length - 1);
    for (const at of [0, last]) box.expandByPoint(place.fromArray(track.positionsM, at));
  }
  return box.isEmpty() ? Number.POSITIVE_INFINITY : box.min.distanceTo(box.max);
}

/** Corners of the box around an object, or none where it is larger than `largestM`. */
function cornersOf(object: Object3D, largestM = Number.POSITIVE_INFINITY): Vec3[] {
  const box = new Box3().setFromObject(object);
  if (box.isEmpty() || box.min.distanceTo(box.max) > largestM) return [];
  return Array.from({ length: 8 }, (_, i) => [
    i & 1 ? box.max.x : box.min.x,
    i & 2 ? box.max.y : box.min.y,
    i & 4 ? box.max.z : box.min.z,
  ]);
}

/** Level direction in which the fastest body leaves; away from the viewer's right where nothing is thrown. */
export function mainHeading(result: TakeResult | null): Vec3 {
  let fastest: Vec3 = [0, 0, 0];
  for (const { velocityMps } of result?.plan.bodies ?? []) {
    if (Math.hypot(...velocityMps) > Math.hypot(...fastest)) fastest = velocityMps;
  }
  return headingOf(fastest, [1, 0, 0]);
}

/** A box of corners around a point, for framing something that has no size of its own. */
function around(pointM: Vec3, radiusM: number): Vec3[] {
  const axes: readonly Vec3[] = [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ];
  return axes.flatMap((axis) => [addScaled(pointM, axis, radiusM), addScaled(pointM, axis, -radiusM)]);
}

/** What a look at the selection should hold; empty where the selection has no place. */
export function pointsOfSelection(
  selection: Selection,
  bodiesOf: (propId: string) => readonly Object3D[],
  markers: readonly PickPoint[],
): Vec3[] {
  if (selection.type === 'prop') return bodiesOf(selection.id).flatMap((body) => cornersOf(body));
  const marker = markers.find(({ selection: { type, id } }) => type === selection.type && id === selection.id);
  return marker ? around(marker.pointM, MARKER_RADIUS_M) : [];
}
