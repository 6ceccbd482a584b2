import { expect, it } from 'vitest';
import type { Cue } from '../../../src/core/cues/cue.ts';
import { makeCue, SYNC } from '../../../src/core/cues/make-cue.ts';
import { withSharedPower } from '../../../src/core/cues/shared-power.ts';

const blow = (id: string, timeS: number, levelDb: number, bodyIds: readonly string[]): Cue =>
  makeCue({
    id,
    kind: 'impact',
    origin: 'physics',
    stem: 'effects',
    timeS,
    endTimeS: timeS + 0.3,
    label: id,
    source: { type: 'made', like: 'impact' },
    bodyIds,
    hits: [{ timeS, impulseNs: 1, normalSpeedMps: 1, levelDb }],
    levelDb,
    salience: 0.5,
    sync: SYNC.hard,
    seed: 1,
  });
const isMoving = (id: string) => id !== 'floor';
const shared = (cues: readonly Cue[]) => withSharedPower(cues, isMoving);
const powerOf = (cues: readonly Cue[]) => cues.reduce((sum, { levelDb }) => sum + 10 ** (levelDb / 10), 0);

it('a dozen blows of one body within 5 ms have the power of one', () => {
  const dozen = Array.from({ length: 12 }, (_, i) => blow(`b${i}`, 1 + i * 0.0004, 0, ['ball', `brick-${i}`]));
  const heard = shared(dozen);
  expect(powerOf(heard)).toBeCloseTo(1, 9);
  expect(heard.map(({ timeS }) => timeS)).toEqual(dozen.map(({ timeS }) => timeS));
  for (const { hits, levelDb } of heard) expect(hits[0]!.levelDb).toBe(levelDb);
});

it('a faint blow beside a loud one hardly changes it', () => {
  const [loud, faint] = shared([blow('a', 1, 0, ['ball', 'x']), blow('b', 1.01, -30, ['ball', 'y'])]);
  // 10 log10(1 + 10^-3), for both.
  expect(loud!.levelDb).toBeCloseTo(-0.00434, 4);
  expect(faint!.levelDb).toBeCloseTo(-30.00434, 4);
});

it('what strikes alone stays: later, of other bodies, or on what stands still', () => {
  const cues = [
    blow('a', 1, 0, ['ball', 'floor']),
    blow('b', 1.021, 0, ['ball', 'floor']),
    blow('c', 1, 0, ['box', 'floor']),
  ];
  expect(shared(cues)).toEqual(cues);
});

it('does not depend on the order of cues', () => {
  const cues = Array.from({ length: 7 }, (_, i) => blow(`b${i}`, 1 + 0.007 * i, -3 * i, ['ball', `x${i % 3}`]));
  const byId = (list: readonly Cue[]) => [...list].sort((a, b) => (a.id < b.id ? -1 : 1));
  expect(byId(shared([...cues].reverse()))).toEqual(shared(cues));
});
