// Writes the JSON Schemas in docs/spec from the zod schemas in src/core. A test fails while they are out of date.
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { runnerImport } from 'vite';

const root = resolve(import.meta.dirname, '..');
const { module: shot } = await runnerImport(resolve(root, 'src/core/shot/json-schema.ts'));
const { module: cues } = await runnerImport(resolve(root, 'src/core/exporters/cues-json/cues-document.ts'));
const { module: scene } = await runnerImport(resolve(root, 'src/core/scene/json-schema.ts'));

for (const [name, schema] of [
  ['shot-spec-v1', shot.shotSpecJsonSchema()],
  ['cues-v1', cues.cuesJsonSchema()],
  ['scene-v2', scene.sceneJsonSchema()],
]) {
  const path = resolve(root, 'docs/spec', `${name}.schema.json`);
  await writeFile(path, `${JSON.stringify(schema, null, 2)}\n`);
  console.log(path);
}
