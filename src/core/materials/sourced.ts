import type { Sourced } from './material.ts';

/** A number from the literature or a rule book, with the range that the source allows. */
export function cited(value: number, low: number, high: number, source: string): Sourced {
  return { value, low, high, source };
}

/** A number of our own, with the range in which we believe the truth to lie. */
export function estimate(value: number, low: number, high: number): Sourced {
  return { value, low, high, source: 'estimate' };
}

export const GERE = 'Gere, Mechanics of Materials, appendix H';
export const FACTBOOK = 'The Physics Factbook, coefficients of restitution';
export const HANDBOOK_FRICTION = 'Engineering handbook tables of dry friction';
export const ROLLING_TABLE = 'Engineering ToolBox, rolling resistance';
/** Loss factors of mounted bodies, mode ratios and contact times of the simple modal model. */
export const MODAL =
  'Mounted loss factors after van den Doel, Kry, Pai 2001 and James; ratios of ideal bars and plates; rest estimate';
