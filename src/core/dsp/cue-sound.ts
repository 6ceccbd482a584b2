import { fromDb } from '../base/math.ts';
import type { CueSource } from '../cues/cue.ts';
import { bedSound } from './beds/index.ts';
import { notesSound } from './instruments/index.ts';
import { fadeEnds, peakOf } from './level.ts';
import { recordingKey } from './recording-key.ts';
import type { MixedCue } from './render-stems.ts';
import { resample } from './resample.ts';
import type { Recording } from './stems.ts';
import { soundOf } from './voices/index.ts';

/** A recording that goes on where its cue ends is faded out over this time; one that begins in its middle, in. */
const CUT_S = 0.01;

export interface SoundInput {
  readonly sampleRate: number;
  readonly recordings: ReadonlyMap<string, Recording>;
  readonly keepsPitch: boolean;
}

/** What a cue sounds like before it is placed. */
export interface CueSound {
  /** One to be placed between the speakers, or two as they are; a peak of 1 is the cue's `levelDb`. */
  readonly channels: readonly Float64Array[];
  /** Whether it follows the gains of the cue's curve already. */
  readonly isShaped: boolean;
}

/**
 * The samples of a cue from its start on; null where it is silent. Blows, rubs, lines and music are brought to the cue's
 * level, beds and files are as loud as they were made.
 */
export function cueSound(cue: MixedCue, { sampleRate, recordings, keepsPitch }: SoundInput): CueSound | null {
  const speed = keepsPitch ? 1 : (cue.speed ?? 1);
  const { source } = cue;
  if (source.type === 'told') return null;
  if (source.type === 'file' || source.type === 'spoken') {
    const recording = recordings.get(recordingKey(cue) ?? '');
    return recording ? asSound(recorded(cue, source, recording, sampleRate, speed)) : null;
  }
  const played = speed === 1 ? cue : atTrueSpeed(cue, speed);
  const made = { sampleRate: sampleRate / speed, durationS: played.endTimeS - played.timeS, seed: cue.seed };
  if (source.type === 'bed') return asSound(bedSound(source.bed, made));
  if (source.type === 'notes') return asSound(notesSound(source.instrument, source.notes, made));
  // Where a clip shows the quiet part of a cue only, its loudest sample is as quiet.
  const loudestDb = cue.curve.reduce((most, { gainDb }) => Math.max(most, gainDb), Number.NEGATIVE_INFINITY);
  const channels = atPeak(soundOf(played, made.sampleRate), cue.curve.length > 0 ? fromDb(loudestDb) : 1);
  return channels && { channels, isShaped: true };
}

function asSound(channels: readonly Float64Array[] | null): CueSound | null {
  return channels?.[0]?.length ? { channels, isShaped: false } : null;
}

/** A cue of the clip's clock as it was in its take: to be rendered at a rate that brings it back, lower and longer. */
function atTrueSpeed(cue: MixedCue, speed: number): MixedCue {
  const back = (timeS: number) => cue.timeS + (timeS - cue.timeS) * speed;
  return {
    ...cue,
    endTimeS: back(cue.endTimeS),
    hits: cue.hits.map((hit) => ({ ...hit, timeS: back(hit.timeS) })),
    curve: cue.curve.map((point) => ({ ...point, timeS: back(point.timeS) })),
  };
}

function recorded(
  cue: MixedCue,
  source: Extract<CueSource, { readonly type: 'file' | 'spoken' }>,
  recording: Recording,
  sampleRate: number,
  speed: number,
): readonly Float64Array[] | null {
  const rate = recording.sampleRate * speed;
  const skipped = source.type === 'file' ? Math.round(source.offsetS * recording.sampleRate) : 0;
  // A line is spoken to its end, however long its words were thought to take.
  const lengthS = cue.kind === 'dialogue' ? Number.POSITIVE_INFINITY : cue.endTimeS - cue.timeS;
  const end = Math.min(recording.channels[0]?.length ?? 0, skipped + Math.ceil(lengthS * rate));
  if (end <= skipped) return null;
  const channels = recording.channels.slice(0, 2).map((channel) => {
    const sound = resample(channel.subarray(skipped, end), rate, sampleRate);
    fadeEnds(sound, skipped > 0 ? CUT_S * sampleRate : 0, end < channel.length ? CUT_S * sampleRate : 0);
    return sound;
  });
  return source.type === 'spoken' ? atPeak(channels, 1) : channels;
}

/** Brings the louder of the channels to a peak; null of silence. */
function atPeak(channels: readonly Float64Array[], peak: number): readonly Float64Array[] | null {
  const own = Math.max(0, ...channels.map(peakOf));
  if (!(own > 0)) return null;
  const gain = peak / own;
  for (const channel of channels) for (let i = 0; i < channel.length; i++) channel[i]! *= gain;
  return channels;
}
