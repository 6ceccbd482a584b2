import { z } from 'zod';
import { note, type Problem, warning } from '../../base/problem.ts';
import { labelsOf } from '../../base/registry.ts';
import { dialects } from '../../prompts/dialects/index.ts';
import { listed } from '../../prompts/english.ts';
import { NEUTRAL, promptIn } from '../../prompts/prompt-text.ts';
import { nameProblems } from '../../prompts/sayable.ts';
import { tell } from '../../prompts/tell.ts';
import { written, writtenOr } from '../../prompts/written.ts';
import type { ShotSpec } from '../../shot/shot-spec.ts';
import { defineExporter } from '../exporter.ts';
import { writeText } from '../write-text.ts';

/** A line may end this much after the clip, in seconds: no generator is nearer. */
const OVERHANG_S = 0.25;

const options = z.strictObject({
  /** Each is a file of its own. */
  dialects: z
    .array(z.enum(dialects.all.map(({ id }) => id)))
    .min(1)
    .default([NEUTRAL])
    .meta({ label: 'Dialects', choices: labelsOf(dialects.all) }),
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
  losses(shot, { dialects: ids, written: texts } = options.parse({})) {
    const told = tell(shot);
    return [
      note(
        '',
        'A prompt tells places in words and times to a tenth of a second; paths, spins and exact times are lost.',
      ),
      ...(told.soundsLeft > 0
        ? [note('audio.cues', `A prompt names at most eight sounds; ${told.soundsLeft} weaker ones are left out.`)]
        : []),
      ...unique(ids).flatMap((id) =>
        id in texts ? [note(fileOf(id), `${fileOf(id)} is as somebody wrote it.`)] : lossesIn(shot, id),
      ),
    ];
  },
  async write({ shot, options: { dialects: ids, written: texts }, sink, signal, onProgress }) {
    const files: string[] = [];
    for (const id of unique(ids)) {
      signal?.throwIfAborted();
      await writeText(sink, fileOf(id), writtenOr(shot, id, texts));
      files.push(fileOf(id));
      onProgress?.(files.length / ids.length);
    }
    return files;
  },
});

function lossesIn(shot: ShotSpec, dialectId: string): readonly Problem[] {
  const { losses, limit } = dialects.get(dialectId);
  const file = fileOf(dialectId);
  const { leftOut } = promptIn(shot, dialectId);
  return [
    ...losses.map((words) => note(file, `${file}: ${words}`)),
    ...(leftOut.length > 0
      ? [
          warning(
            file,
            `${file} leaves out ${listed(leftOut)}, to stay within ${limit.most} ${limit.unit} (${limit.source}).`,
          ),
        ]
      : []),
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
