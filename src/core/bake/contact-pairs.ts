import { length, type Vec3, ZERO } from '../base/vec3.ts';
import type { ContactPhase } from '../motion/contact.ts';
import type { LoggedContact } from './contact-log.ts';
import type { ColliderPlace } from './engine.ts';
import { type BakePlan, isFreeAt, pairKey } from './plan.ts';

/** An impulse is an impact when it exceeds three steps of weight. */
const IMPACT_WEIGHTS = 3;

/**
 * What every touch asks of its pair lies in one column, a cache line of eight numbers for each pair: in a pile, most touches
 * only press on, and need nothing else. These are the places in a line.
 */
export const LINE = 8;
/** The step in which it touched last, and what impulse it had then, in N s. */
export const LAST_STEP = 0;
export const LAST_NS = 1;
/** The step from which it is to be looked at again. */
export const NEXT_LOOK = 2;
/** Weaker impulses are no impacts, in N s. */
export const LEAST_IMPACT_NS = 3;
/** When its last impact was, in s; minus infinity before the first. */
export const IMPACT_S = 4;
/** What its open span has given so far, in N s. */
export const SPAN_NS = 5;
/** 1 where it lasts though the engine is silent, because a body of it sleeps. */
export const HELD = 6;

/** The last step of what has not touched yet: longer ago than any flicker. */
const BEFORE_ALL = -9;
/** Large odd numbers spread neighbouring indices over the table: Knuth's multiplicative hashing. */
const SPREAD_A = 0x9e3779b1;
const SPREAD_B = 0x85ebca6b;

/** Two colliders that have touched, and what is known of their touches so far. */
export interface ContactPair {
  /** Where its line begins. */
  readonly at: number;
  /** Of its first collider. */
  readonly indexA: number;
  readonly a: ColliderPlace;
  readonly b: ColliderPlace;
  /** Whether one of the two could roll. */
  readonly isRound: boolean;
  /** Coulomb's coefficient of the two. */
  readonly friction: number;
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
  /** The number of a pair: its line begins at `LINE` times this. */
  numberOf(indexA: number, indexB: number, timeS: number): number;
  pair(number: number): ContactPair;
  /** Eight numbers for each pair; another column once a pair was made. */
  lines(): Float64Array;
  ofBody(bodyIndex: number): readonly ContactPair[];
  /** In the order of their first colliders. */
  all(): readonly ContactPair[];
}

/** Room for pairs at first, which doubles when it is full. */
const FIRST_PAIRS = 256;
/** Slots of the table of numbers, for each pair that there is room for. */
const SLOTS_PER_PAIR = 4;

/** `places` are those of the colliders, by index. */
export function createContactPairs(plan: BakePlan, places: readonly ColliderPlace[]): ContactPairs {
  const stepWeights = (IMPACT_WEIGHTS * length(plan.gravityMps2)) / plan.stepHz;
  const pairs: ContactPair[] = [];
  let lines = new Float64Array(LINE * FIRST_PAIRS);
  /** Open addressing, three places to a slot: both colliders' indices, and the pair's number plus 1; 0 in an empty slot. */
  let slots = new Int32Array(3 * SLOTS_PER_PAIR * FIRST_PAIRS);
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

  /** Where a pair is in the table, or where it belongs. */
  function slotOf(indexA: number, indexB: number): number {
    const mask = slots.length / 3 - 1;
    let slot = (Math.imul(indexA, SPREAD_A) ^ Math.imul(indexB, SPREAD_B)) & mask;
    for (;;) {
      const k = 3 * slot;
      if (slots[k + 2] === 0 || (slots[k] === indexA && slots[k + 1] === indexB)) return k;
      slot = (slot + 1) & mask;
    }
  }

  function enter(indexA: number, indexB: number, number: number): void {
    const k = slotOf(indexA, indexB);
    slots[k] = indexA;
    slots[k + 1] = indexB;
    slots[k + 2] = number + 1;
  }

  function grow(): void {
    const oldLines = lines;
    lines = new Float64Array(2 * oldLines.length);
    lines.set(oldLines);
    const old = slots;
    slots = new Int32Array(2 * old.length);
    for (let k = 0; k < old.length; k += 3) if (old[k + 2]! > 0) enter(old[k]!, old[k + 1]!, old[k + 2]! - 1);
  }

  function firstTouch(indexA: number, indexB: number, timeS: number): number {
    if (LINE * pairs.length === lines.length) grow();
    const number = pairs.length;
    const at = LINE * number;
    const a = places[indexA]!;
    const b = places[indexB]!;
    lines[at + LAST_STEP] = BEFORE_ALL;
    lines[at + LEAST_IMPACT_NS] = Math.min(massOf(a, timeS), massOf(b, timeS)) * stepWeights;
    lines[at + IMPACT_S] = Number.NEGATIVE_INFINITY;
    const pair: ContactPair = {
      at,
      indexA,
      a,
      b,
      isRound: isRound(a) || isRound(b),
      friction: plan.pairs[pairKey(surfaceOf(a), surfaceOf(b))]!.friction,
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
    pairs.push(pair);
    enter(indexA, indexB, number);
    byBody[a.bodyIndex]!.push(pair);
    byBody[b.bodyIndex]!.push(pair);
    return number;
  }

  return {
    numberOf(indexA, indexB, timeS) {
      const known = slots[slotOf(indexA, indexB) + 2]!;
      return known > 0 ? known - 1 : firstTouch(indexA, indexB, timeS);
    },
    pair: (number) => pairs[number]!,
    lines: () => lines,
    ofBody: (bodyIndex) => byBody[bodyIndex]!,
    all: () => pairs.toSorted((x, y) => x.indexA - y.indexA),
  };
}
