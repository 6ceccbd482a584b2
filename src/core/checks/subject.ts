import { type BakePlan, isFreeAt, moves } from '../bake/plan.ts';

/**
 * Which of two bodies a sentence about both is of: the one that physics moves, else the one that marks carry; of two alike, the
 * lighter. The other, which holds its ground, is the object: a box sinks into a floor. Equal masses go by the order given.
 */
export function subjectSide(plan: BakePlan, bodyIds: readonly [string, string], timeS: number): 0 | 1 {
  const [a, b] = bodyIds.map((id) => weightOf(plan, id, timeS)) as [number, number];
  return b < a ? 1 : 0;
}

/** The heavier, the less a body gives way; infinitely where nothing can push it. */
function weightOf({ bodies }: BakePlan, bodyId: string, timeS: number): number {
  const body = bodies.find(({ id }) => id === bodyId);
  if (!body || !moves(body)) return Number.POSITIVE_INFINITY;
  return isFreeAt(body, timeS) ? body.massKg : Number.MAX_VALUE;
}

/** Two of a kind with the subject first. */
export function subjectFirst<T>(side: 0 | 1, [a, b]: readonly [T, T]): readonly [T, T] {
  return side === 0 ? [a, b] : [b, a];
}
