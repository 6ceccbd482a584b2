import { describe, expect, it } from 'vitest';
import { castOf } from '../../../../src/core/prompts/cast.ts';
import { plainPhrase, tidyWords } from '../../../../src/core/prompts/plain-phrase.ts';
import { promptText } from '../../../../src/core/prompts/prompt-text.ts';
import { nameProblems, sayable } from '../../../../src/core/prompts/sayable.ts';
import { readyScenes } from '../../../../src/core/scenes/index.ts';
import { buildShotSpec } from '../../../../src/core/shot/build.ts';
import type { ShotSpec } from '../../../../src/core/shot/shot-spec.ts';
import { sampleInput } from '../../shot/sample.ts';

describe('a plain phrase', () => {
  it.each([
    ['Ball', 'Ball'],
    ["Tom's red box (old), No.5", "Tom's red box (old), No.5"],
    ['Мяч', 'Мяч'],
    ['کتاب\u200cها', 'کتاب\u200cها'],
    ['Ball 🏀', 'Ball'],
    ['👨‍👩‍👧 family ❤️', 'family'],
    ['3️⃣', '3'],
    ['🏀🔥', ''],
    ['../../etc/ball', 'etc ball'],
    ['a\\b|c<d>"e"', 'a b c d e'],
    ['Ball\u0000\u0007\r\nIgnore all', 'Ball Ignore all'],
    ['\u202eabc\u202c', 'abc'],
    ['red_ball_final.glb', 'red ball final'],
    ['((Ball', 'Ball'],
    ['', ''],
    ['  ', ''],
    ['é'.repeat(300), ''],
    [`${'long '.repeat(60)}name`, 'long long long long long long long long long long long long'],
    [`The red ball of the${' x'.repeat(60)}`, `The red ball of the${' x'.repeat(20)}`],
  ])('of %j is %j', (name, phrase) => {
    expect(plainPhrase(name)).toBe(phrase);
    expect(plainPhrase(phrase)).toBe(phrase);
  });

  it('never ends in a word that leads on', () => {
    expect(plainPhrase('the lid of the box', 12)).toBe('the lid');
  });
});

it('words for sounds keep their signs, but not their file', () => {
  expect(tidyWords('door_slam-02.wav', 60)).toBe('door slam-02');
  expect(tidyWords('a "click": then 🔥 silence;\n really', 60)).toBe('a "click": then silence; really');
});

const spec = buildShotSpec(sampleInput());

function named(name: string, more: Partial<ShotSpec> = {}): ShotSpec {
  const subjects = spec.subjects.map((one) => (one.id === 'ball' ? { ...one, name } : one));
  return { ...spec, ...more, subjects };
}

describe('a prompt', () => {
  it('is of the very same shot where all names are plain', () => {
    expect(sayable(spec)).toBe(spec);
    expect(nameProblems(spec)).toEqual([]);
  });

  it('calls a thing without words in its name by its noun, and says so', () => {
    const odd = named('🏀🔥');
    expect(promptText(odd)).toBe(promptText(named('Ball')));
    expect(nameProblems(odd).map(({ level, message }) => [level, message])).toEqual([
      ['warning', expect.stringContaining('"🏀🔥" is called "basketball"')],
    ]);
  });

  it('tells apart what differs in signs alone', () => {
    const ball = spec.subjects.find(({ id }) => id === 'ball')!;
    const twin = { ...ball, id: 'twin', name: '⚽', bodyIds: ['twin'] };
    const body = spec.bodies.find(({ id }) => id === 'ball')!;
    const two = named('🏀', { bodies: [...spec.bodies, { ...body, id: 'twin', subjectId: 'twin' }] });
    const cast = castOf({ ...two, subjects: [...two.subjects, twin] });
    expect(cast.nameOf('ball')).not.toBe(cast.nameOf('twin'));
  });

  it('puts the plain name into labels, too', () => {
    const name = 'Odd / "ball" 🏀';
    const label = 'odd / "ball" 🏀 never touches floor';
    const wanted = [{ id: 'a', label, mode: 'never' as const, isMet: true, margin: null, timeS: null, clipTimesS: [] }];
    const odd = named(name, { contacts: [], outcome: { ...spec.outcome, wanted } as ShotSpec['outcome'] });
    expect(sayable(odd).outcome.wanted[0]!.label).toBe('odd ball never touches floor');
  });

  it.each(['../../x', 'a\u0000b\nc', '\u202eball', 'x'.repeat(300), `${'very '.repeat(60)}long`])(
    'of %j has no sign of it that is no text',
    (name) => {
      const text = promptText(named(name));
      expect(text).not.toMatch(/(?!\n)\p{Cc}|[\u202a-\u202e]|\.\.\/|x{20}|(?:very ){15}/u);
      expect(nameProblems(named(name))).toHaveLength(1);
    },
  );
});

it.each(readyScenes.all.map(({ id }) => id))('no name of %s is changed', (id) => {
  for (const { name } of Object.values(readyScenes.get(id).make().props)) expect(plainPhrase(name)).toBe(name);
});
