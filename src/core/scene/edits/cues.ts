import { clamp } from '../../base/math.ts';
import { seedFrom } from '../../base/rng.ts';
import { own } from '../queries.ts';
import { authoredCueSchema, cueOverrideSchema } from '../schema/cue.ts';
import { MAX_DURATION_S } from '../schema/limits.ts';
import { type AuthoredCue, type CueOverride, type Scene, type SceneSound, sceneSchema } from '../schema.ts';
import { problemsOfCue } from '../sound-problems.ts';
import type { Edit } from './edit.ts';
import { accept, assertFree, assertSound, recordOf } from './guard.ts';
import { placeLast } from './place.ts';

/** A cue of physics, as far as finding it again in another bake goes. */
export interface OverridableCue {
  readonly overrideId: string | null;
  readonly kind: string;
  readonly bodyIds: readonly string[];
  readonly partIds: readonly string[];
  /** With the shift of the override that it has. */
  readonly timeS: number;
}

/** What a director changes of a cue. */
export type CueChange = Omit<CueOverride, 'anchor'>;

/**
 * Changes a cue that physics makes; null, or a change of nothing, leaves it to physics again. The change is kept with whom
 * the cue is of and when it is, by which it finds the cue again in another bake.
 */
export function overrideCue(cue: OverridableCue, change: CueChange | null): Edit {
  return (scene) => {
    const { overrides } = scene.cues;
    const before = cue.overrideId === null ? undefined : own(overrides, cue.overrideId);
    const anchor = {
      kind: cue.kind,
      bodyIds: [...cue.bodyIds],
      partIds: [...cue.partIds],
      timeS: clamp(cue.timeS - (before?.shiftS ?? 0), 0, MAX_DURATION_S),
      nth: before?.anchor.nth ?? 1,
    };
    const id = before ? cue.overrideId! : freeOverrideId(overrides, JSON.stringify(anchor));
    const said = Object.entries(change ?? {}).filter(([, value]) => value !== undefined);
    if (said.length === 0) {
      delete overrides[id];
      return;
    }
    if (!before) assertFree(overrides, 'change to a cue', id);
    const override = { anchor, ...Object.fromEntries(said) };
    overrides[id] = accept(cueOverrideSchema, override, ['cues', 'overrides', id], scene);
  };
}

/** Forgets a change whose cue no longer happens. */
export function removeOverride(overrideId: string): Edit {
  return (scene) => {
    recordOf(scene.cues.overrides, 'change to a cue', overrideId);
    delete scene.cues.overrides[overrideId];
  };
}

type Unplaced<T> = T extends unknown ? Omit<T, 'order'> : never;

/** Writes a cue of the director's own, after all others. Throws where it names a material or an asset that is not there. */
export function addCue(id: string, cue: Unplaced<AuthoredCue>): Edit {
  return (scene) => {
    assertFree(scene.cues.authored, 'cue', id);
    write(scene, id, { ...cue, order: placeLast(scene.cues.authored) });
  };
}

/** Changes members of a written cue. Throws where one does not fit its kind. */
export function changeCue(id: string, patch: Readonly<Record<string, unknown>>): Edit {
  return (scene) => write(scene, id, { ...recordOf(scene.cues.authored, 'cue', id), ...patch });
}

/** Moves a written cue in time, within what a scene can last. */
export function moveCue(id: string, timeS: number): Edit {
  return (scene) => {
    const cue = recordOf(scene.cues.authored, 'cue', id);
    write(scene, id, { ...cue, timeS: clamp(timeS, 0, MAX_DURATION_S) });
  };
}

export function removeCue(id: string): Edit {
  return (scene) => {
    recordOf(scene.cues.authored, 'cue', id);
    delete scene.cues.authored[id];
  };
}

/** Changes how the scene is heard: listener, delay, pitch, room, stems. */
export function setSound(patch: Partial<SceneSound>): Edit {
  return (scene) => {
    scene.sound = accept(sceneSchema.shape.sound, { ...scene.sound, ...patch }, ['sound'], scene);
  };
}

/** Changes the level of one stem, or mutes it. */
export function setStem(stem: keyof SceneSound['stems'], patch: Partial<SceneSound['stems'][typeof stem]>): Edit {
  return (scene) => {
    const { stems } = scene.sound;
    setSound({ stems: { ...stems, [stem]: { ...stems[stem], ...patch } } })(scene);
  };
}

function write(scene: Scene, id: string, cue: unknown): void {
  scene.cues.authored[id] = accept(authoredCueSchema, cue, ['cues', 'authored', id], scene);
  assertSound(problemsOfCue(scene, id));
}

/** The same for the same cue, so that two people who change it alike write the same document. */
function freeOverrideId(overrides: Scene['cues']['overrides'], anchor: string): string {
  let id = '';
  for (let salt = 0; id === '' || Object.hasOwn(overrides, id); salt++)
    id = `override-${seedFrom(`${salt}${anchor}`).toString(36)}`;
  return id;
}
