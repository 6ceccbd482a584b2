import type { ShotBody, ShotSpec } from '../../shot/shot-spec.ts';
import { count, inSentence, plural } from './english.ts';

/** More subjects of one noun than this are told as a crowd. */
const MOST_NAMED = 3;

/** Many subjects of one noun, who are told together. */
export interface Crowd {
  /** "boxes". */
  readonly plural: string;
  readonly bodies: readonly ShotBody[];
}

/** How the prompt speaks of bodies and their parts, the same way each time. */
export interface Cast {
  readonly crowds: readonly Crowd[];
  /** The crowd that a body is one of, or null. */
  crowdOf(bodyId: string): Crowd | null;
  /** "the basketball", "the red box", "one of the boxes". */
  nameOf(bodyId: string): string;
  /** "the rim" where a body has several solid parts, else the body's own name. */
  partOf(bodyId: string, partId: string): string;
}

/** Names by noun where only one subject has it, else by the name that the director gave; crowds have no names. */
export function castOf(shot: ShotSpec): Cast {
  const bodies = new Map(shot.bodies.map((body) => [body.id, body]));
  const subjects = new Map(shot.subjects.map((subject) => [subject.id, subject]));
  const nouns = shot.subjects.map((s) => s.noun);
  const labels = shot.bodies.flatMap((body) => [...new Set(solidParts(body).map((part) => part.label))]);
  const timesOf = (words: readonly string[], word: string) => words.filter((w) => w === word).length;
  const crowds = new Map(
    [...new Set(nouns)]
      .filter((noun) => timesOf(nouns, noun) > MOST_NAMED)
      .map((noun) => [
        noun,
        { plural: plural(noun), bodies: shot.bodies.filter((body) => subjects.get(body.subjectId)?.noun === noun) },
      ]),
  );
  const subjectOf = (bodyId: string) => subjects.get(bodies.get(bodyId)?.subjectId ?? '');
  const crowdOf = (bodyId: string) => crowds.get(subjectOf(bodyId)?.noun ?? '') ?? null;
  const nameOf = (bodyId: string) => {
    const subject = subjectOf(bodyId);
    const crowd = crowdOf(bodyId);
    if (!subject) return `the ${bodyId}`;
    if (crowd) return `one of the ${crowd.plural}`;
    if (timesOf(nouns, subject.noun) === 1) return `the ${subject.noun}`;
    const name = inSentence(subject.name || subject.noun);
    return /\d$/.test(name) ? name : `the ${name}`;
  };
  return {
    crowds: [...crowds.values()],
    crowdOf,
    nameOf,
    partOf(bodyId, partId) {
      const body = bodies.get(bodyId);
      const solid = body ? solidParts(body) : [];
      const part = solid.find((p) => p.id === partId);
      if (!part || solid.length < 2) return nameOf(bodyId);
      return timesOf(labels, part.label) === 1 ? `the ${part.label}` : `the ${part.label} of ${nameOf(bodyId)}`;
    },
  };
}

/** "In it: a floor, 20 by 20 m; two wooden boxes, each 50 by 50 by 50 cm; and a ball." */
export function castWords({ subjects }: ShotSpec): string {
  const words = [...new Set(subjects.map((s) => s.description))].map((description) => {
    const alike = subjects.filter((s) => s.description === description);
    return alike.length === 1 ? description : severalOf(description, alike[0]!.noun, alike.length);
  });
  const last = words.at(-1);
  if (last === undefined) return '';
  return `In it: ${words.length === 1 ? last : `${words.slice(0, -1).join('; ')}; and ${last}`}.`;
}

function severalOf(description: string, noun: string, n: number): string {
  const bare = description.replace(/^(a|an|the) /, '').replace(noun, plural(noun));
  return `${count(n)} ${bare.replace(', ', ', each ')}`;
}

function solidParts(body: ShotBody): ShotBody['parts'] {
  return body.parts.filter((part) => part.role !== 'show');
}
