import { z } from 'zod';
import { note, type Problem, warning } from '../../base/problem.ts';
import type { ShotSpec } from '../../shot/shot-spec.ts';
import { defineExporter } from '../exporter.ts';
import { clockNote, delayOf, heardCues, type PlacedCue, wantedCues } from '../heard-cues.ts';
import { oneLine } from '../plain-text.ts';
import { writeText } from '../write-text.ts';
import { type Caption, srtOf, vttOf } from './caption-files.ts';
import { rowsOf, splitLine } from './split-line.ts';

const SRT_FILE = 'sound/captions.srt';
const VTT_FILE = 'sound/captions.vtt';
/** How much a sound must be missed to be among the main ones, 0 to 1. Our choice. */
const MAIN_SALIENCE = 0.5;
/** Time that it takes to read what a blow is; and after which a bed need no longer be named. */
const [SHORTEST_S, LONGEST_S] = [1, 3];

const options = z.strictObject({
  files: z
    .enum(['both', 'srt', 'vtt'])
    .default('both')
    .meta({
      label: 'Files',
      choices: { both: 'SRT and WebVTT', srt: 'SRT', vtt: 'WebVTT' },
    }),
  sounds: z
    .enum(['none', 'main', 'all'])
    .default('none')
    .meta({
      label: 'Sounds in brackets',
      choices: { none: 'None', main: 'The main ones', all: 'All' },
    }),
});
type Options = z.infer<typeof options>;

/** Spoken lines as captions with their speakers, long ones cut between words, and sounds in brackets where wanted. */
export const captions = defineExporter<Options>({
  id: 'captions',
  label: 'Captions (SRT, WebVTT)',
  readers: 'players, editors, dubbing and lip-sync tools',
  options,
  preflight(shot, chosen) {
    const problems: Problem[] = [];
    const lines = linesOf(shot);
    if (captionsOf(shot, chosen).length === 0)
      problems.push(
        warning('audio.cues', `The captions will be empty: ${chosen.sounds === 'none' ? NOTHING_SAID : NOTHING_HEARD}`),
      );
    const late = lines.filter(({ offsetS }) => offsetS > shot.clip.durationS);
    if (late.length > 0)
      problems.push(warning('audio.cues', `${late.map(({ cue }) => `"${cue.label}"`).join(', ')}: ${TOO_LONG}`));
    if (lines.some(({ cue }) => cue.isTimingEstimated))
      problems.push(note('audio.cues', 'Times of words were estimated from the text: nobody has spoken them yet.'));
    if (chosen.files !== 'vtt' && lines.some(({ cue }) => /[<{]|-->/.test(`${cue.speaker}${cue.text}`)))
      problems.push(
        note('audio.cues', `${SRT_FILE} cannot escape "<" and "{", which some players take for formatting.`),
      );
    return problems;
  },
  losses: (shot) => [
    note(
      'audio.cues',
      'Captions keep words, speakers and times to a millisecond; mouth shapes and places are left out.',
    ),
    clockNote(shot),
  ],
  async write({ shot, options: chosen, sink, signal, onProgress }) {
    signal?.throwIfAborted();
    const list = captionsOf(shot, chosen);
    const files: readonly (readonly [string, string])[] = [
      ...(chosen.files === 'vtt' ? [] : [[SRT_FILE, srtOf(list)] as const]),
      ...(chosen.files === 'srt' ? [] : [[VTT_FILE, vttOf(list)] as const]),
    ];
    for (const [path, text] of files) await writeText(sink, path, text);
    onProgress?.(1);
    return files.map(([path]) => path);
  },
});

const NOTHING_SAID = 'nothing is said in this shot. Add a line, or choose sounds in brackets.';
const NOTHING_HEARD = 'nothing is said in this shot, and no such sound is heard.';
const TOO_LONG =
  'not all of it is said before the clip ends; its captions go on after that. Lengthen the shot, or shorten the line.';

/** Spoken lines that begin within the clip, whole. */
function linesOf(shot: ShotSpec): readonly PlacedCue[] {
  return wantedCues(shot).filter(
    ({ cue, onsetS, offsetS }) =>
      cue.kind === 'dialogue' && oneLine(cue.text ?? '') !== '' && onsetS < shot.clip.durationS && offsetS > 0,
  );
}

function captionsOf(shot: ShotSpec, { sounds }: Options): Caption[] {
  const spoken = linesOf(shot).flatMap(captionsOfLine);
  return [...spoken, ...soundCaptions(shot, sounds)].sort((a, b) => a.startS - b.startS);
}

function captionsOfLine({ cue, onsetS, offsetS }: PlacedCue): Caption[] {
  const delayS = delayOf(cue);
  const speaker = oneLine(cue.speaker ?? '') || null;
  return splitLine(oneLine(cue.text!), cue.words, onsetS - delayS, offsetS - delayS).map(({ text, startS, endS }) => ({
    startS: startS + delayS,
    endS: endS + delayS,
    rows: rowsOf(text),
    speaker,
  }));
}

/** Sounds by their names; one that comes again while its name still stands keeps it standing. */
function soundCaptions(shot: ShotSpec, sounds: Options['sounds']): Caption[] {
  const standing = new Map<string, Caption>();
  const list: Caption[] = [];
  for (const { cue, onsetS, offsetS } of sounds === 'none' ? [] : heardCues(shot)) {
    const name = oneLine(cue.label) || cue.kind;
    if (cue.kind === 'dialogue' || (sounds === 'main' && cue.salience < MAIN_SALIENCE)) continue;
    const endS = Math.min(shot.clip.durationS, onsetS + Math.min(LONGEST_S, Math.max(SHORTEST_S, offsetS - onsetS)));
    const before = standing.get(name);
    const caption = { startS: onsetS, endS, rows: [`[${name}]`], speaker: null };
    if (before && before.endS >= onsetS) {
      const longer = { ...before, endS: Math.max(before.endS, endS) };
      list[list.indexOf(before)] = longer;
      standing.set(name, longer);
    } else {
      list.push(caption);
      standing.set(name, caption);
    }
  }
  return list;
}
