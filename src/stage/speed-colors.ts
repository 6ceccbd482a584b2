/** Slow to fast: dusk blue, teal, pale gold. Ordered in lightness, clear of the accent's orange. sRGB, 0 to 1. */
const STOPS: readonly (readonly [number, number, number])[] = [
  [0.29, 0.34, 0.78],
  [0.18, 0.6, 0.82],
  [0.33, 0.82, 0.68],
  [0.97, 0.93, 0.62],
];

/** The colour of a share of the highest speed, 0 to 1. */
export function speedColor(share: number): readonly [number, number, number] {
  const place = Math.min(Math.max(share, 0), 1) * (STOPS.length - 1);
  const i = Math.min(Math.floor(place), STOPS.length - 2);
  const u = place - i;
  const a = STOPS[i]!;
  const b = STOPS[i + 1]!;
  return [a[0] + (b[0] - a[0]) * u, a[1] + (b[1] - a[1]) * u, a[2] + (b[2] - a[2]) * u];
}

/** The same colours as a CSS gradient, for the legend. */
export const SPEED_GRADIENT = `linear-gradient(to right, ${STOPS.map(
  ([r, g, b]) => `rgb(${Math.round(r * 255)} ${Math.round(g * 255)} ${Math.round(b * 255)})`,
).join(', ')})`;
