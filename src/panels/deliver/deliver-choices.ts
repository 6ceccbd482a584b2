import { createStore } from 'zustand/vanilla';
import type { FrameRate } from '../../core/base/time.ts';
import { firstFormats } from '../../core/exporters/families.ts';
import { profiles } from '../../core/profiles/profiles.ts';
import type { Scene } from '../../core/scene/schema.ts';
import type { FrameRange } from '../../core/shot/clip-format.ts';
import { preferences } from '../preferences.ts';

/** A prompt that someone wrote over, and what it was derived as then. */
export interface WrittenPrompt {
  readonly text: string;
  readonly derived: string;
}

/** All that is chosen for a package. */
export interface DeliverChoices {
  readonly exporterIds: readonly string[];
  /** By exporter id; defaults where absent. */
  readonly optionsById: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** The generator whose limits the clip is held against; null for none. */
  readonly profileId: string | null;
  /** Null for the whole cut. */
  readonly shotId: string | null;
  /** Null for the scene's own. */
  readonly frameRate: FrameRate | null;
  readonly sizePx: readonly [width: number, height: number] | null;
  /** Frames at that rate; null for all. */
  readonly range: FrameRange | null;
  readonly dialectId: string;
  /** By dialect; those that nobody wrote over are absent. */
  readonly prompts: Readonly<Record<string, WrittenPrompt>>;
}

/** The choices for a scene that nobody has delivered yet, with the formats that were taken last. */
export function freshChoices(): DeliverChoices {
  return {
    exporterIds: preferences.getState().formats ?? firstFormats,
    optionsById: {},
    profileId: null,
    shotId: null,
    frameRate: null,
    sizePx: null,
    range: null,
    dialectId: 'neutral',
    prompts: {},
  };
}

/** What is chosen now; it lasts as long as the scene is open, also while the dialog is closed. */
export const deliverChoices = createStore<DeliverChoices>()(() => freshChoices());

/** Which of the scenes that were opened the choices are for, as the document counts them. */
let forLoads = 0;

/** Begins afresh where another scene has been opened since: prompts, shots and ranges are of one scene. */
export function keepChoicesWith(loads: number): void {
  if (loads !== forLoads) restoreChoices({}, loads);
}

/** Goes back to what was chosen for an earlier package; what this version does not know is left at its default. */
export function restoreChoices(choices: unknown, loads: number): void {
  if (typeof choices !== 'object' || choices === null) return;
  forLoads = loads;
  deliverChoices.setState({ ...freshChoices(), ...(choices as Partial<DeliverChoices>) });
}

/** The choices as far as the scene still has what they name. */
export function choicesWithin(choices: DeliverChoices, { shots }: Pick<Scene, 'shots'>): DeliverChoices {
  return choices.shotId === null || shots[choices.shotId] ? choices : { ...choices, shotId: null, range: null };
}

export function choose(change: Partial<DeliverChoices>): void {
  deliverChoices.setState(change);
  if (change.exporterIds) preferences.setState({ formats: [...change.exporterIds] });
}

/** What choosing a generator, or none, brings along: its prompt, in its dialect and as long as it takes it. */
export function choicesFor(
  profileId: string | null,
  { optionsById }: Pick<DeliverChoices, 'optionsById'>,
): Partial<DeliverChoices> {
  const { promptFor: _, ...prompt } = optionsById.prompt ?? {};
  if (profileId === null) return { profileId, optionsById: { ...optionsById, prompt } };
  const { dialectId } = profiles.get(profileId).prompt;
  return { profileId, dialectId, optionsById: { ...optionsById, prompt: { ...prompt, promptFor: profileId } } };
}

/** How many characters the derived prompt may have; null where that is left to its dialect. */
export function mostCharacters({ optionsById }: Pick<DeliverChoices, 'optionsById'>): number | null {
  return profiles.find(String(optionsById.prompt?.promptFor))?.prompt.mostCharacters ?? null;
}

/** The options as they go to the formats: what was chosen, and prompts as somebody wrote them. */
export function optionsOf({ optionsById, prompts, dialectId }: DeliverChoices): Readonly<Record<string, unknown>> {
  const written = Object.fromEntries(Object.entries(prompts).map(([id, { text }]) => [id, text]));
  const chosen = listOf(optionsById.prompt?.dialects);
  return {
    ...optionsById,
    // The prompt in sight is always among those that are written.
    prompt: { ...optionsById.prompt, dialects: [...new Set([...chosen, dialectId])], written },
    'upload-kit': { ...optionsById['upload-kit'], written },
  };
}

function listOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
