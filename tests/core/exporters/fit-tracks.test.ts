import { expect, test } from 'vitest';
import { fitTrack, fitTrackProblems, offByPx } from '../../../src/core/exporters/fit-tracks.ts';
import { type FrameNeed, instantsOf } from '../../../src/core/exporters/frame-fit.ts';
import { buildShotSpec } from '../../../src/core/shot/build.ts';
import { sampleInput, sampleScene, sampleShot } from '../shot/sample.ts';

const need = (count: number, num: number, den = 1): FrameNeed => ({ reader: 'A model', count, rate: { num, den } });
const choice = { bodies: 'moving', pointsPerBody: 1 } as const;
/** The sample's whole flight: falls, bounces at 0.77 s, and rises. */
const specAt = (num: number, frames = 24) =>
  buildShotSpec({
    ...sampleInput(sampleScene({ a: sampleShot('a0', { durationFrames: frames }) })),
    frameRate: { num, den: 1 },
  });
const ballOf = (spec: ReturnType<typeof specAt>) => {
  const { centersPx, visibility } = spec.tracks2d.find((t) => t.bodyId === 'ball')!;
  return { placesPx: centersPx.map((c) => c!), isVisible: visibility.map((share) => share > 0) };
};

test('instants lie on frames wherever two rates meet, and end with the clip', () => {
  const shot = specAt(24);
  expect(instantsOf(shot, need(20, 16), 0).map((i) => i && [i.frame, i.share])).toEqual([
    ...Array.from({ length: 16 }, (_, i) => [Math.floor(i * 1.5), i % 2 ? 0.5 : 0]),
    null,
    null,
    null,
    null,
  ]);
  expect(instantsOf(shot, need(3, 24), 22).map((i) => i?.frame)).toEqual([22, 23, undefined]);
  // 48 a second holds every frame of 24: nothing lies between.
  expect(instantsOf(specAt(48), need(24, 24), 0).every((i) => i!.share === 0)).toBe(true);
});

test('never between two shots', () => {
  const scene = sampleScene({ a: sampleShot('a0', { durationFrames: 2 }), b: sampleShot('a1', { durationFrames: 4 }) });
  expect(instantsOf(buildShotSpec(sampleInput(scene)), need(4, 16), 0)).toEqual([
    { frame: 0, share: 0 },
    { frame: 1, share: 0 },
    { frame: 3, share: 0 },
    { frame: 4, share: 0.5 },
  ]);
});

test('places between frames are off by no more than is told', () => {
  const clip = specAt(24);
  // Twice the rate has an exact place halfway between any two frames. From frame 2 on, one lies where the ball bounces.
  const [track, truth] = [ballOf(clip), ballOf(specAt(48))];
  const instants = instantsOf(clip, need(14, 16), 2);
  let farthest = 0;
  fitTrack(track, instants).forEach((point, i) => {
    const { frame, share } = instants[i]!;
    const [x, y] = point!.placePx;
    const [exactX, exactY] = truth.placesPx[2 * (frame + share)]!;
    const off = Math.hypot(x - exactX, y - exactY);
    farthest = Math.max(farthest, off);
    // Places are rounded to thousandths of a pixel.
    expect(off).toBeLessThanOrEqual((share === 0 ? 0 : offByPx(clip, track.placesPx, frame)) + 0.005);
  });
  // The bounce: 5.66 and 3 m/s meet at 0.38 of a frame, seen from 5 m: some 10 px.
  expect(farthest).toBeGreaterThan(5);
  const told = fitTrackProblems(clip, choice, need(14, 16), { file: 'x.npy', first: 2, afterEnd: 'nothing is' });
  const words = told.find((p) => p.path === 'clip.frameRate')!.message;
  const px = Number(/up to ([\d.]+) px off/.exec(words)![1]);
  expect(px).toBeGreaterThanOrEqual(farthest - 0.05);
  expect(px).toBeLessThan(4 * farthest);
  expect(words).toMatch(/the centre of "Ball", after frame 18; .* Export the clip at 16 fps/);
});

test('at the rate asked for, or a multiple of it, nothing is bent and nothing said of it', () => {
  const told = { file: 'x.npy', first: 0, afterEnd: 'nothing is' };
  expect(fitTrackProblems(specAt(16), choice, need(16, 16), told)).toEqual([]);
  expect(fitTrackProblems(specAt(48, 24), choice, need(16, 16), told)).toEqual([]);
});

test('what is hidden in either frame is hidden between them', () => {
  const track = { placesPx: [[0, 0] as const, [2, 4] as const], isVisible: [true, false] };
  const points = fitTrack(track, [{ frame: 0, share: 0 }, { frame: 0, share: 0.5 }, null]);
  expect(points).toEqual([{ placePx: [0, 0], isVisible: true }, { placePx: [1, 2], isVisible: false }, null]);
});
