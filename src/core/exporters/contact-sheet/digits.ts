import type { Pixels } from '../../base/ports.ts';

/** Letters of a clock, five pixels wide and seven high, one row of bits for each line from the top. */
const GLYPHS: Readonly<Record<string, readonly number[]>> = {
  '0': [0b01110, 0b10001, 0b10011, 0b10101, 0b11001, 0b10001, 0b01110],
  '1': [0b00100, 0b01100, 0b00100, 0b00100, 0b00100, 0b00100, 0b01110],
  '2': [0b01110, 0b10001, 0b00001, 0b00110, 0b01000, 0b10000, 0b11111],
  '3': [0b11111, 0b00010, 0b00100, 0b00010, 0b00001, 0b10001, 0b01110],
  '4': [0b00010, 0b00110, 0b01010, 0b10010, 0b11111, 0b00010, 0b00010],
  '5': [0b11111, 0b10000, 0b11110, 0b00001, 0b00001, 0b10001, 0b01110],
  '6': [0b00110, 0b01000, 0b10000, 0b11110, 0b10001, 0b10001, 0b01110],
  '7': [0b11111, 0b00001, 0b00010, 0b00100, 0b01000, 0b01000, 0b01000],
  '8': [0b01110, 0b10001, 0b10001, 0b01110, 0b10001, 0b10001, 0b01110],
  '9': [0b01110, 0b10001, 0b10001, 0b01111, 0b00001, 0b00010, 0b01100],
  '.': [0, 0, 0, 0, 0, 0b01100, 0b01100],
  '#': [0b01010, 0b01010, 0b11111, 0b01010, 0b11111, 0b01010, 0b01010],
  s: [0, 0, 0b01110, 0b10000, 0b01110, 0b00001, 0b11110],
  ' ': [0, 0, 0, 0, 0, 0, 0],
};

/** How large one line of digits is, in pixels, when each of theirs is `scale` wide. */
export function digitsSize(text: string, scale: number): readonly [widthPx: number, heightPx: number] {
  return [text.length * 6 * scale, 7 * scale];
}

/** Draws `0` to `9`, `.`, `#`, `s` and spaces into a picture, from a corner on; what it has no letter for stays empty. */
export function drawDigits(
  { widthPx, heightPx, rgba }: Pixels,
  text: string,
  {
    xPx,
    yPx,
    scale,
    grey,
  }: { readonly xPx: number; readonly yPx: number; readonly scale: number; readonly grey: number },
): void {
  for (const [i, letter] of [...text].entries()) {
    const rows = GLYPHS[letter] ?? GLYPHS[' ']!;
    for (let y = 0; y < 7 * scale; y++) {
      for (let x = 0; x < 5 * scale; x++) {
        if (((rows[Math.floor(y / scale)]! >> (4 - Math.floor(x / scale))) & 1) === 0) continue;
        const [px, py] = [xPx + i * 6 * scale + x, yPx + y];
        if (px < widthPx && py < heightPx) rgba.fill(grey, 4 * (py * widthPx + px), 4 * (py * widthPx + px) + 3);
      }
    }
  }
}
