import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SETTLING_SPEED_MPS, UNHEARD_J } from '../../../src/core/cues/blows.ts';
import { pointAt } from '../../../src/core/cues/curve.ts';
import { deriveCues } from '../../../src/core/cues/derive.ts';
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

  it('below the threshold of energy or speed makes no cue', () => {
    // Half of impulse times speed.
    const at = (share: number, normalSpeedMps: number) =>
      derive([contact(1, { impulseNs: (share * 2 * UNHEARD_J) / normalSpeedMps, normalSpeedMps })]);
    expect(at(0.99, 1)).toEqual([]);
    expect(at(1.01, 1)).toHaveLength(1);
    expect(at(1.01, SETTLING_SPEED_MPS)).toHaveLength(1);
    expect(at(100, SETTLING_SPEED_MPS * 0.99)).toEqual([]);
  });

  it('of a domino of 10 g that strikes the next at 0.66 m/s is heard', () => {
    // The impulse of such a blow, as a run of them gives it.
    const click = one({ impulseNs: 1.5e-3, normalSpeedMps: 0.66 });
    // -6 dB + 0.65 * 10 log10(4.95e-4 J / 45 J), and the gains of a ball and a rim, which are within 10 dB of nothing.
    expect(Math.abs(click.levelDb - -38.2)).toBeLessThan(10);
  });

  it('is louder for more impulse: 40 dB of physics are 26 dB of mix', () => {
    // Of one pair the impulse goes with the speed.
    const hard = one({ impulseNs: 2, normalSpeedMps: 2 });
    expect(hard.levelDb - one({ impulseNs: 0.02, normalSpeedMps: 0.02 }).levelDb).toBeCloseTo(26, 6);
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
