const MANTISSA_BITS = 10;
/** Of single precision less those of half: what is cut off. */
const CUT_BITS = 13;
const LARGEST = 0x7bff;

/**
 * Numbers of 0 and more in half precision (IEEE 754 binary16), rounded to the nearest, ties to even; what is too large
 * becomes the largest, 65504. Steps are 2 mm at 2 to 4 m, 4 mm at 4 to 8 m.
 */
export function toHalf(values: Float32Array): Uint16Array {
  const bits = new Uint32Array(values.buffer, values.byteOffset, values.length);
  return Uint16Array.from(bits, halfOf);
}

function halfOf(single: number): number {
  const exponent = (single >>> 23) - 127 + 15;
  const mantissa = single & 0x7fffff;
  if (exponent >= 31) return LARGEST;
  if (exponent <= 0) {
    // Below 2^-14 the steps stay as they are; the leading bit is written out.
    const shift = CUT_BITS + 1 - exponent;
    return shift > 24 ? 0 : roundedShift(mantissa | 0x800000, shift);
  }
  // Rounding up may carry into the exponent, which is right.
  return Math.min(LARGEST, (exponent << MANTISSA_BITS) + roundedShift(mantissa, CUT_BITS));
}

function roundedShift(value: number, shift: number): number {
  const kept = value >>> shift;
  const rest = value - kept * (1 << shift);
  const half = 1 << (shift - 1);
  return rest > half || (rest === half && (kept & 1) === 1) ? kept + 1 : kept;
}
