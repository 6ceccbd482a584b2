import type { ShotSpec } from '../shot/shot-spec.ts';
import type { PackageJob } from './write-package.ts';

/** What of a job is a value that can be copied: no sink, no signal. */
export type JobValues = Pick<
  PackageJob,
  'shot' | 'clips' | 'sceneJson' | 'project' | 'exporterIds' | 'optionsById' | 'recordings'
>;

type Numbers = Float32Array | Uint8Array;
type Path = readonly (string | number)[];

/** A part of a job: a value as JSON at its place, more elements of a list or members of a record, or a run of numbers. */
export type JobPiece =
  | { readonly at: Path; readonly json: string; readonly isMore: boolean }
  | { readonly at: Path; readonly length: number; readonly from: number; readonly numbers: Numbers };

/** A piece holds up to so many values: some hundred kilobytes of JSON, whatever the length of the clip and the number of bodies. */
const MOST_VALUES = 50_000;
/** Runs of numbers are cut at so many. */
const MOST_NUMBERS = 1 << 20;

/**
 * A job in pieces that cross from one program into another, for a spec of many bodies is longer as one text than engines
 * allow. Clips that several formats share stay shared.
 */
export function* jobPieces(job: JobValues): Generator<JobPiece> {
  const { shot, clips = {}, recordings, sceneJson, project, exporterIds, optionsById } = job;
  const specs = [...new Set([shot, ...Object.values(clips)])];
  const clipNumbers = Object.fromEntries(Object.entries(clips).map(([id, clip]) => [id, specs.indexOf(clip)]));
  const values = {
    specs,
    clipNumbers,
    recordings: [...(recordings ?? [])],
    sceneJson,
    project,
    exporterIds,
    optionsById,
  };
  yield* piecesOf([], values);
}

/** Puts a job together from its pieces, which come in order. */
export function createJobReceiver(): { take(piece: JobPiece): void; job(): JobValues } {
  let root: unknown = null;
  const find = (at: Path) => at.reduce((of, key) => (of as Record<string, unknown>)[key], root);
  const put = (at: Path, value: unknown) => {
    const last = at.at(-1);
    if (last === undefined) root = value;
    else (find(at.slice(0, -1)) as Record<string, unknown>)[last] = value;
  };
  return {
    take(piece) {
      if ('json' in piece) {
        const value = JSON.parse(piece.json);
        if (!piece.isMore) put(piece.at, value);
        else if (Array.isArray(value)) for (const item of value) (find(piece.at) as unknown[]).push(item);
        else Object.assign(find(piece.at) as object, value);
        return;
      }
      const { at, length, from, numbers } = piece;
      if (from === 0) put(at, numbers instanceof Uint8Array ? new Uint8Array(length) : new Float32Array(length));
      (find(at) as Numbers).set(numbers, from);
    },
    job() {
      const { specs, clipNumbers, recordings, ...rest } = root as Omit<JobValues, 'shot' | 'clips' | 'recordings'> & {
        readonly specs: readonly ShotSpec[];
        readonly clipNumbers: Readonly<Record<string, number>>;
        readonly recordings: readonly (readonly [string, never])[];
      };
      const clips = Object.fromEntries(Object.entries(clipNumbers).map(([id, i]) => [id, specs[i]!]));
      return { ...rest, shot: specs[0]!, clips, recordings: new Map(recordings) };
    },
  };
}

function* piecesOf(at: Path, value: unknown): Generator<JobPiece> {
  if (isNumbers(value)) {
    const { length } = value;
    for (let from = 0; from === 0 || from < length; from += MOST_NUMBERS)
      yield { at, length, from, numbers: value.slice(from, from + MOST_NUMBERS) };
    return;
  }
  if (countOf(value) <= MOST_VALUES) {
    yield { at, json: JSON.stringify(value), isMore: false };
    return;
  }
  const isList = Array.isArray(value);
  yield { at, json: isList ? '[]' : '{}', isMore: false };
  let batch: (readonly [key: string | number, of: unknown])[] = [];
  let count = 0;
  const flush = function* (): Generator<JobPiece> {
    if (batch.length > 0) {
      const more = isList ? batch.map(([, of]) => of) : Object.fromEntries(batch);
      yield { at, json: JSON.stringify(more), isMore: true };
    }
    batch = [];
    count = 0;
  };
  for (const [key, of] of isList ? value.entries() : Object.entries(value as object)) {
    if (of === undefined && !isList) continue;
    const own = countOf(of);
    if (own > MOST_VALUES || count + own > MOST_VALUES) yield* flush();
    if (own > MOST_VALUES) yield* piecesOf([...at, key], of);
    else {
      batch.push([key, of]);
      count += own;
    }
  }
  yield* flush();
}

/** How many values there are in a value; more than a piece holds where there are too many to count, or runs of numbers. */
function countOf(value: unknown): number {
  if (isNumbers(value)) return MOST_VALUES + 1;
  if (typeof value !== 'object' || value === null) return 1;
  let count = 1;
  for (const of of Object.values(value)) {
    count += countOf(of);
    if (count > MOST_VALUES) break;
  }
  return count;
}

function isNumbers(value: unknown): value is Numbers {
  return value instanceof Float32Array || value instanceof Uint8Array;
}
