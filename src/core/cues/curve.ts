import { lerp } from '../base/math.ts';
import { mix, type Vec3 } from '../base/vec3.ts';
import type { CuePoint } from './cue.ts';

/** How far a thinned curve may lie from the whole one: less than is heard of level, place and speed. */
const TOLERANCE = { gainDb: 0.4, pan: 0.02, distanceShare: 0.02, speedShare: 0.02, pointM: 0.05 };
const LEAST_DISTANCE_M = 1;
const LEAST_SPEED_MPS = 1;

/** The curve at an instant, along straight lines; at a step, as it is after it. */
export function pointAt(curve: readonly CuePoint[], timeS: number): CuePoint {
  let low = 0;
  let high = curve.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (curve[middle]!.timeS <= timeS) low = middle;
    else high = middle - 1;
  }
  const a = curve[low]!;
  const b = curve[low + 1];
  if (!b || timeS <= a.timeS) return { ...a, timeS };
  const u = (timeS - a.timeS) / (b.timeS - a.timeS);
  return {
    timeS,
    gainDb: lerp(a.gainDb, b.gainDb, u),
    speedMps: lerp(a.speedMps, b.speedMps, u),
    pointM: a.pointM && b.pointM ? mix(a.pointM, b.pointM, u) : a.pointM,
    pan: lerp(a.pan, b.pan, u),
    distanceM: lerp(a.distanceM, b.distanceM, u),
  };
}

/** Evenly spaced instants of a span, at least at this rate, both ends among them. */
export function evenTimes(fromS: number, toS: number, rateHz: number): number[] {
  const steps = Math.max(1, Math.ceil((toS - fromS) * rateHz - 1e-9));
  return Array.from({ length: steps + 1 }, (_, i) => (i === steps ? toS : fromS + ((toS - fromS) * i) / steps));
}

/** What must stay near its line, each over what it may be off by. */
function channelsOf({ gainDb, pan, distanceM, speedMps, pointM }: CuePoint, scales: Scales): readonly number[] {
  const [x, y, z]: Vec3 = pointM ?? [0, 0, 0];
  return [
    gainDb / TOLERANCE.gainDb,
    pan / TOLERANCE.pan,
    distanceM / scales.distanceM,
    speedMps / scales.speedMps,
    x / TOLERANCE.pointM,
    y / TOLERANCE.pointM,
    z / TOLERANCE.pointM,
  ];
}

interface Scales {
  readonly distanceM: number;
  readonly speedMps: number;
}

/**
 * The points of a curve without those that lie near the straight lines between the others: within 0.4 dB, 0.02 of pan, 2 %
 * of the least distance and the greatest speed, and 5 cm. Steps stay. Takes time in proportion to the points.
 */
export function thinned(curve: readonly CuePoint[]): readonly CuePoint[] {
  if (curve.length <= 2) return curve;
  const least = Math.max(LEAST_DISTANCE_M, Math.min(...curve.map((p) => p.distanceM)));
  const fastest = Math.max(LEAST_SPEED_MPS, ...curve.map((p) => p.speedMps));
  const scales = { distanceM: least * TOLERANCE.distanceShare, speedMps: fastest * TOLERANCE.speedShare };
  const values = curve.map((point) => channelsOf(point, scales));
  const kept = [curve[0]!];
  let from = 0;
  // The slopes, per channel, of lines from the last kept point that pass within the tolerance of all since.
  let low = values[0]!.map(() => Number.NEGATIVE_INFINITY);
  let high = values[0]!.map(() => Number.POSITIVE_INFINITY);
  const restart = (at: number) => {
    from = at;
    kept.push(curve[at]!);
    low = low.map(() => Number.NEGATIVE_INFINITY);
    high = high.map(() => Number.POSITIVE_INFINITY);
  };
  for (let i = 1; i < curve.length; i++) {
    if (curve[i]!.timeS <= curve[i - 1]!.timeS) {
      // A step: both of its points stay.
      if (from !== i - 1) restart(i - 1);
      restart(i);
      continue;
    }
    const fits = () => {
      const spanS = curve[i]!.timeS - curve[from]!.timeS;
      return values[i]!.every((v, c) => {
        const slope = (v - values[from]![c]!) / spanS;
        return slope >= low[c]! && slope <= high[c]!;
      });
    };
    if (!fits()) restart(i - 1);
    const spanS = curve[i]!.timeS - curve[from]!.timeS;
    values[i]!.forEach((v, c) => {
      const rise = v - values[from]![c]!;
      low[c] = Math.max(low[c]!, (rise - 1) / spanS);
      high[c] = Math.min(high[c]!, (rise + 1) / spanS);
    });
  }
  if (from !== curve.length - 1) kept.push(curve.at(-1)!);
  return kept;
}
