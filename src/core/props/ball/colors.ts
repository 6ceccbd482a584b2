/** Colors that a ball can be given in place of its material's, by the word for them; sRGB. Those of pool balls, and some. */
export const COLORS: Readonly<Record<string, readonly [number, number, number]>> = {
  white: [0.95, 0.94, 0.9],
  yellow: [0.95, 0.77, 0.1],
  blue: [0.1, 0.25, 0.6],
  red: [0.76, 0.12, 0.12],
  purple: [0.35, 0.16, 0.45],
  orange: [0.92, 0.45, 0.12],
  green: [0.08, 0.42, 0.25],
  maroon: [0.42, 0.08, 0.12],
  black: [0.07, 0.07, 0.08],
};

/** The same words as a form shows them. */
export const COLOR_NAMES = Object.fromEntries(
  Object.keys(COLORS).map((word) => [word, `${word[0]!.toUpperCase()}${word.slice(1)}`]),
);
