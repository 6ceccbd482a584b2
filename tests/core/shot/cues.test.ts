import { describe, expect, test } from 'vitest';
import { buildShotSpec } from '../../../src/core/shot/build.ts';
import { shotSpecSchema } from '../../../src/core/shot/shot-spec.ts';
import { IMPACT_S, sampleCue, sampleInput, sampleScene, sampleShot } from './sample.ts';

const micro = (x: number) => Math.round(x * 1e6) / 1e6;

/** A thing that rolls along x at 1 m/s, from the origin at 0.5 s on. */
const roll = sampleCue({
  id: 'roll',
  kind: 'roll',
  timeS: 0.5,
  endTimeS: 1.5,
  heardAtS: 0.5,
  hits: [],
  pointM: [0, 0, 0],
  curve: [0.5, 1.5].map((timeS) => ({
    timeS,
    gainDb: timeS === 0.5 ? -6 : 0,
    speedMps: 1,
    pointM: [timeS - 0.5, 0, 0] as const,
    pan: 0,
    distanceM: 0,
  })),
});

describe('a cue in a clip', () => {
  const spec = buildShotSpec(sampleInput());

  test('has its frame and timecode, and all that synthesis and people need', () => {
    // Frame 18 shows 0.75 to 0.79 s.
    expect(spec.audio.cues[0]).toMatchObject({ timeS: 0.765685, frame: 18, timecode: '00:00:00:18', speed: 1 });
    expect(spec.audio.cues[0]!.hits).toEqual([{ timeS: 0.765685, impulseNs: 5.4, normalSpeedMps: 5.66, levelDb: -12 }]);
    expect(spec.audio).toMatchObject({
      clock: 'contact',
      sampleRate: 48_000,
      listener: { type: 'camera' },
      room: null,
    });
    expect(shotSpecSchema.parse(spec)).toEqual(spec);
  });

  test('counts with dropped numbers at 29.97', () => {
    const cue = sampleCue({ timeS: 61, endTimeS: 61.3 });
    const scene = sampleScene({ a: sampleShot('a0', { durationFrames: 24 * 62 }) });
    const fast = buildShotSpec({ ...sampleInput(scene, [cue]), frameRate: { num: 30000, den: 1001 } });
    // 61 s are 1828.17 frames; two numbers are skipped after the first minute.
    expect(fast.audio.cues[0]).toMatchObject({ frame: 1828, timecode: '00:01:01;00' });
  });

  test('is on the clock of hearing where sound takes its time', () => {
    const scene = sampleScene();
    scene.sound.isDelayedByDistance = true;
    // 60 m away: 0.175 s, four frames later.
    const cue = sampleCue({ pointM: [0, 1.2, -55] });
    const far = buildShotSpec(sampleInput(scene, [cue]));
    expect(far.audio.clock).toBe('heard');
    expect(far.audio.cues[0]!.heardAtS).toBeCloseTo(IMPACT_S + 60 / 343, 5);
    expect(far.audio.cues[0]!.frame).toBe(Math.round((IMPACT_S + 60 / 343) * 24));
    expect(far.audio.cues[0]!.timeS).toBe(micro(IMPACT_S));
  });
});

describe('a replay', () => {
  // Camera b stands at (0.5, 0.8, 3), camera a at (0, 1.2, 5).
  const scene = sampleScene({
    a: sampleShot('a0'),
    b: sampleShot('a1', { cameraId: 'cam-b', sourceStartS: 0.5, durationFrames: 48, speed: 0.5 }),
  });

  test('is heard from its own camera, at its own speed', () => {
    const cue = sampleCue({ pointM: [0.5, 0.8, -1] });
    const [first, again] = buildShotSpec(sampleInput(scene, [cue])).audio.cues;
    expect(first!.distanceM).toBeCloseTo(Math.hypot(0.5, 0.4, 6), 6);
    expect(first!.pan).toBeCloseTo(0.5 / Math.hypot(0.5, 6), 6);
    expect(again).toMatchObject({ id: 'cue-1@2', distanceM: 4, pan: 0, speed: 0.5 });
    expect(again!.hits[0]!.timeS).toBe(micro(1 + 2 * (IMPACT_S - 0.5)));
  });

  test('draws the blows of a cue apart and lets the last ring as long as ever', () => {
    const blow = (timeS: number) => ({ timeS, impulseNs: 1, normalSpeedMps: 1, levelDb: -12 });
    const cue = sampleCue({ timeS: 0.6, hits: [blow(0.6), blow(0.64)], endTimeS: 0.94 });
    const [first, again] = buildShotSpec(sampleInput(scene, [cue])).audio.cues;
    expect(first!.endTimeS).toBe(0.94);
    expect(again!.hits.map(({ timeS }) => timeS)).toEqual([1.2, 1.28]);
    // The second blow, and 0.3 s of ring.
    expect(again!.endTimeS).toBeCloseTo(1.58, 6);
  });

  test('of a line keeps the pace of its words', () => {
    const line = sampleCue({
      kind: 'dialogue',
      origin: 'authored',
      timeS: 0.6,
      endTimeS: 1.6,
      pointM: null,
      hits: [],
      text: 'No way',
      words: [
        { text: 'No', timeS: 0.6, endTimeS: 0.9 },
        { text: 'way', timeS: 1, endTimeS: 1.6 },
      ],
      visemes: [{ id: 'sil', timeS: 1.6 }],
    });
    const again = buildShotSpec(sampleInput(scene, [line])).audio.cues[1]!;
    expect(again.timeS).toBe(1.2);
    expect(again.words.map(({ timeS, endTimeS }) => [timeS, endTimeS])).toEqual([
      [1.2, 1.5],
      [1.6, 2.2],
    ]);
    expect(again.visemes).toEqual([{ id: 'sil', timeS: 2.2 }]);
    expect(again.endTimeS).toBe(2.2);
  });
});

describe('a lasting cue', () => {
  test('is cut at the end of its shot', () => {
    const [cue] = buildShotSpec(sampleInput(sampleScene(), [roll])).audio.cues;
    expect(cue).toMatchObject({ timeS: 0.5, endTimeS: 1 });
    const last = cue!.curve.at(-1)!;
    expect(last.timeS).toBe(1);
    expect(last.pointM![0]).toBeCloseTo(0.5, 6);
    expect(last.gainDb).toBeCloseTo(-3, 6);
  });

  test('goes on over a cut, with a step from one camera to the other', () => {
    const scene = sampleScene({ a: sampleShot('a0'), b: sampleShot('a1', { sourceStartS: 1, cameraId: 'cam-b' }) });
    const cues = buildShotSpec(sampleInput(scene, [roll])).audio.cues;
    expect(cues.map(({ id, timeS, endTimeS }) => [id, timeS, endTimeS])).toEqual([['roll', 0.5, 1.5]]);
    const atCut = cues[0]!.curve.filter(({ timeS }) => timeS === 1).map(({ distanceM }) => distanceM);
    expect(atCut).toHaveLength(2);
    expect(atCut[0]).toBeCloseTo(Math.hypot(0.5, 1.2, 5), 5);
    expect(atCut[1]).toBeCloseTo(Math.hypot(0, 0.8, 3), 5);
    const times = cues[0]!.curve.map(({ timeS }) => timeS);
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });

  test('from a fixed listener is the same through every cut', () => {
    const scene = sampleScene({ a: sampleShot('a0'), b: sampleShot('a1', { sourceStartS: 1, cameraId: 'cam-b' }) });
    scene.sound.listener = { type: 'fixed', positionM: [0, 0, 10], rotation: [0, 0, 0, 1] };
    const spec = buildShotSpec(sampleInput(scene, [roll]));
    expect(spec.audio.listener).toEqual({ type: 'fixed', positionM: [0, 0, 10], rotation: [0, 0, 0, 1] });
    const atCut = spec.audio.cues[0]!.curve.filter(({ timeS }) => timeS === 1);
    expect(new Set(atCut.map(({ distanceM }) => distanceM)).size).toBe(1);
  });

  test('begins within its file, and within its notes, where a shot opens on its middle', () => {
    const scene = sampleScene({ a: sampleShot('a0', { sourceStartS: 1 }) });
    const lasting = { endTimeS: 5, timeS: 0.25, hits: [], pointM: null, origin: 'authored' } as const;
    const file = sampleCue({
      ...lasting,
      id: 'air',
      kind: 'ambience',
      source: { type: 'file', assetId: 'ab'.repeat(32), offsetS: 2 },
    });
    const note = (startS: number) => ({ startS, durationS: 0.5, pitch: 60, velocity: 1 });
    const tune = sampleCue({
      ...lasting,
      id: 'tune',
      kind: 'music',
      source: { type: 'notes', instrument: 'piano', notes: [note(0), note(1)] },
    });
    const [air, music] = buildShotSpec(sampleInput(scene, [file, tune])).audio.cues;
    expect(air).toMatchObject({ timeS: 0, endTimeS: 1, source: { type: 'file', offsetS: 2.75 } });
    expect(music!.source).toMatchObject({ type: 'notes', notes: [{ startS: 0.25 }] });
  });
});
