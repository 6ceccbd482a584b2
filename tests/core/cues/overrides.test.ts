import fc from 'fast-check';
import { produce } from 'immer';
import { describe, expect, it } from 'vitest';
import type { Cue } from '../../../src/core/cues/cue.ts';
import { deriveCues } from '../../../src/core/cues/derive.ts';
import { orphanedOverrides, orphanWarnings, SAME_CUE_S } from '../../../src/core/cues/overrides.ts';
import type { Contact } from '../../../src/core/motion/contact.ts';
import { type CueChange, overrideCue } from '../../../src/core/scene/edits/cues.ts';
import type { Scene } from '../../../src/core/scene/schema.ts';
import { contact, motionOf, plan, sceneOf } from './fixtures.ts';

const derive = (contacts: readonly Contact[], scene: Scene) => deriveCues(scene, 'take-1', plan, motionOf(contacts));
const bounces = (...timesS: readonly number[]) => timesS.map((timeS, i) => contact(timeS, { id: `bounce#${i + 1}` }));
const changed = (cue: Cue, change: CueChange, scene: Scene = sceneOf()): Scene =>
  produce(scene, (draft) => {
    overrideCue(cue, change)(draft as Scene);
  });
/** Times of the cues that have an override. */
const found = (cues: readonly Cue[]) => cues.filter((cue) => cue.overrideId !== null).map((cue) => cue.timeS);

describe('an override', () => {
  const before = bounces(1, 2, 3);
  const [, second] = derive(before, sceneOf());

  it('mutes, names, levels and shifts', () => {
    const told = (change: CueChange) => derive(before, changed(second!, change))[1]!;
    expect(told({ mute: true })).toMatchObject({ isMuted: true, timeS: 2 });
    expect(told({ label: 'CLANG' }).label).toBe('CLANG');
    expect(told({ label: '' }).label).toBe(second!.label);
    const quieter = told({ gainDb: -6 });
    expect(quieter.levelDb).toBeCloseTo(second!.levelDb - 6, 9);
    expect(quieter.hits[0]!.levelDb).toBeCloseTo(second!.hits[0]!.levelDb - 6, 9);
    expect(told({ gainDb: 24 }).levelDb).toBe(0);
    const later = told({ shiftS: 0.25 });
    expect(later).toMatchObject({ timeS: 2.25, heardAtS: 2.25, hits: [{ timeS: 2.25 }] });
    expect(later.endTimeS).toBeCloseTo(second!.endTimeS + 0.25, 12);
    // Nothing sounds before the scene begins.
    const [early] = derive(bounces(0.5), changed(derive(bounces(0.5), sceneOf())[0]!, { shiftS: -2 }));
    expect(early!.timeS).toBe(0);
  });

  it('leaves all others as they are', () => {
    const after = derive(before, changed(second!, { mute: true }));
    const plain = derive(before, sceneOf());
    expect([after[0], after[2]]).toEqual([plain[0], plain[2]]);
  });

  it('finds its cue within 80 ms in another bake, by kind, parts and nearest time, whatever its number', () => {
    const scene = changed(second!, { mute: true });
    expect(found(derive(bounces(0.4, 1.05, 2.07, 3.1), scene))).toEqual([2.07]);
    expect(found(derive(bounces(2.079), scene))).toEqual([2.079]);
    expect(found(derive(bounces(1.919, 2.081), scene))).toEqual([]);
    expect(SAME_CUE_S).toBe(0.08);
    const board = contact(2, { partIds: ['ball', 'board'], materialIds: ['basketball', 'tempered-glass'] });
    expect(found(derive([board], scene))).toEqual([]);
    const slide = contact(2, { phase: 'slide', endTimeS: 2.5 });
    expect(found(derive([slide], scene))).toEqual([]);
    // The plan may come to name the two the other way round.
    const swapped = contact(2, {
      bodyIds: ['hoop', 'ball'],
      partIds: ['rim', 'ball'],
      materialIds: ['steel', 'basketball'],
    });
    expect(found(derive([swapped], scene))).toEqual([2]);
  });

  it('stays with its own where two lie near, the nearest first', () => {
    const pair = derive(bounces(1, 1.07), sceneOf());
    let scene = changed(pair[0]!, { label: 'one' });
    scene = changed(pair[1]!, { label: 'two' }, scene);
    const labels = (...timesS: number[]) => derive(bounces(...timesS), scene).map((cue) => cue.label);
    expect(labels(1, 1.07)).toEqual(['one', 'two']);
    // Both a little later: 1.03 is nearer to 1 than 1.10 is to 1.07, and each has its own.
    expect(labels(1.03, 1.1)).toEqual(['one', 'two']);
    // One alone goes to the nearer.
    expect(labels(1.06)).toEqual(['two']);
  });

  it('of an older file goes by the number of its cue among those alike', () => {
    const anchor = {
      kind: 'impact',
      bodyIds: ['hoop', 'ball'],
      partIds: ['rim', 'ball'],
      timeS: null,
      nth: 2,
    } as const;
    const scene = sceneOf({
      cues: {
        overrides: {
          old: { anchor: { ...anchor, bodyIds: [...anchor.bodyIds], partIds: [...anchor.partIds] }, mute: true },
        },
        authored: {},
      },
    });
    expect(found(derive(bounces(0.5, 2.5, 3), scene))).toEqual([2.5]);
    expect(found(derive(bounces(0.5), scene))).toEqual([]);
  });

  it('without a cue is kept, and told', () => {
    const scene = changed(second!, { mute: true, label: 'Clang' });
    expect(orphanedOverrides(scene, derive(before, scene))).toEqual([]);
    const cues = derive(bounces(1), scene);
    const [orphan] = orphanedOverrides(scene, cues);
    expect(orphan!.override).toBe(scene.cues.overrides[orphan!.id]);
    expect(orphanWarnings(scene, cues)).toEqual([
      {
        level: 'warning',
        path: `cues.overrides.${orphan!.id}`,
        message:
          'Change to cue: "Clang", the impact of "Basketball" and "NBA hoop" at 2.00 s does not happen in this take within ' +
          '80 ms of it, so the change does nothing. Change another cue, or remove it.',
      },
    ]);
  });

  it('survives small changes of the throw', () => {
    // Blows at least 200 ms apart, each moved by less than 80 ms: nearer to where it was than to any other.
    const gaps = fc.array(fc.double({ min: 0.2, max: 0.6, noNaN: true }), { minLength: 1, maxLength: 8 });
    const moves = fc.array(fc.double({ min: -0.079, max: 0.079, noNaN: true }), { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(gaps, moves, fc.nat(), (steps, byS, pick) => {
        const timesS = steps.map((_, i) => 0.1 + steps.slice(0, i + 1).reduce((sum, s) => sum + s, 0));
        const one = derive(bounces(...timesS), sceneOf())[pick % timesS.length]!;
        const scene = changed(one, { mute: true });
        const after = derive(bounces(...timesS.map((t, i) => t + byS[i]!)), scene);
        expect(found(after)).toEqual([timesS[pick % timesS.length]! + byS[pick % timesS.length]!]);
      }),
      { seed: 1, numRuns: 100 },
    );
  });

  it('goes to one cue at most, and a cue to one override, for any bakes', () => {
    const times = fc.array(fc.double({ min: 0, max: 3, noNaN: true }), { maxLength: 12 });
    fc.assert(
      fc.property(times, times, (first, then) => {
        let scene = sceneOf();
        for (const cue of derive(bounces(...first), scene)) scene = changed(cue, { mute: true }, scene);
        const cues = derive(bounces(...then), scene);
        const ids = cues.flatMap((cue) => (cue.overrideId === null ? [] : [cue.overrideId]));
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids.length + orphanedOverrides(scene, cues).length).toBe(Object.keys(scene.cues.overrides).length);
        expect(derive(bounces(...then), scene)).toEqual(cues);
      }),
      { seed: 1, numRuns: 60 },
    );
  });
});
