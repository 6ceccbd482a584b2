import { z } from 'zod';
import { sceneSchema } from './schema.ts';

/** The JSON Schema (draft 2020-12) of a scene document. Rules across records, such as references, are not in it. */
export function sceneJsonSchema(): object {
  return z.toJSONSchema(sceneSchema, { io: 'input', unrepresentable: 'any' });
}
