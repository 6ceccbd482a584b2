import { exp, log } from '../base/math.ts';
import { distance, type Vec3 } from '../base/vec3.ts';

/** Slack below this share of the way between its ends cannot be seen: the rope is drawn straight. */
const STRAIGHT_SLACK = 1e-6;
/** A rope whose ends hang closer to plumb than this share of its length is worked out as if they did not, and flattened. */
const LEAST_SPREAD = 0.01;
/** Newton's method from above comes down to the root of a convex function without overshooting; it needs six on most days. */
const MOST_STEPS = 40;

/**
 * Writes points of a rope of even weight that hangs between two places, evenly spaced along it, ends included: a catenary
 * where it is slack, a straight line where it is taut or stretched. `points` holds x, y, z of each; at least two points.
 * What would hang below `groundYM` lies on it.
 */
export function hangInto(
  points: Float32Array | Float64Array,
  a: Vec3,
  b: Vec3,
  lengthM: number,
  groundYM: number,
): void {
  const last = points.length / 3 - 1;
  const spanM = distance(a, b);
  const x = b[0] - a[0];
  const z = b[2] - a[2];
  const riseM = b[1] - a[1];
  const spreadM = Math.max(Math.sqrt(x * x + z * z), LEAST_SPREAD * lengthM);
  const ratio = Math.sqrt(Math.max(0, lengthM * lengthM - riseM * riseM)) / spreadM;
  const isTaut = lengthM <= spanM * (1 + STRAIGHT_SLACK) || ratio <= 1 + STRAIGHT_SLACK;
  // y = c cosh((u - lowest) / c) + const, u along the ground from a to b.
  const half = isTaut ? 1 : halfSpreadOf(ratio);
  const c = spreadM / (2 * half);
  const lowestM = spreadM / 2 - (c / 2) * log((lengthM + riseM) / Math.max(lengthM - riseM, 1e-12));
  const startSinh = sinh(-lowestM / c);
  const startCosh = Math.sqrt(1 + startSinh * startSinh);
  for (let i = 0; i <= last; i++) {
    let share = i / last;
    let y = a[1] + share * riseM;
    if (!isTaut && i > 0 && i < last) {
      const here = startSinh + (share * lengthM) / c;
      share = (lowestM + c * asinh(here)) / spreadM;
      y = Math.max(a[1] + c * (Math.sqrt(1 + here * here) - startCosh), Math.min(groundYM, a[1], b[1]));
    }
    points[3 * i] = a[0] + share * x;
    points[3 * i + 1] = y;
    points[3 * i + 2] = a[2] + share * z;
  }
}

/** The positive root of sinh(x) / x = ratio, for a ratio above 1. */
function halfSpreadOf(ratio: number): number {
  // Both lie above the root: sinh(x) / x is more than 1 + x^2 / 6, and the second grows as the root's square or faster.
  let x = Math.min(Math.sqrt(6 * (ratio - 1)), 2 * log(2 * ratio));
  for (let i = 0; i < MOST_STEPS; i++) {
    const s = sinh(x);
    const step = (s - ratio * x) / (Math.sqrt(1 + s * s) - ratio);
    x -= step;
    if (!(step > 1e-10 * x)) break;
  }
  return x;
}

function sinh(x: number): number {
  // The difference of exponentials loses digits near 0, where three terms of the series are exact to the last.
  if (Math.abs(x) < 1e-2) return x * (1 + (x * x) / 6 + (x * x * x * x) / 120);
  return (exp(x) - exp(-x)) / 2;
}

function asinh(x: number): number {
  const size = Math.abs(x);
  return Math.sign(x) * log(size + Math.sqrt(size * size + 1));
}
