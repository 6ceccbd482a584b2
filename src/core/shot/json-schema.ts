import { z } from 'zod';
import { COLUMNS, columnReferenceSchema } from './columns.ts';
import { shotSpecSchema } from './shot-spec.ts';

type JsonSchema = Record<string, unknown>;

const REFERENCE = '#/$defs/columnReference';

/**
 * The JSON Schema (draft 2020-12) of `shot.json`. Each per-frame column is a list or a reference into a binary file;
 * members that the schema does not know are allowed, so that later additions break no reader.
 */
export function shotSpecJsonSchema(): JsonSchema {
  const schema = z.toJSONSchema(shotSpecSchema, { target: 'draft-2020-12', io: 'input' }) as JsonSchema;
  for (const { path } of COLUMNS) allowReference(schema, path);
  const { $schema: _, ...reference } = z.toJSONSchema(columnReferenceSchema, { target: 'draft-2020-12', io: 'input' });
  return titled(schema, 'Rimshot shot spec, version 1', { $defs: { columnReference: reference } });
}

function titled({ $schema, ...rest }: JsonSchema, title: string, more: JsonSchema): JsonSchema {
  return { $schema, title, ...rest, ...more };
}

/** Lets the column at `path` also be a reference. */
function allowReference(schema: JsonSchema, path: readonly string[]): void {
  const holder = path.slice(0, -1).reduce((at, step) => childOf(at, step), schema);
  const properties = holder.properties as Record<string, JsonSchema>;
  const key = path.at(-1)!;
  const { description, ...list } = properties[key]!;
  properties[key] = { ...(description === undefined ? {} : { description }), anyOf: [list, { $ref: REFERENCE }] };
}

function childOf(schema: JsonSchema, step: string): JsonSchema {
  if (step === '*') return schema.items as JsonSchema;
  return (schema.properties as Record<string, JsonSchema>)[step]!;
}
