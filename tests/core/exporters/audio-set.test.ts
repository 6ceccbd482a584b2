import { describe, expect, it } from 'vitest';
import { audioSetOf } from '../../../src/core/exporters/audio-set.ts';
import { materials } from '../../../src/core/materials/index.ts';
import type { ShotCue } from '../../../src/core/shot/shot-spec.ts';

const made = (like: 'impact' | 'roll' | 'slide' | 'rattle' | 'whoosh' | 'splash' | 'break', ...ids: string[]) =>
  audioSetOf({ kind: like, source: { type: 'made', like }, materials: ids });
const hit = (...ids: string[]) => made('impact', ...ids)?.name;

describe('classes of AudioSet', () => {
  it('follow what sounds', () => {
    expect(made('whoosh')).toEqual({ mid: '/m/07rqsjt', name: 'Whoosh, swoosh, swish' });
    expect(made('splash', 'water', 'basketball')).toEqual({ mid: '/m/07rrlb6', name: 'Splash, splatter' });
    expect(made('break', 'glass', 'concrete')?.name).toBe('Shatter');
    expect(made('break', 'steel')?.name).toBe('Breaking');
    expect(hit('basketball', 'hardwood')).toBe('Basketball bounce');
    expect(hit('basketball', 'steel')).toBe('Clang');
    expect(hit('steel', 'concrete')).toBe('Clang');
    expect(hit('steel', 'flesh')).toBe('Thump, thud');
    expect(hit('basketball', 'cloth')).toBe('Whoosh, swoosh, swish');
    expect(hit('tennis-felt', 'concrete')).toBe('Bouncing');
    expect(hit('glass', 'hardwood')).toBe('Chink, clink');
    expect(hit('phenolic', 'phenolic')).toBe('Clicking');
    expect(hit('hardwood', 'softwood')).toBe('Wood');
    expect(hit()).toBe('Thump, thud');
  });

  it('are told for beds, lines and music where one fits, and else not', () => {
    const bed = (of: 'wind' | 'room-tone') =>
      audioSetOf({ kind: 'ambience', source: { type: 'bed', bed: of }, materials: [] });
    expect(bed('wind')?.mid).toBe('/m/03m9d0z');
    expect(bed('room-tone')).toBeNull();
    const told = (kind: ShotCue['kind']) => audioSetOf({ kind, source: { type: 'told' }, materials: [] });
    expect(told('dialogue')?.mid).toBe('/m/09x0r');
    expect(told('music')?.mid).toBe('/m/04rlf');
    expect(told('silence')).toBeNull();
    expect(told('absence')).toBeNull();
    expect(told('ambience')).toBeNull();
  });

  it('know every pair of materials by a well-formed id', () => {
    const ids = materials.all.map(({ id }) => id);
    const classes = ids.flatMap((a) => ids.map((b) => made('impact', a, b)!));
    expect(classes.every(({ mid }) => /^\/[mgt]\/[0-9a-z_]+$/.test(mid))).toBe(true);
    // Both orders say the same.
    expect(ids.every((a) => ids.every((b) => hit(a, b) === hit(b, a)))).toBe(true);
  });
});
