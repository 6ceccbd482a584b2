import { cuesJsonSchema } from '../../core/exporters/cues-json/cues-document.ts';
import { sceneJsonSchema } from '../../core/scene/json-schema.ts';
import { shotSpecJsonSchema } from '../../core/shot/json-schema.ts';
import { InputError, type Verb } from '../verb.ts';

const SCHEMAS: Readonly<Record<string, () => object>> = {
  cues: cuesJsonSchema,
  scene: sceneJsonSchema,
  shot: shotSpecJsonSchema,
};

export const schema: Verb = {
  name: 'schema',
  usage: 'schema <cues|scene|shot>',
  summary: 'Print the JSON Schema of a cue list, a scene document or the shot spec.',
  help: [],
  options: {},
  takes: [1, 1],
  async run({ positionals }) {
    const make = Object.hasOwn(SCHEMAS, positionals[0]!) ? SCHEMAS[positionals[0]!] : undefined;
    if (!make)
      throw new InputError(`There is no schema "${positionals[0]}". There are: ${Object.keys(SCHEMAS).join(', ')}.`);
    const json = make();
    return { exitCode: 0, json, text: `${JSON.stringify(json, null, 2)}\n` };
  },
};
