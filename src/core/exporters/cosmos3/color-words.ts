type Rgb = readonly [red: number, green: number, blue: number];

/** Colours less saturated, or with less between their channels, are greys. Our own choice, as are the limits below. */
const GREY_SATURATION = 0.15;
const GREY_SPREAD = 0.08;
const GREYS: readonly (readonly [upTo: number, word: string])[] = [
  [0.2, 'black'],
  [0.45, 'dark grey'],
  [0.75, 'grey'],
  [0.92, 'light grey'],
  [Number.POSITIVE_INFINITY, 'white'],
];
/** Names of hues, in degrees. */
const HUES: readonly (readonly [upTo: number, word: string])[] = [
  [15, 'red'],
  [42, 'orange'],
  [70, 'yellow'],
  [165, 'green'],
  [200, 'teal'],
  [255, 'blue'],
  [290, 'purple'],
  [335, 'pink'],
  [360, 'red'],
];
/** An orange that is dark or dull is brown. */
const BROWN_SATURATION = 0.6;
const BROWN_VALUE = 0.6;

/** "orange": what a colour of 0 to 1 is called. */
export function colorWord([r, g, b]: Rgb): string {
  const value = Math.max(r, g, b);
  const spread = value - Math.min(r, g, b);
  if (spread < GREY_SPREAD || spread / value < GREY_SATURATION) return GREYS.find(([upTo]) => value < upTo)![1];
  const sixth = value === r ? (g - b) / spread : value === g ? 2 + (b - r) / spread : 4 + (r - g) / spread;
  const word = HUES.find(([upTo]) => (60 * sixth + 360) % 360 < upTo)![1];
  return word === 'orange' && (spread / value < BROWN_SATURATION || value < BROWN_VALUE) ? 'brown' : word;
}
