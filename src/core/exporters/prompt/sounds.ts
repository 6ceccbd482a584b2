import type { ShotCue, ShotSpec } from '../../shot/shot-spec.ts';
import type { Cast } from './cast.ts';
import { capitalized, count, listed, seconds, sentence, span, withArticle } from './english.ts';
import { moverSide, UNNOTICED_MPS } from './hits.ts';
import type { Miss } from './misses.ts';
import { MERGE_S } from './run-words.ts';

/** More named sounds than this are not followed within one clip. */
const MOST_SOUNDS = 8;
/** Later than this a sound no longer belongs to the one before it, in seconds. */
const SOON_S = 0.6;
const LOUD_DB = -10;
const FAINT_DB = -34;

/** Who meets what, in words, and the crowd that the one who comes is of. */
interface Parties {
  readonly mover: string;
  readonly met: string;
  /** Which of the cue's two bodies and materials is the one that comes. */
  readonly side: 0 | 1;
  readonly crowd: string | null;
}

interface Event {
  readonly cue: ShotCue;
  readonly parties: Parties;
}

/** Cues that read as one sound. */
interface Sound {
  readonly cues: readonly ShotCue[];
  readonly parties: Parties;
  readonly weight: number;
}

/** The lines of background sound: what is heard, in order and tied to the action, then what must be silent. */
export function soundLines(shot: ShotSpec, cast: Cast, misses: readonly Miss[]): readonly string[] {
  const heard = shot.audio.cues.filter((cue) => !cue.isMuted);
  const events = heard
    .filter((c) => c.kind === 'impact' || c.kind === 'roll' || c.kind === 'slide' || c.kind === 'effect')
    .filter((c) => c.kind !== 'impact' || c.normalSpeedMps >= UNNOTICED_MPS)
    .map((cue) => ({ cue, parties: partiesOf(shot, cast, cue) }));
  const named = soundsOf(events)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MOST_SOUNDS)
    .sort((a, b) => a.cues[0]!.timeS - b.cues[0]!.timeS);
  const told = named.map((sound, i) => tell(shot, sound, named[i - 1]));
  const beds = [
    shot.words.background,
    ...heard.filter((c) => c.kind === 'ambience').map((c) => `${c.label} (${span(c.timeS, c.endTimeS)})`),
    ...heard.filter((c) => c.kind === 'music').map((c) => `Music: ${c.label} (${span(c.timeS, c.endTimeS)})`),
  ];
  const hushes = heard.filter((c) => c.kind === 'silence').map((c) => `Silence at ${span(c.timeS, c.endTimeS)}`);
  const lines = [...told, ...beds, ...hushes, silences(shot, misses, heard)].map(sentence).filter((l) => l !== '');
  return told.length === 0 ? ['Nothing strikes or rolls.', ...lines] : lines;
}

/** Cues of the same parties as one sound: in a row, within a quarter of a second, or of a crowd. */
function soundsOf(events: readonly Event[]): Sound[] {
  const groups: Event[][] = [];
  const keyOf = ({ cue, parties }: Event) =>
    cue.kind === 'effect' ? cue.label : `${cue.kind}/${parties.mover}/${parties.met}`;
  for (const event of events) {
    const key = keyOf(event);
    const last = groups.at(-1);
    const isNear = (g: readonly Event[]) =>
      event.parties.crowd !== null || event.cue.timeS - g.at(-1)!.cue.timeS < MERGE_S;
    const group = last?.[0] && keyOf(last[0]) === key ? last : groups.find((g) => keyOf(g[0]!) === key && isNear(g));
    if (group) group.push(event);
    else groups.push([event]);
  }
  return groups.map((g) => ({
    cues: g.map((event) => event.cue),
    parties: g[0]!.parties,
    weight: Math.max(...g.map(({ cue }) => cue.salience + cue.levelDb / 100)),
  }));
}

function tell(shot: ShotSpec, { cues, parties }: Sound, before: Sound | undefined): string {
  const { mover, met, crowd } = parties;
  const first = cues[0]!;
  const last = cues.at(-1)!;
  const gapS = before === undefined ? 0 : first.timeS - before.cues.at(-1)!.timeS;
  const link = before === undefined ? '' : gapS < 0 ? 'meanwhile, ' : gapS < SOON_S ? 'right after, ' : 'then, ';
  const when = `(${times(cues)})`;
  if (first.kind === 'effect') return `${link}${first.label} ${when}`;
  if (first.kind !== 'impact') {
    const verb = first.kind === 'roll' ? 'rolling along' : 'sliding along';
    const noise = first.kind === 'roll' ? 'a low rumble' : 'a scrape';
    const who = crowd === null ? mover : `the ${crowd}`;
    const along = met === `one of the ${crowd}` ? 'one another' : met;
    return `${link}${noise} of ${who} ${verb} ${along} (${span(first.timeS, last.endTimeS)})`;
  }
  const noise = withArticle(`${loudness(first.levelDb)}${strikeWords(shot, first, parties.side)}`);
  if (crowd !== null && cues.length > 2) {
    const loudest = cues.reduce((most, cue) => (cue.levelDb > most.levelDb ? cue : most));
    const peak = `${span(first.timeS, last.timeS)}, loudest at ${seconds(loudest.timeS)} s`;
    const on = met === `one of the ${crowd}` ? 'against one another' : `on ${met}`;
    return `${link}a clatter of the ${crowd} ${on}, each hit ${noise} (${peak})`;
  }
  if (cues.length === 1) return `${link}as ${mover} meets ${met}, ${noise} ${when}`;
  if (last.timeS - first.timeS < MERGE_S) {
    return `${link}as ${mover} meets ${met}, ${count(cues.length)} quick hits: ${noise} ${when}`;
  }
  const isDying = cues.every((c, i) => i === 0 || c.levelDb <= cues[i - 1]!.levelDb);
  const softer = isDying ? ', each softer than the last' : '';
  return `${link}${count(cues.length)} bounces of ${mover} on ${met}${softer}: ${noise} ${when}`;
}

function times(cues: readonly ShotCue[]): string {
  const shown = [...new Set(cues.map((c) => seconds(c.timeS)))].slice(0, 5);
  return `${listed(shown)} s${shown.length < cues.length && cues.length > 5 ? ' and on' : ''}`;
}

function partiesOf(shot: ShotSpec, cast: Cast, cue: ShotCue): Parties {
  const contact = shot.contacts.find((c) => c.id === cue.contactId);
  if (!contact) return { mover: '', met: '', side: 0, crowd: null };
  const side = moverSide(shot, contact, cue.timeS);
  const met = side === 0 ? 1 : 0;
  return {
    mover: cast.nameOf(contact.bodyIds[side]),
    met: cast.partOf(contact.bodyIds[met], contact.partIds[met]),
    side,
    crowd: cast.crowdOf(contact.bodyIds[side])?.plural ?? null,
  };
}

/** "thump and steel clang": the two materials' own words, once where they are alike. */
function strikeWords(shot: ShotSpec, cue: ShotCue, side: 0 | 1): string {
  const words = cue.materials.map((id) => shot.materials.find((m) => m.id === id));
  const [mover, met] = side === 0 ? words : [words[1], words[0]];
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
