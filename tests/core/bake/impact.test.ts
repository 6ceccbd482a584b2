import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freeMobility, impactOf, type Mobility, type Striker, UNMOVABLE } from '../../../src/core/bake/impact.ts';

type V = readonly [number, number, number];
const dot = (a: V, b: V) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const plus = (a: V, b: V): V => [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
const times = (a: V, s: number): V => [a[0] * s, a[1] * s, a[2] * s];
const minus = (a: V, b: V): V => plus(a, times(b, -1));
const cross = (a: V, b: V): V => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
const size = (a: V) => Math.hypot(...a);
const unit = (a: V): V => times(a, 1 / size(a));

/** A body as the reference sees it: mass, and moments along the axes of the world. */
interface Known {
  readonly m: number;
  readonly i: V;
  readonly x: V;
  readonly v: V;
  readonly w: V;
}

const IDENTITY = [0, 0, 0, 1] as const;

function striker({ m, i, x, v, w }: Known): Striker {
  return {
    centerOfMassM: x,
    motion: { linear: v, angular: w },
    mobility: freeMobility(m, i, IDENTITY, IDENTITY),
  };
}

const energy = ({ m, i, v, w }: Known) =>
  (m * dot(v, v) + i[0] * w[0] * w[0] + i[1] * w[1] * w[1] + i[2] * w[2] * w[2]) / 2;
const momentum = ({ m, v }: Known) => times(v, m);
const spinOf = ({ m, i, x, v, w }: Known): V => plus(cross(x, times(v, m)), [i[0] * w[0], i[1] * w[1], i[2] * w[2]]);

function struck(body: Known, change: { linear: V; angular: V }): Known {
  return { ...body, v: plus(body.v, change.linear), w: plus(body.w, change.angular) };
}

/** Evenly spread, which fc.double is not: it is even over the bits, and so mostly tiny. */
const number = (low: number, high: number) => fc.nat(1_000_000).map((n) => low + ((high - low) * n) / 1_000_000);
const vector = (r: number) => fc.tuple(number(-r, r), number(-r, r), number(-r, r)) as fc.Arbitrary<V>;
/** Principal moments of a real body: each at most the sum of the other two, from the second moments along three axes. */
const body: fc.Arbitrary<Known> = fc
  .record({
    m: number(0.05, 50),
    s: fc.tuple(number(0.01, 0.6), number(0.01, 0.6), number(0.01, 0.6)),
    x: vector(1),
    v: vector(20),
    w: vector(60),
  })
  .map(({ m, s: [a, b, c], x, v, w }) => ({
    m,
    i: [m * (b * b + c * c), m * (a * a + c * c), m * (a * a + b * b)] as V,
    x,
    v,
    w,
  }));
const meeting = fc.record({
  pointM: vector(0.5),
  normal: vector(1)
    .filter((n) => size(n) > 0.1)
    .map(unit),
  restitution: number(0, 0.98),
  friction: number(0, 2),
});

describe('an impact of two free bodies', () => {
  it('keeps momentum and spin, parts at e times the closing speed, stays in the friction cone, and gains no energy', () => {
    let met = 0;
    fc.assert(
      fc.property(body, body, meeting, (a, b, how) => {
        const impact = impactOf(striker(a), striker(b), how);
        if (!impact) return;
        met++;
        const a2 = struck(a, impact.changeA);
        const b2 = struck(b, impact.changeB);
        // Rounding: some 50 operations of 1.1e-16 each on the largest term.
        const p = size(momentum(a)) + size(momentum(b)) + impact.impulseNs;
        const kept = minus(plus(momentum(a2), momentum(b2)), plus(momentum(a), momentum(b)));
        expect(size(kept)).toBeLessThan(1e-12 * p);
        const l = size(spinOf(a)) + size(spinOf(b)) + 3 * size(impact.impulse);
        expect(size(minus(plus(spinOf(a2), spinOf(b2)), plus(spinOf(a), spinOf(b))))).toBeLessThan(1e-12 * l);
        const before = energy(a) + energy(b);
        expect(energy(a2) + energy(b2)).toBeLessThanOrEqual(before * (1 + 1e-12));
        const at = (k: Known) => plus(k.v, cross(k.w, minus(how.pointM, k.x)));
        const rebound = dot(minus(at(a2), at(b2)), how.normal);
        const scale = size(at(a)) + size(at(b)) + size(at(a2)) + size(at(b2));
        expect(Math.abs(rebound - how.restitution * impact.normalSpeedMps)).toBeLessThan(1e-9 * scale);
        expect(impact.frictionNs).toBeLessThanOrEqual(how.friction * impact.impulseNs * (1 + 1e-9) + 1e-12 * p);
      }),
      { numRuns: 4000, seed: 1 },
    );
    expect(met).toBeGreaterThan(1500);
  });

  it('is the same seen from either body', () => {
    fc.assert(
      fc.property(body, body, meeting, (a, b, how) => {
        const one = impactOf(striker(a), striker(b), how);
        const other = impactOf(striker(b), striker(a), { ...how, normal: times(how.normal, -1) });
        expect(one === null).toBe(other === null);
        if (one && other) expect(size(plus(one.impulse, other.impulse))).toBeLessThan(1e-9 * size(one.impulse));
      }),
      { numRuns: 500, seed: 2 },
    );
  });

  it('weakens friction where it would create energy: a slanted rod whose sliding tip meets the floor', () => {
    // Kane and Levinson's case. The full impulse at the tip, J = Jn (up - mu slip), worked out with K of a thin rod.
    const [tilt, e, mu] = [1, 0.9, 0.8];
    const i = 1 / 12;
    const tip: V = [-0.5 * Math.cos(tilt), -0.5 * Math.sin(tilt), 0];
    let gained = 0;
    for (let slip = -3; slip <= 3; slip += 0.1) {
      const rod: Known = { m: 1, i: [1e-6, i, i], x: [0, 0, 0], v: [slip, -0.1, 0], w: [0, 0, 0] };
      const impact = impactOf(striker(rod), still([0, 0, 0]), {
        pointM: tip,
        normal: [0, 1, 0],
        restitution: e,
        friction: mu,
      })!;
      expect(energy(struck(rod, impact.changeA))).toBeLessThanOrEqual(energy(rod) * (1 + 1e-12));
      expect(impact.reboundSpeedMps).toBeCloseTo(e * 0.1, 12);
      const knn = 1 + (tip[0] * tip[0]) / i;
      const knt = -(tip[0] * tip[1]) / i;
      const sign = -Math.sign(slip);
      const jn = ((1 + e) * 0.1) / (knn + mu * sign * knt);
      const full: V = [sign * mu * jn, jn, 0];
      const spun = struck(rod, { linear: full, angular: times(cross(tip, full), 1 / i) });
      if (jn > 0 && energy(spun) > energy(rod) * (1 + 1e-9)) {
        gained++;
        expect(impact.frictionNs).toBeLessThan(mu * impact.impulseNs);
      }
    }
    expect(gained).toBeGreaterThan(0);
  });
});

function still(v: V, mobility: Mobility = UNMOVABLE): Striker {
  return { centerOfMassM: [0, 0, 0], motion: { linear: v, angular: [0, 0, 0] }, mobility };
}

describe('known impacts', () => {
  const r = 0.12;
  const m = 0.6;

  it('bounce a spinning ball by the textbook, slipping or gripping', () => {
    for (const k of [2 / 5, 2 / 3]) {
      for (const [mu, e, vx, spin] of [
        [0.1, 0.8, 4, 0],
        [0.4, 0.75, 4, 20],
        [1, 0.8, 4, 20],
        [0.3, 0.75, 4, -30],
      ] as const) {
        const i = k * m * r * r;
        const ball: Known = { m, i: [i, i, i], x: [0, r, 0], v: [vx, -4, 0], w: [0, 0, spin] };
        const impact = impactOf(striker(ball), still([0, 0, 0]), {
          pointM: [0, 0, 0],
          normal: [0, 1, 0],
          restitution: e,
          friction: mu,
        })!;
        const slip = vx + spin * r;
        const jn = (1 + e) * m * 4;
        const jt = -Math.sign(slip) * Math.min(mu * jn, (Math.abs(slip) * m * k) / (1 + k));
        expect(impact.changeA.linear[0]).toBeCloseTo(jt / m, 12);
        expect(impact.changeA.linear[1]).toBeCloseTo(jn / m, 12);
        expect(impact.changeA.angular[2]).toBeCloseTo((r * jt) / i, 10);
      }
    }
  });

  it('swap the velocities of equal balls at e = 1, and share them at e = 0', () => {
    const i = 0.4 * m * r * r;
    const one: Known = { m, i: [i, i, i], x: [-r, 0, 0], v: [3, 0, 0], w: [0, 0, 0] };
    const two: Known = { m, i: [i, i, i], x: [r, 0, 0], v: [0, 0, 0], w: [0, 0, 0] };
    for (const e of [0, 0.5, 1]) {
      const how = { pointM: [0, 0, 0] as V, normal: [-1, 0, 0] as V, restitution: e, friction: 0 };
      const impact = impactOf(striker(one), striker(two), how)!;
      expect(struck(one, impact.changeA).v[0]).toBeCloseTo((3 * (1 - e)) / 2, 12);
      expect(struck(two, impact.changeB).v[0]).toBeCloseTo((3 * (1 + e)) / 2, 12);
    }
  });

  it('strike a free box off its centre: J = (1 + e) v / (1/m + 1/M + d^2/I)', () => {
    const [mass, w, h, depth, d, e, v] = [2, 0.4, 0.6, 0.3, 0.2, 0.7, 5];
    const i = 0.4 * m * r * r;
    const box: Known = {
      m: mass,
      i: [(mass * (h * h + depth * depth)) / 12, (mass * (w * w + depth * depth)) / 12, (mass * (w * w + h * h)) / 12],
      x: [w / 2, 0, 0],
      v: [0, 0, 0],
      w: [0, 0, 0],
    };
    const ball: Known = { m, i: [i, i, i], x: [-r, d, 0], v: [v, 0, 0], w: [0, 0, 0] };
    const impact = impactOf(striker(ball), striker(box), {
      pointM: [0, d, 0],
      normal: [-1, 0, 0],
      restitution: e,
      friction: 0,
    })!;
    const j = ((1 + e) * v) / (1 / m + 1 / mass + (d * d) / box.i[2]);
    expect(impact.impulseNs).toBeCloseTo(j, 12);
    expect(impact.changeB.linear[0]).toBeCloseTo(j / mass, 12);
    expect(impact.changeB.angular[2]).toBeCloseTo((-d * j) / box.i[2], 12);
  });

  it('add twice the speed of a heavy racket that meets a ball head on', () => {
    const i = 0.4 * m * r * r;
    const ball: Known = { m, i: [i, i, i], x: [r, 0, 0], v: [-10, 0, 0], w: [0, 0, 0] };
    const impact = impactOf(striker(ball), still([6, 0, 0]), {
      pointM: [0, 0, 0],
      normal: [1, 0, 0],
      restitution: 0.8,
      friction: 0.5,
    })!;
    expect(struck(ball, impact.changeA).v[0]).toBeCloseTo(6 + 0.8 * 16, 12);
    expect(impact.changeB.linear[0]).toBeCloseTo(0, 15);
  });

  it('turn a hinged door about its hinge: J = (1 + e) v / (1/m + d^2/I_hinge)', () => {
    const [mass, width, d, e, v] = [20, 0.9, 0.7, 0.6, 8];
    const about = (mass * width * width) / 12;
    const free = freeMobility(mass, [mass * 0.4, about, mass * 0.4 + about], IDENTITY, IDENTITY);
    // The hinge at x = 0 along y, the centre at x = width / 2: all but the turn about the hinge is held.
    const iHinge = about + mass * (width / 2) * (width / 2);
    const turn = { linear: [0, 0, -width / 2] as V, angular: [0, 1, 0] as V };
    const held = heldBut(mass, [mass * 0.4, about, mass * 0.4 + about], turn);
    const door: Striker = {
      centerOfMassM: [width / 2, 0, 0],
      motion: { linear: [0, 0, 0], angular: [0, 0, 0] },
      mobility: { ...free, held },
    };
    const i = 0.4 * m * r * r;
    const ball: Known = { m, i: [i, i, i], x: [d, 0.3, r], v: [0, 0, -v], w: [0, 0, 0] };
    const impact = impactOf(striker(ball), door, {
      pointM: [d, 0.3, 0],
      normal: [0, 0, 1],
      restitution: e,
      friction: 0,
    })!;
    const j = ((1 + e) * v) / (1 / m + (d * d) / iHinge);
    expect(impact.impulseNs).toBeCloseTo(j, 10);
    // The door's only motion is about its hinge: a push along -z at x = d turns it by +d J / I about y.
    expect(impact.changeB.angular[1]).toBeCloseTo((d * j) / iHinge, 10);
    expect(impact.changeB.linear[2]).toBeCloseTo((-(d * j) / iHinge) * (width / 2), 10);
    expect(Math.abs(impact.changeB.angular[0]) + Math.abs(impact.changeB.linear[1])).toBeLessThan(1e-12);
  });
});

/** Motions orthonormal under the mass that span all but `kept`: Gram and Schmidt over the six unit motions. */
function heldBut(mass: number, i: V, kept: { linear: V; angular: V }) {
  type Six = { linear: V; angular: V };
  const inner = (a: Six, b: Six) =>
    mass * dot(a.linear, b.linear) +
    i[0] * a.angular[0] * b.angular[0] +
    i[1] * a.angular[1] * b.angular[1] +
    i[2] * a.angular[2] * b.angular[2];
  const basis: Six[] = [];
  const unitOf = (a: Six): Six | null => {
    let rest = a;
    for (const e of basis) {
      const share = inner(rest, e);
      rest = {
        linear: minus(rest.linear, times(e.linear, share)),
        angular: minus(rest.angular, times(e.angular, share)),
      };
    }
    const l = Math.sqrt(inner(rest, rest));
    return l < 1e-9 ? null : { linear: times(rest.linear, 1 / l), angular: times(rest.angular, 1 / l) };
  };
  basis.push(unitOf(kept)!);
  for (let k = 0; k < 6; k++) {
    const e = [0, 1, 2].map((n) => (n === k % 3 ? 1 : 0)) as unknown as V;
    const next = unitOf(k < 3 ? { linear: e, angular: [0, 0, 0] } : { linear: [0, 0, 0], angular: e });
    if (next && basis.length < 6) basis.push(next);
  }
  return basis.slice(1);
}
