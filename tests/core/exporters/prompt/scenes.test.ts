import { expect, test } from 'vitest';
import { lengthOf } from '../../../../src/core/prompts/dialects/fit.ts';
import { dialects } from '../../../../src/core/prompts/dialects/index.ts';
import { promptText } from '../../../../src/core/prompts/prompt-text.ts';
import { cutOf } from '../../../../src/core/scene/queries.ts';
import { readyScenes } from '../../../../src/core/scenes/index.ts';
import { buildShotSpec } from '../../../../src/core/shot/build.ts';
import type { ShotSpec } from '../../../../src/core/shot/shot-spec.ts';
import { bakeTake, type TakeResult } from '../../../../src/core/tasks.ts';

async function specOf(sceneId: string): Promise<ShotSpec> {
  const scene = readyScenes.get(sceneId).make();
  const results: Record<string, TakeResult> = {};
  for (const takeId of new Set(cutOf(scene).map(({ shot }) => shot.takeId)))
    results[takeId] = await bakeTake({ scene, takeId });
  return buildShotSpec({ scene, results, steadiness: null, version: 'test' });
}

/** Lines that are names of things to fill in, not sentences. */
const FIELD = /^(Camera shot|Lens|Movement|Shot \d+, [\d.]+–[\d.]+)/;

test.each(readyScenes.all.map(({ id }) => id))('%s, in every dialect', { timeout: 600_000 }, async (sceneId) => {
  const spec = await specOf(sceneId);
  for (const { id, limit } of dialects.all) {
    const text = promptText(spec, id);
    const where = `${sceneId}, ${id}:\n${text}`;
    expect(promptText(JSON.parse(JSON.stringify(spec)), id), where).toBe(text);
    expect(lengthOf(text, limit.unit), where).toBeLessThanOrEqual(limit.most);
    expect(lengthOf(text, 'words'), where).toBeGreaterThan(40);
    expect(text, where).not.toMatch(
      / {2}|undefined|NaN|null|\[object|Infinity| ,| \.|\.\.|,,|;;|\bthe the\b|\bnever never\b/,
    );
    const lines = text
      .trimEnd()
      .split('\n')
      .filter((line) => line !== '');
    for (const line of lines)
      if (!FIELD.test(line)) expect(line, where).toMatch(/([.!?]["”»」]?|^[A-Z][\w ]*:|said\.)$/);
    expect(sentencesWithoutCapital(text), where).toEqual([]);
    expect(told(text), where).toEqual(told(text).toSorted((a, b) => a - b));
    expect(told(text).length, where).toBeLessThanOrEqual(8);
    // Where nothing carries sound, nothing is told of it.
    const isAiry = !spec.audio.stems.effects.isMuted;
    if (isAiry && id !== 'ltx' && id !== 'seedance') expect(told(text).length, where).toBeGreaterThan(0);
    checkOutcome(spec, text, where);
    checkWords(text, where);
    for (const cue of spec.audio.cues) if (cue.kind === 'dialogue') expect(text, where).toContain(`"${cue.text}"`);
  }
  const ltx = promptText(spec, 'ltx');
  expect(ltx.trimEnd()).not.toMatch(/\n/);
  expect(ltx).not.toMatch(
    /(Audio|Sound|Camera|Cinematography|Actions|Dialogue|SFX|Ambient|Music|Lighting|Mood):|\[\d\d:|^[-•]/m,
  );
});

/** When sounds are told to begin, in the order in which they are told. */
function told(text: string): readonly number[] {
  const lines = text
    .split('\n')
    .filter((line, i, all) => /^(SFX|Effects|Sound): /.test(line) || all[i - 1] === 'Background Sound:');
  return [...lines.join(' ').matchAll(/\((\d+\.\d)[^)]*? s[^)]*\)/g)].map(([, timeS]) => Number(timeS));
}

function sentencesWithoutCapital(text: string): readonly string[] {
  return [...text.matchAll(/(?<=[a-z)]\. )[a-z][^.]*/g)].map(([sentence]) => sentence);
}

/** Words that a reader would stumble over, or take for something else. */
function checkWords(text: string, where: string) {
  // "What does not happen: never" is a double negative; a thing meets nothing "again" without a time or a word for how.
  expect(text, where).not.toMatch(
    /does not happen|meets it|two times|one of the \w+ on one of the|away away|dominos\b/,
  );
  expect(text, where).not.toMatch(/(?:falls|rises), toward|(?<!still )\bmoves\.|toward one of the/);
  // A number of times agrees with the instants that are named after it; one instant stands for all in quick succession.
  for (const [, often, times] of text.matchAll(
    /\b(twice|three times|four times|five times)[^.(]*\(([\d., and]+) s\)/g,
  )) {
    const told = times!.match(/\d+\.\d/g)!.length;
    if (told > 1) expect(['', '', 'twice', 'three times', 'four times', 'five times'][told], where).toBe(often);
  }
}

test('LTX tells no times', { timeout: 600_000 }, async () => {
  const text = promptText(await specOf('missed-free-throw'), 'ltx');
  expect(text).not.toMatch(/\d\.\d s\b/);
});

/** What the prompt says must agree with what happened. */
function checkOutcome({ outcome }: ShotSpec, text: string, where: string) {
  const hasPassed = outcome.happened.some(({ type, clipTimesS }) => type === 'pass' && clipTimesS.length > 0);
  if (hasPassed) {
    expect(text, where).not.toMatch(/never goes through|no net swish/i);
  } else expect(text, where).not.toMatch(/(?<!never )(?:passes|goes) through|a soft swish/);
  for (const [, mover, met] of text.matchAll(
    /(?:; |: |\. |^- )[Tt]he ([\w -]+?) never touch(?:es)? (?:the )?([\w -]+?)(?: or [\w -]+)?[;.]/gm,
  ))
    expect(text, where).not.toMatch(
      new RegExp(`[Tt]he ${mover} (?:meets|strikes|hits|taps|touches) (?:the )?${met}\\b`),
    );
}

test('the missed free throw says in every dialect that it is missed, and that the net is silent', {
  timeout: 600_000,
}, async () => {
  const spec = await specOf('missed-free-throw');
  expect(spec.audio.cues.some(({ kind }) => kind === 'absence')).toBe(true);
  for (const { id } of dialects.all) {
    const text = promptText(spec, id);
    expect(text, id).toMatch(/no net swish, for the net hangs still/i);
    expect(text, id).toMatch(/basketball never goes through the hoop: it misses, and does not go in\./);
    expect(text, id).toMatch(/clear of the hoop, toward the court/);
    expect(text, id).toContain('strikes the rim');
    expect(text.indexOf('strikes the board'), id).toBeLessThan(text.indexOf('strikes the rim'));
  }
});

test('a goal swishes where a miss must not', { timeout: 600_000 }, async () => {
  const spec = await specOf('clean-swish');
  for (const { id } of dialects.all) {
    const text = promptText(spec, id);
    expect(text, id).toContain('passes through the hoop');
    expect(text, id).toMatch(/a soft swish of the net/i);
    expect(text, id).toMatch(/no sound from the rim or the board, which the basketball never touches/i);
  }
});
