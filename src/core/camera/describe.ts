import { DEG } from '../base/math.ts';
import { rotate, toYawPitchRoll } from '../base/quat.ts';
import { dot, sub, type Vec3 } from '../base/vec3.ts';
import type { CameraState } from './camera.ts';
import { describeMovement } from './describe-movement.ts';
import { usedSensorHeightMm } from './projection.ts';

/** What a shot shows, at instants spread evenly from its first frame to its last. */
export interface ShotView {
  readonly cameras: readonly CameraState[];
  /** As long as it takes on screen. */
  readonly spanS: number;
  readonly widthPx: number;
  readonly heightPx: number;
  /** What the shot is about, at the same instants; null where nothing is named. */
  readonly subject: { readonly noun: string; readonly heightM: number; readonly positionsM: readonly Vec3[] } | null;
}

/** A shot in a director's words. */
export interface ShotWords {
  readonly shotSize: string;
  readonly angle: string;
  readonly movement: string;
}

/**
 * Our table of shot sizes: how tall a person of 1.75 m would stand at the subject's distance, as a share of the height of
 * the frame. The limits are those of the figure-height rule used in previsualization tools, which differ near the medium
 * shot; these are ours.
 */
export const SHOT_SIZES: readonly { readonly name: string; readonly leastShare: number }[] = [
  { name: 'extreme close-up', leastShare: 2.8 },
  { name: 'close-up', leastShare: 1.6 },
  { name: 'medium close-up', leastShare: 1.15 },
  { name: 'medium shot', leastShare: 0.8 },
  { name: 'medium wide shot', leastShare: 0.52 },
  { name: 'wide shot', leastShare: 0.3 },
  { name: 'extreme wide shot', leastShare: 0 },
];
const PERSON_M = 1.75;
/** A small thing is in extreme close-up only when it fills this share of the frame's height itself. */
const SMALL_FILL = 0.6;

/** Our table of levels: height of the lens above the ground (y = 0), in metres. */
export const LENS_LEVELS: readonly { readonly name: string; readonly leastM: number }[] = [
  { name: 'above head height', leastM: 2.5 },
  { name: 'slightly above eye level', leastM: 1.8 },
  { name: 'eye level', leastM: 1.5 },
  { name: 'chest level', leastM: 1.25 },
  { name: 'hip level', leastM: 0.95 },
  { name: 'knee level', leastM: 0.45 },
  { name: 'ground level', leastM: Number.NEGATIVE_INFINITY },
];
const TILTED_RAD = 10 * DEG;
const STRAIGHT_DOWN_RAD = 60 * DEG;
const DUTCH_RAD = 5 * DEG;

/** Names size, angle and movement of a shot from its geometry. Throws where `cameras` is empty. */
export function describeShot(view: ShotView): ShotWords {
  if (view.cameras.length === 0) throw new Error('A shot without cameras has no words.');
  const movement = describeMovement(view);
  return { shotSize: shotSize(view, movement.changesSize), angle: angle(view.cameras), movement: movement.words };
}

function shotSize(view: ShotView, changes: boolean): string {
  const heights = view.cameras.map((camera, i) => frameHeightM(view, camera, i)).filter((h) => h > 0);
  if (heights.length === 0) return 'wide shot';
  const nameOf = (frameM: number) => {
    const place = SHOT_SIZES.findIndex((size) => PERSON_M / frameM >= size.leastShare);
    const isSmall = place === 0 && view.subject !== null && view.subject.heightM < SMALL_FILL * frameM;
    return SHOT_SIZES[isSmall ? 1 : place]!.name;
  };
  const [first, last] = [heights[0]!, heights.at(-1)!];
  if (!changes || nameOf(first) === nameOf(last)) {
    return nameOf([...heights].sort((a, b) => a - b)[Math.floor(heights.length / 2)]!);
  }
  return `${nameOf(first)} ${last < first ? 'closing to' : 'widening to'} ${nameOf(last)}`;
}

/** How many metres the frame is high where the subject is, else where the focus is. */
function frameHeightM(view: ShotView, camera: CameraState, i: number): number {
  const subject = view.subject?.positionsM[i];
  const axis = rotate(camera.rotation, [0, 0, -1]);
  const depth = subject ? dot(sub(subject, camera.positionM), axis) : camera.focusDistanceM;
  return (depth * usedSensorHeightMm(camera, view.widthPx, view.heightPx)) / camera.focalLengthMm;
}

function angle(cameras: readonly CameraState[]): string {
  const middle = cameras[Math.floor(cameras.length / 2)]!;
  const [, pitchRad, rollRad] = toYawPitchRoll(middle.rotation);
  const level = LENS_LEVELS.find((l) => middle.positionM[1] >= l.leastM)!.name;
  const dutch = Math.abs(rollRad) >= DUTCH_RAD ? ', Dutch tilt' : '';
  if (pitchRad <= -STRAIGHT_DOWN_RAD) return `overhead, looking down${dutch}`;
  if (pitchRad <= -TILTED_RAD) return `high angle, looking down from ${level}${dutch}`;
  if (pitchRad >= TILTED_RAD) return `low angle, looking up from ${level}${dutch}`;
  return `${level}${dutch}`;
}
