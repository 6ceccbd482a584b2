import type { AssetStore } from './assets/asset-store.ts';
import { missingAsset } from './assets/missing-asset.ts';
import { readWav } from './assets/read-wav.ts';
import { type Problem, warning } from './base/problem.ts';
import type { Recording } from './dsp/stems.ts';
import type { Scene } from './scene/schema.ts';
import { type Line, lineKey } from './speech/line-key.ts';
import type { LineTiming, SpokenLine } from './speech/spoken-line.ts';

/** Where recordings come from. */
export interface RecordingSources {
  readonly assets: Pick<AssetStore, 'read'>;
  speak(line: Line, signal?: AbortSignal): Promise<SpokenLine>;
}

/** The recordings that a scene's cues play. */
export interface Gathered {
  /** By `recordingKey` of a cue. */
  readonly recordings: ReadonlyMap<string, Recording>;
  /** The times of the lines among them, by the same key; of files that lines play only how long they last. */
  readonly spoken: ReadonlyMap<string, LineTiming>;
  /** What could not be had: those cues are silent. */
  readonly problems: readonly Problem[];
}

export const NOTHING_GATHERED: Gathered = { recordings: new Map(), spoken: new Map(), problems: [] };

/**
 * Reads the files and speaks the lines that a scene's cues play; what is among `known` is taken from there. Rejects only where
 * the signal fires.
 */
export async function gatherRecordings(
  scene: Pick<Scene, 'cues' | 'assets'>,
  sources: RecordingSources,
  { known = NOTHING_GATHERED, signal }: { readonly known?: Gathered; readonly signal?: AbortSignal } = {},
): Promise<Gathered> {
  const recordings = new Map<string, Recording>();
  const spoken = new Map<string, LineTiming>();
  const problems: Problem[] = [];
  for (const assetId of fileIdsOf(scene)) {
    signal?.throwIfAborted();
    const recording = known.recordings.get(assetId);
    const read = recording ? { recording, problems: [] } : await readAsset(scene, assetId, sources.assets);
    if (read.recording) {
      recordings.set(assetId, read.recording);
      spoken.set(assetId, { words: [], visemes: [], durationS: durationOf(read.recording), isTimingEstimated: true });
    }
    problems.push(...read.problems);
  }
  for (const line of linesOf(scene)) {
    signal?.throwIfAborted();
    const key = lineKey(line);
    const recording = known.recordings.get(key);
    const timing = known.spoken.get(key);
    try {
      const said = recording && timing ? { ...timing, recording } : await sources.speak(line, signal);
      const { recording: samples, ...times } = said;
      recordings.set(key, samples);
      spoken.set(key, times);
    } catch (cause) {
      if (signal?.aborted) throw cause;
      const because = cause instanceof Error ? cause.message : String(cause);
      problems.push(warning('cues.authored', `The line "${excerpt(line.text)}" is not heard: ${because}`));
    }
  }
  return { recordings, spoken, problems };
}

/** The files that cues play, each once. */
export function fileIdsOf({ cues }: Pick<Scene, 'cues'>): readonly string[] {
  const ids = Object.values(cues.authored).flatMap((cue) =>
    'source' in cue && cue.source.type === 'file' ? [cue.source.assetId] : [],
  );
  return [...new Set(ids)];
}

function linesOf({ cues }: Pick<Scene, 'cues'>): readonly Line[] {
  const lines = Object.values(cues.authored).flatMap((cue) =>
    cue.kind === 'dialogue' && cue.source.type === 'spoken' && cue.text !== ''
      ? [{ text: cue.text, voice: cue.source.voice }]
      : [],
  );
  return [...new Map(lines.map((line) => [lineKey(line), line])).values()];
}

function durationOf({ channels, sampleRate }: Recording): number {
  return (channels[0]?.length ?? 0) / sampleRate;
}

async function readAsset(
  { assets }: Pick<Scene, 'assets'>,
  id: string,
  store: Pick<AssetStore, 'read'>,
): Promise<{ readonly recording?: Recording; readonly problems: readonly Problem[] }> {
  const name = assets[id]?.name ?? `${id.slice(0, 12)}…`;
  const bytes = await store.read(id);
  if (!bytes) return { problems: [missingAsset(name)] };
  const wav = readWav(bytes);
  const problems = wav.problems.map((problem) => ({
    ...problem,
    path: name,
    message: `Sound "${name}": ${problem.message}`,
  }));
  return wav.ok ? { recording: wav.value, problems } : { problems };
}

function excerpt(text: string): string {
  const letters = [...text];
  return letters.length <= 40 ? text : `${letters.slice(0, 40).join('')}…`;
}
