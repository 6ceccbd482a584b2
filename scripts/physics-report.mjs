// Measures again what docs/physics.md tells, and writes it between the marks of the page and into its plots.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildForNode } from './build-node.mjs';
import { rootFolder } from './process.mjs';

const { BLOCKS } = await import(pathToFileURL(await buildForNode('scripts/physics-report/tables.ts')).href);
const page = path.join(rootFolder, 'docs/physics.md');
const images = path.join(rootFolder, 'docs/images/physics');
mkdirSync(images, { recursive: true });

let text = readFileSync(page, 'utf8');
for (const [name, measure] of Object.entries(BLOCKS)) {
  const { table, plot } = await measure();
  const between = new RegExp(`(<!-- ${name} -->\n)[^]*?(<!-- /${name} -->)`);
  if (!between.test(text))
    throw new Error(`docs/physics.md has no place for "${name}": put <!-- ${name} --> and <!-- /${name} --> into it.`);
  text = text.replace(between, (_, open, close) => `${open}\n${table}\n\n${close}`);
  if (plot) writeFileSync(path.join(images, `${name}.svg`), plot);
  console.log(`${name}\n${table}\n`);
}
writeFileSync(page, text);
