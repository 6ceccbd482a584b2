import type { Cue } from '../../core/cues/cue.ts';
import type { CueChange } from '../../core/scene/edits/cues.ts';
import type { CueOverride, Scene } from '../../core/scene/schema.ts';
import type { OrphanMark } from './sound-rows.ts';

/** What the director changed of a cue of physics; empty where nothing. */
export function changeOf(scene: Scene, { overrideId }: Pick<Cue, 'overrideId'>): CueChange {
  const override = overrideId === null ? undefined : scene.cues.overrides[overrideId];
  if (!override) return {};
  const { anchor: _anchor, ...change } = override;
  return change;
}

/**
 * A cue of the newest result as the document has it by now: a change that was made since is not judged yet, and the next
 * one goes on from there.
 */
export function knownCue(scene: Scene, cue: Cue): Cue {
  const { overrides } = scene.cues;
  const isOfCue = ({ anchor }: CueOverride) =>
    anchor.timeS === cue.timeS &&
    anchor.kind === cue.kind &&
    anchor.bodyIds.join() === cue.bodyIds.join() &&
    anchor.partIds.join() === cue.partIds.join();
  const id = cue.overrideId ?? Object.keys(overrides).find((each) => isOfCue(overrides[each]!)) ?? null;
  const override = id === null ? undefined : overrides[id];
  if (!override) return cue;
  const { anchor, shiftS = 0 } = override;
  return { ...cue, overrideId: id, timeS: anchor.timeS === null ? cue.timeS : anchor.timeS + shiftS };
}

/** Most cues that a change without one is offered. */
const MOST_OFFERED = 5;

/** Cues of the kind that a change lost, unchanged ones, those of the same things first and then the closest in time. */
export function candidatesOf(scene: Scene, orphan: Pick<OrphanMark, 'id'>, cues: readonly Cue[]): readonly Cue[] {
  const anchor = scene.cues.overrides[orphan.id]?.anchor;
  if (!anchor) return [];
  const strangers = ({ bodyIds }: Cue) => anchor.bodyIds.filter((id) => !bodyIds.includes(id)).length;
  const farS = ({ timeS }: Cue) => Math.abs(timeS - (anchor.timeS ?? 0));
  return cues
    .filter(({ kind, overrideId }) => kind === anchor.kind && overrideId === null)
    .toSorted((a, b) => strangers(a) - strangers(b) || farS(a) - farS(b))
    .slice(0, MOST_OFFERED);
}
