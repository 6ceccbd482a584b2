import { useMemo } from 'react';
import { type Clips, clipsOf } from '../../core/exporters/clips.ts';
import type { ShotSpec } from '../../core/shot/shot-spec.ts';
import { useActionContext, useResults, useScene } from '../editor-context.tsx';
import { type DeliverChoices, optionsOf } from './deliver-choices.ts';
import { choiceIn, choiceOf, type DeliverChoice, type Spoken, specOf } from './package-work.ts';
import { useClipResults } from './use-clip-results.ts';

/** Clips that are kept at hand; the one used longest ago goes first. */
const MOST_FILMED = 16;

/** Films the chosen takes as a clip of any format. */
export type Film = (choice: DeliverChoice, spoken?: Spoken) => ShotSpec;

/** What a package would be made of, as it is chosen now. */
export interface PackagePlan {
  readonly choice: DeliverChoice;
  /** By exporter id, with prompts as they were written over. */
  readonly optionsById: Readonly<Record<string, unknown>>;
  /** Null while takes are simulated, and where the clip cannot be made. */
  readonly film: Film | null;
  readonly shot: ShotSpec | null;
  /** Of the chosen formats that take another clip. */
  readonly clips: Clips;
  /** Why there is no shot, in a sentence; null where there is one. */
  readonly whyNone: string | null;
}

export function usePackage(choices: DeliverChoices): PackagePlan {
  const { version } = useActionContext();
  const scene = useScene();
  const steadiness = useResults((state) => state.steadiness);
  const results = useClipResults(choices.shotId);
  const optionsById = useMemo(() => optionsOf(choices), [choices]);
  const choice = useMemo(() => choiceOf(choices, scene), [choices, scene]);
  const film = useMemo((): Film | null => {
    if (results === null || typeof results === 'string') return null;
    // A scene of many bodies takes a second to film: what was filmed once for the dialog is not filmed again.
    const filmed = new Map<string, ShotSpec>();
    return (of, spoken) => {
      if (spoken) return specOf(scene, results, steadiness, of, version, spoken);
      const key = JSON.stringify(of);
      const known = filmed.get(key) ?? specOf(scene, results, steadiness, of, version);
      filmed.delete(key);
      filmed.set(key, known);
      if (filmed.size > MOST_FILMED) filmed.delete(filmed.keys().next().value!);
      return known;
    };
  }, [scene, results, steadiness, version]);
  const tried = useMemo(() => attempt(() => film?.(choice) ?? null), [film, choice]);
  const shot = typeof tried === 'string' ? null : tried;
  const clips = useMemo((): Clips => {
    if (!film || !shot) return {};
    // Prompts, which change with every letter, change no clip.
    return clipsOf(shot, choices.exporterIds, choices.optionsById, (format) => film(choiceIn(choice, format)));
  }, [film, shot, choice, choices.exporterIds, choices.optionsById]);
  const whyNone =
    typeof tried === 'string'
      ? tried
      : typeof results === 'string'
        ? results
        : results === null
          ? 'The takes of this cut are being simulated.'
          : null;
  return { choice, optionsById, film, shot, clips, whyNone };
}

/** What comes of it, or why nothing does. */
function attempt<T>(make: () => T): T | string {
  try {
    return make();
  } catch (cause) {
    return cause instanceof Error ? cause.message : String(cause);
  }
}
