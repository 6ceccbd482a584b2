import { type BakePlan, type PairPlan, pairKey } from '../bake/plan.ts';
import { MAX_RESTITUTION } from '../materials/pairs.ts';
import type { Contact } from '../motion/contact.ts';

/** What the two surfaces of a contact do to each other; undefined where one of them is not solid, as water or a net. */
export function pairOf(plan: BakePlan, { bodyIds, partIds }: Contact): PairPlan | undefined {
  const [a, b] = [0, 1].map((side) => plan.surfaces[`${bodyIds[side]}/${partIds[side]}`]);
  return a !== undefined && b !== undefined ? plan.pairs[pairKey(a, b)] : undefined;
}

/** The share of its speed that a pair keeps in a bounce, at the closing speed given: never more than any real pair keeps. */
export function restitutionAt({ restitution, restitutionCurve }: PairPlan, closingMps: number): number {
  return Math.min(MAX_RESTITUTION, restitution * factorAt(restitutionCurve, closingMps));
}

/** The factor of a curve at a speed: straight between its points, level beyond, and 1 where it has none. */
function factorAt(curve: PairPlan['restitutionCurve'], closingMps: number): number {
  const first = curve[0];
  const last = curve.at(-1);
  if (!first || !last) return 1;
  if (closingMps <= first[0]) return first[1];
  if (closingMps >= last[0]) return last[1];
  const next = curve.findIndex(([speedMps]) => speedMps >= closingMps);
  const [speedA, factorA] = curve[next - 1]!;
  const [speedB, factorB] = curve[next]!;
  return factorA + ((factorB - factorA) * (closingMps - speedA)) / (speedB - speedA);
}
