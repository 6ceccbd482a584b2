import type { ShotSpec } from '../core/shot/shot-spec.ts';

/** Parts of an exposure lie at most about this far apart in the picture, so that streaks have no steps, in pixels. */
const STEP_PX = 1.5;
/** A part each quarter of a turn or so, at least, for what moves: spin shows where nothing goes anywhere. */
const LEAST_PARTS = 8;
const MOST_PARTS = 48;

/**
 * Of how many pictures an exposure is made: more the farther anything goes across the picture meanwhile, and 1 where nothing
 * moves.
 */
export function partsOfExposure(shot: ShotSpec, frame: number, shutterDeg: number, widthPx: number): number {
  const { startFrame, frameCount } = shot.shots.findLast((of) => of.startFrame <= frame) ?? {
    startFrame: 0,
    frameCount: shot.clip.frameCount,
  };
  const [before, after] = [Math.max(frame - 1, startFrame), Math.min(frame + 1, startFrame + frameCount - 1)];
  if (!isMoving(shot, frame, before, after)) return 1;
  const open = shutterDeg / 360 / Math.max(after - before, 1);
  const scale = widthPx / shot.clip.widthPx;
  let mostPx = 0;
  for (const { centersPx } of shot.tracks2d) {
    const [a, b] = [centersPx[before], centersPx[after]];
    if (a && b) mostPx = Math.max(mostPx, Math.hypot(b[0] - a[0], b[1] - a[1]) * open * scale);
  }
  return Math.min(Math.max(Math.ceil(mostPx / STEP_PX), LEAST_PARTS), MOST_PARTS);
}

function isMoving({ trajectories, camera }: ShotSpec, frame: number, before: number, after: number): boolean {
  const isOther = (values: readonly (number | readonly number[])[]) => String(values[before]) !== String(values[after]);
  if ([camera.positionsM, camera.rotations, camera.fxPx].some(isOther)) return true;
  return trajectories.some(({ velocitiesMps, angularVelocitiesRadps }) =>
    [...velocitiesMps[frame]!, ...angularVelocitiesRadps[frame]!].some((value) => value !== 0),
  );
}
