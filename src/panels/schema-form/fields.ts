import { z } from 'zod';
import { materials } from '../../core/materials/index.ts';
import { unitOfName } from '../units.ts';

/** What every field of a form knows of itself. */
interface FieldBase {
  readonly key: string;
  readonly label: string;
  /** One more sentence, for a tooltip. */
  readonly hint: string | null;
}

/** One field of a form, read off a kind's schema. Numbers are in the document's unit. */
export type Field =
  | (FieldBase & {
      readonly type: 'number' | 'vector';
      readonly unit: string;
      readonly min: number;
      readonly max: number;
      /** In the document's unit; null where the schema does not say. */
      readonly step: number | null;
      readonly isInteger: boolean;
      /** Size of the default, which decides between metres and centimetres. */
      readonly typical: number;
    })
  | (FieldBase & {
      readonly type: 'choice';
      readonly options: readonly { value: string; label: string }[];
      /** Whether what is chosen is kept as a number. */
      readonly isNumber: boolean;
    })
  | (FieldBase & { readonly type: 'choices'; readonly options: readonly { value: string; label: string }[] })
  | (FieldBase & { readonly type: 'flag' })
  | (FieldBase & { readonly type: 'text' })
  | (FieldBase & { readonly type: 'prop'; readonly isOptional: boolean });

/** The fields of a kind's params; those that no form can show (marks, lists) are left out. */
export function fieldsOf(schema: z.ZodType): readonly Field[] {
  const { schema: object } = unwrap(schema);
  if (!(object instanceof z.ZodObject)) return [];
  const fields: Field[] = [];
  for (const [key, value] of Object.entries(object.shape)) {
    const field = fieldOf(key, value as z.ZodType);
    if (field) fields.push(field);
  }
  return fields;
}

function fieldOf(key: string, outer: z.ZodType): Field | null {
  const { schema, meta, initial, isOptional } = unwrap(outer);
  const base: FieldBase = {
    key,
    label: textOf(meta.label) ?? labelOfName(key),
    hint: textOf(meta.hint) ?? textOf(meta.description),
  };
  if (schema instanceof z.ZodNumber) return { ...base, type: 'number', ...rangeOf(key, schema, meta, initial) };
  if (isVector(schema)) {
    const item = unwrap(schema.def.items[0] as z.ZodType).schema as z.ZodNumber;
    return { ...base, type: 'vector', ...rangeOf(key, item, meta, firstNumber(initial)) };
  }
  if (schema instanceof z.ZodEnum)
    return { ...base, type: 'choice', options: optionsOf(schema, meta), isNumber: false };
  const numbers = numbersOf(schema);
  if (numbers) {
    const unit = textOf(meta.unit);
    const labelOf = (n: number) => choiceLabel(meta.choices, String(n)) ?? (unit ? `${n} ${unit}` : String(n));
    const options = numbers.map((n) => ({ value: String(n), label: labelOf(n) }));
    return { ...base, type: 'choice', options, isNumber: true };
  }
  if (schema instanceof z.ZodArray && schema.element instanceof z.ZodEnum)
    return { ...base, type: 'choices', options: optionsOf(schema.element, meta) };
  if (schema instanceof z.ZodBoolean) return { ...base, type: 'flag' };
  if (schema instanceof z.ZodString) {
    return namesProp(key, meta) ? { ...base, type: 'prop', isOptional } : { ...base, type: 'text' };
  }
  return null;
}

/** The numbers that a schema allows, where they are a list; null where they are not. */
function numbersOf(schema: z.ZodType): readonly number[] | null {
  const literals = schema instanceof z.ZodUnion ? schema.options : [schema];
  const values = literals.flatMap((one) => (one instanceof z.ZodLiteral ? [...one.values] : [null]));
  return values.every((value) => typeof value === 'number') ? values : null;
}

function optionsOf(schema: z.ZodEnum, meta: Meta) {
  return schema.options.map((option) => ({
    value: String(option),
    label:
      choiceLabel(meta.choices, String(option)) ?? materials.find(String(option))?.label ?? labelOfName(String(option)),
  }));
}

function rangeOf(key: string, schema: z.ZodNumber, meta: Meta, initial: unknown) {
  return {
    unit: textOf(meta.unit) ?? unitOfName(key),
    min: numberOf(meta.min) ?? schema.minValue ?? Number.NEGATIVE_INFINITY,
    max: numberOf(meta.max) ?? schema.maxValue ?? Number.POSITIVE_INFINITY,
    step: numberOf(meta.step),
    isInteger: schema.format === 'safeint' || schema.format === 'int32' || schema.format === 'uint32',
    typical: numberOf(initial) ?? 1,
  };
}

type Meta = Readonly<Record<string, unknown>>;

/** Peels defaults and optionals off a schema, gathering what they say; the outer layer wins. */
function unwrap(outer: z.ZodType): { schema: z.ZodType; meta: Meta; initial: unknown; isOptional: boolean } {
  let schema = outer;
  let meta: Meta = { ...outer.meta() };
  let initial: unknown;
  let isOptional = false;
  while (
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault ||
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodReadonly
  ) {
    if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) initial ??= schema.def.defaultValue;
    if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) isOptional = true;
    schema = schema.def.innerType as z.ZodType;
    meta = { ...schema.meta(), ...meta };
  }
  return { schema, meta, initial, isOptional };
}

function isVector(schema: z.ZodType): schema is z.ZodTuple {
  return (
    schema instanceof z.ZodTuple &&
    schema.def.items.length === 3 &&
    schema.def.items.every((item) => unwrap(item as z.ZodType).schema instanceof z.ZodNumber)
  );
}

function namesProp(key: string, meta: Meta): boolean {
  return meta.reference === 'prop' || meta.unit === 'prop' || /propId$/i.test(key);
}

function firstNumber(initial: unknown): unknown {
  return Array.isArray(initial) ? initial.find((n) => n !== 0) : undefined;
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** `ringRadiusM` reads "Ring radius"; the unit at the end is shown elsewhere. */
export function labelOfName(name: string): string {
  const words = name
    .replace(/(Mps2|Mps|Radps|Rad|Deg|Mm|Kg|M|S|PropId|Id)$/, '')
    .replace(/[-_]/g, ' ')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .trim();
  return words === '' ? name : words.charAt(0).toUpperCase() + words.slice(1);
}

/** What a schema's `.meta({ choices })` calls a choice, where it says. */
function choiceLabel(choices: unknown, option: string): string | null {
  if (typeof choices !== 'object' || choices === null) return null;
  return textOf((choices as Record<string, unknown>)[option]) ?? null;
}
