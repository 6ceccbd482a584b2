import { cross, dot, norm, plus, times, type V } from './vectors.ts';

/** A ball against a wall that does not give. `k` is I / (m r^2): 2/5 solid, 2/3 a thin shell. */
export interface Rebound {
  readonly radiusM: number;
  readonly k: number;
  readonly e: number;
  readonly mu: number;
}

/**
 * Newton's restitution and Coulomb's friction per unit of mass: Jn = (1 + e) |vn|. The contact point moves at
 * u = v + w x (-r n); stopping it takes |ut| k / (1 + k); friction gives that, but at most mu Jn.
 */
export function rebound({ radiusM, k, e, mu }: Rebound, v: V, w: V, n: V): { readonly v: V; readonly w: V } {
  const vn = dot(v, n);
  const arm = times(n, -radiusM);
  const u = plus(v, cross(w, arm));
  const ut = plus(u, n, -dot(u, n));
  const slip = norm(ut);
  const jn = -(1 + e) * vn;
  const jt = Math.min((slip * k) / (1 + k), mu * jn);
  const j = slip > 0 ? plus(times(n, jn), ut, -jt / slip) : times(n, jn);
  return { v: plus(v, j), w: plus(w, cross(arm, j), 1 / (k * radiusM * radiusM)) };
}
