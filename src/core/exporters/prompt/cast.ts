import type { ShotBody, ShotSpec } from '../../shot/shot-spec.ts';
import { inSentence } from './english.ts';

/** How the prompt speaks of bodies and their parts, the same way each time. */
export interface Cast {
  /** "the basketball". */
  nameOf(bodyId: string): string;
  /** "the rim" where a body has several solid parts, else the body's own name. */
  partOf(bodyId: string, partId: string): string;
}

/** Names by noun where only one subject has it, else by the name that the director gave. */
export function castOf(shot: ShotSpec): Cast {
  const bodies = new Map(shot.bodies.map((body) => [body.id, body]));
  const subjects = new Map(shot.subjects.map((subject) => [subject.id, subject]));
  const nouns = shot.subjects.map((s) => s.noun);
  const labels = shot.bodies.flatMap((body) => [...new Set(solidParts(body).map((part) => part.label))]);
  const isOnly = (words: readonly string[], word: string) => words.filter((w) => w === word).length === 1;
  const nameOf = (bodyId: string) => {
    const subject = subjects.get(bodies.get(bodyId)?.subjectId ?? '');
    if (!subject) return `the ${bodyId}`;
    return `the ${isOnly(nouns, subject.noun) ? subject.noun : inSentence(subject.name || subject.noun)}`;
  };
  return {
    nameOf,
    partOf(bodyId, partId) {
      const body = bodies.get(bodyId);
      const solid = body ? solidParts(body) : [];
      const part = solid.find((p) => p.id === partId);
      if (!part || solid.length < 2) return nameOf(bodyId);
      return isOnly(labels, part.label) ? `the ${part.label}` : `the ${part.label} of ${nameOf(bodyId)}`;
    },
  };
}

function solidParts(body: ShotBody): ShotBody['parts'] {
  return body.parts.filter((part) => part.role !== 'show');
}
