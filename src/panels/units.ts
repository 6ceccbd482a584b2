/** How a number of the document is shown to people: `shown = stored * factor`. */
export interface ShownUnit {
  /** After the number: `cm`, `°`; empty for bare numbers. */
  readonly label: string;
  readonly factor: number;
  /** Decimals that are worth reading. */
  readonly decimals: number;
  /** What one arrow key or one pixel of a drag changes, as shown. */
  readonly step: number;
}

const BARE: ShownUnit = { label: '', factor: 1, decimals: 3, step: 0.01 };
const DEGREES: ShownUnit = { label: '°', factor: 180 / Math.PI, decimals: 1, step: 0.5 };
const TURNS: ShownUnit = { label: 'rps', factor: 1 / (2 * Math.PI), decimals: 2, step: 0.05 };
const METRES: ShownUnit = { label: 'm', factor: 1, decimals: 3, step: 0.01 };
const CENTIMETRES: ShownUnit = { label: 'cm', factor: 100, decimals: 2, step: 0.1 };

export const DECIBELS: ShownUnit = { label: 'dB', factor: 1, decimals: 1, step: 0.5 };

const SHOWN: Readonly<Record<string, ShownUnit>> = {
  m: METRES,
  mm: { label: 'mm', factor: 1, decimals: 1, step: 1 },
  cm: { label: 'cm', factor: 1, decimals: 1, step: 0.1 },
  rad: DEGREES,
  deg: { ...DEGREES, factor: 1 },
  'rad/s': TURNS,
  radps: TURNS,
  'm/s': { label: 'm/s', factor: 1, decimals: 2, step: 0.05 },
  mps: { label: 'm/s', factor: 1, decimals: 2, step: 0.05 },
  'm/s²': { label: 'm/s²', factor: 1, decimals: 3, step: 0.1 },
  kg: { label: 'kg', factor: 1, decimals: 3, step: 0.05 },
  s: { label: 's', factor: 1, decimals: 3, step: 0.05 },
  'kg/m³': { label: 'kg/m³', factor: 1, decimals: 3, step: 0.01 },
};

/** Lengths below this start out in centimetres, and masses below it in grams. */
const SMALL = 0.5;

/** The unit that people read a stored unit in; `typical` (a default) decides between metres and centimetres. */
export function shownUnit(unit: string, typical = 1): ShownUnit {
  if (unit === 'm' && typical !== 0 && Math.abs(typical) < SMALL) return CENTIMETRES;
  if (unit === 'kg' && typical !== 0 && Math.abs(typical) < SMALL)
    return { label: 'g', factor: 1000, decimals: 1, step: 1 };
  return SHOWN[unit] ?? { ...BARE, label: unit };
}

/** The unit named at the end of a document field: `radiusM` is in `m`, `angleRad` in `rad`. */
export function unitOfName(name: string): string {
  const found = /(Mps2|Mps|Radps|Rad|Deg|Mm|Kg|M|S)$/.exec(name)?.[1];
  return found ? (NAMED[found] ?? '') : '';
}

const NAMED: Readonly<Record<string, string>> = {
  Mps2: 'm/s²',
  Mps: 'm/s',
  Radps: 'rad/s',
  Rad: 'rad',
  Deg: 'deg',
  Mm: 'mm',
  Kg: 'kg',
  M: 'm',
  S: 's',
};

/** A shown number with no more decimals than asked, without trailing zeros, with a true minus sign. */
export function formatNumber(shown: number, decimals: number): string {
  const fixed = shown.toFixed(decimals);
  const trimmed = fixed.includes('.') ? fixed.replace(/\.?0+$/, '') : fixed;
  return trimmed === '-0' ? '0' : trimmed.replace('-', '−');
}

/** A stored number as people read it, with its unit: `24.1 cm`. */
export function formatQuantity(stored: number, unit: ShownUnit, decimals = unit.decimals): string {
  const number = formatNumber(stored * unit.factor, decimals);
  if (unit.label === '') return number;
  return unit.label === '°' ? `${number}°` : `${number} ${unit.label}`;
}

/** Metres or centimetres, whichever reads better: `3.4 cm`, `1.25 m`. */
export function formatLength(metres: number): string {
  return Math.abs(metres) < 1 ? `${formatNumber(metres * 100, 1)} cm` : `${formatNumber(metres, 2)} m`;
}

/** Units that may be typed after a number, as factors to SI, by what they measure. */
const TYPED: readonly Readonly<Record<string, number>>[] = [
  { m: 1, cm: 0.01, mm: 0.001, km: 1000, ft: 0.3048, "'": 0.3048, in: 0.0254, '"': 0.0254 },
  { rad: 1, '°': Math.PI / 180, deg: Math.PI / 180 },
  { 'rad/s': 1, rps: 2 * Math.PI, rpm: (2 * Math.PI) / 60 },
  { 'm/s': 1, 'km/h': 1 / 3.6, kmh: 1 / 3.6, mph: 0.44704 },
  { kg: 1, g: 0.001, lb: 0.45359237 },
  { s: 1, ms: 0.001, min: 60 },
];

/**
 * What someone typed into a field, as a shown number: `1.2 m` in a field of centimetres is 120. A decimal comma and a
 * true minus are taken. Null where it is no number or the unit does not fit.
 */
export function parseShown(text: string, unit: ShownUnit): number | null {
  const match = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)\s*(.*)$/i.exec(
    text.trim().replace('−', '-').replace(',', '.'),
  );
  if (!match) return null;
  const value = Number(match[1]);
  const typed = (match[2] ?? '').trim().toLowerCase();
  if (!Number.isFinite(value)) return null;
  if (typed === '' || typed === unit.label) return value;
  for (const family of TYPED) {
    const from = family[typed];
    const to = family[unit.label];
    if (from !== undefined && to !== undefined) return (value * from) / to;
  }
  return null;
}

export function clamp(value: number, min: number, max: number): number {
  return Math.min(Math.max(value, min), max);
}
