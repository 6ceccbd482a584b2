import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { activeCameraId } from '../../../src/core/camera/active-camera.ts';
import { SETTLING_SPEED_MPS, UNHEARD_IMPULSE_NS } from '../../../src/core/cues/blows.ts';
import { pointAt } from '../../../src/core/cues/curve.ts';
import { deriveCues } from '../../../src/core/cues/derive.ts';
import { cueKinds } from '../../../src/core/cues/index.ts';
import { timedBySpeech } from '../../../src/core/cues/line-times.ts';
import type { Contact } from '../../../src/core/motion/contact.ts';
import type { Scene } from '../../../src/core/scene/schema.ts';
import { estimateLine } from '../../../src/core/speech/estimate.ts';
import { lineKey } from '../../../src/core/speech/line-key.ts';
import { contact, motionOf, plan, sceneOf } from './fixtures.ts';

const derive = (contacts: readonly Contact[], scene: Scene = sceneOf()) =>
  deriveCues(scene, 'take-1', plan, motionOf(contacts));
const one = (changes: Partial<Contact>, scene?: Scene) => derive([contact(1, changes)], scene)[0]!;
const board = {
  bodyIds: ['ball', 'hoop'],
  partIds: ['ball', 'board'],
  materialIds: ['basketball', 'tempered-glass'],
} as const;
const floor = {
  bodyIds: ['ball', 'court'],
  partIds: ['ball', 'floor'],
  materialIds: ['basketball', 'hardwood'],
} as const;

describe('the list of cue kinds', () => {
  it('has every folder', () => {
    const folder = new URL('../../../src/core/cues/', import.meta.url);
    const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(cueKinds.all.map((kind) => kind.id).sort()).toEqual(folders.map((entry) => entry.name).sort());
  });
});

describe('an impact', () => {
  it('becomes a cue at the time of contact', () => {
    const cue = one({ id: 'ball/ball~hoop/rim#1' });
    expect(cue).toMatchObject({
      id: 'impact:ball/ball~hoop/rim#1',
      kind: 'impact',
      origin: 'physics',
      timeS: 1,
      contactId: 'ball/ball~hoop/rim#1',
      bodyIds: ['ball', 'hoop'],
      materials: ['basketball', 'steel'],
      isMuted: false,
    });
    expect(cue.endTimeS).toBeGreaterThan(1.1);
    // The ball is 0.24 m across; the ring's centreline 0.474 m, its rod 0.016 m.
    expect(cue.sizesM[0]).toBeCloseTo(0.24, 9);
    expect(cue.sizesM[1]).toBeCloseTo(0.49, 9);
  });

  it('is named by who moves and what it meets', () => {
    expect(one({}).label).toBe('basketball hits rim');
    expect(one(board).label).toBe('basketball hits board');
    expect(one(floor).label).toBe('basketball hits court');
  });

  it('names the mover first, whichever body comes first in the plan', () => {
    const swapped = one({ bodyIds: ['hoop', 'ball'], partIds: ['rim', 'ball'], materialIds: ['steel', 'basketball'] });
    expect(swapped.label).toBe('basketball hits rim');
  });

  it('is merged with others of its parts within 50 ms, as loud as the strongest, with every blow', () => {
    const strengths = { 1: 1, 1.03: 4, 1.06: 2, 1.3: 1 };
    const contacts = Object.entries(strengths).map(([timeS, impulseNs]) => contact(Number(timeS), { impulseNs }));
    const [first, second] = derive(contacts);
    expect(first).toMatchObject({ timeS: 1, impulseNs: 4, contactId: 'ball/ball~hoop/rim#1.03' });
    expect(first!.hits.map(({ timeS, impulseNs }) => [timeS, impulseNs])).toEqual([
      [1, 1],
      [1.03, 4],
      [1.06, 2],
    ]);
    expect(Math.max(...first!.hits.map(({ levelDb }) => levelDb))).toBe(first!.levelDb);
    expect(second).toMatchObject({ timeS: 1.3, impulseNs: 1 });
    expect(second!.hits).toHaveLength(1);
  });

  it('is not merged with one of other parts', () => {
    expect(derive([contact(1), contact(1.01, { ...board, id: 'board' })])).toHaveLength(2);
  });

  it('tells what it was: who moved, how heavy, and what was lost', () => {
    const cue = one({ impulseNs: 3, normalSpeedMps: 3, reboundSpeedMps: 1.8 });
    // m/2 (v² - u²) with m (v + u) = 3 N s: 3 (3 - 1.8) / 2.
    expect(cue).toMatchObject({ massKg: 0.6, slipSpeedMps: 0.5, partIds: ['ball', 'rim'] });
    expect(cue.energyJ).toBeCloseTo(1.8, 9);
    expect(cue.sync).toEqual({ class: 'hard', earlyS: 0.02, lateS: 0.045 });
  });

  it('below the threshold of impulse or speed makes no cue', () => {
    expect(derive([contact(1, { impulseNs: UNHEARD_IMPULSE_NS * 0.99 })])).toEqual([]);
    expect(derive([contact(1, { normalSpeedMps: SETTLING_SPEED_MPS * 0.99 })])).toEqual([]);
    expect(derive([contact(1, { impulseNs: UNHEARD_IMPULSE_NS, normalSpeedMps: SETTLING_SPEED_MPS })])).toHaveLength(1);
  });

  it('is louder for more impulse: 40 dB of physics are 26 dB of mix', () => {
    expect(one({ impulseNs: 2 }).levelDb - one({ impulseNs: 0.02 }).levelDb).toBeCloseTo(26, 6);
    expect(one({ impulseNs: 1e9 }).levelDb).toBe(0);
    expect(one({ impulseNs: 2 }).salience).toBeGreaterThan(one({ impulseNs: 0.02 }).salience);
  });

  it('takes the seed of the scene and its own', () => {
    const again = sceneOf();
    const other = sceneOf({ settings: { ...again.settings, seed: 2 } });
    expect(one({}, again).seed).toBe(one({}).seed);
    expect(one({}, other).seed).not.toBe(one({}).seed);
    expect(one({ id: 'another' }).seed).not.toBe(one({}).seed);
  });
});

describe('where a cue is heard', () => {
  // The camera is at z = 5 and looks along -z, so x is to the right.
  it('left is negative, ahead is the middle, and behind keeps its side', () => {
    expect(one({ pointM: [-5, 0, 0] }).pan).toBeCloseTo(-Math.SQRT1_2, 9);
    expect(one({ pointM: [5, 3, 0] }).pan).toBeCloseTo(Math.SQRT1_2, 9);
    expect(one({ pointM: [0, 2, 0] }).pan).toBe(0);
    expect(one({ pointM: [-1, 0, 6] }).pan).toBeCloseTo(-Math.SQRT1_2, 9);
  });

  it('is as far as the camera', () => {
    expect(one({ pointM: [0, 0, 2] }).distanceM).toBeCloseTo(3, 9);
    expect(one({ pointM: [3, 4, 5] }).distanceM).toBeCloseTo(5, 9);
  });

  it('is quieter to miss when far away', () => {
    expect(one({ pointM: [0, 0, -95] }).salience).toBeLessThan(one({}).salience);
  });

  it('without a camera is close and in the middle', () => {
    expect(one({ pointM: [3, 4, 5] }, sceneOf({ cameras: {} }))).toMatchObject({ pan: 0, distanceM: 0 });
  });

  const shot = (cameraId: string, takeId: string, order: string, sourceStartS: number, speed = 1) => ({
    name: cameraId,
    order,
    cameraId,
    takeId,
    sourceStartS,
    durationFrames: 24,
    speed,
  });

  it('is the camera of the shot that shows the instant', () => {
    // At 24 fps, 24 frames at half speed show half a second of the scene.
    const scene = sceneOf({
      shots: {
        a: shot('near', 'take-1', 'a0', 0, 0.5),
        b: shot('far', 'take-1', 'a1', 0.5),
        c: shot('near', 'take-1', 'a2', 0),
      },
    });
    expect(activeCameraId(scene, 'take-1', 0.49)).toBe('near');
    expect(activeCameraId(scene, 'take-1', 0.5)).toBe('far');
    expect(one({}, scene).distanceM).toBe(20);
  });

  it('is a shot of the active take where one shows it, or showed it last', () => {
    const scene = sceneOf({ shots: { a: shot('far', 'take-2', 'a0', 0), b: shot('near', 'take-1', 'a1', 0) } });
    expect(activeCameraId(scene, 'take-1', 0.5)).toBe('near');
    expect(activeCameraId(scene, 'take-2', 0.5)).toBe('far');
    // Heard through the take's own shot, though another take is active in the scene.
    const heard = (takeId: string) => deriveCues(scene, takeId, plan, motionOf([contact(0.5, {})]))[0]!.distanceM;
    expect([heard('take-1'), heard('take-2')]).toEqual([5, 20]);
    // Past its end, the take's own last shot.
    expect(activeCameraId(scene, 'take-1', 9)).toBe('near');
    expect(activeCameraId(sceneOf(), 'take-1', 1)).toBe('near');
  });
});

describe('rolling and sliding', () => {
  const span = (phase: 'roll' | 'slide', changes: Partial<Contact> = {}) =>
    contact(1, { ...floor, phase, endTimeS: 3, impulseNs: 12, normalSpeedMps: 0, ...changes });
  const heard = (contacts: readonly Contact[], speedMps = 2) =>
    deriveCues(sceneOf(), 'take-1', plan, motionOf(contacts, speedMps));

  it('are heard from beginning to end', () => {
    const [roll] = heard([span('roll')]);
    expect(roll).toMatchObject({ kind: 'roll', timeS: 1, endTimeS: 3, label: 'basketball rolls on court' });
    const [slide] = heard([span('slide')]);
    expect(slide).toMatchObject({ kind: 'slide', timeS: 1, endTimeS: 3, label: 'basketball slides on court' });
    expect(slide).toMatchObject({ stem: 'foley', hits: [], sync: { class: 'soft' } });
  });

  it('are as loud as load times speed', () => {
    // Compressed by 0.65: ten times the speed is 6.5 dB more.
    for (const phase of ['roll', 'slide'] as const) {
      const levelAt = (speedMps: number) => heard([span(phase)], speedMps)[0]!.levelDb;
      expect(levelAt(2) - levelAt(0.2)).toBeCloseTo(6.5, 5);
    }
  });

  it('go along with what moves, as fast and as far away as it is', () => {
    const [cue] = heard([span('roll')]);
    const [first, last] = [cue!.curve[0]!, cue!.curve.at(-1)!];
    expect([first.timeS, last.timeS]).toEqual([1, 3]);
    expect(first.speedMps).toBeCloseTo(2, 6);
    // The ball goes 2 m/s along x; where it touches began at the origin, heard from 5 m.
    expect(first.pointM).toEqual([0, 0, 0]);
    expect(last.pointM![0]).toBeCloseTo(4, 5);
    expect([first.pan, first.distanceM]).toEqual([0, 5]);
    expect(last.pan).toBeCloseTo(4 / Math.sqrt(41), 5);
    expect(last.distanceM).toBeCloseTo(Math.sqrt(41), 5);
    // Thinned: 61 looks, and a handful of points within 0.02 of pan and 2 % of 5 m.
    expect(cue!.curve.length).toBeLessThan(10);
    for (let timeS = 1; timeS <= 3; timeS += 0.01) {
      const x = 2 * (timeS - 1);
      const at = pointAt(cue!.curve, timeS);
      // Twice the tolerance, for thinning holds at the looks, 1/30 s apart, and a line may turn between them.
      expect(Math.abs(at.pan - x / Math.sqrt(x * x + 25))).toBeLessThan(0.04);
      expect(Math.abs(at.distanceM - Math.sqrt(x * x + 25))).toBeLessThan(0.2);
    }
  });

  it('step where the camera changes', () => {
    const cut = (cameraId: string, order: string, sourceStartS: number) => ({
      name: cameraId,
      order,
      cameraId,
      takeId: 'take-1',
      sourceStartS,
      durationFrames: 48,
      speed: 1,
    });
    const scene = sceneOf({ shots: { a: cut('near', 'a0', 0), b: cut('far', 'a1', 2) } });
    const [cue] = deriveCues(scene, 'take-1', plan, motionOf([span('roll')]));
    const at2S = cue!.curve.filter(({ timeS }) => timeS === 2).map(({ distanceM }) => distanceM);
    expect(at2S).toHaveLength(2);
    expect(at2S[0]).toBeCloseTo(Math.sqrt(4 + 25), 5);
    expect(at2S[1]).toBeCloseTo(Math.sqrt(4 + 400), 5);
    expect(cue!.distanceM).toBe(5);
  });

  it('are left out when too short or too quiet, and rest is silent', () => {
    expect(heard([span('slide', { endTimeS: 1.07 })])).toEqual([]);
    expect(heard([span('slide')], 1e-6)).toEqual([]);
    expect(heard([contact(1, { ...floor, phase: 'rest', endTimeS: 3 })])).toEqual([]);
  });
});

describe('where a cue is heard from a fixed place', () => {
  const fixed = { type: 'fixed', positionM: [0, 0, 2], rotation: [0, 0, 0, 1] } as const;
  const sceneWith = (sound: Partial<Scene['sound']>) => sceneOf({ sound: { ...sceneOf().sound, ...sound } });

  it('is that place, whatever the camera does', () => {
    const scene = sceneWith({ listener: { ...fixed, positionM: [...fixed.positionM], rotation: [...fixed.rotation] } });
    expect(one({ pointM: [2, 0, 2] }, scene)).toMatchObject({ pan: 1, distanceM: 2 });
    expect(one({ pointM: [2, 0, 2] }, scene).azimuthRad).toBeCloseTo(Math.PI / 2, 12);
    expect(one({ pointM: [0, 3, -2] }, scene).elevationRad).toBeCloseTo(Math.atan2(3, 4), 12);
    expect(one({ pointM: [0, 0, 3] }, scene).azimuthRad).toBeCloseTo(Math.PI, 12);
  });

  it('is later by the way of the sound where the scene says so, and only then', () => {
    expect(one({}).heardAtS).toBe(1);
    // 5 m at 343 m/s.
    expect(one({}, sceneWith({ isDelayedByDistance: true })).heardAtS).toBeCloseTo(1 + 5 / 343, 12);
    expect(one({}, sceneWith({ isDelayedByDistance: true })).timeS).toBe(1);
  });

  it('is off screen outside the picture and behind what stands', () => {
    // Half the picture is 18 mm at 35 mm: 2.57 m at 5 m.
    expect(one({ ...floor, pointM: [2.5, 0, 0] }).isOffscreen).toBe(false);
    expect(one({ ...floor, pointM: [2.7, 0, 0] }).isOffscreen).toBe(true);
    // The hoop's ring lies about the origin, 0.237 m across its middle and 8 mm thick: it hides what is behind its front.
    expect(one({ ...floor, pointM: [0, 0, -1] }).isOffscreen).toBe(true);
    expect(one({ ...floor, pointM: [0, 0.3, -1] }).isOffscreen).toBe(false);
  });
});

describe('cues that the director writes', () => {
  it('are there in order of time, everywhere at once', () => {
    const authored: Scene['cues']['authored'] = {
      line: {
        order: 'a1',
        kind: 'dialogue',
        timeS: 2,
        label: 'coach',
        text: 'Next one goes in!',
        speaker: 'Coach',
        gainDb: 0,
        source: { type: 'spoken', voice: 'rms' },
      },
      air: {
        order: 'a0',
        kind: 'ambience',
        timeS: 0,
        durationS: 10,
        label: 'empty gym',
        gainDb: -3,
        source: { type: 'bed', bed: 'room-tone' },
      },
    };
    const scene = sceneOf({ cues: { overrides: {}, authored } });
    const cues = derive([contact(1)], scene);
    expect(cues.map((cue) => cue.id)).toEqual(['air', 'impact:ball/ball~hoop/rim#1', 'line']);
    expect(cues[0]).toMatchObject({
      kind: 'ambience',
      origin: 'authored',
      stem: 'ambience',
      endTimeS: 10,
      label: 'empty gym',
      contactId: null,
      pointM: null,
    });
    const line = cues[2]!;
    const estimate = estimateLine('Next one goes in!');
    expect(line).toMatchObject({
      text: 'Next one goes in!',
      speaker: 'Coach',
      timeS: 2,
      pan: 0,
      isTimingEstimated: true,
    });
    expect(line.endTimeS).toBeCloseTo(2 + estimate.durationS, 12);
    expect(line.words.map(({ text }) => text)).toEqual(['Next', 'one', 'goes', 'in!']);
    expect(line.words[0]!.timeS).toBe(2);
    expect(line.visemes.length).toBeGreaterThan(4);
    // Where it was spoken, the times are those of speech.
    const timing = {
      words: [{ text: 'Next', timeS: 0.1, endTimeS: 0.4 }],
      visemes: [],
      durationS: 0.9,
      isTimingEstimated: false,
    };
    const key = lineKey({ voice: 'rms', text: 'Next one goes in!' });
    const spoken = timedBySpeech(cues, new Map([[key, timing]])).at(-1)!;
    expect(spoken).toMatchObject({ endTimeS: 2.9, isTimingEstimated: false, words: [{ timeS: 2.1, endTimeS: 2.4 }] });
  });

  it('are made as physics would make them', () => {
    const made = (like: 'impact' | 'slide') =>
      sceneOf({
        cues: {
          overrides: {},
          authored: {
            gong: {
              order: 'a0',
              kind: 'effect',
              timeS: 3,
              durationS: 1,
              label: 'gong',
              gainDb: 4,
              source: { type: 'made', like, materialIds: ['steel', 'hardwood'], sizeM: 0.5, speedMps: 2 },
            },
          },
        },
      });
    const [blow] = derive([], made('impact'));
    expect(blow).toMatchObject({
      stem: 'effects',
      source: { type: 'made', like: 'impact' },
      materials: ['steel', 'hardwood'],
      sizesM: [0.5, 0.5],
      normalSpeedMps: 2,
      levelDb: -5,
    });
    expect(blow!.hits).toEqual([{ timeS: 3, impulseNs: blow!.impulseNs, normalSpeedMps: 2, levelDb: -5 }]);
    const [slide] = derive([], made('slide'));
    expect(slide!.hits).toEqual([]);
    expect(slide!.curve.map(({ timeS, speedMps }) => [timeS, speedMps])).toEqual([
      [3, 2],
      [4, 2],
    ]);
  });

  it('have notes in seconds, in order of time', () => {
    const scene = sceneOf({
      cues: {
        overrides: {},
        authored: {
          tune: {
            order: 'a0',
            kind: 'music',
            timeS: 1,
            durationS: 4,
            label: 'tune',
            gainDb: 0,
            source: {
              type: 'notes',
              instrument: 'piano',
              tempoBpm: 120,
              notes: {
                b: { beat: 2, beats: 1, pitch: 64, velocity: 0.5 },
                a: { beat: 0, beats: 4, pitch: 60, velocity: 1 },
              },
            },
          },
        },
      },
    });
    // 120 beats a minute: half a second each.
    expect(derive([], scene)[0]!.source).toEqual({
      type: 'notes',
      instrument: 'piano',
      notes: [
        { startS: 0, durationS: 2, pitch: 60, velocity: 1 },
        { startS: 1, durationS: 0.5, pitch: 64, velocity: 0.5 },
      ],
    });
  });
});
