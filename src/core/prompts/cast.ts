import { inSentence } from '../base/in-sentence.ts';
import type { ShotBody, ShotSpec } from '../shot/shot-spec.ts';
import { count, listed, plural, withThe } from './english.ts';
import { sayable } from './sayable.ts';

/** More subjects of one sort than this are told as a crowd. */
const MOST_NAMED = 3;
/** Nouns of plain shapes and grounds: the director's own name says more. */
const PLAIN: ReadonlySet<string> = new Set(['box', 'capsule', 'cylinder', 'ball', 'ramp', 'floor']);

type Subject = ShotSpec['subjects'][number];

/** Many subjects of one sort, who are told together. */
export interface Crowd {
  /** "boxes". */
  readonly plural: string;
  /** One body of each subject, which stands for it. */
  readonly bodies: readonly ShotBody[];
}

/** How the prompt speaks of bodies and their parts, the same way each time. */
export interface Cast {
  readonly crowds: readonly Crowd[];
  /** The crowd that a body is one of, or null. */
  crowdOf(bodyId: string): Crowd | null;
  /** "the basketball", "the red box", "one of the boxes". */
  nameOf(bodyId: string): string;
  /** The same, but for one of a crowd its crowd: "the boxes". */
  sortOf(bodyId: string): string;
  /** "the rim" where a body that stands still has several solid parts, else the body's own name. */
  partOf(bodyId: string, partId: string): string;
  /** Each thing of the scene as an item of a list: "two wooden boxes, each 50 cm high", "the phone (a glass box, 7 by 1 by 15 cm)". */
  readonly items: readonly string[];
}

/** Names by noun where only one subject has it and it says something, else by the name that the director gave; crowds have no names. */
export function castOf(given: ShotSpec): Cast {
  const shot = sayable(given);
  const bodies = new Map(shot.bodies.map((body) => [body.id, body]));
  const subjects = new Map(shot.subjects.map((subject) => [subject.id, subject]));
  const labels = shot.bodies.flatMap((body) => [...new Set(solidParts(body).map((part) => part.label))]);
  const crowds = crowdsOf(shot.subjects, bodies);
  const subjectOf = (bodyId: string) => subjects.get(bodies.get(bodyId)?.subjectId ?? '');
  const crowdOf = (bodyId: string) => {
    const subject = subjectOf(bodyId);
    return (subject && crowds.get(sortOf(subject))) ?? null;
  };
  const nameOf = (bodyId: string) => {
    const subject = subjectOf(bodyId);
    if (!subject) return `the ${bodyId}`;
    const crowd = crowdOf(bodyId);
    return crowd ? `one of the ${crowd.plural}` : nameOfSubject(subject, shot.subjects);
  };
  return {
    crowds: [...crowds.values()],
    crowdOf,
    nameOf,
    sortOf(bodyId) {
      const crowd = crowdOf(bodyId);
      return crowd ? `the ${crowd.plural}` : nameOf(bodyId);
    },
    partOf(bodyId, partId) {
      const body = bodies.get(bodyId);
      const solid = body ? solidParts(body) : [];
      const part = solid.find((p) => p.id === partId);
      if (!body || !part || solid.length < 2 || body.drive !== 'still') return nameOf(bodyId);
      const label = plainLabel(part.label);
      return timesOf(labels, part.label) === 1 ? `the ${label}` : `the ${label} of ${nameOf(bodyId)}`;
    },
    items: itemsOf(shot.subjects, (subject) => crowds.get(sortOf(subject)) ?? null),
  };
}

/** "foot pocket, right" is "right foot pocket" in a sentence. */
export function plainLabel(label: string): string {
  const [what, ...which] = label.split(', ');
  return which.length === 1 ? `${which[0]} ${what}` : label;
}

/** What the numbered ones of a row share: noun and name without the number. */
function sortOf({ noun, name }: Subject): string {
  return `${noun}/${stemOf(name)}`;
}

function stemOf(name: string): string {
  return inSentence(name.replace(/[\s_#-]*\d+$/, ''));
}

function crowdsOf(subjects: readonly Subject[], bodies: ReadonlyMap<string, ShotBody>): Map<string, Crowd> {
  const sorts = new Map<string, Subject[]>();
  for (const subject of subjects) sorts.set(sortOf(subject), [...(sorts.get(sortOf(subject)) ?? []), subject]);
  return new Map(
    [...sorts]
      .filter(([, alike]) => alike.length > MOST_NAMED)
      .map(([sort, alike]) => [
        sort,
        {
          plural: plural(PLAIN.has(alike[0]!.noun) ? stemOf(alike[0]!.name) || alike[0]!.noun : alike[0]!.noun),
          bodies: alike.flatMap(({ bodyIds }) => bodies.get(bodyIds[0]!) ?? []),
        },
      ]),
  );
}

function nameOfSubject({ noun, name }: Subject, all: readonly Subject[]): string {
  const isAlone =
    timesOf(
      all.map((other) => other.noun),
      noun,
    ) === 1;
  const own = inSentence(name);
  if (own === '' || (isAlone && (!PLAIN.has(noun) || stemOf(name) === noun))) return `the ${noun}`;
  return withThe(own);
}

function itemsOf(subjects: readonly Subject[], crowdOf: (subject: Subject) => Crowd | null): readonly string[] {
  const keyOf = (subject: Subject) => `${subject.description}/${crowdOf(subject)?.plural ?? ''}`;
  return [...new Set(subjects.map(keyOf))].map((key) => {
    const alike = subjects.filter((subject) => keyOf(subject) === key);
    const { description, noun } = alike[0]!;
    const what = alike.length === 1 ? description : severalOf(description, noun, alike.length);
    const crowd = crowdOf(alike[0]!);
    const isToldByNoun = crowd ? crowd.plural === plural(noun) : nameOfSubject(alike[0]!, subjects) === `the ${noun}`;
    if (isToldByNoun) return what;
    if (crowd) return `${count(alike.length)} ${crowd.plural} (${what.replace(/^\S+ /, '')})`;
    const names = alike.map((subject) => nameOfSubject(subject, subjects));
    return names.length <= MOST_NAMED ? `${listed(names)} (${what})` : what;
  });
}

function severalOf(description: string, noun: string, n: number): string {
  const bare = description.replace(/^(a|an|the) /, '').replace(noun, plural(noun));
  return `${count(n)} ${bare.replace(', ', ', each ')}`;
}

function timesOf(words: readonly string[], word: string): number {
  return words.filter((w) => w === word).length;
}

function solidParts(body: ShotBody): ShotBody['parts'] {
  return body.parts.filter((part) => part.role !== 'show');
}
