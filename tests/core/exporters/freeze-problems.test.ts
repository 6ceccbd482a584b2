import { describe, expect, test } from 'vitest';
import { fitFreezes, frozenShots } from '../../../src/core/exporters/freeze-problems.ts';
import { modelFormat, ownSize, VACE } from '../../../src/core/exporters/model-clips.ts';
import { kitOf } from '../../../src/core/exporters/upload-kit/kit.ts';
import { sheetText } from '../../../src/core/exporters/upload-kit/sheet.ts';
import { profiles } from '../../../src/core/profiles/profiles.ts';
import { buildShotSpec } from '../../../src/core/shot/build.ts';
import type { ShotSpec } from '../../../src/core/shot/shot-spec.ts';
import { sampleInput, sampleScene, sampleShot } from '../shot/sample.ts';

/** The sample's take lasts 2 s; its ball goes at a little over 2 m/s as it ends. */
const held = (frameCount: number) => buildShotSpec({ ...sampleInput(), range: { startFrame: 0, frameCount } });
const said = (problems: readonly { level: string; message: string }[]) =>
  problems.map(({ level, message }) => `${level}: ${message}`);

/** The same, with the ball at another speed in every frame, and in the picture. */
function atSpeed(spec: ShotSpec, velocityMps: readonly [number, number, number]): ShotSpec {
  return {
    ...spec,
    trajectories: spec.trajectories.map((t) => ({ ...t, velocitiesMps: t.velocitiesMps.map(() => [...velocityMps]) })),
    tracks2d: spec.tracks2d.map((t) => ({ ...t, boxesPx: t.boxesPx.map(() => [0, 0, 9, 9]) })),
  };
}

describe('frozenShots', () => {
  test('names what is stopped in mid-movement, and how long the scene would have to be', () => {
    expect(said(frozenShots(atSpeed(held(60), [3, 4, 0])))).toEqual([
      'warning: Shot "Wide": its take ends at 2 s, so in its last 11 frames everything stands still from 2.04 s of the clip on, ' +
        '"Ball" (5 m/s) in mid-movement. Lengthen the scene to 2.5 s, or deliver 11 frames fewer.',
    ]);
  });

  test('merely tells where all was still', () => {
    expect(said(frozenShots(atSpeed(held(60), [0, 0, 0])))).toEqual([
      'note: Shot "Wide": its take ends at 2 s, so in its last 11 frames everything stands still from 2.04 s of the clip on, ' +
        'where nothing in the picture went faster than 0.05 m/s any more.',
    ]);
  });

  test('does not name what is out of the picture', () => {
    const spec = atSpeed(held(60), [3, 4, 0]);
    const unseen = { ...spec, tracks2d: spec.tracks2d.map((t) => ({ ...t, boxesPx: t.boxesPx.map(() => null) })) };
    expect(frozenShots(unseen)).toMatchObject([{ level: 'note' }]);
  });

  test('says nothing of a shot that its take holds', () => {
    expect(frozenShots(held(24))).toEqual([]);
  });
});

describe('fitFreezes', () => {
  // Veo makes 4, 6 and 8 s.
  const veo = profiles.get('veo-3.1');

  test('says that a clip held on to the next length would stand still', () => {
    expect(said(fitFreezes(atSpeed(held(48), [3, 4, 0]), veo))).toEqual([
      `warning: Held on to 4 s for ${veo.label}, the clip outlasts its take: from 2 s on everything stands still, "Ball" (5 m/s) in ` +
        'mid-movement. Lengthen the scene to 4 s to have it go on.',
    ]);
    expect(fitFreezes(atSpeed(held(48), [0, 0, 0]), veo)).toMatchObject([{ level: 'note' }]);
  });

  test('names nobody where the clip ends before its take', () => {
    const [problem] = fitFreezes(atSpeed(held(24), [3, 4, 0]), veo);
    expect(problem!.message).toContain('from 2 s on everything stands still. Lengthen the scene to 4 s');
  });

  test('says nothing where the take goes on as long, or the clip is cut off', () => {
    const spec = held(48);
    const longer = { ...spec, shots: spec.shots.map((one) => ({ ...one, takeEndS: 4 })) };
    expect(fitFreezes(longer, veo)).toEqual([]);
    expect(fitFreezes(held(24 * 9), veo)).toEqual([]);
  });
});

describe('modelFormat', () => {
  const formatOf = (spec: ShotSpec, beginS = 0) => modelFormat(spec, { ...VACE, sizes: ownSize(spec) }, beginS);

  test('takes no frame after the end of the take where fewer are allowed', () => {
    // The second shot begins at frame 14 of 24, 0.5833 s, and at frame 9 of 16, 0.5625 s: so much earlier its take ends, too.
    const scene = sampleScene({
      a: sampleShot('a0', { durationFrames: 14 }),
      b: sampleShot('a1', { sourceStartS: 14 / 24, durationFrames: 34 }),
    });
    const whole = buildShotSpec({ ...sampleInput(), scene });
    const format = formatOf(whole);
    // 2 s at 16 fps are 32 frames, and the next count is 33: the last would show 2.0208 s.
    expect(format.frameCount).toBe(29);
    const film = (frameCount: number) =>
      buildShotSpec({
        ...sampleInput(),
        scene,
        frameRate: format.frameRate,
        range: { startFrame: 0, frameCount },
      }).shots.at(-1)!.frozenFromFrame;
    expect([film(33), film(29)]).toEqual([32, null]);
  });

  test('takes a last frame that shows the very end of the take', () => {
    expect(formatOf(held(48)).frameCount).toBe(33);
  });

  test('takes the next count up where the take goes on', () => {
    expect(formatOf(held(24)).frameCount).toBe(17);
  });

  test('keeps to the least that a model takes', () => {
    // From 1.9 s on the take holds two frames, and the least is five.
    expect(formatOf(held(48), 1.9)).toMatchObject({ startFrame: 30, frameCount: 5 });
  });
});

test('the upload sheet says it before anyone pays', () => {
  const sheetOf = (shot: ShotSpec) => {
    const kit = kitOf(shot, { contactStills: 0, hasSound: false, written: {} });
    return sheetText(kit, profiles.get('veo-3.1'), null);
  };
  const [before] = sheetOf(atSpeed(held(96), [3, 4, 0])).split('## Settings');
  expect(before).toMatch(
    /Before you pay:\*\*\n\n- Shot "Wide": its take ends at 2 s, so in its last 47 frames everything stands/,
  );
  expect(sheetOf(atSpeed(held(48), [3, 4, 0]))).toContain('- Held on to 4 s for');
});
