import { length, type Vec3, ZERO } from '../base/vec3.ts';
import type { ContactPhase } from '../motion/contact.ts';
import type { LoggedContact } from './contact-log.ts';
import type { ColliderPlace } from './engine.ts';
import { type BakePlan, isFreeAt, pairKey } from './plan.ts';

/** An impulse is an impact when it exceeds three steps of weight. */
const IMPACT_WEIGHTS = 3;

/** Two colliders that have touched, and what is known of their touches so far. */
export interface ContactPair {
  readonly a: ColliderPlace;
  readonly b: ColliderPlace;
  /** Whether one of the two could roll. */
  readonly isRound: boolean;
  /** Weaker impulses are no impacts. */
  readonly leastImpactNs: number;
  /** Coulomb's coefficient of the two. */
  readonly friction: number;
  /** Whether it lasts though the engine is silent, because a body of it sleeps. */
  isHeld: boolean;
  lastStep: number;
  nextLook: number;
  lastNs: number;
  impact: LoggedContact | null;
  /** What friction gave the second of the two through the impact. */
  impactFriction: Vec3;
  span: LoggedContact | null;
  /** Whether the span is there because the touch has lasted, while its phase has not. */
  isProvisional: boolean;
  spanLooks: number;
  slipSum: number;
  /** Looks at what friction a rest or a roll needs, and the sum of what was seen, as shares of the normal impulse. */
  holdLooks: number;
  holdSum: number;
  /** When the touch was first looked at; the phase seen lately, and since when. */
  touchSinceS: number;
  phase: ContactPhase;
  phaseSinceS: number;
}

/** All pairs of a bake, made as they first touch. */
export interface ContactPairs {
  pairOf(indexA: number, indexB: number, timeS: number): ContactPair;
  ofBody(bodyIndex: number): readonly ContactPair[];
  all(): Iterable<ContactPair>;
}

/** `places` are those of the colliders, by index. */
export function createContactPairs(plan: BakePlan, places: readonly ColliderPlace[]): ContactPairs {
  const stepWeights = (IMPACT_WEIGHTS * length(plan.gravityMps2)) / plan.stepHz;
  /** By the first collider's index, then the second's: many small maps are quicker than a large one. */
  const rows = places.map(() => new Map<number, ContactPair>());
  const byBody: ContactPair[][] = plan.bodies.map(() => []);

  function partOf({ bodyIndex, partIndex }: ColliderPlace) {
    return plan.bodies[bodyIndex]!.parts[partIndex]!;
  }

  function surfaceOf(place: ColliderPlace): string {
    return plan.surfaces[`${plan.bodies[place.bodyIndex]!.id}/${partOf(place).id}`]!;
  }

  function isRound(place: ColliderPlace): boolean {
    const { type } = partOf(place).shape;
    return type === 'ball' || type === 'cylinder' || type === 'capsule';
  }

  function massOf({ bodyIndex }: ColliderPlace, timeS: number): number {
    const body = plan.bodies[bodyIndex]!;
    return isFreeAt(body, timeS) ? body.massKg : Number.POSITIVE_INFINITY;
  }

  function firstTouch(indexA: number, indexB: number, timeS: number): ContactPair {
    const a = places[indexA]!;
    const b = places[indexB]!;
    const pair: ContactPair = {
      a,
      b,
      isRound: isRound(a) || isRound(b),
      leastImpactNs: Math.min(massOf(a, timeS), massOf(b, timeS)) * stepWeights,
      friction: plan.pairs[pairKey(surfaceOf(a), surfaceOf(b))]!.friction,
      isHeld: false,
      lastStep: -9,
      nextLook: 0,
      lastNs: 0,
      impact: null,
      impactFriction: ZERO,
      span: null,
      isProvisional: false,
      spanLooks: 0,
      slipSum: 0,
      holdLooks: 0,
      holdSum: 0,
      phase: 'impact',
      touchSinceS: timeS,
      phaseSinceS: timeS,
    };
    rows[indexA]!.set(indexB, pair);
    byBody[a.bodyIndex]!.push(pair);
    byBody[b.bodyIndex]!.push(pair);
    return pair;
  }

  return {
    pairOf: (indexA, indexB, timeS) => rows[indexA]!.get(indexB) ?? firstTouch(indexA, indexB, timeS),
    ofBody: (bodyIndex) => byBody[bodyIndex]!,
    all: () => rows.flatMap((row) => [...row.values()]),
  };
}
