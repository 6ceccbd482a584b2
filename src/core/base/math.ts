/**
 * Elementary functions with the same bits on every engine. `Math.sin`, `exp` and their siblings differ in the last bit
 * between JavaScript engines, and one bit is enough to change a bounce; these use only correctly rounded operations.
 */

export const PI = 3.141592653589793;
export const TAU = 6.283185307179586;
export const DEG = PI / 180;

/** pi/2 in three pieces of at most 33 significant bits, so that small multiples of the first two are exact. */
const HALF_PI_HIGH = 1.5707963267341256;
const HALF_PI_MID = 6.077100506303966e-11;
const HALF_PI_LOW = 2.0222662487959506e-21;
const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;

function sinTaylor(x: number): number {
  const z = x * x;
  let sum = 0;
  for (let k = 17; k >= 3; k -= 2) sum = (1 + sum) * (-z / (k * (k - 1)));
  return x + x * sum;
}

function cosTaylor(x: number): number {
  const z = x * x;
  let sum = 0;
  for (let k = 18; k >= 2; k -= 2) sum = (1 + sum) * (-z / (k * (k - 1)));
  return 1 + sum;
}

function quarterTurns(x: number): readonly [remainder: number, quadrant: number] {
  const bounded = x > 1e6 || x < -1e6 ? x % TAU : x;
  const k = Math.round(bounded / (PI / 2));
  const remainder = bounded - k * HALF_PI_HIGH - k * HALF_PI_MID - k * HALF_PI_LOW;
  return [remainder, ((k % 4) + 4) % 4];
}

/** Sine of an angle in radians; within 2 ulp for |x| < 1e6. */
export function sin(x: number): number {
  const [r, quadrant] = quarterTurns(x);
  if (quadrant === 0) return sinTaylor(r);
  if (quadrant === 1) return cosTaylor(r);
  return quadrant === 2 ? -sinTaylor(r) : -cosTaylor(r);
}

/** Cosine of an angle in radians; within 2 ulp for |x| < 1e6. */
export function cos(x: number): number {
  const [r, quadrant] = quarterTurns(x);
  if (quadrant === 0) return cosTaylor(r);
  if (quadrant === 1) return -sinTaylor(r);
  return quadrant === 2 ? -cosTaylor(r) : sinTaylor(r);
}

export function tan(x: number): number {
  return sin(x) / cos(x);
}

/** Arc tangent in radians, in (-pi/2, pi/2). */
export function atan(x: number): number {
  if (Number.isNaN(x)) return Number.NaN;
  if (x < 0) return -atan(-x);
  if (x > 1) return PI / 2 - atan(1 / x);
  const half = x / (1 + Math.sqrt(1 + x * x));
  const quarter = half / (1 + Math.sqrt(1 + half * half));
  const z = quarter * quarter;
  let sum = 0;
  for (let k = 25; k >= 1; k -= 2) sum = 1 / k - z * sum;
  return 4 * quarter * sum;
}

/** Angle of the point (x, y) in radians, in (-pi, pi]. */
export function atan2(y: number, x: number): number {
  if (x > 0) return atan(y / x);
  if (x < 0) return y < 0 ? atan(y / x) - PI : atan(y / x) + PI;
  if (y > 0) return PI / 2;
  return y < 0 ? -PI / 2 : 0;
}

/** Arc sine in radians; the argument is clamped to [-1, 1]. */
export function asin(x: number): number {
  const c = clamp(x, -1, 1);
  return atan2(c, Math.sqrt(1 - c * c));
}

/** Arc cosine in radians; the argument is clamped to [-1, 1]. */
export function acos(x: number): number {
  const c = clamp(x, -1, 1);
  return atan2(Math.sqrt(1 - c * c), c);
}

function powerOfTwo(k: number): number {
  let result = 1;
  let factor = k < 0 ? 0.5 : 2;
  for (let n = Math.abs(k); n > 0; n = Math.floor(n / 2)) {
    if (n % 2 === 1) result *= factor;
    factor *= factor;
  }
  return result;
}

/** e to the x; relative error below 1e-15 for results that are normal numbers. */
export function exp(x: number): number {
  if (x > 709.78) return Number.POSITIVE_INFINITY;
  if (x < -745) return 0;
  const k = Math.round(x / (LN2_HIGH + LN2_LOW));
  const r = x - k * LN2_HIGH - k * LN2_LOW;
  let sum = 1;
  for (let n = 14; n >= 1; n--) sum = 1 + (r * sum) / n;
  const half = Math.trunc(k / 2);
  return sum * powerOfTwo(half) * powerOfTwo(k - half);
}

const bits = new DataView(new ArrayBuffer(8));

/** Natural logarithm; NaN below zero, -Infinity at zero. */
export function log(x: number): number {
  if (!(x >= 0)) return Number.NaN;
  if (x === 0) return Number.NEGATIVE_INFINITY;
  if (x === Number.POSITIVE_INFINITY) return x;
  if (x < 2.3e-308) return log(x * 18014398509481984) - 54 * (LN2_HIGH + LN2_LOW);
  bits.setFloat64(0, x);
  const high = bits.getUint32(0);
  let exponent = ((high >>> 20) & 0x7ff) - 1023;
  bits.setUint32(0, (high & 0x000fffff) | 0x3ff00000);
  let mantissa = bits.getFloat64(0);
  if (mantissa > 1.4142135623730951) {
    mantissa /= 2;
    exponent += 1;
  }
  const s = (mantissa - 1) / (mantissa + 1);
  const z = s * s;
  let sum = 0;
  for (let k = 23; k >= 1; k -= 2) sum = 1 / k + z * sum;
  return exponent * LN2_HIGH + (2 * s * sum + exponent * LN2_LOW);
}

export function log10(x: number): number {
  return log(x) / 2.302585092994046;
}

/** x to the y for x >= 0; relative error about 1e-14. */
export function pow(x: number, y: number): number {
  if (y === 0) return 1;
  return x === 0 ? 0 : exp(y * log(x));
}

export function clamp(x: number, low: number, high: number): number {
  return x < low ? low : x > high ? high : x;
}

export function lerp(a: number, b: number, t: number): number {
  return a + (b - a) * t;
}

/** Amplitude ratio to decibels. */
export function toDb(ratio: number): number {
  return 20 * log10(ratio);
}

/** Decibels to amplitude ratio. */
export function fromDb(db: number): number {
  return exp((db * 2.302585092994046) / 20);
}
