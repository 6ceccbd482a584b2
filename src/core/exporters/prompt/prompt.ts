import { z } from 'zod';
import { note, type Problem, warning } from '../../base/problem.ts';
import { labelsOf } from '../../base/registry.ts';
import { fitPrompt } from '../../profiles/fit-profile.ts';
import { profiles } from '../../profiles/profiles.ts';
import type { Fitted } from '../../prompts/dialects/fit.ts';
import { dialects } from '../../prompts/dialects/index.ts';
import { listed } from '../../prompts/english.ts';
import { NEUTRAL, promptIn, promptWithin } from '../../prompts/prompt-text.ts';
import { nameProblems } from '../../prompts/sayable.ts';
import { tell } from '../../prompts/tell.ts';
import { written } from '../../prompts/written.ts';
import type { ShotSpec } from '../../shot/shot-spec.ts';
import { defineExporter } from '../exporter.ts';
import { writeText } from '../write-text.ts';

/** A line may end this much after the clip, in seconds: no generator is nearer. */
const OVERHANG_S = 0.25;

const ANY = 'any';

const options = z.strictObject({
  /** Each is a file of its own. */
  dialects: z
    .array(z.enum(dialects.all.map(({ id }) => id)))
    .min(1)
    .default([NEUTRAL])
    .meta({ label: 'Dialects', choices: labelsOf(dialects.all) }),
  promptFor: z
    .enum([ANY, ...profiles.all.map(({ id }) => id)])
    .default(ANY)
    .meta({
      label: 'As long as taken by',
      choices: { [ANY]: 'Any generator', ...labelsOf(profiles.all) },
      hint: 'Any: as long as each dialect allows. One: no more characters than that generator takes.',
    }),
  written,
});

type Options = z.infer<typeof options>;

/**
 * The shot in prose, once for each dialect asked for: scene, camera, action in order, speech, sound, and what must be
 * silent. Size and length of the clip are not in it: those go by parameters.
 */
export const prompt = defineExporter<Options>({
  id: 'prompt',
  label: 'Prompt (text)',
  readers:
    'any video generator that takes text; in dialects for Veo, LTX, Seedance, Kling, FLUX and Sora-style services',
  options,
  preflight(shot) {
    const file = fileOf(NEUTRAL);
    const unmet = shot.outcome.wanted.filter((c) => !c.isMet).map((c) => c.label);
    return [
      ...(unmet.length > 0
        ? [warning('outcome', `Not as wanted: ${unmet.join('; ')}. ${file} tells what happens, not what was wanted.`)]
        : []),
      ...nameProblems(shot),
      ...longLines(shot),
      ...(shot.words.setting.trim() === ''
        ? [note('words.setting', `${file} names no place: the scene has no words for its setting. Add some.`)]
        : []),
      ...(shot.words.lighting.trim() === ''
        ? [note('words.lighting', `${file} says nothing of light: the scene has no words for it. Add some.`)]
        : []),
    ];
  },
  losses(shot, chosen = options.parse({})) {
    const told = tell(shot);
    return [
      note(
        '',
        'A prompt tells places in words and times to a tenth of a second; paths, spins and exact times are lost.',
      ),
      ...(told.soundsLeft > 0
        ? [note('audio.cues', `A prompt names at most eight sounds; ${told.soundsLeft} weaker ones are left out.`)]
        : []),
      ...unique(chosen.dialects).flatMap((id) => lossesIn(shot, id, chosen)),
    ];
  },
  async write({ shot, options: chosen, sink, signal, onProgress }) {
    const files: string[] = [];
    const ids = unique(chosen.dialects);
    for (const id of ids) {
      signal?.throwIfAborted();
      const own = chosen.written[id];
      const text = own === undefined ? derived(shot, id, chosen).text : `${own.trimEnd()}\n`;
      await writeText(sink, fileOf(id), text);
      files.push(fileOf(id));
      onProgress?.(files.length / ids.length);
    }
    return files;
  },
});

/** A prompt as the shot gives it, as long as the dialect allows and the generator takes it. */
function derived(shot: ShotSpec, dialectId: string, { promptFor }: Options): Fitted {
  return promptWithin(shot, dialectId, profiles.find(promptFor)?.prompt.mostCharacters ?? null);
}

function lossesIn(shot: ShotSpec, dialectId: string, chosen: Options): readonly Problem[] {
  const file = fileOf(dialectId);
  const profile = profiles.find(chosen.promptFor);
  const own = chosen.written[dialectId];
  if (own !== undefined)
    return [
      note(file, `${file} is as somebody wrote it.`),
      ...(profile ? fitPrompt(own, profile).map(({ message }) => warning(file, `${file}: ${message}`)) : []),
    ];
  const { losses, limit } = dialects.get(dialectId);
  const { text, leftOut } = derived(shot, dialectId, chosen);
  const whole = promptIn(shot, dialectId).text;
  const within =
    profile && text !== whole
      ? `${profile.prompt.mostCharacters} of its ${whole.trimEnd().length} characters (${profile.label})`
      : `${limit.most} ${limit.unit} (${limit.source})`;
  return [
    ...losses.map((words) => note(file, `${file}: ${words}`)),
    ...(leftOut.length > 0 ? [warning(file, `${file} leaves out ${listed(leftOut)}, to stay within ${within}.`)] : []),
  ];
}

function longLines({ audio, clip }: ShotSpec): readonly Problem[] {
  return audio.cues
    .filter((cue) => cue.kind === 'dialogue' && !cue.isMuted && cue.endTimeS > clip.durationS + OVERHANG_S)
    .map(({ id, label, timeS, endTimeS }) =>
      warning(
        `audio.cues.${id}`,
        `"${label}" takes ${(endTimeS - timeS).toFixed(1)} s from ${timeS.toFixed(1)} s on, and the clip is ${clip.durationS.toFixed(1)} s long: ` +
          'no generator can fit it in. Shorten the line, or lengthen the shot.',
      ),
    );
}

function fileOf(dialectId: string): string {
  return dialectId === NEUTRAL ? 'prompt.txt' : `prompt-${dialectId}.txt`;
}

function unique(ids: readonly string[]): readonly string[] {
  return [...new Set(ids)];
}
