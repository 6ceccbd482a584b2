import { describe, expect, it } from 'vitest';
import { byteText } from '../../src/core/base/byte-text.ts';
import type { Finding } from '../../src/core/checks/check-kind.ts';
import { countText, sortedFindings } from '../../src/panels/findings/finding-order.ts';
import { sunAngles, sunDirection } from '../../src/panels/inspector/light-inspector.tsx';
import { parsePreferences } from '../../src/panels/preferences.ts';
import { savedText, statusText } from '../../src/panels/top-bar/status-text.ts';

const finding = (id: string, level: Finding['level'], timeS: number): Finding => ({
  id,
  checkId: 'check',
  level,
  title: id,
  message: '',
  timeS,
  bodyIds: [],
  value: 0,
  limit: 0,
  unit: 'm',
  fix: '',
});

describe('findings', () => {
  const findings = [finding('c', 'craft', 0), finding('b', 'impossible', 2), finding('a', 'impossible', 1)];

  it('come worst first, then by time, and last where intended', () => {
    expect(sortedFindings(findings, {}).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(sortedFindings(findings, { a: { note: '' } }).map(({ id }) => id)).toEqual(['b', 'c', 'a']);
  });

  it('are counted by level, without the intended ones', () => {
    expect(countText(findings, {})).toBe('2 impossible · 1 craft');
    expect(countText(findings, { a: {}, b: {}, c: {} })).toBe('3 intended');
    expect(countText([], {})).toBe('');
  });
});

describe('the status line', () => {
  const state = { status: 'ready', progress: 0, tookMs: 14.2, problem: null } as const;

  it('says how long the simulation took', () => {
    expect(statusText(state)).toBe('Simulated · 14 ms');
    expect(statusText({ ...state, tookMs: 1260 })).toBe('Simulated · 1.3 s');
  });

  it('says how far it is, and why it failed', () => {
    expect(statusText({ ...state, status: 'simulating', progress: 0.424 })).toBe('Simulating · 42 %');
    const problem = { level: 'error', path: '', message: 'The ball flew out of the world.' } as const;
    expect(statusText({ ...state, status: 'failed', problem })).toBe('The ball flew out of the world.');
  });
});

describe('whether the scene is saved', () => {
  it('is never said of a scene that is in no file', () => {
    expect(savedText(true, 'a.json').text).toBe('saved');
    expect(savedText(false, 'a.json')).toEqual({ text: 'edited', more: 'Changed since a.json was read or written' });
    expect(savedText(false, null).text).toBe('not in a file');
    expect(savedText(true, null).text).toBe('ready-made');
  });
});

describe('preferences', () => {
  it('fall back to the defaults for anything that this version does not know', () => {
    for (const stored of [null, '', '{', '{"version":2,"theme":"dark"}', '{"version":1,"theme":"pink"}', '[]']) {
      expect(parsePreferences(stored)).toEqual({ version: 1, theme: 'dark', timelinePx: null, formats: null });
    }
    // What an older build stored lacks a height; one out of range is as good as none.
    expect(parsePreferences('{"version":1,"theme":"light"}').timelinePx).toBeNull();
    expect(parsePreferences('{"version":1,"theme":"light","timelinePx":240}').timelinePx).toBe(240);
    expect(parsePreferences('{"version":1,"theme":"light","timelinePx":3}').timelinePx).toBeNull();
    expect(parsePreferences('{"version":1,"theme":"light"}').theme).toBe('light');
  });
});

describe('sizes and suns', () => {
  it('writes sizes as people read them', () => {
    expect([412, 38_400, 2_140_000].map(byteText)).toEqual(['412 B', '38 kB', '2.1 MB']);
  });

  it('turns the way of the light into where the sun stands, and back', () => {
    // Light that travels straight down comes from a sun at the zenith.
    expect(sunAngles([0, -1, 0]).heightRad).toBeCloseTo(Math.PI / 2, 12);
    // A sun low on the right sends its light to the left (-x).
    const [x, y, z] = sunDirection({ heightRad: 0, headingRad: Math.PI / 2 });
    expect(x).toBeCloseTo(-1, 12);
    expect(y).toBeCloseTo(0, 12);
    expect(z).toBeCloseTo(0, 12);
    const there = sunAngles(sunDirection({ heightRad: 0.6, headingRad: -2 }));
    expect(there.heightRad).toBeCloseTo(0.6, 12);
    expect(there.headingRad).toBeCloseTo(-2, 12);
  });
});
