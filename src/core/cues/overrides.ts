import { type Problem, warning } from '../base/problem.ts';
import { propIdOf } from '../props/body-id.ts';
import { own } from '../scene/queries.ts';
import type { CueOverride, Scene } from '../scene/schema.ts';
import type { Cue } from './cue.ts';

/** A cue is the one that was changed where it lies within this time of where that was, in seconds. */
export const SAME_CUE_S = 0.08;
/** Cues are as loud as full scale at most. */
const LOUDEST_DB = 0;

type Anchor = CueOverride['anchor'];

/** Cues of physics with the director's changes; a change whose cue does not happen in this bake changes nothing. */
export function overridden(scene: Scene, cues: readonly Cue[]): readonly Cue[] {
  const found = matched(scene, cues);
  if (found.size === 0) return cues;
  return cues.map((cue) => {
    const id = found.get(cue);
    return id === undefined ? cue : changed(cue, id, scene.cues.overrides[id]!);
  });
}

/** Which override belongs to which cue: one to one, the nearest in time first, ties by id. */
function matched(scene: Scene, cues: readonly Cue[]): ReadonlyMap<Cue, string> {
  const overrides = Object.entries(scene.cues.overrides);
  if (overrides.length === 0) return new Map();
  const alike = new Map<string, Cue[]>();
  for (const cue of cues) {
    const key = keyOf(cue);
    const list = alike.get(key);
    if (list) list.push(cue);
    else alike.set(key, [cue]);
  }
  for (const list of alike.values()) list.sort((a, b) => a.timeS - b.timeS || (a.id < b.id ? -1 : 1));
  const pairs = overrides
    .flatMap(([id, { anchor }]) =>
      candidatesOf(anchor, alike.get(keyOf(anchor)) ?? []).map(({ cue, offS }) => ({ id, cue, offS })),
    )
    .sort((a, b) => a.offS - b.offS || (a.id < b.id ? -1 : a.id > b.id ? 1 : a.cue.timeS - b.cue.timeS));
  const ofCue = new Map<Cue, string>();
  const taken = new Set<string>();
  for (const { id, cue } of pairs) {
    if (taken.has(id) || ofCue.has(cue)) continue;
    ofCue.set(cue, id);
    taken.add(id);
  }
  return ofCue;
}

interface Candidate {
  readonly cue: Cue;
  /** How far it lies from where the changed one was. */
  readonly offS: number;
}

/** The cues, of those alike in order of time, that may be the one that was changed. */
function candidatesOf({ timeS, nth }: Anchor, alike: readonly Cue[]): readonly Candidate[] {
  if (timeS === null) {
    const cue = alike[nth - 1];
    return cue ? [{ cue, offS: 0 }] : [];
  }
  const found: Candidate[] = [];
  for (let i = firstFrom(alike, timeS - SAME_CUE_S); i < alike.length; i++) {
    const cue = alike[i]!;
    const offS = Math.abs(cue.timeS - timeS);
    if (cue.timeS > timeS && offS > SAME_CUE_S) break;
    if (offS <= SAME_CUE_S) found.push({ cue, offS });
  }
  return found;
}

/** The first cue, of some in order of time, that is not before an instant. */
function firstFrom(cues: readonly Cue[], timeS: number): number {
  let low = 0;
  let high = cues.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cues[middle]!.timeS < timeS) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Alike are cues of one kind between the same parts, in whichever order the plan has them. */
function keyOf({ kind, bodyIds, partIds }: Pick<Cue, 'bodyIds' | 'partIds'> & { readonly kind: string }): string {
  const sides = bodyIds.map((bodyId, i) => `${bodyId}/${partIds[i] ?? ''}`).sort();
  return JSON.stringify([kind, sides]);
}

function changed(cue: Cue, overrideId: string, override: CueOverride): Cue {
  const { mute, label, gainDb = 0, shiftS = 0 } = override;
  // Nothing sounds before the scene begins.
  const byS = Math.max(shiftS, -cue.timeS);
  const moved = <T extends { readonly timeS: number }>(points: readonly T[]) =>
    byS === 0 ? points : points.map((point) => ({ ...point, timeS: point.timeS + byS }));
  const levelDb = Math.min(cue.levelDb + gainDb, LOUDEST_DB);
  return {
    ...cue,
    overrideId,
    isMuted: mute ?? cue.isMuted,
    label: label || cue.label,
    timeS: cue.timeS + byS,
    endTimeS: cue.endTimeS + byS,
    levelDb,
    hits: moved(cue.hits).map((hit) => ({ ...hit, levelDb: hit.levelDb + (levelDb - cue.levelDb) })),
    curve: moved(cue.curve),
  };
}

/** An override that no cue of a bake answers to. */
export interface OrphanedOverride {
  readonly id: string;
  readonly override: CueOverride;
  /** A sentence for the user. */
  readonly message: string;
}

/** The director's changes that found no cue among those derived from a bake: they stay in the document and do nothing. */
export function orphanedOverrides(scene: Scene, cues: readonly Cue[]): readonly OrphanedOverride[] {
  const found = new Set(cues.map(({ overrideId }) => overrideId));
  return Object.entries(scene.cues.overrides)
    .filter(([id]) => !found.has(id))
    .map(([id, override]) => ({ id, override, message: sentenceOf(scene, override) }));
}

/** Orphaned overrides as warnings of the document. */
export function orphanWarnings(scene: Scene, cues: readonly Cue[]): readonly Problem[] {
  return orphanedOverrides(scene, cues).map(({ id, message }) => warning(`cues.overrides.${id}`, message));
}

function sentenceOf(scene: Scene, { anchor, label }: CueOverride): string {
  const names = anchor.bodyIds.map((bodyId) => own(scene.props, propIdOf(bodyId))?.name || bodyId);
  const when = anchor.timeS === null ? `number ${anchor.nth}` : `at ${anchor.timeS.toFixed(2)} s`;
  const what = `${label ? `"${label}", the ` : 'the '}${anchor.kind} of ${names.map((n) => `"${n}"`).join(' and ')} ${when}`;
  const reach = anchor.timeS === null ? '' : ` within ${SAME_CUE_S * 1000} ms of it`;
  return `Change to cue: ${what} does not happen in this take${reach}, so the change does nothing. Change another cue, or remove it.`;
}
