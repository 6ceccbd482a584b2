import type { Point2 } from '../../base/convex-hull.ts';
import { rotate } from '../../base/quat.ts';
import { framesPerSecond, frameToSeconds } from '../../base/time.ts';
import type { ShotSpec } from '../../shot/shot-spec.ts';
import { outlineOf, solidParts } from './outline.ts';

/** What stands still and is so many times as large as all that is acted is surroundings: drawn, but not what the plan is fitted to. */
const SURROUNDINGS = 1.5;
/** The plan shows at least so much, in metres. */
const LEAST_SPAN_M = 2;
/** Room around what is shown, as a share of it. */
const MARGIN = 0.08;
/** Contacts beyond these are too many to number; the strongest are kept. */
const MOST_CONTACTS = 12;
/** Seconds of the clip between two marks on a path. */
const MARK_S = 0.5;

type Rgb = ShotSpec['subjects'][number]['colorRgb'];

/** A clip seen from above, in metres of the world: x to the right, z towards the reader. */
export interface Plan {
  readonly minM: Point2;
  readonly maxM: Point2;
  readonly still: readonly Patch[];
  readonly moving: readonly Mover[];
  readonly cameras: readonly CameraPlan[];
  /** In the order in which they are seen. */
  readonly contacts: readonly ContactPlan[];
}

export interface Patch {
  readonly outlineM: readonly Point2[];
  readonly colorRgb: Rgb;
}

export interface Mover {
  readonly name: string;
  readonly colorRgb: Rgb;
  /** Where it is in the first frame. */
  readonly patches: readonly Patch[];
  /** Of its centre, shot by shot: a cut is a jump. */
  readonly pathsM: readonly (readonly Point2[])[];
  /** Where it is at each half second, and at the end of the clip. */
  readonly marks: readonly TimeMark[];
}

export interface TimeMark {
  readonly placeM: Point2;
  readonly timeS: number;
}

export type Wedge = readonly [left: Point2, right: Point2];

export interface CameraPlan {
  readonly name: string;
  readonly lens: string;
  /** "shot 2", "shots 1 and 3": those that see the same from the same place are one. */
  readonly shots: string;
  readonly pathM: readonly Point2[];
  readonly startM: Point2;
  /** For each of its shots the unit directions of the picture's left and right edge, on the ground. */
  readonly wedges: readonly Wedge[];
}

export interface ContactPlan {
  readonly timeS: number;
  readonly placeM: Point2;
  readonly words: string;
}

/** What is seen from above of a clip. */
export function planOf(shot: ShotSpec): Plan {
  const moving = shot.trajectories.map((trajectory) => moverOf(shot, trajectory));
  const movingIds = new Set(shot.trajectories.map(({ bodyId }) => bodyId));
  const still = shot.bodies
    .filter(({ id }) => !movingIds.has(id))
    .flatMap((body) =>
      solidParts(body).map((part): Patch => ({ outlineM: outlineOf(part, body.release), colorRgb: part.colorRgb })),
    );
  const cameras = camerasOf(shot);
  const acted = [
    ...moving.flatMap(({ pathsM, patches }) => [...pathsM.flat(), ...patches.flatMap(({ outlineM }) => outlineM)]),
    ...cameras.flatMap(({ pathM }) => pathM),
  ];
  const largestM = SURROUNDINGS * Math.max(LEAST_SPAN_M, spanOf(acted));
  const near = still.filter(({ outlineM }) => spanOf(outlineM) < largestM).flatMap(({ outlineM }) => outlineM);
  return { ...framed([...acted, ...near]), still, moving, cameras, contacts: contactsOf(shot) };
}

function moverOf(shot: ShotSpec, { bodyId, positionsM, rotations }: ShotSpec['trajectories'][number]): Mover {
  const body = shot.bodies.find(({ id }) => id === bodyId)!;
  const subject = shot.subjects.find(({ id }) => id === body.subjectId);
  const pose = { positionM: positionsM[0]!, rotation: rotations[0]! };
  const path = positionsM.map(([x, , z]): Point2 => [x, z]);
  const framesPerMark = MARK_S * framesPerSecond(shot.clip.frameRate);
  const lastFrame = path.length - 1;
  const halves = Array.from({ length: Math.floor(lastFrame / framesPerMark) }, (_, i) =>
    Math.round((i + 1) * framesPerMark),
  );
  const frames = halves.at(-1) === lastFrame || lastFrame === 0 ? halves : [...halves, lastFrame];
  return {
    name: subject?.name ?? bodyId,
    colorRgb: subject?.colorRgb ?? [0.5, 0.5, 0.5],
    // The largest lies on top: it hides seams and undersides.
    patches: solidParts(body)
      .map((part) => ({ outlineM: outlineOf(part, pose), colorRgb: part.colorRgb }))
      .toSorted((a, b) => spanOf(a.outlineM) - spanOf(b.outlineM)),
    pathsM: shot.shots.map(({ startFrame, frameCount }) => path.slice(startFrame, startFrame + frameCount)),
    marks: frames.map((frame) => ({ placeM: path[frame]!, timeS: frameToSeconds(frame, shot.clip.frameRate) })),
  };
}

/** Cameras in the order in which they are cut to; one that stands where it stood before is the same. */
function camerasOf(shot: ShotSpec): readonly CameraPlan[] {
  const places = new Map<string, { plan: Omit<CameraPlan, 'shots' | 'wedges'>; wedges: Wedge[]; numbers: number[] }>();
  for (const index of shot.shots.keys()) {
    const { wedge, ...plan } = cameraPlan(shot, index);
    const key = JSON.stringify([plan.name, plan.lens, plan.startM, plan.pathM.at(-1)]);
    const place = places.get(key) ?? { plan, wedges: [], numbers: [] };
    place.wedges.push(wedge);
    place.numbers.push(index + 1);
    places.set(key, place);
  }
  return [...places.values()].map(({ plan, wedges, numbers }) => ({ ...plan, wedges, shots: shotsWords(numbers) }));
}

function shotsWords(numbers: readonly number[]): string {
  if (numbers.length === 1) return `shot ${numbers[0]}`;
  return `shots ${numbers.slice(0, -1).join(', ')} and ${numbers.at(-1)}`;
}

function cameraPlan({ shots, camera, clip }: ShotSpec, index: number) {
  const { startFrame, frameCount, cameraName } = shots[index]!;
  const rotation = camera.rotations[startFrame]!;
  const side = clip.widthPx / 2 / camera.fxPx[startFrame]!;
  const edge = (x: number): Point2 => onGround(rotate(rotation, [x, 0, -1]));
  const pathM = camera.positionsM.slice(startFrame, startFrame + frameCount).map(([x, , z]): Point2 => [x, z]);
  const [first, last] = [camera.focalLengthsMm[startFrame]!, camera.focalLengthsMm[startFrame + frameCount - 1]!];
  return {
    name: cameraName,
    lens: Math.abs(first - last) < 0.5 ? `${Math.round(first)} mm` : `${Math.round(first)} to ${Math.round(last)} mm`,
    pathM,
    startM: pathM[0]!,
    wedge: [edge(-side), edge(side)] as const,
  };
}

/** A direction as it falls on the ground; what points straight down has none. */
function onGround([x, , z]: readonly [number, number, number]): Point2 {
  const size = Math.sqrt(x * x + z * z);
  return size > 1e-6 ? [x / size, z / size] : [0, 0];
}

function contactsOf({ audio, contacts, bodies, subjects, trajectories }: ShotSpec): readonly ContactPlan[] {
  const moving = new Set(trajectories.map(({ bodyId }) => bodyId));
  const nameOf = (bodyId: string) => {
    const subjectId = bodies.find(({ id }) => id === bodyId)?.subjectId;
    return subjects.find(({ id }) => id === subjectId)?.name ?? bodyId;
  };
  const hits = (one: string, other: string) => `${nameOf(one)} hits ${nameOf(other)}`.toLowerCase();
  // What it sounds like is told by the parts that meet: the board and not the whole hoop.
  const soundOf = new Map(audio.cues.filter(({ kind }) => kind === 'impact').map((cue) => [cue.contactId, cue.label]));
  return contacts
    .filter(({ phase, clipTimesS }) => phase === 'impact' && clipTimesS.length > 0)
    .toSorted((a, b) => b.impulseNs - a.impulseNs)
    .slice(0, MOST_CONTACTS)
    .map(({ id, clipTimesS, pointM, bodyIds: [a, b], normalSpeedMps }) => ({
      timeS: clipTimesS[0]!,
      placeM: [pointM[0], pointM[2]] as const,
      words: `${soundOf.get(id) ?? (moving.has(a) ? hits(a, b) : hits(b, a))}, ${normalSpeedMps.toFixed(1)} m/s`,
    }))
    .toSorted((a, b) => a.timeS - b.timeS);
}

function spanOf(points: readonly Point2[]): number {
  const [min, max] = boundsOf(points);
  return Math.max(max[0] - min[0], max[1] - min[1]);
}

function boundsOf(points: readonly Point2[]): readonly [min: Point2, max: Point2] {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    x0 = Math.min(x0, x);
    y0 = Math.min(y0, y);
    x1 = Math.max(x1, x);
    y1 = Math.max(y1, y);
  }
  return [
    [x0, y0],
    [x1, y1],
  ];
}

function framed(points: readonly Point2[]): { readonly minM: Point2; readonly maxM: Point2 } {
  const [min, max] = boundsOf(points.length > 0 ? points : [[0, 0]]);
  const room = MARGIN * Math.max(LEAST_SPAN_M, max[0] - min[0], max[1] - min[1]);
  const side = (k: 0 | 1) => Math.max(LEAST_SPAN_M, max[k] - min[k] + 2 * room) / 2;
  const middle = [(min[0] + max[0]) / 2, (min[1] + max[1]) / 2] as const;
  return {
    minM: [middle[0] - side(0), middle[1] - side(1)],
    maxM: [middle[0] + side(0), middle[1] + side(1)],
  };
}
