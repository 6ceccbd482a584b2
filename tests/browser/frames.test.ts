import { beforeAll, describe, expect, it } from 'vitest';
import { composeScene } from '../../src/core/scenes/compose.ts';
import type { ShotSpec } from '../../src/core/shot/shot-spec.ts';
import { openedPage } from '../support/opened-page.ts';
import type { DrawnPicture } from './pages/frames/main.ts';

const WIDTH_PX = 480;
const HEIGHT_PX = 270;
const SIZE = { widthPx: WIDTH_PX, heightPx: HEIGHT_PX };
const RADIUS_M = 0.12;
/** Across the picture, 5 m away, without gravity or air. */
const SPEED_MPS = 6;
const DISTANCE_M = 5;
const FRAMES_PER_S = 24;
const FRAME = 6;

const crossing = () =>
  composeScene({
    name: 'Crossing',
    durationS: 1,
    gravityMps2: [0, 0, 0],
    airDensityKgpm3: 0,
    props: {
      ball: {
        name: 'Ball',
        kind: 'ball',
        positionM: [-1.5, 0, 0],
        drive: { type: 'free' },
        release: { velocityMps: [SPEED_MPS, 0, 0], angularVelocityRadps: [0, 0, 0] },
        params: { radiusM: RADIUS_M },
      },
    },
    cameras: {
      side: {
        name: 'Side',
        rig: { kind: 'fixed', params: { positionM: [0, 0, DISTANCE_M] } },
        lens: { focalLengthMm: 35, fStop: 4, focus: { type: 'prop', propId: 'ball' } },
        sensorMm: [36, 20.25],
        squeeze: 1,
      },
    },
    shots: {
      a: { name: 'A', cameraId: 'side', takeId: 'take-1', sourceStartS: 0, durationFrames: 12, speed: 1 },
    },
    outcome: {},
    words: { setting: '', style: '', lighting: '', mood: '', background: '' },
  });

/** By how much each column of the ball's row differs from the void. */
function brightnessOf({ middleRow }: DrawnPicture): number[] {
  const at = (x: number) => Math.max(...middleRow.slice(4 * x, 4 * x + 3));
  return Array.from({ length: WIDTH_PX }, (_, x) => at(x) - at(0));
}

const first = (values: readonly number[], least: number) => values.findIndex((value) => value > least);
const last = (values: readonly number[], least: number) => values.findLastIndex((value) => value > least);

describe('pictures', () => {
  const page = openedPage('frames');
  let shot: ShotSpec;

  beforeAll(async () => {
    shot = await page().evaluate((scene) => window.shotOf(JSON.parse(scene)), JSON.stringify(crossing()));
  });

  const draw = (more: object, frames: readonly number[] = [FRAME], lostAfter: readonly number[] = []) =>
    page().evaluate(([spec, request, of, lost]) => window.picturesOf(spec, request, of, lost), [
      shot,
      { ...SIZE, ...more },
      frames,
      lostAfter,
    ] as const);

  it('have streaks as long as the shutter lets a body go', async () => {
    const [sharp, half, full] = (
      await Promise.all([draw({}), draw({ shutterDeg: 180 }), draw({ shutterDeg: 360 })])
    ).map(([picture]) => brightnessOf(picture!));
    const focalPx = (shot.camera.fxPx[FRAME]! * WIDTH_PX) / shot.clip.widthPx;
    const wholePx = (focalPx * SPEED_MPS) / DISTANCE_M / FRAMES_PER_S;
    const extent = (values: readonly number[]) => last(values, 2) - first(values, 2) + 1;
    // Parts of the exposure lie 1.5 px apart at most, each standing for that much: half of it is missing at either end. The
    // two ends are found to a pixel each, the faint outermost part (1 / parts of the ball's light) among what counts.
    const slackPx = 1.5 + 2;
    expect(wholePx).toBeGreaterThan(20);
    for (const [streak, share] of [
      [half!, 0.5],
      [full!, 1],
    ] as const)
      expect(Math.abs(extent(streak) - extent(sharp!) - share * wholePx)).toBeLessThan(slackPx);
    // It lies evenly about the instant of its frame.
    const middle = (values: readonly number[]) => (first(values, 2) + last(values, 2)) / 2;
    expect(Math.abs(middle(full!) - middle(sharp!))).toBeLessThan(2);
  });

  it('are the same with an open shutter where nothing moves', async () => {
    const still = {
      ...shot,
      trajectories: shot.trajectories.map((of) => ({
        ...of,
        velocitiesMps: zeros(of),
        angularVelocitiesRadps: zeros(of),
      })),
    };
    const drawStill = (more: object) =>
      page().evaluate(([spec, request, of]) => window.picturesOf(spec, request, of), [
        still,
        { ...SIZE, ...more },
        [FRAME],
      ] as const);
    expect(await drawStill({ shutterDeg: 180 })).toEqual(await drawStill({}));
  });

  it('are grey in the look of a grey box, and coloured when lit', async () => {
    const colourOf = ([picture]: readonly DrawnPicture[]) =>
      Math.max(...picture!.middleRow.map((red, i, row) => (i % 4 === 0 ? Math.abs(red - row[i + 2]!) : 0)));
    const [grey, lit] = await Promise.all([draw({ look: 'grey-box' }), draw({ look: 'lit' })]);
    expect(colourOf(grey)).toBe(0);
    expect(colourOf(lit)).toBeGreaterThan(60);
    // The ball stands out of the void.
    expect(Math.max(...brightnessOf(grey[0]!))).toBeGreaterThan(40);
  });

  it('are the same, and begin at once, after others were drawn', async () => {
    const before = await draw({});
    const starts = await page().evaluate(() => window.startsOfDrawing());
    await draw({ look: 'grey-box', widthPx: 200, heightPx: 112, shutterDeg: 180 });
    expect(await draw({})).toEqual(before);
    expect(await page().evaluate(() => window.startsOfDrawing())).toBe(starts);
  });

  it('are the same when the graphics card was taken away on the way', async () => {
    const frames = [0, 1, 2, 3];
    expect(await draw({}, frames, [0, 2])).toEqual(await draw({}, frames));
  });

  it('end with a sentence where it is taken away again and again', async () => {
    await expect(draw({}, [0, 1, 2, 3, 4], [0, 1, 2])).rejects.toThrow(
      'The graphics card was taken away 3 times, the last time at frame 3',
    );
  });
});

function zeros({ positionsM }: { positionsM: readonly unknown[] }): [number, number, number][] {
  return positionsM.map(() => [0, 0, 0]);
}
