import type { Pixels } from '../base/ports.ts';
import { wordsOf } from './pixels.ts';

/** Shares of red, green and blue in what is seen as brightness (ITU-R BT.709-6, 3.2). */
const [RED, GREEN, BLUE] = [0.2126, 0.7152, 0.0722] as const;
/** Numbers have so many bits behind the point while they are summed. */
const BITS = 16;
const HALF = 1 << (BITS - 1);
/** How much of each colour, of 255, a plane of the narrow range holds: brightness spans 219 steps from 16, colour 224 about 128. */
const shares = (steps: number, ...of: readonly number[]) => of.map((share) => (share * steps * (1 << BITS)) / 255);
const rounded = (values: readonly number[]) => values.map(Math.round) as [number, number, number];
const LUMA = rounded(shares(219, RED, GREEN, BLUE));
const CB = rounded(shares(112 / (1 - BLUE), -RED, -GREEN, 1 - BLUE));
const CR = rounded(shares(112 / (1 - RED), 1 - RED, -GREEN, -BLUE));
const LUMA_ZERO = (16 << BITS) + HALF;
/** Four pixels are summed for one of colour. */
const CHROMA_ZERO = 4 * (128 << BITS) + 4 * HALF;

/** The bytes of a picture in I420: a plane of brightness, and two of colour with half its width and height. */
export function i420Length(widthPx: number, heightPx: number): number {
  return (widthPx * heightPx * 3) / 2;
}

/**
 * Pixels as encoders of video take them: I420 of BT.709 in the narrow range (16 to 235 and 240). Both sides are even; colour
 * is the mean of two by two pixels. Off by at most half a step, and 0.01 for the coefficients' last bit.
 */
export function toI420(picture: Pixels, into: Uint8Array): void {
  const { widthPx, heightPx } = picture;
  const words = wordsOf(picture);
  const [lr, lg, lb] = LUMA;
  const [br, bg, bb] = CB;
  const [rr, rg, rb] = CR;
  const lumaCount = widthPx * heightPx;
  let chroma = lumaCount;
  const toCr = lumaCount / 4;
  for (let y = 0; y < heightPx; y += 2) {
    for (let x = 0; x < widthPx; x += 2) {
      const at = y * widthPx + x;
      let [red, green, blue] = [0, 0, 0];
      for (let i = 0; i < 4; i++) {
        const pixel = at + (i & 1) + (i >> 1) * widthPx;
        const word = words[pixel]!;
        const r = word & 0xff;
        const g = (word >> 8) & 0xff;
        const b = (word >> 16) & 0xff;
        into[pixel] = (LUMA_ZERO + lr * r + lg * g + lb * b) >> BITS;
        red += r;
        green += g;
        blue += b;
      }
      into[chroma] = (CHROMA_ZERO + br * red + bg * green + bb * blue) >> (BITS + 2);
      into[chroma + toCr] = (CHROMA_ZERO + rr * red + rg * green + rb * blue) >> (BITS + 2);
      chroma++;
    }
  }
}
