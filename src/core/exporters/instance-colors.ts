import type { ShotSpec } from '../shot/shot-spec.ts';

type Rgb = readonly [red: number, green: number, blue: number];

/** Steps of the hue that keep neighbours apart however many there are: the golden ratio's fraction. */
const HUE_STEP = 0.618034;
/** Rows of brightness and strength, so that hues which come near each other again differ otherwise. */
const LOOKS: readonly (readonly [value: number, saturation: number])[] = [
  [1, 0.85],
  [0.7, 0.85],
  [1, 0.45],
];

/**
 * The flat colour of each body's subject, 0 to 255, in the order of the shot's bodies: as segmenters of videos paint their
 * instances, never two alike, whatever the subjects look like, and the same subject the same all along.
 */
export function instanceColors({ bodies, subjects }: ShotSpec): readonly Rgb[] {
  const ids = [...new Set([...subjects.map(({ id }) => id), ...bodies.map(({ subjectId }) => subjectId)])];
  return bodies.map(({ subjectId }) => colorOfIndex(ids.indexOf(subjectId)));
}

/** Which colour is whose, for people and programs; colours as they are before a video is encoded. */
export function instanceLegend(shot: ShotSpec) {
  const colors = instanceColors(shot);
  return shot.subjects.flatMap(({ id, name, kind }) => {
    const colorRgb = colors[shot.bodies.findIndex(({ subjectId }) => subjectId === id)];
    return colorRgb ? [{ id, name, kind, colorRgb, color: hexOf(colorRgb) }] : [];
  });
}

function hexOf(rgb: Rgb): string {
  return `#${rgb.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

function colorOfIndex(index: number): Rgb {
  const hue = (index * HUE_STEP) % 1;
  const [value, saturation] = LOOKS[index % LOOKS.length]!;
  const channel = (shift: number) => {
    const distance = Math.abs(6 * ((hue + shift) % 1) - 3) - 1;
    const share = Math.min(1, Math.max(0, distance));
    return Math.round(255 * value * (1 - saturation * (1 - share)));
  };
  return [channel(0), channel(2 / 3), channel(1 / 3)];
}
