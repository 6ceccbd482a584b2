import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { activeCameraId } from '../../../src/core/camera/active-camera.ts';
import { deriveCues } from '../../../src/core/cues/derive.ts';
import { SETTLING_SPEED_MPS, UNHEARD_IMPULSE_NS } from '../../../src/core/cues/impact/impact.ts';
import { cueKinds } from '../../../src/core/cues/index.ts';
import type { Contact } from '../../../src/core/motion/contact.ts';
import type { Scene } from '../../../src/core/scene/schema.ts';
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

  it('is merged with others of its parts within 50 ms, the strongest staying', () => {
    const strengths = { 1: 1, 1.03: 4, 1.06: 2, 1.09: 1 };
    const contacts = Object.entries(strengths).map(([timeS, impulseNs]) => contact(Number(timeS), { impulseNs }));
    // 1.00 and 1.06 lie within 50 ms of 1.03, which is stronger; 1.09 does not, for 1.06 is gone.
    expect(derive(contacts).map((cue) => [cue.timeS, cue.impulseNs])).toEqual([
      [1.03, 4],
      [1.09, 1],
    ]);
  });

  it('is not merged with one of other parts', () => {
    expect(derive([contact(1), contact(1.01, { ...board, id: 'board' })])).toHaveLength(2);
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

  it('are heard from beginning to end', () => {
    const [roll] = derive([span('roll')]);
    expect(roll).toMatchObject({ kind: 'roll', timeS: 1, endTimeS: 3, label: 'basketball rolls on court' });
    const [slide] = derive([span('slide')]);
    expect(slide).toMatchObject({ kind: 'slide', timeS: 1, endTimeS: 3, label: 'basketball slides on court' });
  });

  it('are as loud as force times speed', () => {
    // Compressed by 0.65: ten times the slip is 6.5 dB more.
    const [slow] = derive([span('slide', { slipSpeedMps: 0.2 })]);
    const [fast] = derive([span('slide', { slipSpeedMps: 2 })]);
    expect(fast!.levelDb - slow!.levelDb).toBeCloseTo(6.5, 6);
    const rolling = (speedMps: number) =>
      deriveCues(sceneOf(), 'take-1', plan, motionOf([span('roll')], speedMps))[0]!.levelDb;
    expect(rolling(2) - rolling(0.2)).toBeCloseTo(6.5, 5);
  });

  it('are left out when too short or too quiet, and rest is silent', () => {
    expect(derive([span('slide', { endTimeS: 1.07 })])).toEqual([]);
    expect(derive([span('slide', { slipSpeedMps: 1e-6 })])).toEqual([]);
    expect(derive([contact(1, { ...floor, phase: 'rest', endTimeS: 3 })])).toEqual([]);
  });
});

describe('what the director says', () => {
  const id = 'ball/ball~hoop/rim#1';
  const told = (override: Scene['cues']['overrides'][string]) =>
    one({ id }, sceneOf({ cues: { overrides: { [id]: override }, authored: {} } }));

  it('overrides a cue found by its contact', () => {
    expect(told({ mute: true }).isMuted).toBe(true);
    expect(told({ label: 'CLANG' }).label).toBe('CLANG');
    expect(told({ gainDb: -6 }).levelDb).toBeCloseTo(one({ id }).levelDb - 6, 9);
    expect(told({ gainDb: 24 }).levelDb).toBe(0);
  });

  it('leaves others alone', () => {
    const scene = sceneOf({ cues: { overrides: { other: { mute: true } }, authored: {} } });
    expect(one({ id }, scene)).toEqual(one({ id }));
  });

  it('adds cues of its own, in order of time', () => {
    const authored: Scene['cues']['authored'] = {
      line: {
        order: 'a1',
        kind: 'dialogue',
        timeS: 2,
        durationS: 1,
        label: 'coach',
        text: 'Next!',
        speaker: 'Coach',
        gainDb: 0,
      },
      air: { order: 'a0', kind: 'ambience', timeS: 0, durationS: 10, label: 'empty gym', gainDb: -3 },
    };
    const cues = derive([contact(1)], sceneOf({ cues: { overrides: {}, authored } }));
    expect(cues.map((cue) => cue.id)).toEqual(['air', 'impact:ball/ball~hoop/rim#1', 'line']);
    expect(cues[0]).toMatchObject({
      kind: 'ambience',
      origin: 'authored',
      endTimeS: 10,
      label: 'empty gym',
      contactId: null,
    });
    expect(cues[2]).toMatchObject({ kind: 'dialogue', text: 'Next!', speaker: 'Coach', timeS: 2, endTimeS: 3, pan: 0 });
  });
});
