import type { ShotCue, ShotPart, ShotSpec } from '../shot/shot-spec.ts';
import type { Cast } from './cast.ts';
import { listed, span } from './english.ts';
import { type Miss, netsOf } from './misses.ts';
import { heardCues } from './sound-groups.ts';
import type { Told } from './told.ts';

const PLAYED: Readonly<Record<string, string>> = {
  piano: 'on the piano',
  strings: 'on strings',
  bass: 'on the bass',
  pluck: 'on plucked strings',
  drums: 'on drums',
};
/** A clip's end is reached within this, in seconds. */
const SLACK_S = 0.05;

/** The air of the place, music, silences, and what must not be heard. */
export function airOf(
  shot: ShotSpec,
  cast: Cast,
  misses: readonly Miss[],
): Pick<Told, 'air' | 'music' | 'hushes' | 'silent'> {
  const heard = heardCues(shot);
  const of = (kind: ShotCue['kind']) => heard.filter((cue) => cue.kind === kind);
  const background = shot.words.background.trim();
  const beds = of('ambience').filter((cue) => !(isWhole(shot, cue) && isSaid(background, cue.label)));
  const withTime = (shot: ShotSpec, cue: ShotCue, words: string) =>
    isWhole(shot, cue) ? words : `${words} (${span(cue.timeS, cue.endTimeS)})`;
  return {
    air: [background, ...beds.map((cue) => withTime(shot, cue, cue.label))].filter((words) => words !== ''),
    music: of('music').map((cue) => withTime(shot, cue, musicWords(cue))),
    hushes: of('silence').map((cue) => span(cue.timeS, cue.endTimeS)),
    silent: [...notHeard(shot, cast, misses, of('absence')), ...notThere(shot, heard)],
  };
}

function musicWords({ label, source }: ShotCue): string {
  return source.type === 'notes' ? `${label}, ${PLAYED[source.instrument] ?? source.instrument}` : label;
}

function isWhole({ clip }: ShotSpec, { timeS, endTimeS }: ShotCue): boolean {
  return timeS <= SLACK_S && endTimeS >= clip.durationS - SLACK_S;
}

/** Whether the director's words for the place tell of a bed already: they share a telling word. */
function isSaid(background: string, label: string): boolean {
  const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
  const said = new Set(wordsOf(background));
  return wordsOf(label).some((word) => said.has(word));
}

/** What could have sounded and must not: told by cues of absence, and guessed from openings that were missed where none tells. */
function notHeard(shot: ShotSpec, cast: Cast, misses: readonly Miss[], cues: readonly ShotCue[]): readonly string[] {
  const missed = cues.map((cue) => missedOf(shot, cast, cue));
  const told = cues.flatMap((cue, i) => {
    const own = missed[i]!;
    if (own === null) return [absenceWords(shot, cast, cue)];
    // What the same one misses is told once, with the first of it.
    const alike = missed.filter((other) => other?.mover === own.mover);
    if (alike[0] !== own) return [];
    const all = [...new Set(alike.flatMap((other) => other?.met ?? []))];
    return [`no sound from ${listed(all, 'or')}, which ${own.mover} never touches`];
  });
  const isTold = ({ moverId, bodyId }: Miss) =>
    cues.some(({ bodyIds }) => bodyIds.includes(moverId) && bodyIds.includes(bodyId));
  const guessed = misses.filter((miss) => miss.still.length > 0 && !isTold(miss)).map(({ still }) => swish(still));
  return [...new Set([...told, ...guessed])];
}

/** A thing that could have sounded, had it been touched; null where a cue is of an opening, or of nobody. */
function missedOf(
  shot: ShotSpec,
  cast: Cast,
  { bodyIds: [moverId, bodyId], partIds, label }: ShotCue,
): { readonly mover: string; readonly met: string } | null {
  const body = shot.bodies.find(({ id }) => id === bodyId);
  if (!body || moverId === undefined || body.passages.some(({ id }) => id === partIds[1])) return null;
  const part = body.parts.find(({ id }) => id === partIds[1]);
  // The label names the part where it is the part that counts.
  const isPart = part !== undefined && label.includes(` ${part.label}`);
  const met = !isPart ? cast.nameOf(body.id) : (netLabel(part) ?? cast.partOf(body.id, part.id));
  return { mover: cast.nameOf(moverId), met };
}

function absenceWords(shot: ShotSpec, cast: Cast, { bodyIds: [moverId, bodyId], partIds, label }: ShotCue): string {
  const body = shot.bodies.find(({ id }) => id === bodyId);
  const passage = body?.passages.find(({ id }) => id === partIds[1]);
  if (!body || !passage || moverId === undefined) return label;
  const nets = netsOf(body);
  return nets.length > 0 ? swish(nets) : `no sound of ${cast.nameOf(moverId)} going through the ${passage.label}`;
}

function netLabel({ shape, label }: ShotPart): string | null {
  return shape.type === 'strands' ? `the ${label}` : null;
}

function swish(nets: readonly string[]): string {
  return `no net swish, for ${listed(nets)} ${nets.length > 1 ? 'hang' : 'hangs'} still`;
}

/** Voices and music, where nobody speaks, no crowd murmurs and nothing plays, and the director's words say nothing of it. */
function notThere(shot: ShotSpec, heard: readonly ShotCue[]): readonly string[] {
  const told = shot.words.background.toLowerCase();
  const isCrowd = ({ source }: ShotCue) => source.type === 'bed' && source.bed === 'crowd';
  const hasVoices =
    heard.some((cue) => cue.kind === 'dialogue' || isCrowd(cue)) || /voice|crowd|murmur|speak|talk/.test(told);
  const hasMusic = heard.some(({ kind }) => kind === 'music') || told.includes('music');
  return [...(hasVoices ? [] : ['no voices']), ...(hasMusic ? [] : ['no music'])];
}
