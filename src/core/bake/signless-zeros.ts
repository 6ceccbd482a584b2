import type { BakePlan, BodyPlan } from './plan.ts';

/**
 * A plan whose zeros have no sign, as they have none once they are written: the same plan where none had. Physics can tell
 * -0 from 0, in the last digit and then in which way a box falls.
 */
export function withSignlessZeros(plan: BakePlan): BakePlan {
  const { bodies, ...rest } = plan;
  const own = bodies.map(signlessBody);
  if (own.every((body, i) => body === bodies[i]) && !hasSignedZero(rest)) return plan;
  return { ...(signless(rest) as typeof rest), bodies: own };
}

/** Varied plans share the bodies that are not varied: each is looked through once. */
const known = new WeakMap<BodyPlan, BodyPlan>();

function signlessBody(body: BodyPlan): BodyPlan {
  const found = known.get(body);
  if (found) return found;
  const made = hasSignedZero(body) ? (signless(body) as BodyPlan) : body;
  known.set(body, made);
  return made;
}

function hasSignedZero(value: unknown): boolean {
  if (typeof value === 'number') return Object.is(value, -0);
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return value.some(hasSignedZero);
  for (const key in value) if (hasSignedZero(value[key as keyof typeof value])) return true;
  return false;
}

function signless(value: unknown): unknown {
  if (typeof value === 'number') return value + 0;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(signless);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, signless(inner)]));
}
