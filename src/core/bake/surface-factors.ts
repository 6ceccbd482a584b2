import { type BakePlan, isEverFree, type PairPlan, pairKey } from './plan.ts';

/** What one collider is told, so that the engine's product of two comes near the pair's number. */
export interface SurfaceFactor {
  readonly restitution: number;
  readonly friction: number;
}

/**
 * The engine has no table of pairs: it multiplies one number of each collider. These are the factors whose products come
 * nearest the table over the pairs that can meet (at least one of them on a body that is ever free), by alternating least squares;
 * exact for friction by geometric mean, and for any number of still surfaces under one free one.
 */
export function surfaceFactors(plan: BakePlan): ReadonlyMap<string, SurfaceFactor> {
  const free = new Set<string>();
  const all = new Set<string>();
  for (const body of plan.bodies) {
    for (const part of body.parts) {
      const key = plan.surfaces[`${body.id}/${part.id}`]!;
      all.add(key);
      if (isEverFree(body)) free.add(key);
    }
  }
  const keys = [...all].sort();
  const restitution = solveFactors(keys, free, plan.pairs, (pair) => pair.restitution);
  const friction = solveFactors(keys, free, plan.pairs, (pair) => pair.friction);
  return new Map(keys.map((key, i) => [key, { restitution: restitution[i]!, friction: friction[i]! }]));
}

const SWEEPS = 60;

function solveFactors(
  keys: readonly string[],
  free: ReadonlySet<string>,
  pairs: Readonly<Record<string, PairPlan>>,
  pick: (pair: PairPlan) => number,
): number[] {
  const target = (i: number, j: number) => pick(pairs[pairKey(keys[i]!, keys[j]!)]!);
  const canMeet = (i: number, j: number) => free.has(keys[i]!) || free.has(keys[j]!);
  const x = keys.map((_, i) => Math.sqrt(target(i, i)));
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    for (let i = 0; i < keys.length; i++) {
      let above = 0;
      let below = 0;
      for (let j = 0; j < keys.length; j++) {
        if (i === j || !canMeet(i, j)) continue;
        above += target(i, j) * x[j]!;
        below += x[j]! * x[j]!;
      }
      if (free.has(keys[i]!)) {
        // A surface against itself: x * x should be the target, so the old x stands in for one of the two.
        above += target(i, i) * x[i]!;
        below += x[i]! * x[i]!;
      }
      if (below > 0) x[i] = above / below;
    }
  }
  return x;
}
