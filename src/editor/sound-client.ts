import { type Problem, warning } from '../core/base/problem.ts';
import type { Cue, CueStem } from '../core/cues/cue.ts';
import { timedBySpeech } from '../core/cues/line-times.ts';
import type { Loudness } from '../core/dsp/loudness.ts';
import type { Mix } from '../core/dsp/mix.ts';
import { missingRecordings, recordingKey } from '../core/dsp/recording-key.ts';
import type { Tracks } from '../core/dsp/render-stems.ts';
import { silentSpans } from '../core/dsp/silent-spans.ts';
import { STEM_IDS } from '../core/dsp/stems.ts';
import { gatherRecordings, NOTHING_GATHERED } from '../core/gather-recordings.ts';
import type { Scene, SceneSound } from '../core/scene/schema.ts';
import { babbleLine } from '../core/speech/babble.ts';
import { estimateLine } from '../core/speech/estimate.ts';
import type { Line } from '../core/speech/line-key.ts';
import type { MixedTracks, TakeResult } from '../core/tasks.ts';
import { cueFromZero } from './cue-from-zero.ts';
import type { HeardTake } from './editor.ts';
import { isSame } from './is-same.ts';
import type { EditorPorts } from './ports.ts';

const SAMPLE_RATE = 48_000;
/** Time for an auditioned cue to ring out, in seconds. */
const RING_S = 3;
/** The air of a place holds its own room, and music is not played in one. */
const ROOMLESS: ReadonlySet<CueStem> = new Set(['ambience', 'music']);

export interface SoundListener {
  onHeard(heard: HeardTake): void;
  onLoudness(loudness: Loudness): void;
  /** Sounds whose recording is not to be had, by cue, where they are others than before. */
  onMissing(cueIds: readonly string[]): void;
  /** With the true times of lines that have been spoken since. */
  onCues(cues: readonly Cue[]): void;
  /** What could not be had; each is told once for a scene. */
  onProblems(problems: readonly Problem[]): void;
}

/** Makes the sound of the newest result; of it, only the tracks that have changed. */
export interface SoundClient {
  /** Resolves when all of it is told; rejects with an AbortError where a newer one takes its place. */
  update(scene: Scene, result: TakeResult): Promise<void>;
  /** One cue by itself, from its start on; null where it is silent. */
  soloOf(scene: Scene, cue: Cue): Promise<Mix | null>;
  stop(): void;
  forget(): void;
}

/** What a track was rendered from, and what came of it: nothing for silence. */
interface Rendered {
  readonly from: unknown;
  readonly mix: Mix | undefined;
}

/** What a mix was made of. */
interface MixedFrom {
  readonly tracks: ReadonlyMap<CueStem, Rendered>;
  readonly levels: SceneSound['stems'];
  readonly durationS: number;
}

export function createSoundClient(
  { tasks, speech, assets }: Pick<EditorPorts, 'tasks' | 'speech' | 'assets'>,
  { onHeard, onLoudness, onMissing, onCues, onProblems }: SoundListener,
): SoundClient {
  let control = new AbortController();
  let gathered = NOTHING_GATHERED;
  let tracks: ReadonlyMap<CueStem, Rendered> = new Map();
  let mixed: (MixedTracks & MixedFrom) | null = null;
  let missing: readonly string[] = [];
  const said = new Set<string>();

  const sayOnce = (problems: readonly Problem[]) => {
    const unsaid = problems.filter(({ message }) => !said.has(message));
    for (const { message } of unsaid) said.add(message);
    if (unsaid.length > 0) onProblems(unsaid);
  };

  /** A line; where no engine can speak it, a babble of about its length, so that it is heard all the same. */
  const speak = async (line: Line, signal?: AbortSignal) => {
    try {
      return await speech.speak(line, signal);
    } catch (cause) {
      if (signal?.aborted) throw cause;
      const why = cause instanceof Error ? cause.message : String(cause);
      sayOnce([warning('cues.authored', `Lines are babbled, with times estimated from their text. ${why}`)]);
      return babbleLine(line, estimateLine(line.text));
    }
  };

  const gather = async (scene: Scene, signal?: AbortSignal) => {
    gathered = await gatherRecordings(scene, { assets, speak }, { known: gathered, ...(signal && { signal }) });
    sayOnce(gathered.problems);
  };

  const fromOf = (id: CueStem, { sound }: Scene, cues: readonly Cue[], durationS: number) => {
    const own = cues.filter(({ stem, kind, isMuted }) => stem === id && kind !== 'silence' && !isMuted);
    if (own.length === 0) return null;
    const keys = own.map(recordingKey).filter((key) => key !== null && gathered.recordings.has(key));
    const silences = silentSpans(cues);
    return { cues: own.map(audiblePart), silences, keys, room: ROOMLESS.has(id) ? null : sound.room, durationS };
  };

  /** Renders the tracks that are not as they were; says whether there were any. */
  const render = async (scene: Scene, cues: readonly Cue[], durationS: number, signal: AbortSignal) => {
    const wanted = STEM_IDS.map((id) => ({ id, from: fromOf(id, scene, cues, durationS) }));
    const changed = wanted.filter(({ id, from }) => !isSame(tracks.get(id)?.from ?? null, from));
    if (changed.length === 0) return false;
    const ids = new Set(changed.map(({ id }) => id));
    const own = cues.filter(({ stem, kind }) => ids.has(stem) || kind === 'silence');
    const input = { durationS, sampleRate: SAMPLE_RATE, recordings: gathered.recordings, room: scene.sound.room };
    const rendered = own.length > 0 ? await tasks.renderTracks({ ...input, cues: own }, { signal }) : {};
    signal.throwIfAborted();
    tracks = new Map([...tracks, ...changed.map(({ id, from }) => [id, { from, mix: rendered[id] }] as const)]);
    return true;
  };

  const stemsNow = () => Object.fromEntries([...tracks].flatMap(([id, { mix }]) => (mix ? [[id, mix]] : []))) as Tracks;

  const show = (durationS: number) => {
    const { mix = null, commonGainDb = 0 } = mixed ?? {};
    onHeard({ sampleRate: SAMPLE_RATE, durationS, stems: stemsNow(), mix, commonGainDb });
  };

  return {
    async update(scene, { cues: estimated, motion: { durationS } }) {
      control.abort();
      control = new AbortController();
      const { signal } = control;
      let cues = timedBySpeech(estimated, gathered.spoken);
      // What needs no one's voice and no file is heard before those are there.
      if (await render(scene, cues, durationS, signal)) show(durationS);
      if (missingRecordings(cues, gathered.recordings).length > 0) {
        await gather(scene, signal);
        cues = timedBySpeech(estimated, gathered.spoken);
        if (await render(scene, cues, durationS, signal)) show(durationS);
      }
      const absent = missingRecordings(cues, gathered.recordings).map(({ id }) => id);
      if (!isSame(missing, absent)) onMissing(absent);
      missing = absent;
      if (!isSame(cues, estimated)) onCues(cues);
      const levels = scene.sound.stems;
      if (mixed?.tracks === tracks && mixed.durationS === durationS && isSame(mixed.levels, levels)) return;
      const input = { tracks: stemsNow(), levels, durationS, sampleRate: SAMPLE_RATE };
      const made = await tasks.mixTracks(input, { signal });
      signal.throwIfAborted();
      mixed = { ...made, tracks, levels, durationS };
      show(durationS);
      onLoudness(made.loudness);
    },
    async soloOf(scene, cue) {
      if (missingRecordings([cue], gathered.recordings).length > 0) await gather(scene);
      const alone = cueFromZero({ ...cue, isMuted: false });
      const input = { sampleRate: SAMPLE_RATE, recordings: gathered.recordings, room: scene.sound.room };
      const rendered = await tasks.renderTracks({ ...input, cues: [alone], durationS: alone.endTimeS + RING_S });
      return rendered[cue.stem] ?? null;
    },
    stop: () => control.abort(),
    forget() {
      control.abort();
      tracks = new Map();
      mixed = null;
      missing = [];
      said.clear();
    },
  };
}

/** A cue without what is only read. */
function audiblePart({ label: _label, speaker: _speaker, words: _words, visemes: _visemes, ...rest }: Cue) {
  return rest;
}
