import { type BakePlan, type PairPlan, pairKey } from '../bake/plan.ts';
import type { Contact } from '../motion/contact.ts';

/** What the two surfaces of a contact do to each other; undefined where one of them is not solid, as water or a net. */
export function pairOf(plan: BakePlan, { bodyIds, partIds }: Contact): PairPlan | undefined {
  const [a, b] = [0, 1].map((side) => plan.surfaces[`${bodyIds[side]}/${partIds[side]}`]);
  return a !== undefined && b !== undefined ? plan.pairs[pairKey(a, b)] : undefined;
}

/** The share of its speed that a pair keeps in a bounce, at the closing speed given. */
export function restitutionAt({ restitution, restitutionCurve: curve }: PairPlan, closingMps: number): number {
  const first = curve[0];
  const last = curve.at(-1);
  if (!first || !last) return restitution;
  if (closingMps <= first[0]) return restitution * first[1];
  if (closingMps >= last[0]) return restitution * last[1];
  const next = curve.findIndex(([speedMps]) => speedMps >= closingMps);
  const [speedA, factorA] = curve[next - 1]!;
  const [speedB, factorB] = curve[next]!;
  return restitution * (factorA + ((factorB - factorA) * (closingMps - speedA)) / (speedB - speedA));
}
