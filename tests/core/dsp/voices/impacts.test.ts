import { describe, expect, it } from 'vitest';
import { soundOf } from '../../../../src/core/dsp/voices/index.ts';
import { hashOf } from './hash-of.ts';
import { everyPair, madeCue, RATE, sizeOf, sound } from './made-cue.ts';
import { audibleForS, centreHz, distanceDb, fingerprint, rms, shareBetween } from './measure.ts';

const blow = (materials: readonly string[], sizesM: readonly number[], changes = {}) =>
  sound(madeCue('impact', { materials, sizesM, hits: [], ...changes }));

describe('every pair of materials', () => {
  it.each(everyPair)('%s on %s sounds, lightly and hard, the same each time', (a, b) => {
    for (const normalSpeedMps of [0.2, 8]) {
      const cue = madeCue('impact', { materials: [a, b], sizesM: [sizeOf(a), sizeOf(b)], normalSpeedMps, hits: [] });
      const [signal, ...others] = soundOf(cue, RATE);
      expect(others).toEqual([]);
      expect(signal!.every(Number.isFinite)).toBe(true);
      const peak = signal!.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
      // Rings and clicks share 1, swishes and rattles are less than 1; slap, burst, spray and bubbles come to 4.01 at most.
      expect(peak).toBeGreaterThan(0.05);
      expect(peak).toBeLessThan(4.1);
      // Long rings fall by 70 dB in 1.17 times their T60; the longest, of steel 0.6 m across, is 2.3 s.
      expect(signal!.length / RATE).toBeLessThan(3);
      // It ends in silence, and pushes nothing to one side.
      expect(Math.abs(signal!.at(-1)!)).toBe(0);
      expect(rms(signal!, signal!.length / RATE - 0.002, 9, RATE)).toBeLessThan(0.003 * peak);
      const mean = signal!.reduce((sum, value) => sum + value, 0) / signal!.length;
      expect(Math.abs(mean)).toBeLessThan(2e-3 * peak);
      expect(hashOf(soundOf(cue, RATE)[0]!)).toBe(hashOf(signal!));
    }
  });
});

describe('materials', () => {
  it('are ordered: rubber is duller than wood, wood than glass, after the same blow', () => {
    const centres = ['rubber', 'hardwood', 'glass'].map((id) => centreHz(blow([id, id], [0.25, 0.25]), RATE));
    expect(centres[0]).toBeLessThan(centres[1]! / 2);
    expect(centres[1]).toBeLessThan(centres[2]! / 1.5);
  });

  it('ring as they lose: steel longer than aluminium, aluminium than wood, wood than rubber', () => {
    const times = ['steel', 'aluminium', 'hardwood', 'rubber'].map((id) =>
      audibleForS(blow([id, id], [0.25, 0.25]), 0.01, RATE),
    );
    expect([...times].sort((a, b) => b - a)).toEqual(times);
    expect(times[0]).toBeGreaterThan(0.3);
  });

  it('are told apart: what is dropped on concrete sounds by what it is', () => {
    const dropped = ['steel', 'aluminium', 'glass', 'hardwood', 'plastic', 'rubber', 'cloth', 'basketball', 'water'];
    const prints = dropped.map((id) => fingerprint(blow([id, 'concrete'], [sizeOf(id), 5]), RATE));
    // Two of the same stuff but of different names differ by some 2 dB: by their detuning and where the blow falls.
    const alike = fingerprint(blow(['plastic', 'concrete'], [0.2, 5], { bodyIds: ['x', 'y'], seed: 5 }), RATE);
    const own = distanceDb(alike, prints[dropped.indexOf('plastic')]!);
    for (let i = 0; i < prints.length; i++) {
      for (let j = i + 1; j < prints.length; j++) {
        expect(distanceDb(prints[i]!, prints[j]!), `${dropped[i]} and ${dropped[j]}`).toBeGreaterThan(1.2 * own);
      }
    }
  });

  it('are brighter when stiff ones are struck harder, and do not change where a ball full of air is', () => {
    const stiff = [0.1, 1, 10].map((v) =>
      centreHz(blow(['glass', 'hardwood'], [0.07, 1], { normalSpeedMps: v }), RATE),
    );
    expect(stiff[0]).toBeLessThan(stiff[1]!);
    expect(stiff[1]).toBeLessThan(stiff[2]!);
    const ball = [1, 8].map((v) => blow(['basketball', 'rubber'], [0.24, 2], { normalSpeedMps: v }));
    expect(hashOf(ball[0]!)).toBe(hashOf(ball[1]!));
  });

  it('sound higher where they are smaller', () => {
    const of = (sizeM: number) => centreHz(blow(['plastic', 'plastic'], [sizeM, sizeM]), RATE);
    expect(of(0.05)).toBeGreaterThan(1.5 * of(0.4));
  });

  it('sound alike for the same body, and never quite alike for another or another blow', () => {
    const of = (changes: object) => hashOf(blow(['steel', 'steel'], [0.1, 0.1], changes));
    expect(of({ seed: 1 })).toBe(of({ seed: 1 }));
    expect(of({ seed: 1 })).not.toBe(of({ seed: 2 }));
    expect(of({ bodyIds: ['a', 'b'] })).not.toBe(of({ bodyIds: ['a', 'c'] }));
  });

  it('that the table does not have are left out', () => {
    const cue = madeCue('impact', { materials: ['unobtainium', 'steel'], sizesM: [0.1, 0.1] });
    expect(soundOf(cue, RATE)[0]!.some((value) => value !== 0)).toBe(true);
    expect(soundOf({ ...cue, materials: [], sizesM: [] }, RATE)[0]!.every(Number.isFinite)).toBe(true);
  });
});

describe('a basketball', () => {
  const floor = blow(['basketball', 'hardwood'], [0.24, 15]);
  const rim = blow(['basketball', 'steel'], [0.24, 0.489]);
  const board = blow(['basketball', 'tempered-glass'], [0.24, 1.83]);
  const net = blow(['basketball', 'cloth'], [0.24, 0.45]);

  it('thumps on the floor, with the air in it ringing after', () => {
    // A push of 12.2 ms holds little above 1.5 / 0.0122 s = 123 Hz; it drives the breathing mode near 150 Hz and boards
    // near 175 Hz. The cavity of a sphere rings from 955 Hz on.
    expect(shareBetween(floor, 20, 300, RATE)).toBeGreaterThan(0.7);
    expect(shareBetween(floor, 100, 300, RATE)).toBeGreaterThan(0.2);
    const late = floor.subarray(0.05 * RATE);
    expect(shareBetween(late, 850, 2800, RATE)).toBeGreaterThan(0.15);
    const onFlesh = blow(['basketball', 'flesh'], [0.24, 1.7]).subarray(0.05 * RATE);
    expect(shareBetween(onFlesh, 850, 2800, RATE)).toBeLessThan(0.05);
    expect(audibleForS(floor, 0.01, RATE)).toBeLessThan(0.15);
  });

  it('booms on the board, without a pitch of its own', () => {
    expect(centreHz(board, RATE)).toBeLessThan(centreHz(floor, RATE) / 2);
    expect(shareBetween(board, 20, 300, RATE)).toBeGreaterThan(0.9);
    expect(audibleForS(board, 0.01, RATE)).toBeGreaterThan(1.5 * audibleForS(floor, 0.01, RATE));
  });

  it('clangs on the rim: bright, rattling for 80 to 150 ms, then ringing on', () => {
    expect(centreHz(rim, RATE)).toBeGreaterThan(2 * centreHz(floor, RATE));
    expect(shareBetween(rim, 1000, 5000, RATE)).toBeGreaterThan(0.15);
    expect(audibleForS(rim, 0.01, RATE)).toBeGreaterThan(0.3);
  });

  it('swishes in the net for 150 to 250 ms, between 1 and 6 kHz', () => {
    // The rest lies on the slopes of the band, of 6 dB an octave below and 12 above.
    expect(shareBetween(net.subarray(0.03 * RATE), 1000, 6000, RATE)).toBeGreaterThan(0.55);
    expect(net.length / RATE).toBeGreaterThan(0.15);
    expect(net.length / RATE).toBeLessThan(0.26);
  });

  it('is told apart on all four', () => {
    const prints = [floor, rim, board, net].map((signal) => fingerprint(signal, RATE));
    for (let i = 0; i < 4; i++) {
      for (let j = i + 1; j < 4; j++) expect(distanceDb(prints[i]!, prints[j]!)).toBeGreaterThan(6);
    }
  });
});

describe('several hits', () => {
  const hit = (timeS: number, levelDb: number) => ({ timeS, levelDb, impulseNs: 1, normalSpeedMps: 2 });
  const cue = madeCue('impact', {
    timeS: 3,
    materials: ['phenolic', 'phenolic'],
    sizesM: [0.057, 0.057],
    levelDb: -6,
    hits: [hit(3, -18), hit(3.2, -6), hit(3.4, -12)],
  });
  const signal = sound(cue);
  const peakFrom = (fromS: number) =>
    signal.subarray(fromS * RATE, (fromS + 0.1) * RATE).reduce((most, value) => Math.max(most, Math.abs(value)), 0);

  it('each sound at their own time, to the sample', () => {
    for (const timeS of [0.2, 0.4]) {
      // Silent before, for what came before has died away.
      expect(rms(signal, timeS - 0.05, timeS - 1 / RATE, RATE)).toBeLessThan(1e-4);
      expect(rms(signal, timeS, timeS + 0.001, RATE)).toBeGreaterThan(1e-3);
    }
  });

  it('keep their levels against each other, but for where they fall', () => {
    expect(peakFrom(0.2)).toBeCloseTo(1, 6);
    // Modes vary by 2 dB each way at either hit, and a click meets the ring at any phase: 6 dB in all.
    expect(Math.abs(20 * Math.log10(peakFrom(0)) + 12)).toBeLessThan(6);
    expect(Math.abs(20 * Math.log10(peakFrom(0.4)) + 6)).toBeLessThan(6);
  });

  it('in any order of the list give the same sound', () => {
    expect(hashOf(sound({ ...cue, hits: [...cue.hits].reverse() }))).toBe(hashOf(signal));
  });

  it('five thousand are one sound', () => {
    const hits = Array.from({ length: 5000 }, (_, i) => hit(3 + i / 500, -20 + (i % 7)));
    const long = sound({ ...cue, hits });
    expect(long.every(Number.isFinite)).toBe(true);
    expect(long.length / RATE).toBeGreaterThan(9.9);
  });

  it('of a rattle without its own are made up, and weaken', () => {
    const rattle = sound(madeCue('rattle', { materials: ['glass', 'hardwood'], sizesM: [0.1, 1], endTimeS: 1 }));
    expect(rms(rattle, 0.7, 1, RATE)).toBeLessThan(rms(rattle, 0, 0.3, RATE) / 2);
    expect(rms(rattle, 0.7, 1, RATE)).toBeGreaterThan(0);
  });
});
