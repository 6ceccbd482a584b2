import { frameOf } from '../../shot/reading.ts';
import type { ShotSpec } from '../../shot/shot-spec.ts';

/**
 * The frames that tell a clip, in order and at most `most`: the first of each shot and the last of all, then those of the
 * strongest impacts, then those that lie farthest from any of these.
 */
export function pickFrames(spec: ShotSpec, most: number): readonly number[] {
  const { clip, shots, contacts } = spec;
  const wanted = Math.min(most, clip.frameCount);
  const impacts = contacts
    .filter(({ phase }) => phase === 'impact')
    .toSorted((a, b) => b.impulseNs - a.impulseNs)
    .flatMap(({ clipTimesS }) => clipTimesS.map((timeS) => frameOf(spec, timeS)));
  const first = [0, clip.frameCount - 1, ...shots.map(({ startFrame }) => startFrame)];
  const picked = new Set<number>();
  for (const frame of [...first, ...impacts.slice(0, Math.ceil(wanted / 2))]) {
    if (picked.size < wanted && frame < clip.frameCount) picked.add(frame);
  }
  while (picked.size < wanted) picked.add(middleOfWidestGap([...picked].sort((a, b) => a - b)));
  return [...picked].sort((a, b) => a - b);
}

/** Frames are picked from the first to the last, so there is a gap wherever one is left. */
function middleOfWidestGap(picked: readonly number[]): number {
  let best = { gap: 0, middle: 0 };
  for (let i = 1; i < picked.length; i++) {
    const gap = picked[i]! - picked[i - 1]!;
    if (gap > best.gap) best = { gap, middle: picked[i - 1]! + Math.floor(gap / 2) };
  }
  return best.middle;
}
