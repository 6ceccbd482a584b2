import { z } from 'zod';
import { note, type Problem, warning } from '../../base/problem.ts';
import { type Loudness, loudnessOf } from '../../dsp/loudness.ts';
import { STEM_IDS } from '../../dsp/stems.ts';
import type { ShotSpec } from '../../shot/shot-spec.ts';
import { audioSetOf } from '../audio-set.ts';
import { defineExporter } from '../exporter.ts';
import { clockNote } from '../heard-cues.ts';
import { readableJson } from '../readable-json.ts';
import { missingSounds, type Recordings, stemsOfShot, usedStems } from '../shot-sound.ts';
import { writeText } from '../write-text.ts';
import type { CuesDocument } from './cues-document.ts';

const FILE = 'sound/cues.json';
/** Decimals of levels in decibels. */
const LEVEL_STEPS = 100;

const options = z.strictObject({
  isMeasured: z
    .boolean()
    .default(true)
    .meta({ label: 'Measure loudness', hint: 'Renders the mix and its stems, which takes a moment.' }),
});

/** Every timed sound with all that is known of it, muted ones too, as one document with a schema of its own. */
export const cuesJson = defineExporter<z.infer<typeof options>>({
  id: 'cues-json',
  label: 'Cue list (JSON)',
  readers: 'any pipeline, by its published JSON Schema',
  options,
  preflight(shot, { isMeasured }, recordings) {
    const problems: Problem[] = [];
    if (shot.audio.cues.length === 0)
      problems.push(warning('audio.cues', `${FILE} will list no cue: this shot has none.`));
    if (isMeasured && recordings) problems.push(...missingSounds(shot, recordings));
    return problems;
  },
  losses: (shot) => [
    note(
      'audio.cues',
      `${FILE} says when sounds begin and what they are like, not what they sound like: that is in WAV.`,
    ),
    clockNote(shot),
  ],
  async write({ shot, options: { isMeasured }, recordings, sink, signal, onProgress }) {
    signal?.throwIfAborted();
    const measured = isMeasured ? measure(shot, recordings) : null;
    onProgress?.(0.8);
    signal?.throwIfAborted();
    await writeText(sink, FILE, readableJson(documentOf(shot, measured)));
    onProgress?.(1);
    return [FILE];
  },
});

/** Loudness by stem, and of the `mix`. */
type Measured = ReadonlyMap<string, Loudness>;

function measure(shot: ShotSpec, recordings: Recordings): Measured {
  const { stems, loudness } = stemsOfShot(shot, recordings, { sampleRate: shot.audio.sampleRate });
  return new Map([['mix', loudness], ...usedStems(shot).map((id) => [id, loudnessOf(stems[id])] as const)]);
}

function documentOf({ madeBy, clip, audio }: ShotSpec, measured: Measured | null): CuesDocument {
  const { name, frameRate, frameCount, durationS } = clip;
  const { cues, stems, clock, sampleRate, listener, keepsPitch, room } = audio;
  return {
    format: 'rimshot-cues',
    version: 1,
    madeBy: { name: madeBy.name, version: madeBy.version },
    clip: { name, frameRate, frameCount, durationS },
    clock,
    sampleRate,
    listener,
    keepsPitch,
    room,
    loudness: told(measured?.get('mix')),
    stems: Object.fromEntries(
      STEM_IDS.map((id) => [id, { ...stems[id], loudness: told(measured?.get(id)) }]),
    ) as CuesDocument['stems'],
    cues: cues.map((cue) => ({ ...cue, audioSet: audioSetOf(cue) })),
  };
}

function told(loudness: Loudness | undefined): CuesDocument['loudness'] {
  if (!loudness) return null;
  return { integratedLufs: hundredths(loudness.integratedLufs), truePeakDb: hundredths(loudness.truePeakDb) };
}

function hundredths(value: number | null): number | null {
  return value === null ? null : Math.round(value * LEVEL_STEPS) / LEVEL_STEPS;
}
