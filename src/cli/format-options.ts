import { z } from 'zod';
import type { Exporter } from '../core/exporters/exporter.ts';
import { exporters } from '../core/exporters/index.ts';
import { InputError } from './verb.ts';

/** An option of a format, as it is shown and asked for. */
export interface FormatOption {
  readonly name: string;
  readonly label: string;
  readonly hint: string | null;
  /** What may stand there: "avc, vp9 or av1", "0 to 360 °". */
  readonly takes: string;
  readonly byDefault: unknown;
}

/** The options of a format, in the order of its form. */
export function optionsOf({ options }: Exporter): readonly FormatOption[] {
  const { properties = {} } = z.toJSONSchema(options, { io: 'input' });
  return Object.entries(properties).map(([name, property]) => {
    const facts = property as Property;
    return {
      name,
      label: facts.label ?? name,
      hint: facts.hint ?? null,
      takes: takesOf(facts),
      byDefault: facts.default,
    };
  });
}

/**
 * The options that `--option format.name=value` sets, by format. Of several for the same option the last one counts. Throws an
 * `InputError` for a format that is not written, an option that it does not have, or a value that it does not take.
 */
export function readFormatOptions(
  settings: readonly string[],
  formats: readonly string[],
): Readonly<Record<string, Readonly<Record<string, unknown>>>> {
  const byFormat: Record<string, Record<string, unknown>> = {};
  for (const setting of settings) {
    const [, format, name, text] = /^([^.=]+)\.([^.=]+)=(.*)$/s.exec(setting) ?? [];
    if (format === undefined || name === undefined || text === undefined)
      throw new InputError(
        `--option ${setting} is not of the form format.name=value, as in preview-mp4.look=grey-box.`,
      );
    const exporter = exporters.find(format);
    if (!exporter) throw new InputError(`--option ${setting}: there is no format "${format}". ${oneOf(formats)}`);
    if (!formats.includes(format))
      throw new InputError(`--option ${setting}: ${format} is not written. Add it to --to, or leave the option out.`);
    byFormat[format] = { ...byFormat[format], [name]: readValue(exporter, name, text, setting) };
  }
  return byFormat;
}

/** A default or a value as one would write it after `=`. */
export function valueText(value: unknown): string {
  if (typeof value === 'string') return value === '' ? '(empty)' : value;
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value.join(',');
  return JSON.stringify(value);
}

/** What JSON Schema says of an option, with what its form says. */
interface Property {
  readonly label?: string;
  readonly hint?: string;
  readonly unit?: string;
  readonly default?: unknown;
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly { readonly const?: unknown }[];
  readonly items?: Property;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
}

function takesOf({ type, enum: choices, anyOf, items, unit, ...range }: Property): string {
  const of = unit === undefined ? '' : ` ${unit}`;
  if (choices) return `${orList(choices)}${of}`;
  if (anyOf) return `${orList(anyOf.map((choice) => choice.const))}${of}`;
  switch (type) {
    case 'array':
      return items?.enum ? `one or several, with commas, of ${orList(items.enum)}` : 'a list in JSON';
    case 'boolean':
      return 'true or false';
    case 'integer':
    case 'number':
      return `${type === 'integer' ? 'a whole number' : 'a number'}${rangeText(range)}${of}`;
    case 'string':
      return 'text';
    default:
      return 'JSON';
  }
}

function rangeText({ minimum, exclusiveMinimum, maximum }: Property): string {
  const most = maximum === Number.MAX_SAFE_INTEGER ? undefined : maximum;
  if (minimum !== undefined && most !== undefined) return ` from ${minimum} to ${most}`;
  if (minimum !== undefined) return ` of at least ${minimum}`;
  return exclusiveMinimum === undefined ? '' : ` above ${exclusiveMinimum}`;
}

/** A value as its option takes it: of "720" the number or the word, of "depth,seg" the list. */
function readValue(exporter: Exporter, name: string, text: string, setting: string): unknown {
  const known = optionsOf(exporter);
  const option = known.find((candidate) => candidate.name === name);
  if (!option) {
    const names = known.map((candidate) => candidate.name);
    throw new InputError(
      `--option ${setting}: ${exporter.id} has no option "${name}". ${names.length > 0 ? oneOf(names) : 'It has none.'}`,
    );
  }
  const list = text.split(',').map((item) => item.trim());
  const readings = [...jsonOf(text), text, list];
  const results = readings.map((reading) => exporter.options.safeParse({ [name]: reading }));
  const fitting = results.findIndex(({ success }) => success);
  if (fitting >= 0) return readings[fitting];
  throw new InputError(`--option ${setting}: ${option.label} takes ${option.takes}, not "${text}"${whyNot(results)}.`);
}

/** A sentence of the option's own, where the first reading was of the right type and yet refused. */
function whyNot(results: readonly { readonly error?: z.ZodError | undefined }[]): string {
  const own = results
    .flatMap(({ error }) => error?.issues ?? [])
    .find(({ code }) => code === 'custom' || code === 'invalid_format');
  return own ? ` (${own.message})` : '';
}

function jsonOf(text: string): readonly unknown[] {
  try {
    return [JSON.parse(text)];
  } catch {
    return [];
  }
}

function oneOf(names: readonly string[]): string {
  return `Choose among: ${names.join(', ')}.`;
}

function orList(values: readonly unknown[]): string {
  const words = values.map(String);
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
