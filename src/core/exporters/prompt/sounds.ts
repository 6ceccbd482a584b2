import type { ShotCue, ShotSpec } from '../../shot/shot-spec.ts';
import { MERGE_S } from './beats.ts';
import type { Cast } from './cast.ts';
import { capitalized, count, listed, seconds, sentence, span, withArticle } from './english.ts';
import type { Miss } from './misses.ts';

/** More named sounds than this are not followed within one clip. */
const MOST_SOUNDS = 8;
/** Later than this a sound no longer belongs to the one before it, in seconds. */
const SOON_S = 0.6;
const LOUD_DB = -10;
const FAINT_DB = -34;

/** Cues that read as one sound. */
interface Sound {
  readonly cues: readonly ShotCue[];
  readonly weight: number;
}

/** The lines of background sound: what is heard, in order and tied to the action, then what must be silent. */
export function soundLines(shot: ShotSpec, cast: Cast, misses: readonly Miss[]): readonly string[] {
  const heard = shot.audio.cues.filter((cue) => !cue.isMuted);
  const events = heard.filter(
    (c) => c.kind === 'impact' || c.kind === 'roll' || c.kind === 'slide' || c.kind === 'effect',
  );
  const named = soundsOf(events)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MOST_SOUNDS)
    .sort((a, b) => a.cues[0]!.timeS - b.cues[0]!.timeS);
  const told = named.map((sound, i) => tell(shot, cast, sound, named[i - 1]));
  const beds = [
    shot.words.background,
    ...heard.filter((c) => c.kind === 'ambience').map((c) => `${c.label} (${span(c.timeS, c.endTimeS)})`),
    ...heard.filter((c) => c.kind === 'music').map((c) => `Music: ${c.label} (${span(c.timeS, c.endTimeS)})`),
  ];
  const hushes = heard.filter((c) => c.kind === 'silence').map((c) => `Silence at ${span(c.timeS, c.endTimeS)}`);
  const lines = [...told, ...beds, ...hushes, silences(shot, misses, heard)].map(sentence).filter((l) => l !== '');
  return told.length === 0 ? ['Nothing strikes or rolls.', ...lines] : lines;
}

/** Cues of one label in a row, or within a quarter of a second, as one sound. */
function soundsOf(cues: readonly ShotCue[]): Sound[] {
  const groups: ShotCue[][] = [];
  for (const cue of cues) {
    const group =
      groups.at(-1)?.[0]?.label === cue.label
        ? groups.at(-1)
        : groups.find((g) => g[0]!.label === cue.label && cue.timeS - g.at(-1)!.timeS < MERGE_S);
    if (group) group.push(cue);
    else groups.push([cue]);
  }
  return groups.map((g) => ({ cues: g, weight: Math.max(...g.map((c) => c.salience + c.levelDb / 100)) }));
}

function tell(shot: ShotSpec, cast: Cast, { cues }: Sound, before: Sound | undefined): string {
  const first = cues[0]!;
  const last = cues.at(-1)!;
  const isSoon = before !== undefined && first.timeS - before.cues.at(-1)!.timeS < SOON_S;
  const link = before === undefined ? '' : isSoon ? 'right after, ' : 'then, ';
  const when = `(${times(cues)})`;
  if (first.kind === 'effect') return `${link}${first.label} ${when}`;
  const parties = partiesOf(shot, cast, first);
  if (first.kind !== 'impact') {
    const verb = first.kind === 'roll' ? 'rolling along' : 'sliding along';
    const noise = first.kind === 'roll' ? 'a low rumble' : 'a scrape';
    return `${link}${noise} of ${parties.mover} ${verb} ${parties.met} (${span(first.timeS, last.endTimeS)})`;
  }
  const noise = `${loudness(first.levelDb)}${strikeWords(shot, first)}`;
  if (cues.length === 1) return `${link}as ${parties.mover} meets ${parties.met}, ${withArticle(noise)} ${when}`;
  if (last.timeS - first.timeS < MERGE_S) {
    return `${link}as ${parties.mover} meets ${parties.met}, ${count(cues.length)} quick hits: ${withArticle(noise)} ${when}`;
  }
  const isDying = cues.every((c, i) => i === 0 || c.levelDb <= cues[i - 1]!.levelDb);
  const softer = isDying ? ', each softer than the last' : '';
  return `${link}${count(cues.length)} bounces of ${parties.mover} on ${parties.met}${softer}: ${withArticle(noise)} ${when}`;
}

function times(cues: readonly ShotCue[]): string {
  const shown = [...new Set(cues.map((c) => seconds(c.timeS)))].slice(0, 5);
  return `${listed(shown)} s${shown.length < cues.length && cues.length > 5 ? ' and on' : ''}`;
}

function partiesOf(shot: ShotSpec, cast: Cast, cue: ShotCue): { readonly mover: string; readonly met: string } {
  const contact = shot.contacts.find((c) => c.id === cue.contactId);
  const [a = '', b = ''] = cue.bodyIds;
  const isAFree = shot.bodies.find((body) => body.id === a)?.drive === 'free';
  const [mover, met] = isAFree ? [0, 1] : [1, 0];
  const ids = [a, b];
  if (!contact) return { mover: cast.nameOf(ids[mover]!), met: cast.nameOf(ids[met]!) };
  return {
    mover: cast.nameOf(contact.bodyIds[mover]!),
    met: cast.partOf(contact.bodyIds[met]!, contact.partIds[met]!),
  };
}

/** "thump and steel clang": the two materials' own words, once where they are alike. */
function strikeWords(shot: ShotSpec, cue: ShotCue): string {
  const [a, b] = cue.materials.map((id) => shot.materials.find((m) => m.id === id));
  const isAFree = shot.bodies.find((body) => body.id === cue.bodyIds[0])?.drive === 'free';
  const [mover, met] = isAFree ? [a, b] : [b, a];
  if (!mover || !met) return 'knock';
  if (mover.id === met.id || mover.impact === met.impact) return `${met.adjective} ${met.impact}`;
  return `${mover.impact} and ${met.adjective} ${met.impact}`;
}

function loudness(levelDb: number): string {
  if (levelDb > LOUD_DB) return 'loud ';
  return levelDb < FAINT_DB ? 'faint ' : '';
}

function silences(shot: ShotSpec, misses: readonly Miss[], heard: readonly ShotCue[]): string {
  const nets = [...new Set(misses.flatMap((m) => m.still))].map((net) => `no swish of ${net}`);
  const voices = heard.some((c) => c.kind === 'dialogue') ? [] : ['no voices'];
  const music = heard.some((c) => c.kind === 'music') ? [] : ['no music'];
  const told = shot.words.background.toLowerCase();
  const rest = [...voices, ...music].filter((words) => !told.includes(words));
  const all = [...nets, ...rest];
  return all.length === 0 ? '' : capitalized(all.join(', '));
}
