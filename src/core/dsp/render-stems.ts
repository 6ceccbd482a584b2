import { fromDb } from '../base/math.ts';
import type { Cue, CueStem } from '../cues/cue.ts';
import { cueSound } from './cue-sound.ts';
import { hush } from './hush.ts';
import { loudnessOf } from './loudness.ts';
import type { Mix } from './mix.ts';
import { addPlaced } from './placement.ts';
import { addRoomAnswer } from './room.ts';
import { silentSpans } from './silent-spans.ts';
import { type Recording, type Room, STEM_IDS, type StemLevel, type Stems } from './stems.ts';
import { type Stereo, silence } from './stereo.ts';

/** The true peak that no mix exceeds, in dB below full scale, unless told otherwise: what EBU R 128 asks. */
export const CEILING_DB = -1;
/** Added to every cue, in dB: a ball game filmed from 4 m then peaks some 8 dB below full scale. */
export const MAKE_UP_DB = 10;

type Samples = Float32Array | Float64Array;

/** A cue as a mix needs it; `speed` is that of its shot, 1 (true) where absent. */
export type MixedCue = Cue & { readonly speed?: number };

export interface StemsInput {
  readonly cues: readonly MixedCue[];
  readonly durationS: number;
  readonly sampleRate: number;
  /** By `recordingKey`; a cue whose recording is absent is silent. */
  readonly recordings: ReadonlyMap<string, Recording>;
  /** Null in the open. */
  readonly room: Room | null;
  readonly levels: Readonly<Record<CueStem, StemLevel>>;
  /** Whether the sounds of shots that are not at true speed keep their pitch; true where absent. */
  readonly keepsPitch?: boolean;
  /** True peak that the mix keeps below; `CEILING_DB` where absent. */
  readonly ceilingDb?: number;
  /** Integrated loudness that the mix is brought to, as far as the ceiling lets it; null or absent leaves it as it is. */
  readonly targetLufs?: number | null;
}

/** The tracks of a mix before anyone touched a fader; those on which nothing sounds are left out. */
export type Tracks = Readonly<Partial<Record<CueStem, Mix>>>;

/** What tracks are rendered from. */
export type TracksInput = Omit<StemsInput, 'levels' | 'ceilingDb' | 'targetLufs'>;

/** What tracks are mixed by. */
export interface MixInput extends Pick<StemsInput, 'durationS' | 'sampleRate' | 'levels' | 'ceilingDb' | 'targetLufs'> {
  readonly tracks: Tracks;
}

/**
 * The sound of cues from time 0 to `durationS`, as stems and their mix. The same cues give the same bytes on every
 * engine, in whatever order they come. Each starts at its `heardAtS`. All stems are given one common gain, so that the
 * mix keeps its ceiling or meets its loudness; without a target it is only ever turned down. Nothing is limited.
 */
export function renderStems(input: StemsInput): Stems {
  // A silence is one of the whole mix, whatever becomes of the stem that it is listed on.
  const cues = input.cues.filter((cue) => cue.kind === 'silence' || !input.levels[cue.stem].isMuted);
  return mixTracks({ ...input, tracks: renderTracks({ ...input, cues }) });
}

/** Each track on its own, as loud as its cues are, and nothing where there is a silence. */
export function renderTracks(input: TracksInput): Tracks {
  const { cues, durationS, sampleRate } = input;
  const count = countOf(input);
  // Sums of floats depend on their order, so there is one order.
  const ordered = [...cues].sort((a, b) => a.heardAtS - b.heardAtS || (a.id < b.id ? -1 : 1));
  const spans = silentSpans(cues);
  const tracks: Partial<Record<CueStem, Mix>> = {};
  for (const id of STEM_IDS) {
    const heard = ordered.filter(
      (cue) => cue.stem === id && cue.kind !== 'silence' && !cue.isMuted && cue.heardAtS < durationS,
    );
    if (heard.length === 0) continue;
    const stem = renderStem(heard, count, input);
    hush(stem, spans, sampleRate);
    tracks[id] = scaled(stem, 1, sampleRate);
  }
  return tracks;
}

/** Tracks at the levels of their stems, under one common gain. */
export function mixTracks({ tracks, levels, ceilingDb = CEILING_DB, targetLufs = null, ...input }: MixInput): Stems {
  const { sampleRate } = input;
  const count = countOf(input);
  const raw = new Map<CueStem, Mix>();
  for (const id of STEM_IDS) {
    const track = tracks[id];
    if (track && !levels[id].isMuted) raw.set(id, scaled(track.channels, fromDb(levels[id].gainDb), sampleRate));
  }
  const mix = sumOf([...raw.values()], count, sampleRate);
  const loudness = loudnessOf(mix);
  const { integratedLufs, truePeakDb } = loudness;
  const wantedDb = targetLufs === null || integratedLufs === null ? 0 : targetLufs - integratedLufs;
  const commonGainDb = truePeakDb === null ? 0 : Math.min(wantedDb, ceilingDb - truePeakDb);
  if (commonGainDb === 0)
    return { sampleRate, stems: withSilence(raw, count, sampleRate), mix, loudness, commonGainDb };
  const final = new Map([...raw].map(([id, { channels }]) => [id, scaled(channels, fromDb(commonGainDb), sampleRate)]));
  const finalMix = sumOf([...final.values()], count, sampleRate);
  const stems = withSilence(final, count, sampleRate);
  return { sampleRate, stems, mix: finalMix, loudness: loudnessOf(finalMix), commonGainDb };
}

function countOf({ durationS, sampleRate }: Pick<StemsInput, 'durationS' | 'sampleRate'>): number {
  return Math.max(0, Math.round(durationS * sampleRate));
}

/** The sum of stems: each sample in double precision, in the order given, rounded once. */
function sumOf(stems: readonly Mix[], count: number, sampleRate: number): Mix {
  const add = (side: 0 | 1) => {
    const sum = new Float64Array(count);
    for (const { channels } of stems) addTo(sum, channels[side]);
    return new Float32Array(sum);
  };
  return { sampleRate, channels: [add(0), add(1)] };
}

/** A stem for every id, silent where nothing sounds. */
function withSilence(stems: ReadonlyMap<CueStem, Mix>, count: number, sampleRate: number): Record<CueStem, Mix> {
  const of = (id: CueStem): Mix =>
    stems.get(id) ?? { sampleRate, channels: [new Float32Array(count), new Float32Array(count)] };
  return {
    effects: of('effects'),
    foley: of('foley'),
    ambience: of('ambience'),
    dialogue: of('dialogue'),
    music: of('music'),
  };
}

function renderStem(cues: readonly MixedCue[], count: number, input: TracksInput): Stereo {
  const { sampleRate, recordings, room, keepsPitch = true } = input;
  const direct = silence(count);
  const send = room && cues.some(isAnswered) ? silence(count) : null;
  for (const cue of cues) {
    const sound = cueSound(cue, { sampleRate, recordings, keepsPitch });
    if (!sound) continue;
    const gain = fromDb(cue.levelDb + MAKE_UP_DB);
    addPlaced({ direct, send: isAnswered(cue) ? send : null }, sound.channels, { ...sound, cue, gain, sampleRate });
  }
  if (room && send) addRoomAnswer(direct, send, room, sampleRate);
  return direct;
}

/** The air of a place holds its room already, and music is not played in it. */
function isAnswered({ stem }: Cue): boolean {
  return stem !== 'ambience' && stem !== 'music';
}

function scaled(channels: readonly [Samples, Samples], gain: number, sampleRate: number): Mix {
  const toFloat = (signal: Samples) => {
    const out = new Float32Array(signal);
    if (gain !== 1) for (let i = 0; i < out.length; i++) out[i] = signal[i]! * gain;
    return out;
  };
  return { sampleRate, channels: [toFloat(channels[0]), toFloat(channels[1])] };
}

function addTo(sum: Float64Array, signal: Float32Array): void {
  for (let i = 0; i < sum.length; i++) sum[i]! += signal[i]!;
}
