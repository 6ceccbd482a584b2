import type { Edit } from '../../editor/editor.ts';
import { clamp, formatNumber, parseShown, type ShownUnit } from '../units.ts';

/** One number of the scene, as a field shows and changes it. Stored values are in the document's unit. */
export interface NumberBinding {
  /** For screen readers and the history: "Speed". */
  readonly label: string;
  /** Null where the scene says nothing and `fallback` holds. */
  readonly value: number | null;
  readonly fallback?: number;
  readonly unit: ShownUnit;
  readonly min: number;
  readonly max: number;
  /** In the document's unit; null for the unit's own. */
  readonly step: number | null;
  readonly isInteger?: boolean;
  edit(value: number): Edit;
  /** What an emptied field does; a field without it cannot be emptied. */
  readonly clear?: Edit;
}

export function shownText(binding: NumberBinding): string {
  return binding.value === null ? '' : formatNumber(binding.value * binding.unit.factor, decimalsOf(binding));
}

/** The stored value `steps` steps away from `from`, on the grid of shown decimals and within bounds. */
export function movedBy(binding: NumberBinding, from: number, steps: number): number {
  const { unit } = binding;
  const shown = from * unit.factor + steps * shownStep(binding);
  const rounded = Number(shown.toFixed(decimalsOf(binding)));
  return bounded(binding, rounded / unit.factor);
}

/** What a typed text means: a stored value within bounds, `clear`, or null where it is no number for this field. */
export function typedValue(binding: NumberBinding, text: string): number | 'clear' | null {
  if (text.trim() === '') return binding.clear ? 'clear' : null;
  const shown = parseShown(text, binding.unit);
  return shown === null ? null : bounded(binding, shown / binding.unit.factor);
}

/** Where a drag starts. */
export function startValue(binding: NumberBinding): number {
  return binding.value ?? binding.fallback ?? 0;
}

function bounded(binding: NumberBinding, stored: number): number {
  const value = clamp(stored, binding.min, binding.max);
  return binding.isInteger ? Math.round(value) : value;
}

function shownStep(binding: NumberBinding): number {
  if (binding.isInteger) return Math.max(1, binding.step ?? 1);
  return binding.step === null ? binding.unit.step : binding.step * binding.unit.factor;
}

/** As many decimals as the unit is worth, and enough for the step. */
function decimalsOf(binding: NumberBinding): number {
  if (binding.isInteger) return 0;
  const forStep = Math.ceil(-Math.log10(shownStep(binding)) - 1e-9);
  return clamp(Math.max(binding.unit.decimals, forStep), 0, 6);
}
