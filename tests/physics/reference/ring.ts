import { G, thrown } from './flight.ts';
import { dot, norm, plus, seeded, times, type V } from './vectors.ts';

/** A ring that lies level with its centreline's middle at the origin, and a ball: the exact torus. */
export interface Ring {
  /** From the axis to the middle of the rod. */
  readonly ringM: number;
  readonly rodM: number;
  readonly ballM: number;
}

/** The gap between ball and rod, and the way from the nearest place of the ring's centreline to the ball's centre. */
export function gapTo({ ringM, rodM, ballM }: Ring, p: V): { readonly gapM: number; readonly n: V } {
  const rho = Math.hypot(p[0], p[2]);
  const nearest: V = rho > 0 ? [(p[0] / rho) * ringM, 0, (p[2] / rho) * ringM] : [ringM, 0, 0];
  const away = plus(p, nearest, -1);
  return { gapM: norm(away) - rodM - ballM, n: times(away, 1 / norm(away)) };
}

export interface RingHit {
  readonly timeS: number;
  /** Share of the speed that goes along the normal: 1 head-on, 0 in passing. */
  readonly normalShare: number;
  readonly afterMps: V;
}

export interface RingStory {
  readonly hits: readonly RingHit[];
  /** When it came down through the ring's plane for the last time, its centre was within the centreline. */
  readonly isMade: boolean;
}

/** Between two looks at the gap, in seconds: at 9 m/s, a ball can graze the rod unseen by at most 1 um. */
const LOOK_S = 1e-4;
/** Slower along the normal than this, an impact is a slide. */
const SLIDING_MPS = 0.01;

/**
 * A shot at a bare ring without friction: parabolas between impacts, each impact's instant by bisection to the last bit,
 * v' = v - (1 + e) (v n) n. It ends where the ball is well below the ring or its time is over.
 */
export function shotAtRing(ring: Ring, e: number, p0: V, v0: V, durationS: number): RingStory {
  const hits: RingHit[] = [];
  let isMade = false;
  let from = { p: p0, v: v0 };
  let fromS = 0;
  let t = 0;
  const at = (u: number) => thrown(from.p, from.v, u);
  const isTouching = (u: number) => {
    const { p, v } = at(u);
    const { gapM, n } = gapTo(ring, p);
    return gapM <= 0 && dot(v, n) < 0;
  };
  while (fromS + t < durationS) {
    const next = t + LOOK_S;
    let end = next;
    if (isTouching(next)) {
      let a = t;
      let b = next;
      while ((a + b) / 2 > a && (a + b) / 2 < b) {
        const middle = (a + b) / 2;
        if (isTouching(middle)) b = middle;
        else a = middle;
      }
      end = b;
    }
    const before = at(t);
    const { p, v } = at(end);
    if (before.p[1] >= 0 && p[1] < 0) isMade = Math.hypot(p[0], p[2]) < ring.ringM;
    if (p[1] < -0.4 && v[1] < 0) break;
    if (end === next) {
      t = next;
      continue;
    }
    const { n } = gapTo(ring, p);
    const vn = dot(v, n);
    if (-vn < SLIDING_MPS) {
      // Sliding on the inside of the ring: bounces without end. Go on a look, and back onto the surface.
      fromS += end + LOOK_S;
      const on = thrown(p, plus(v, n, -vn), LOOK_S);
      const place = gapTo(ring, on.p);
      from = {
        p: plus(on.p, place.n, Math.max(0, -place.gapM)),
        v: plus(on.v, place.n, Math.max(0, -dot(on.v, place.n))),
      };
      // It may come down through the plane while it slides, too.
      if (p[1] >= 0 && from.p[1] < 0) isMade = Math.hypot(from.p[0], from.p[2]) < ring.ringM;
      t = 0;
      continue;
    }
    const afterMps = plus(v, n, -(1 + e) * vn);
    fromS += end;
    hits.push({ timeS: fromS, normalShare: -vn / norm(v), afterMps });
    from = { p, v: afterMps };
    t = 0;
  }
  return { hits, isMade };
}

/**
 * A contact grazes where `positionErrorM` decides whether there is one: a path that enters a round of radius rho with the
 * share c of its speed along the normal dips at most rho c^2 / 2 deep, so c < sqrt(2 error / rho).
 */
export const grazingShare = ({ rodM, ballM }: Ring, positionErrorM: number) =>
  Math.sqrt((2 * positionErrorM) / (rodM + ballM));

export interface Shot {
  readonly p: V;
  readonly v: V;
}

/**
 * Seeded shots that come down at a ring from all sides: aimed at a place of its plane up to 14 cm outside the centreline, at
 * 4 to 8 m/s and 35 to 75 degrees below the horizontal there, and let go 0.25 to 0.4 s before.
 */
export function seededShots({ ringM }: Ring, count: number, seed: number): Shot[] {
  const random = seeded(seed);
  const between = (low: number, high: number) => low + random() * (high - low);
  return Array.from({ length: count }, () => {
    const place = between(0, 2 * Math.PI);
    const away = between(0, ringM + 0.14);
    const heading = between(0, 2 * Math.PI);
    const down = (between(35, 75) * Math.PI) / 180;
    const speed = between(4, 8);
    const leadS = between(0.25, 0.4);
    const v: V = [
      speed * Math.cos(down) * Math.cos(heading),
      -speed * Math.sin(down),
      speed * Math.cos(down) * Math.sin(heading),
    ];
    // Back along the parabola: at t before the aim, v was g t higher and p = aim - v t - g t^2 / 2.
    const aim: V = [away * Math.cos(place), 0, away * Math.sin(place)];
    return {
      p: [aim[0] - v[0] * leadS, -v[1] * leadS - (G * leadS * leadS) / 2, aim[2] - v[2] * leadS],
      v: [v[0], v[1] + G * leadS, v[2]],
    };
  });
}

/** The least gap on the way of a drag-free throw until it is 0.4 m below the ring: by looks, then by thirds about the least. */
export function leastGap(ring: Ring, p: V, v: V): number {
  const gapAt = (t: number) => gapTo(ring, thrown(p, v, t).p).gapM;
  const lookS = 1e-3;
  let least = Number.POSITIVE_INFINITY;
  let leastS = 0;
  for (let t = 0; ; t += lookS) {
    const now = thrown(p, v, t);
    if (now.v[1] < 0 && now.p[1] < -0.4) break;
    const { gapM } = gapTo(ring, now.p);
    if (gapM >= least) continue;
    least = gapM;
    leastS = t;
  }
  let a = leastS - lookS;
  let b = leastS + lookS;
  while (b - a > 1e-9) {
    const third = (b - a) / 3;
    if (gapAt(a + third) < gapAt(b - third)) b -= third;
    else a += third;
  }
  return gapAt((a + b) / 2);
}
