import type { ShotCue } from '../shot/shot-spec.ts';

/** A class of the AudioSet ontology. */
export interface AudioSetClass {
  readonly mid: string;
  readonly name: string;
}

type Name = keyof typeof MIDS;

/** The classes that cues are given; from the class map of YAMNet, which lists the classes of AudioSet that have data. */
const MIDS = {
  Speech: '/m/09x0r',
  Music: '/m/04rlf',
  Piano: '/m/05r5c',
  'String section': '/m/02qmj0d',
  'Plucked string instrument': '/m/0fx80y',
  'Drum kit': '/m/02hnl',
  Wind: '/m/03m9d0z',
  Crowd: '/m/03qtwd',
  'Outside, urban or manmade': '/t/dd00128',
  'Waves, surf': '/m/034srq',
  'Sound effect': '/m/0c1dj',
  'Whoosh, swoosh, swish': '/m/07rqsjt',
  'Splash, splatter': '/m/07rrlb6',
  Roll: '/m/07s8j8t',
  Scrape: '/m/07qv4k0',
  Rattle: '/m/07qn4z3',
  Shatter: '/m/07rn7sz',
  Breaking: '/m/07pc8lb',
  'Basketball bounce': '/m/018w8',
  Bouncing: '/m/07pqn27',
  Clang: '/m/07rv4dm',
  'Chink, clink': '/m/07q7njn',
  Clicking: '/m/07qc9xj',
  Wood: '/m/083vt',
  'Thump, thud': '/m/07qnq_y',
} as const;

type Source = ShotCue['source'];
type Like = Extract<Source, { type: 'made' }>['like'];

const BEDS: Readonly<Record<Extract<Source, { type: 'bed' }>['bed'], Name | null>> = {
  // AudioSet tells small rooms from halls, which a bed does not.
  'room-tone': null,
  wind: 'Wind',
  crowd: 'Crowd',
  city: 'Outside, urban or manmade',
  sea: 'Waves, surf',
};
const INSTRUMENTS: Readonly<Record<Extract<Source, { type: 'notes' }>['instrument'], Name>> = {
  piano: 'Piano',
  strings: 'String section',
  // AudioSet has a bass guitar and a double bass, and this may be either.
  bass: 'Music',
  pluck: 'Plucked string instrument',
  drums: 'Drum kit',
};
const MADE: Readonly<Record<Like, (materials: ReadonlySet<string>) => Name>> = {
  impact: impactName,
  rattle: () => 'Rattle',
  roll: () => 'Roll',
  slide: () => 'Scrape',
  whoosh: () => 'Whoosh, swoosh, swish',
  splash: () => 'Splash, splatter',
  break: (materials) => (hasAny(materials, PANES) ? 'Shatter' : 'Breaking'),
};
const TOLD: Readonly<Partial<Record<ShotCue['kind'], Name>>> = {
  dialogue: 'Speech',
  music: 'Music',
  effect: 'Sound effect',
};

const PANES = ['glass', 'tempered-glass'];
const METALS = ['steel', 'aluminium'];
const WOODS = ['hardwood', 'softwood'];
const HARD = [...METALS, ...PANES, ...WOODS, 'concrete', 'plastic', 'ice', 'phenolic', 'ionomer'];
const BALLS = ['basketball', 'football', 'tennis-felt', 'celluloid', 'ionomer', 'rubber'];
const COURTS = ['hardwood', 'softwood', 'concrete'];

/** The class of AudioSet that a cue belongs to; null where none fits without a guess. */
export function audioSetOf(cue: Pick<ShotCue, 'kind' | 'source' | 'materials'>): AudioSetClass | null {
  const name = nameOf(cue);
  return name && { mid: MIDS[name], name };
}

function nameOf({ kind, source, materials }: Pick<ShotCue, 'kind' | 'source' | 'materials'>): Name | null {
  if (kind === 'silence' || kind === 'absence') return null;
  if (source.type === 'made') return MADE[source.like](new Set(materials));
  if (source.type === 'bed') return BEDS[source.bed];
  if (source.type === 'notes') return INSTRUMENTS[source.instrument];
  return TOLD[kind] ?? null;
}

function impactName(materials: ReadonlySet<string>): Name {
  const isHard = [...materials].every((id) => HARD.includes(id));
  if (materials.has('water')) return 'Splash, splatter';
  if (materials.has('cloth') && hasAny(materials, BALLS)) return 'Whoosh, swoosh, swish';
  if (hasAny(materials, METALS) && (isHard || materials.has('basketball'))) return 'Clang';
  if (materials.has('basketball') && hasAny(materials, COURTS)) return 'Basketball bounce';
  if (hasAny(materials, BALLS) && !materials.has('flesh')) return 'Bouncing';
  if (materials.has('glass') && isHard) return 'Chink, clink';
  if (materials.has('phenolic') && isHard) return 'Clicking';
  if (materials.size > 0 && [...materials].every((id) => WOODS.includes(id))) return 'Wood';
  return 'Thump, thud';
}

function hasAny(materials: ReadonlySet<string>, ids: readonly string[]): boolean {
  return ids.some((id) => materials.has(id));
}
