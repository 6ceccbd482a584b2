import type { Cue, CueKindId, CueNote, CueStem, SpokenWord } from '../../core/cues/cue.ts';
import { orphanedOverrides } from '../../core/cues/overrides.ts';
import { STEM_IDS } from '../../core/dsp/stems.ts';
import { partName } from '../../core/outcomes/names.ts';
import type { CueOverride, Scene } from '../../core/scene/schema.ts';
import type { TakeResult } from '../../core/tasks.ts';

/** A sound as it stands on its track. */
export interface CueMark {
  readonly id: string;
  readonly kind: CueKindId;
  /** A blow is a point, what lasts a bar, what a director wrote a block, what must be silent a ring. */
  readonly form: 'point' | 'bar' | 'block' | 'ring';
  readonly label: string;
  /** When it is heard, from and to. */
  readonly startS: number;
  readonly endS: number;
  readonly levelDb: number;
  readonly salience: number;
  readonly isMuted: boolean;
  /** For people and generators only: nothing of it is in the mix. */
  readonly isTold: boolean;
  /** Its file is not here, so it is silent. */
  readonly isMissing: boolean;
  /** Changed by the director. */
  readonly isChanged: boolean;
  /** With when they are heard; empty but for lines. */
  readonly words: readonly SpokenWord[];
  /** In seconds from the start; empty but for music. */
  readonly notes: readonly CueNote[];
}

/** A change to a cue that no longer happens. */
export interface OrphanMark {
  /** Of the override. */
  readonly id: string;
  readonly stem: CueStem;
  readonly label: string;
  /** What happened to it, in a sentence. */
  readonly message: string;
  /** Where its cue was; null where that is not known. */
  readonly timeS: number | null;
}

/** One track of the mix. */
export interface StemRow {
  readonly stem: CueStem;
  readonly label: string;
  /** In order of time. */
  readonly cues: readonly CueMark[];
  readonly orphans: readonly OrphanMark[];
}

export const STEM_LABELS: Readonly<Record<CueStem, string>> = {
  effects: 'Effects',
  foley: 'Foley',
  ambience: 'Ambience',
  dialogue: 'Dialogue',
  music: 'Music',
};

/** The tracks that have something on them, in the order of the mix. */
export function soundRowsOf(
  scene: Scene,
  result: TakeResult | null,
  missingCueIds: readonly string[] = [],
): readonly StemRow[] {
  if (!result) return [];
  const missing = new Set(missingCueIds);
  const orphans = orphansOf(scene, result);
  return STEM_IDS.map((stem) => ({
    stem,
    label: STEM_LABELS[stem],
    cues: result.cues
      .filter((cue) => cue.stem === stem)
      .map((cue) => markOf(cue, missing.has(cue.id)))
      .toSorted((a, b) => a.startS - b.startS),
    orphans: orphans.filter((orphan) => orphan.stem === stem),
  })).filter(({ cues, orphans }) => cues.length > 0 || orphans.length > 0);
}

function markOf(cue: Cue, isMissing: boolean): CueMark {
  const delayS = cue.heardAtS - cue.timeS;
  return {
    id: cue.id,
    kind: cue.kind,
    form: formOf(cue),
    // A line is known by who says it: its words stand beside.
    label: (cue.kind === 'dialogue' && cue.speaker) || cue.label,
    startS: cue.heardAtS,
    endS: cue.endTimeS + delayS,
    levelDb: cue.levelDb,
    salience: cue.salience,
    isMuted: cue.isMuted,
    isTold: cue.source.type === 'told',
    isMissing,
    isChanged: cue.overrideId !== null,
    words: cue.words.map((word) => ({ ...word, timeS: word.timeS + delayS, endTimeS: word.endTimeS + delayS })),
    notes: cue.source.type === 'notes' ? cue.source.notes : [],
  };
}

/** A bar shorter than this would hide under its own point. */
const SHORTEST_BAR_S = 0.03;

function formOf({ kind, origin, timeS, endTimeS, hits }: Cue): CueMark['form'] {
  if (kind === 'absence') return 'ring';
  if (origin === 'authored') return 'block';
  const isBlow = kind === 'impact' || kind === 'splash' || kind === 'break' || hits.length === 1;
  return isBlow || endTimeS - timeS < SHORTEST_BAR_S ? 'point' : 'bar';
}

/** The changes that found no cue in this take. */
export function orphansOf(scene: Scene, result: Pick<TakeResult, 'cues' | 'plan'>): readonly OrphanMark[] {
  const propOfBody = new Map(result.plan.bodies.map(({ id, propId }) => [id, propId]));
  return orphanedOverrides(scene, result.cues).map(({ id, override, message }) => ({
    id,
    stem: stemOfAnchor(override),
    label: override.label ?? anchorWords(scene, override, propOfBody),
    message,
    timeS: override.anchor.timeS,
  }));
}

function stemOfAnchor({ anchor: { kind } }: CueOverride): CueStem {
  return kind === 'roll' || kind === 'slide' ? 'foley' : 'effects';
}

/** "impact of basketball and rim". */
function anchorWords(scene: Scene, { anchor }: CueOverride, propOfBody: ReadonlyMap<string, string>): string {
  const names = anchor.bodyIds.map((bodyId, side) => {
    const propId = propOfBody.get(bodyId) ?? bodyId;
    return propId in scene.props ? partName(scene, { propId, partId: anchor.partIds[side] ?? '' }) : 'something gone';
  });
  return names.length > 0 ? `${anchor.kind} of ${names.join(' and ')}` : anchor.kind;
}
