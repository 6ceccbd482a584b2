import { describe, expect, test } from 'vitest';
import { prompt } from '../../../../src/core/exporters/prompt/prompt.ts';
import { profiles } from '../../../../src/core/profiles/profiles.ts';
import { dialects } from '../../../../src/core/prompts/dialects/index.ts';
import { promptText } from '../../../../src/core/prompts/prompt-text.ts';
import { buildShotSpec } from '../../../../src/core/shot/build.ts';
import { sampleCue, sampleInput } from '../../shot/sample.ts';
import { exported } from '../export-sample.ts';

/** The sample with so many sounds that its prompts are long. */
const spec = buildShotSpec(
  sampleInput(
    undefined,
    Array.from({ length: 12 }, (_, i) =>
      sampleCue({
        id: `c${i}`,
        kind: 'effect',
        contactId: null,
        label: `a rather long-winded sound, which nobody could tell in so few words, with the number ${i}`,
        timeS: i / 16,
      }),
    ),
  ),
);
const losses = (options: object) =>
  prompt.losses!(spec, prompt.options.parse(options)).filter(({ level }) => level === 'warning');

describe('for a generator', () => {
  test.each(profiles.all.map(({ id }) => id))('%s: no dialect has more characters than it takes', async (promptFor) => {
    const ids = dialects.all.map(({ id }) => id);
    const { mostCharacters } = profiles.get(promptFor).prompt;
    for (const text of (await exported(prompt, spec, { dialects: ids, promptFor })).values())
      expect(text.trimEnd().length).toBeLessThanOrEqual(mostCharacters ?? Number.POSITIVE_INFINITY);
  });

  test('what is left out is told, with both lengths', async () => {
    const whole = promptText(spec).trimEnd().length;
    expect(whole).toBeGreaterThan(1_000);
    const [problem] = losses({ promptFor: 'runway-gen-4.5' });
    expect(problem!.message).toMatch(/^prompt\.txt leaves out .*sounds?/);
    expect(problem!.message).toContain(`to stay within 1000 of its ${whole} characters (Runway Gen-4.5).`);
    expect(losses({})).toEqual([]);
    expect((await exported(prompt, spec)).get('prompt.txt')).toBe(promptText(spec));
  });

  test('what somebody wrote stays as it is, and is warned of where it is too long', async () => {
    const chosen = { promptFor: 'veo-3.1', dialects: ['veo'], written: { veo: 'Word. '.repeat(200) } };
    expect((await exported(prompt, spec, chosen)).get('prompt-veo.txt')!.trimEnd()).toHaveLength(1_199);
    expect(losses(chosen).map(({ message }) => message)).toEqual([
      'prompt-veo.txt: The prompt has 1199 characters, and Veo 3.1 takes 1000. Leave out 199 of them.',
    ]);
    expect(losses({ ...chosen, written: { veo: 'Short.' } })).toEqual([]);
  });
});
