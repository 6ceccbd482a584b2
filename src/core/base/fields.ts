import { z } from 'zod';

/** What a form needs to know of a number, and the limits beyond which the loader refuses it. */
export interface NumberField {
  /** Two words or so: forms are narrow. */
  readonly label: string;
  /** One more sentence, for a tooltip. */
  readonly hint?: string;
  /** SI symbol; absent for a pure number. */
  readonly unit?: string;
  readonly default: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

/** A number with a default and hard limits; its meta is the field without the default. */
export function numberField({ default: byDefault, ...meta }: NumberField) {
  const range = `${meta.min} to ${meta.max}${meta.unit ? ` ${meta.unit}` : ''}`;
  const message = `${meta.label} must be a number from ${range}.`;
  return z
    .number(message)
    .min(meta.min, message)
    .max(meta.max, message)
    .default(byDefault)
    .meta({ ...meta });
}

/** A length in metres, with a step of a centimetre unless said otherwise. */
export function lengthField(label: string, byDefault: number, min: number, max: number, step = 0.01) {
  return numberField({ label, unit: 'm', default: byDefault, min, max, step });
}
