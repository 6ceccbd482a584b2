import { z } from 'zod';
import { PI } from '../base/math.ts';

/** Farthest that a rig may place a camera from the origin, in metres: as far as the scene goes. */
const MAX_COORDINATE_M = 10_000;

/** A point or an offset in metres, as a form field. */
export function pointField(label: string, initial: readonly [number, number, number]) {
  const coordinate = z.number().min(-MAX_COORDINATE_M).max(MAX_COORDINATE_M);
  return z
    .tuple([coordinate, coordinate, coordinate])
    .default([...initial])
    .meta({ label, unit: 'm', min: -MAX_COORDINATE_M, max: MAX_COORDINATE_M, step: 0.01 });
}

/** An angle in radians, as a form field. */
export function angleField(label: string) {
  return z
    .number()
    .min(-2 * PI)
    .max(2 * PI)
    .default(0)
    .meta({ label, unit: 'rad', min: -2 * PI, max: 2 * PI, step: PI / 360 });
}

/** The id of a prop, as a form field that offers the props of the scene; empty for none. */
export function propField(label: string) {
  return z.string().max(64).default('').meta({ label, reference: 'prop' });
}
