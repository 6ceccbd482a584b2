import type { ShotCue, ShotSpec } from '../shot/shot-spec.ts';
import type { Cast } from './cast.ts';
import { listed, seconds, span, timesWord, withArticle, withThe } from './english.ts';
import { type SoundEvent, type SoundGroup, soundGroups } from './sound-groups.ts';
import type { ToldSound } from './told.ts';

/** A row of blows dies away where its last is at least this much softer than its first. */
const SOFTER_DB = 1;
const LOUD_DB = -10;
const FAINT_DB = -34;
/** More adjectives than this blur a sound. */
const MOST_ADJECTIVES = 2;
/** More things than this that a crowd meets make a list, not a sound. */
const MOST_MET = 3;
const MOST_TIMES = 5;

/** What is heard of the action, in order of time; all of it, however faint. */
export function soundsOf(shot: ShotSpec, cast: Cast): readonly ToldSound[] {
  return soundGroups(shot, cast).map((group) => {
    const { cue, parties } = group[0];
    const isLasting = cue.kind === 'roll' || cue.kind === 'slide' || cue.kind === 'whoosh';
    const fromS = group[0].atS;
    const lastS = group.at(-1)!.atS;
    const toS = isLasting ? Math.max(...group.map((e) => e.atS + e.cue.endTimeS - e.cue.timeS)) : lastS;
    const isClatter = cue.kind === 'impact' && parties.crowd !== null && group.length > 2;
    return {
      fromS,
      toS,
      isLasting,
      when: isLasting ? span(fromS, toS) : isClatter ? clatterTimes(group) : timesOf(group),
      ...wordsOf(shot, group),
      who: parties.mover === '' ? null : parties.mover,
      weight: Math.max(...group.map((e) => e.cue.salience + e.cue.levelDb / 100)),
    };
  });
}

function wordsOf(shot: ShotSpec, group: SoundGroup): Pick<ToldSound, 'clause' | 'noise'> {
  const { cue, parties } = group[0];
  const { mover, met, net } = parties;
  if (net !== null)
    return { clause: `a soft swish of ${net} as ${mover} goes through`, noise: `a soft swish of ${net}` };
  switch (cue.kind) {
    case 'effect':
      return { clause: cue.label, noise: cue.label };
    case 'break':
      return { clause: `a sharp crack as ${withThe(cue.label)}`, noise: 'a sharp crack' };
    case 'whoosh':
      return { clause: `a rush of air as ${mover} passes`, noise: 'a rush of air' };
    case 'splash': {
      const noise = withArticle(`${cue.timbre.words.includes('heavy') ? 'heavy ' : ''}splash`);
      return { clause: `as ${mover} meets ${met}, ${noise}`, noise };
    }
    case 'rattle':
      return { clause: `a quick rattle of ${rattledWords(group)}: ${strikesOf(shot, group)}`, noise: 'a quick rattle' };
    case 'roll':
    case 'slide':
      return rubWords(group);
    default:
      return blowWords(shot, group);
  }
}

/** "the pins on one another", "the ball on the lane". */
function rattledWords(group: SoundGroup): string {
  const { mover, met, crowd, metCrowd } = group[0].parties;
  const who = crowd === null ? mover : `the ${crowd}`;
  if (metCrowd === null) return `${who} on ${met}`;
  return metCrowd === crowd ? `${who} on one another` : `${who} on the ${metCrowd}`;
}

function rubWords(group: SoundGroup): Pick<ToldSound, 'clause' | 'noise'> {
  const { cue, parties } = group[0];
  const { isDriven } = parties;
  const verb = cue.kind === 'roll' ? 'rolling' : 'sliding';
  const noise = isDriven
    ? 'a rumble of tyres'
    : cue.kind === 'roll'
      ? 'a low rumble'
      : isCloth(cue)
        ? 'a rustle'
        : 'a scrape';
  const who = parties.crowd === null ? parties.mover : `the ${parties.crowd}`;
  return {
    clause: isDriven
      ? `${noise} as ${who} drives along ${metOf(group)}`
      : `${noise} of ${who} ${verb} along ${metOf(group)}`,
    noise,
  };
}

function blowWords(shot: ShotSpec, group: SoundGroup): Pick<ToldSound, 'clause' | 'noise'> {
  const { mover, met, crowd, metCrowd } = group[0].parties;
  const strike = strikesOf(shot, group);
  const one = withArticle(strike);
  if (crowd !== null && group.length > 2) {
    const on = `${metOf(group).includes('one another') ? 'against' : 'on'} ${metOf(group)}`;
    return { clause: `a clatter of the ${crowd} ${on}, each hit ${one}`, noise: `a clatter, each hit ${one}` };
  }
  const target = metCrowd === null || metCrowd === crowd ? met : `the ${metCrowd}`;
  if (group.length === 1) return { clause: `as ${mover} meets ${met}, ${one}`, noise: one };
  const instants = instantsOf(group).length;
  const isDying =
    group.every(({ cue }, i) => i === 0 || cue.levelDb <= group[i - 1]!.cue.levelDb) &&
    group[0].cue.levelDb - group.at(-1)!.cue.levelDb >= SOFTER_DB;
  // Blows too near for their times to be told apart are one burst.
  if (instants === 1) return { clause: `as ${mover} meets ${target}, ${one}`, noise: one };
  const softer = isDying ? ', each softer than the last' : '';
  const isMore = instants > MOST_TIMES || (metCrowd !== null && group.length > instants);
  const often = isMore ? 'again and again' : timesWord(instants);
  return { clause: `as ${mover} meets ${target} ${often}, ${one} each time${softer}`, noise: `${one} each time` };
}

/** "one another and the floor": what the one who comes meets, the loudest first. */
function metOf(group: SoundGroup): string {
  const { crowd } = group[0].parties;
  const met = [...group]
    .sort((a, b) => b.cue.levelDb - a.cue.levelDb)
    .map(({ parties }) => {
      if (parties.metCrowd === null) return parties.met;
      return parties.metCrowd === crowd ? 'one another' : `the ${parties.metCrowd}`;
    });
  return listed([...new Set(met)].slice(0, MOST_MET));
}

/** "dull thump and glass thud": what the loudest of a group sounds like. */
function strikesOf(shot: ShotSpec, group: SoundGroup): string {
  const { cue, parties } = group.reduce((most, event) => (event.cue.levelDb > most.cue.levelDb ? event : most));
  const words = adjectivesOf(cue);
  return `${words.length > 0 ? `${words.join(', ')} ` : ''}${strikeWords(shot, cue, parties.side)}`;
}

/** What stands out, most telling first: how loud, how bright, how long, how hard. */
function adjectivesOf({ levelDb, timbre }: ShotCue): readonly string[] {
  const loud = levelDb > LOUD_DB ? ['loud'] : levelDb < FAINT_DB ? ['faint'] : [];
  const heard = ['dull', 'bright', 'ringing', 'hard', 'soft', 'short'].filter((word) => timbre.words.includes(word));
  return [...loud, ...heard].slice(0, MOST_ADJECTIVES);
}

/** The two materials' own words, once where they are alike. */
function strikeWords(shot: ShotSpec, cue: ShotCue, side: 0 | 1): string {
  const words = cue.materials.map((id) => shot.materials.find((m) => m.id === id));
  const [mover, met] = side === 0 ? words : [words[1], words[0]];
  if (!mover || !met) return 'knock';
  if (mover.id === met.id || mover.impact === met.impact) return `${met.adjective} ${met.impact}`;
  return `${mover.impact} and ${met.adjective} ${met.impact}`;
}

function isCloth({ materials }: ShotCue): boolean {
  return materials.includes('cloth');
}

function clatterTimes(group: SoundGroup): string {
  const loudest = group.reduce((most, event) => (event.cue.levelDb > most.cue.levelDb ? event : most));
  const [from, to] = [group[0].atS, group.at(-1)!.atS];
  const all = span(from, to);
  return seconds(from) === seconds(to) ? all : `${all}, loudest at ${seconds(loudest.atS)} s`;
}

function timesOf(group: readonly SoundEvent[]): string {
  const all = instantsOf(group);
  const shown = all.slice(0, MOST_TIMES);
  return `${listed(shown)} s${shown.length < all.length ? ' and on' : ''}`;
}

/** When blows are told to fall, each time once. */
function instantsOf(group: readonly SoundEvent[]): readonly string[] {
  return [...new Set(group.map(({ atS }) => seconds(atS)))];
}
