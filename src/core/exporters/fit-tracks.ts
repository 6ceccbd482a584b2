import { note, type Problem, warning } from '../base/problem.ts';
import { rateLabel } from '../base/time.ts';
import type { ShotSpec } from '../shot/shot-spec.ts';
import { type ClipInstant, type FrameNeed, fitProblems, instantsOf, wantedOf } from './frame-fit.ts';
import {
  bodiesOf,
  nameOfBody,
  type Place,
  type ScreenTrack,
  type TrackChoice,
  trackProblems,
} from './screen-tracks.ts';

/** A place at a frame of a model, and whether the camera sees it; null after the end of the clip. */
export type FittedPoint = { readonly placePx: Place; readonly isVisible: boolean } | null;

/** The track at the instants of a model: between two frames on the straight line, and seen where both frames see it. */
export function fitTrack(
  { placesPx, isVisible }: Pick<ScreenTrack, 'placesPx' | 'isVisible'>,
  instants: readonly (ClipInstant | null)[],
): readonly FittedPoint[] {
  return instants.map((instant) => {
    if (!instant) return null;
    const { frame, share } = instant;
    const [a, b] = [placesPx[frame]!, placesPx[share > 0 ? frame + 1 : frame]!];
    return {
      placePx: [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share],
      isVisible: isVisible[frame]! && (share === 0 || isVisible[frame + 1]!),
    };
  });
}

/** All that fitting the tracks of a clip to a model takes away or bends, in words. */
export function fitTrackProblems(
  shot: ShotSpec,
  choice: TrackChoice,
  need: FrameNeed,
  told: { readonly file: string; readonly first: number; readonly afterEnd: string },
): readonly Problem[] {
  return [
    ...fitProblems(shot, need, told),
    ...betweenProblems(shot, choice, need, told),
    ...jumpProblems(shot, told.file),
    ...trackProblems(shot, choice, told.file),
  ];
}

/** Places between frames, and how far off they may be. */
function betweenProblems(
  shot: ShotSpec,
  choice: TrackChoice,
  need: FrameNeed,
  { file, first }: { readonly file: string; readonly first: number },
): readonly Problem[] {
  const between = instantsOf(shot, need, first).filter((instant) => instant !== null && instant.share > 0);
  if (between.length === 0) return [];
  let worst = { px: 0, frame: 0, name: '' };
  for (const body of bodiesOf(shot, choice)) {
    const places = shot.tracks2d.find((track) => track.bodyId === body.id)?.centersPx ?? [];
    for (const instant of between) {
      const px = offByPx(shot, places, instant!.frame);
      if (px > worst.px) worst = { px, frame: instant!.frame, name: nameOfBody(shot, body) };
    }
  }
  const off =
    worst.px < 0.05
      ? 'which bends nothing here'
      : `up to ${worst.px.toFixed(1)} px off (the centre of "${worst.name}", after frame ${worst.frame}; more for points of ` +
        'what spins)';
  const { frameRate } = shot.clip;
  return [
    warning(
      'clip.frameRate',
      `${wantedOf(need, frameRate)}, and the clip has ${rateLabel(frameRate)} fps: in ${file} places between its frames lie ` +
        `on straight lines, ${off}. Export the clip at ${rateLabel(need.rate!)} fps for exact places.`,
    ),
  ];
}

/**
 * How far the straight line between a frame and the next is from the path, at most, where the path bends evenly or has one
 * corner between the two: half the larger of the second differences at its ends. (A corner of v pixels a frame at f of the
 * way is f (1 - f) v off, and leaves second differences of (1 - f) v and f v; an even bend of a is a / 8 off.)
 */
export function offByPx(shot: ShotSpec, places: readonly (Place | null)[], frame: number): number {
  const starts = new Set(shot.shots.map(({ startFrame }) => startFrame));
  const bendAt = (at: number) => {
    const [before, here, after] = [places[at - 1], places[at], places[at + 1]];
    if (!before || !here || !after || starts.has(at) || starts.has(at + 1)) return 0;
    const [x, y] = [before[0] - 2 * here[0] + after[0], before[1] - 2 * here[1] + after[1]];
    return Math.sqrt(x * x + y * y);
  };
  return Math.max(bendAt(frame), bendAt(frame + 1)) / 2;
}

function jumpProblems({ shots }: ShotSpec, file: string): readonly Problem[] {
  if (shots.length < 2) return [];
  return [
    note('shots', `The clip cuts between ${shots.length} shots, at which the tracks of ${file} jump. Export one shot.`),
  ];
}
