import { describe, expect, it } from 'vitest';
import type { Contact } from '../../src/core/motion/contact.ts';
import type { ConditionResult, Happening } from '../../src/core/outcomes/outcome.ts';
import type { Condition, Scene } from '../../src/core/scene/schema.ts';
import { marginText, outcomeLine, outcomeStatus } from '../../src/editor/selectors/outcome-line.ts';
import { steadinessText, steadinessWord } from '../../src/editor/selectors/steadiness-words.ts';
import { timelineOf } from '../../src/editor/selectors/timeline.ts';
import { sceneForTests, takeResult } from './fakes.ts';

const touch = (label: string, timeS: number): Happening => ({
  type: 'touch',
  timeS,
  propIds: ['ball', 'hoop'],
  partIds: ['ball', label],
  label,
});

const neverIn: Condition = {
  type: 'pass',
  order: 'a1',
  mode: 'never',
  propId: 'ball',
  through: { propId: 'hoop', passageId: 'hoop' },
};

const judged = (change: Partial<ConditionResult>): ConditionResult => ({
  id: 'pass',
  label: 'never through the hoop',
  mode: 'never',
  isMet: true,
  margin: { value: 0.034, unit: 'm' },
  timeS: null,
  timesS: [],
  ...change,
});

const wanting = (condition: Condition): Scene => ({ ...sceneForTests(), outcome: { pass: condition } });

describe('outcome line', () => {
  const happened = [touch('board', 0.93), touch('rim', 1.1), touch('floor', 1.58)];

  it('says by how much it missed, and what it met when', () => {
    const outcome = { isMet: true, conditions: [judged({})], happened };
    expect(outcomeLine(wanting(neverIn), outcome)).toBe('Missed by 3.4 cm · board 0.93 → rim 1.10 → floor 1.58');
    expect(outcomeStatus(wanting(neverIn), outcome)).toEqual({ tone: 'good', text: 'as wanted' });
  });

  it('is surprised by what was not wanted, either way', () => {
    const isIn = { isMet: false, conditions: [judged({ isMet: false, timeS: 1.204 })], happened: happened.slice(0, 1) };
    expect(outcomeLine(wanting(neverIn), isIn)).toBe('In at 1.20 · board 0.93');
    expect(outcomeStatus(wanting(neverIn), isIn)).toEqual({
      tone: 'surprise',
      text: "It's in! This scene wanted a miss.",
    });
    const mustBeIn: Condition = { ...neverIn, mode: 'must' };
    const isOut = { isMet: false, conditions: [judged({ mode: 'must', isMet: false })], happened: [] };
    expect(outcomeLine(wanting(mustBeIn), isOut)).toBe('Missed by 3.4 cm');
    expect(outcomeStatus(wanting(mustBeIn), isOut).text).toBe('It misses. This scene wanted it in.');
    const rest: Condition = { type: 'rest', order: 'a0', mode: 'must', propId: 'ball' };
    const rolls = {
      isMet: false,
      conditions: [judged({ mode: 'must', isMet: false, label: 'ball comes to rest' })],
      happened,
    };
    expect(outcomeStatus(wanting(rest), rolls).text).toBe('This did not happen: ball comes to rest');
  });

  it('speaks where nothing is wanted, and where nothing happens', () => {
    const nothing = { isMet: true, conditions: [], happened: [] };
    expect(outcomeLine(sceneForTests(), nothing)).toBe('Nothing touches.');
    expect(outcomeStatus(sceneForTests(), nothing).tone).toBe('none');
  });

  it('does not run on', () => {
    const many = Array.from({ length: 9 }, (_, i) => touch('rim', i));
    const line = outcomeLine(sceneForTests(), { isMet: true, conditions: [], happened: many });
    expect(line.split(' → ')).toHaveLength(7);
    expect(line.endsWith('…')).toBe(true);
  });

  it('writes margins in the unit that people would use', () => {
    const texts = [0.0004, 0.008, 0.034, 0.5, 1.254].map((value) => marginText({ value, unit: 'm' }));
    expect(texts).toEqual(['0 mm', '8 mm', '3.4 cm', '50.0 cm', '1.25 m']);
    expect(marginText({ value: 0.125, unit: 's' })).toBe('0.13 s');
  });
});

describe('steadiness', () => {
  it('is Steady from 95 %, Touchy from 60 %, else Lucky, with the count', () => {
    // 43/45 = 95.6 %, 42/45 = 93.3 %, 27/45 = 60 %, 26/45 = 57.8 %.
    const words = [45, 43, 42, 27, 26, 0].map((kept) => steadinessWord({ trials: 45, kept }));
    expect(words).toEqual(['Steady', 'Steady', 'Touchy', 'Touchy', 'Lucky', 'Lucky']);
    expect(steadinessText({ trials: 45, kept: 45 }, true)).toBe('Steady 45/45');
    expect(steadinessText({ trials: 45, kept: 2 }, false)).toBe('2/45 as wanted');
    expect(steadinessText({ trials: 0, kept: 0 }, true)).toBe('');
  });
});

describe('timeline', () => {
  const contact = (id: string, bodyIds: [string, string], partIds: [string, string], impulseNs: number): Contact => ({
    id,
    phase: 'impact',
    timeS: 1,
    endTimeS: 1,
    bodyIds,
    partIds,
    materialIds: ['steel', 'basketball'],
    pointM: [0, 3, 0],
    normal: [0, 1, 0],
    impulseNs,
    frictionNs: 0,
    normalSpeedMps: 3,
    reboundSpeedMps: 2,
    slipSpeedMps: 0,
    depthM: 0,
  });
  const scene: Scene = { ...sceneForTests(), intended: { 'energy:ball#1': { note: '' } } };
  const base = takeResult(scene);
  const body = (propId: string, drive: 'still' | 'free') =>
    ({ id: propId, propId, drive }) as unknown as (typeof base.plan.bodies)[number];
  const result = takeResult(scene, {
    plan: { ...base.plan, bodies: [body('floor', 'still'), body('hoop', 'still'), body('ball', 'free')] },
    motion: {
      ...base.motion,
      contacts: [
        contact('a', ['hoop', 'ball'], ['rim', 'ball'], 4),
        contact('b', ['floor', 'ball'], ['floor', 'ball'], 1),
      ],
    },
    findings: [
      {
        id: 'energy:ball#1',
        checkId: 'energy',
        level: 'impossible',
        title: 'Rim adds speed',
        message: '',
        timeS: 1.1,
        bodyIds: ['ball'],
        value: 1,
        limit: 0,
        unit: 'J',
        fix: '',
      },
    ],
  });

  it('has a row for each free prop, with what it met and how hard', () => {
    const { rows } = timelineOf(scene, result);
    expect(rows.map(({ propId, name }) => [propId, name])).toEqual([['ball', 'Ball']]);
    const marks = rows[0]!.marks.map(({ id, label, strength }) => [id, label, strength]);
    // The root of 1/4 is 1/2.
    expect(marks).toEqual([
      ['a', 'rim', 1],
      ['b', 'floor', 0.5],
    ]);
  });

  it('marks the findings that are meant', () => {
    expect(timelineOf(scene, result).findings).toEqual([
      { id: 'energy:ball#1', level: 'impossible', title: 'Rim adds speed', timeS: 1.1, isIntended: true },
    ]);
  });

  it('is empty before anything is baked', () => {
    expect(timelineOf(scene, null)).toEqual({ rows: [], findings: [] });
  });
});
