import type { Vec3 } from '../base/vec3.ts';
import type { LayerBall } from './layer-ball.ts';
import type { PairPlan } from './plan.ts';
import { restitutionAt } from './restitution.ts';

/** What an impact did, as contacts tell it. */
export interface Strike {
  readonly pointM: Vec3;
  /** From the other towards the ball. */
  readonly normal: Vec3;
  readonly impulseNs: number;
  readonly frictionNs: number;
  readonly normalSpeedMps: number;
  readonly reboundSpeedMps: number;
  readonly slipSpeedMps: number;
}

/** Slips slower than this have no direction, in m/s. */
const SLIP_MPS = 1e-12;

/**
 * A ball strikes a still part (`other` null) or another ball: Newton's restitution along the normal, Coulomb's friction
 * along the surface up to where the slip has gone. For round bodies the two do not mix, so this is exact, and linear and
 * angular momentum of two balls stay as they were. Null where they do not close in.
 */
export function strike(
  ball: LayerBall,
  other: LayerBall | null,
  nx: number,
  ny: number,
  nz: number,
  pair: PairPlan,
  isDead: boolean,
): Strike | null {
  const r = ball.radiusM;
  const s = other ? other.radiusM : 0;
  let ux = ball.vx - r * (ball.wy * nz - ball.wz * ny);
  let uy = ball.vy - r * (ball.wz * nx - ball.wx * nz);
  let uz = ball.vz - r * (ball.wx * ny - ball.wy * nx);
  let perKg = 1 / ball.massKg;
  let perTurn = (r * r) / ball.inertiaKgm2;
  if (other) {
    ux -= other.vx + s * (other.wy * nz - other.wz * ny);
    uy -= other.vy + s * (other.wz * nx - other.wx * nz);
    uz -= other.vz + s * (other.wx * ny - other.wy * nx);
    perKg += 1 / other.massKg;
    perTurn += (s * s) / other.inertiaKgm2;
  }
  const closing = -(ux * nx + uy * ny + uz * nz);
  if (!(closing > 0)) return null;
  ux += closing * nx;
  uy += closing * ny;
  uz += closing * nz;
  const slip = Math.sqrt(ux * ux + uy * uy + uz * uz);
  const e = isDead ? 0 : restitutionAt(pair, closing);
  const impulseNs = ((1 + e) * closing) / perKg;
  const frictionNs = slip > SLIP_MPS ? Math.min(slip / (perKg + perTurn), pair.friction * impulseNs) : 0;
  const f = slip > SLIP_MPS ? -frictionNs / slip : 0;
  push(ball, nx * impulseNs + ux * f, ny * impulseNs + uy * f, nz * impulseNs + uz * f, -r * nx, -r * ny, -r * nz);
  if (other) {
    push(
      other,
      -(nx * impulseNs + ux * f),
      -(ny * impulseNs + uy * f),
      -(nz * impulseNs + uz * f),
      s * nx,
      s * ny,
      s * nz,
    );
  }
  return {
    pointM: [ball.px - r * nx, ball.py - r * ny, ball.pz - r * nz],
    normal: [nx, ny, nz],
    impulseNs,
    frictionNs,
    normalSpeedMps: closing,
    reboundSpeedMps: e * closing,
    slipSpeedMps: slip,
  };
}

/** Gives a ball an impulse (jx, jy, jz) at an arm from its centre. */
function push(ball: LayerBall, jx: number, jy: number, jz: number, x: number, y: number, z: number): void {
  const { massKg, inertiaKgm2 } = ball;
  ball.vx += jx / massKg;
  ball.vy += jy / massKg;
  ball.vz += jz / massKg;
  ball.wx += (y * jz - z * jy) / inertiaKgm2;
  ball.wy += (z * jx - x * jz) / inertiaKgm2;
  ball.wz += (x * jy - y * jx) / inertiaKgm2;
}
