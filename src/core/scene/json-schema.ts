import { z } from 'zod';
import { SCENE_VERSION, sceneSchema } from './schema.ts';

/** The JSON Schema (draft 2020-12) of a scene document; the loader also checks references, kinds and their params. */
export function sceneJsonSchema(): Record<string, unknown> {
  const { $schema, ...rest } = z.toJSONSchema(sceneSchema, { target: 'draft-2020-12', io: 'input' });
  return { $schema, title: `Rimshot scene, version ${SCENE_VERSION}`, ...rest };
}
