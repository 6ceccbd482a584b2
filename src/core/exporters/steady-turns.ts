import type { Quat } from '../base/quat.ts';

/** The same rotations with signs such that each is the nearer one to that before: no reader turns the long way round. */
export function steadyTurns(rotations: readonly Quat[]): readonly Quat[] {
  let last: Quat | null = null;
  return rotations.map((q) => {
    const dot: number = last ? q[0] * last[0] + q[1] * last[1] + q[2] * last[2] + q[3] * last[3] : 1;
    last = dot < 0 ? [-q[0], -q[1], -q[2], -q[3]] : q;
    return last;
  });
}
