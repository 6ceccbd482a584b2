import type { Meeting } from './ball-meet.ts';
import { type LayerBall, wayOf } from './layer-ball.ts';

/** Which balls may meet in a step, and when: found by sorting along x, kept in columns that grow and never shrink. */
export interface BallPairs {
  readonly a: readonly LayerBall[];
  readonly b: readonly LayerBall[];
  readonly atS: readonly number[];
  readonly normals: readonly number[];
  /** Forgets all meetings, and looks at each pair of free balls that may meet within the step. */
  sweep(stepS: number, look: (a: LayerBall, b: LayerBall, nowS: number) => void): void;
  add(a: LayerBall, b: LayerBall, atS: number, normal: Meeting): void;
  /** The earliest meeting that is not later than `atS`; -1 where there is none. */
  firstBefore(atS: number): number;
  /** Forgets the meetings of two balls, which go other ways now. */
  forget(ball: LayerBall, other: LayerBall | null): void;
  /** Looks at each ball but `except` that one ball may meet between now and the end of the step. */
  near(
    ball: LayerBall,
    except: LayerBall | null,
    nowS: number,
    stepS: number,
    look: (a: LayerBall, b: LayerBall, nowS: number) => void,
  ): void;
}

/** Added to what may be near, in metres. */
const MARGIN_M = 1e-3;

export function createBallPairs(balls: readonly LayerBall[]): BallPairs {
  const a: LayerBall[] = [];
  const b: LayerBall[] = [];
  const atS: number[] = [];
  const normals: number[] = [];
  let count = 0;
  /** Balls from left to right, nearly sorted from one step to the next. */
  const order = [...balls];
  const reach = new Float64Array(balls.length);

  function leftOf(ball: LayerBall): number {
    return ball.px - reach[ball.index]!;
  }

  return {
    a,
    b,
    atS,
    normals,
    sweep(stepS, look) {
      count = 0;
      for (const ball of balls) reach[ball.index] = ball.radiusM + wayOf(ball, stepS) + MARGIN_M;
      for (let i = 1; i < order.length; i++) {
        const ball = order[i]!;
        const left = leftOf(ball);
        let k = i - 1;
        for (; k >= 0 && leftOf(order[k]!) > left; k--) order[k + 1] = order[k]!;
        order[k + 1] = ball;
      }
      for (let i = 0; i < order.length; i++) {
        const one = order[i]!;
        if (!one.isFree) continue;
        const right = one.px + reach[one.index]!;
        for (let k = i + 1; k < order.length && leftOf(order[k]!) <= right; k++) {
          const two = order[k]!;
          const within = reach[one.index]! + reach[two.index]!;
          if (!two.isFree || Math.abs(one.py - two.py) > within || Math.abs(one.pz - two.pz) > within) continue;
          if (one.index < two.index) look(one, two, 0);
          else look(two, one, 0);
        }
      }
    },
    add(one, two, timeS, normal) {
      a[count] = one;
      b[count] = two;
      atS[count] = timeS;
      normals[3 * count] = normal.nx;
      normals[3 * count + 1] = normal.ny;
      normals[3 * count + 2] = normal.nz;
      count++;
    },
    firstBefore(untilS) {
      let first = -1;
      let earliest = untilS;
      for (let n = 0; n < count; n++) {
        if (atS[n]! < earliest || (first < 0 && atS[n]! <= earliest)) {
          earliest = atS[n]!;
          first = n;
        }
      }
      return first;
    },
    forget(ball, other) {
      let kept = 0;
      for (let n = 0; n < count; n++) {
        const one = a[n]!;
        const two = b[n]!;
        if (one === ball || two === ball || one === other || two === other) continue;
        a[kept] = one;
        b[kept] = two;
        atS[kept] = atS[n]!;
        for (let k = 0; k < 3; k++) normals[3 * kept + k] = normals[3 * n + k]!;
        kept++;
      }
      count = kept;
    },
    near(ball, except, nowS, stepS, look) {
      const restS = stepS - nowS;
      const own = ball.radiusM + wayOf(ball, restS) + MARGIN_M;
      for (const two of balls) {
        if (two === ball || two === except || !two.isFree) continue;
        const t = nowS - two.atS;
        const within = own + two.radiusM + wayOf(two, stepS - two.atS);
        const x = two.px + (two.vx + (two.ax * t) / 2) * t - ball.px;
        const y = two.py + (two.vy + (two.ay * t) / 2) * t - ball.py;
        const z = two.pz + (two.vz + (two.az * t) / 2) * t - ball.pz;
        if (x * x + y * y + z * z > within * within) continue;
        if (ball.index < two.index) look(ball, two, nowS);
        else look(two, ball, nowS);
      }
    },
  };
}
