import { inOrder } from '../base/order.ts';
import { compose, type Pose } from '../base/quat.ts';
import { MAX_NAME_LENGTH } from './schema/limits.ts';
import type { Scene, SceneDrive, SceneMark, SceneProp, SceneShot, SceneTake } from './schema.ts';

/** A shot with its place in the cut. */
export interface CutShot {
  readonly id: string;
  readonly shot: SceneShot;
  /** First frame of the shot, counted from the start of the cut. */
  readonly startFrame: number;
}

/** The props of a take in stored order, with the overrides of the take's parents and then its own applied. */
export function propsOfTake(scene: Scene, takeId: string): readonly (readonly [id: string, prop: SceneProp])[] {
  const lineage = lineageOf(scene, takeId);
  return inOrder(scene.props).map(([id, prop]) => [id, asTaken(prop, id, lineage)] as const);
}

/** One prop as a take has it; undefined where there is no such prop. */
export function propOfTake(scene: Scene, takeId: string, propId: string): SceneProp | undefined {
  const prop = own(scene.props, propId);
  return prop && asTaken(prop, propId, lineageOf(scene, takeId));
}

/** The marks of a drive in order of time, ties by id; none where it follows no marks. */
export function marksInOrder(drive: SceneDrive): readonly (readonly [id: string, mark: SceneMark])[] {
  if (!('marks' in drive)) return [];
  return Object.entries(drive.marks).sort(([idA, a], [idB, b]) => a.timeS - b.timeS || (idA < idB ? -1 : 1));
}

/** Where a prop is before anything has moved: on its first mark where it follows marks, else at its place. */
export function startOf(prop: Pose & Pick<SceneProp, 'drive'>): Pose {
  const first = marksInOrder(prop.drive)[0];
  return first ? compose(prop, first[1]) : { positionM: prop.positionM, rotation: prop.rotation };
}

/** The take's ancestors from the first parent down, then the take itself. Throws where there is no such take. */
export function lineageOf(scene: Scene, takeId: string): readonly SceneTake[] {
  const lineage: SceneTake[] = [];
  const seen = new Set<string>();
  for (let id: string | undefined = takeId; id !== undefined && !seen.has(id); ) {
    const take: SceneTake | undefined = own(scene.takes, id);
    if (!take) throw new Error(`There is no take "${id}".`);
    seen.add(id);
    lineage.unshift(take);
    id = take.parent;
  }
  return lineage;
}

/** The shots in the order of the cut. */
export function cutOf(scene: Scene): readonly CutShot[] {
  let startFrame = 0;
  return inOrder(scene.shots).map(([id, shot]) => {
    const placed = { id, shot, startFrame };
    startFrame += shot.durationFrames;
    return placed;
  });
}

/** The camera of the first shot, else the first camera, else null. */
export function defaultCameraId(scene: Scene): string | null {
  return cutOf(scene)[0]?.shot.cameraId ?? inOrder(scene.cameras)[0]?.[0] ?? null;
}

/** A name like `wanted` that no record of `records` has: "Ball", "Ball 2", "Ball 3". Long ones are shortened to fit. */
export function freeName(records: Readonly<Record<string, { readonly name: string }>>, wanted: string): string {
  const taken = new Set(Object.values(records).map((record) => record.name));
  if (!taken.has(wanted)) return wanted;
  const stem = wanted.replace(/ \d+$/, '');
  const numbered = (n: number) => `${fitName(stem, MAX_NAME_LENGTH - ` ${n}`.length)} ${n}`;
  let n = 2;
  while (taken.has(numbered(n))) n++;
  return numbered(n);
}

/** The beginning of a name, as long as a name may be; a character of two code units is never cut in half. */
export function fitName(name: string, limit = MAX_NAME_LENGTH): string {
  return name.slice(0, limit).replace(/[\uD800-\uDBFF]$/, '');
}

function asTaken(prop: SceneProp, propId: string, lineage: readonly SceneTake[]): SceneProp {
  const taken = { ...prop };
  for (const take of lineage) Object.assign(taken, own(take.overrides, propId));
  return taken;
}

/** `record[id]` without the names that every object inherits. */
export function own<T>(record: Readonly<Record<string, T>>, id: string): T | undefined {
  return Object.hasOwn(record, id) ? record[id] : undefined;
}
