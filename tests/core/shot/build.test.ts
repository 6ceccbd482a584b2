import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../../../src/core/base/canonical-json.ts';
import { buildShotSpec } from '../../../src/core/shot/build.ts';
import { shotSpecSchema } from '../../../src/core/shot/shot-spec.ts';
import { BALL_RADIUS_M, ballAt, IMPACT_S, sampleCue, sampleInput, sampleScene, sampleShot } from './sample.ts';

describe('buildShotSpec', () => {
  const spec = buildShotSpec(sampleInput());

  test('is what the schema says, and the same bytes each time', () => {
    expect(shotSpecSchema.parse(spec)).toEqual(spec);
    expect(canonicalJson(buildShotSpec(sampleInput()))).toBe(canonicalJson(spec));
  });

  test('samples the flight at the frames', () => {
    expect(spec.clip).toMatchObject({ frameCount: 24, durationS: 1, frameRate: { num: 24, den: 1 } });
    const [trajectory] = spec.trajectories;
    expect(spec.trajectories.map((t) => t.bodyId)).toEqual(['ball']);
    spec.clip.sceneTimesS.forEach((timeS, frame) => {
      expect(timeS).toBeCloseTo(frame / 24, 6);
      const exact = ballAt(frame / 24);
      // Columns of motion are single precision: 1e-7 of a few metres.
      for (let k = 0; k < 3; k++) {
        expect(trajectory!.positionsM[frame]![k]).toBeCloseTo(exact.positionM[k]!, 5);
        expect(trajectory!.velocitiesMps[frame]![k]).toBeCloseTo(exact.velocityMps[k]!, 4);
      }
    });
  });

  test('projects the ball as a pinhole of the same field would', () => {
    // 36 mm of sensor width at 35 mm: fx = 35 / 36 * 1280. Camera at (0, 1.2, 5), looking along -z.
    const f = (35 / 36) * 1280;
    const { positionM } = ballAt(10 / 24);
    const depth = 5 - positionM[2];
    const [x, y] = spec.tracks2d.find((t) => t.bodyId === 'ball')!.centersPx[10]!;
    expect(x).toBeCloseTo(640 + (f * positionM[0]) / depth, 2);
    expect(y).toBeCloseTo(360 - (f * (positionM[1] - 1.2)) / depth, 2);
  });

  test('boxes and visibility are of the whole ball', () => {
    const track = spec.tracks2d.find((t) => t.bodyId === 'ball')!;
    const [x0, y0, x1, y1] = track.boxesPx[0]!;
    // A little wider than 2 r f / d for the marks that stand out of it and for perspective.
    const width = (2 * BALL_RADIUS_M * (35 / 36) * 1280) / 5;
    expect(x1 - x0).toBeGreaterThan(width);
    expect(x1 - x0).toBeLessThan(1.02 * width);
    expect(y1 - y0).toBeCloseTo(x1 - x0, 0);
    expect(track.visibility.every((v) => v === 1)).toBe(true);
  });

  test('names the focus distance along the axis', () => {
    expect(spec.camera.focusDistancesM[0]).toBe(5);
    expect(spec.camera.focusDistancesM[12]).toBeCloseTo(5.25, 5);
  });

  test('still bodies have a pose and no trajectory', () => {
    const floor = spec.bodies.find((b) => b.id === 'floor')!;
    expect(floor.drive).toBe('still');
    expect(floor.release.positionM).toEqual([0, 0, 0]);
    expect(spec.tracks2d.map((t) => t.bodyId)).toEqual(['floor', 'ball']);
  });

  test('contacts, cues and the story are on the clock of the clip', () => {
    expect(spec.contacts[0]!.clipTimesS).toEqual([Math.round(IMPACT_S * 1e6) / 1e6]);
    expect(spec.audio.cues[0]).toMatchObject({ id: 'cue-1', timeS: 0.765685, endTimeS: 1.065685 });
    expect(spec.outcome.happened[0]!.clipTimesS).toEqual([0.765685]);
    const input = sampleInput();
    const condition = { id: 'it', label: 'floor', mode: 'must', isMet: true, margin: null, timeS: IMPACT_S } as const;
    const outcome = { ...input.results['take-1']!.outcome, conditions: [{ ...condition, timesS: [IMPACT_S] }] };
    const { wanted } = buildShotSpec({
      ...input,
      results: { 'take-1': { ...input.results['take-1']!, outcome } },
    }).outcome;
    expect(wanted).toEqual([{ ...condition, timeS: 0.765685, clipTimesS: [0.765685] }]);
  });
});

describe('the clip', () => {
  test('at another frame rate shows the same instants of the action, sampled anew', () => {
    const spec = buildShotSpec({ ...sampleInput(), frameRate: { num: 16, den: 1 }, sizePx: [832, 480] });
    expect(spec.clip).toMatchObject({ frameCount: 16, widthPx: 832, heightPx: 480, durationS: 1 });
    expect(spec.trajectories[0]!.positionsM[7]![1]).toBeCloseTo(ballAt(7 / 16).positionM[1], 5);
    expect(spec.contacts[0]!.clipTimesS).toEqual([0.765685]);
  });

  test('at 24000/1001 its frames lie 1001/24000 s apart', () => {
    const spec = buildShotSpec({ ...sampleInput(), frameRate: { num: 24000, den: 1001 } });
    expect(spec.clip.sceneTimesS[23]).toBeCloseTo((23 * 1001) / 24000, 6);
  });

  test('a cut with a replay in slow motion shows the bounce twice', () => {
    const scene = sampleScene({
      a: sampleShot('a0'),
      b: sampleShot('a1', { name: 'Replay', cameraId: 'cam-b', sourceStartS: 0.5, durationFrames: 48, speed: 0.5 }),
    });
    const spec = buildShotSpec(
      sampleInput(scene, [sampleCue(), sampleCue({ id: 'roll', kind: 'roll', timeS: 0.6, endTimeS: 0.9 })]),
    );
    expect(spec.clip.frameCount).toBe(72);
    expect(spec.clip.sceneTimesS[24]).toBe(0.5);
    expect(spec.clip.sceneTimesS[48]).toBe(1);
    // 1 s into the clip plus (0.765685 - 0.5) at half speed.
    const again = 1 + 2 * (IMPACT_S - 0.5);
    expect(spec.contacts[0]!.clipTimesS[1]).toBeCloseTo(again, 6);
    const cues = spec.audio.cues.map((c) => [c.id, c.timeS, Math.round((c.endTimeS - c.timeS) * 1e6) / 1e6]);
    // The hit keeps its length, the roll is stretched.
    expect(cues).toEqual([
      ['roll', 0.6, 0.3],
      ['cue-1', 0.765685, 0.3],
      ['roll@2', 1.2, 0.6],
      ['cue-1@2', Math.round(again * 1e6) / 1e6, 0.3],
    ]);
    expect(spec.shots.map((s) => [s.startFrame, s.frameCount, s.speed])).toEqual([
      [0, 24, 1],
      [24, 48, 0.5],
    ]);
    expect(spec.camera.positionsM[24]).toEqual([0.5, 0.8, 3]);
  });

  test('ambience that runs across a cut stays one cue', () => {
    const scene = sampleScene({ a: sampleShot('a0'), b: sampleShot('a1', { sourceStartS: 1, cameraId: 'cam-b' }) });
    const hum = sampleCue({ id: 'hum', kind: 'ambience', contactId: null, timeS: 0, endTimeS: 5 });
    const spec = buildShotSpec(sampleInput(scene, [hum]));
    expect(spec.audio.cues.map((c) => [c.id, c.timeS, c.endTimeS])).toEqual([['hum', 0, 2]]);
  });

  test('one shot of the cut begins at frame 0', () => {
    const scene = sampleScene({ a: sampleShot('a0'), b: sampleShot('a1', { name: 'Late', sourceStartS: 0.75 }) });
    const spec = buildShotSpec({ ...sampleInput(scene), shotId: 'b' });
    expect(spec.clip).toMatchObject({ name: 'Bounce, Late', frameCount: 24 });
    expect(spec.shots[0]!.startFrame).toBe(0);
    expect(spec.contacts[0]!.clipTimesS).toEqual([0.015685]);
  });

  test('a scene without shots is one shot of the whole take', () => {
    const spec = buildShotSpec(sampleInput(sampleScene({})));
    expect(spec.clip.frameCount).toBe(48);
    expect(spec.shots[0]!.cameraId).toBe('cam-a');
  });

  test('what is missing is named', () => {
    expect(() => buildShotSpec({ ...sampleInput(), shotId: 'nope' })).toThrow('There is no shot "nope".');
    expect(() => buildShotSpec({ ...sampleInput(), results: {} })).toThrow('"take-1" has not been simulated');
  });
});

describe('a shot that goes on after its take', () => {
  // The take lasts 2 s: at 24 fps frame 48 shows its last instant, and frame 49 is the first that shows nothing new.
  const scene = sampleScene({ 'shot-a': sampleShot('a0', { durationFrames: 72 }) });

  test('stands still: the last pose without its velocity, and says from when', () => {
    const spec = buildShotSpec(sampleInput(scene));
    const ball = spec.trajectories.find((t) => t.bodyId === 'ball')!;
    expect(spec.shots[0]!.frozenFromFrame).toBe(49);
    expect(ball.velocitiesMps[48]).not.toEqual([0, 0, 0]);
    for (let frame = 49; frame < 72; frame++) {
      expect(ball.velocitiesMps[frame]).toEqual([0, 0, 0]);
      expect(ball.positionsM[frame]).toEqual(ball.positionsM[48]);
    }
    expect(buildShotSpec(sampleInput()).shots[0]!.frozenFromFrame).toBeNull();
  });

  test('stands still from where the simulation had to stop', () => {
    const input = sampleInput();
    const facts = input.results['take-1']!;
    const motion = { ...facts.motion, stop: { bodyId: 'ball', timeS: 0.5, message: 'It left the scene.' } };
    const spec = buildShotSpec({ ...input, results: { 'take-1': { ...facts, motion } } });
    // Frame 12 shows 0.5 s.
    expect(spec.shots[0]!.frozenFromFrame).toBe(13);
    expect(spec.trajectories.find((t) => t.bodyId === 'ball')!.velocitiesMps[13]).toEqual([0, 0, 0]);
  });
});

test('a cut shorter than half a frame of another rate keeps one frame', () => {
  // Two frames of 120 fps last 1/60 s: a quarter of a frame at 16 fps.
  const shots = {
    'shot-a': sampleShot('a0', { durationFrames: 1 }),
    'shot-b': sampleShot('a1', { durationFrames: 1, cameraId: 'cam-b' }),
  };
  const scene = sampleScene(shots);
  const fast = { ...scene, settings: { ...scene.settings, frameRate: { num: 120, den: 1 } } };
  const spec = buildShotSpec({ ...sampleInput(fast), frameRate: { num: 16, den: 1 } });
  expect(spec.clip.frameCount).toBe(1);
  expect(spec.shots.map(({ id, startFrame, frameCount }) => [id, startFrame, frameCount])).toEqual([['shot-b', 0, 1]]);
});
