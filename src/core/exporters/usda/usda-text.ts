import { oneLine } from '../plain-text.ts';

/** A prim of a USD layer, to be laid out as text. */
export interface Prim {
  /** Xform, Mesh, Camera ... */
  readonly type: string;
  /** As people call it; the name of the prim is made from it. */
  readonly title: string;
  /** Names of schemas that are applied to it. */
  readonly apis?: readonly string[];
  /** The prim of the layer that it takes all from which it does not say itself. */
  readonly reference?: string;
  /** Lines of properties, without indent. */
  readonly properties: readonly string[];
  readonly children?: readonly Prim[];
}

/** Longest name of a prim that is made from a title. */
const NAME_LETTERS = 48;

/** A layer as text: the header, the metadata of the stage, the prim that is seen and one that others refer to. */
export function layerText(metadata: readonly string[], root: Prim, shared: Prim): string {
  const lines = [
    '#usda 1.0',
    '(',
    `    defaultPrim = ${quoted(root.title)}`,
    ...metadata.map((line) => `    ${line}`),
    ')',
    '',
    ...primLines(root, root.title, '', 'def'),
    '',
    ...primLines(shared, shared.title, '', 'class'),
  ];
  return `${lines.join('\n')}\n`;
}

/** Legal names for titles, in their order: letters of ASCII, digits and `_`, none alike. */
export function primNames(titles: readonly string[], fallback = 'Prim'): readonly string[] {
  const taken = new Set<string>();
  return titles.map((title) => {
    const bare = title
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .replace(/[^A-Za-z0-9]+/g, '_')
      .replace(/^_+|_+$/g, '')
      .slice(0, NAME_LETTERS);
    const start = bare === '' ? fallback : /^\d/.test(bare) ? `_${bare}` : bare;
    let name = start;
    for (let n = 2; taken.has(name); n++) name = `${start}_${n}`;
    taken.add(name);
    return name;
  });
}

/** Text as a string of a layer, on one line. */
export function quoted(text: string): string {
  return `"${oneLine(text).replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

const STEPS = { 6: 1e6, 8: 1e8, 9: 1e9, 12: 1e12 } as const;

/** A number to so many digits after the point, never -0. */
export function decimal(x: number, digits: keyof typeof STEPS = 6): string {
  return String(Math.round(x * STEPS[digits]) / STEPS[digits] + 0);
}

export function tuple(numbers: readonly number[], digits: keyof typeof STEPS = 6): string {
  return `(${numbers.map((x) => decimal(x, digits)).join(', ')})`;
}

/** A property with a value for each time, or with one value where all are alike. */
export function sampled(
  property: string,
  samples: readonly { readonly at: number; readonly value: string }[],
): readonly string[] {
  const first = samples[0]!.value;
  if (samples.every(({ value }) => value === first)) return [`${property} = ${first}`];
  return [`${property}.timeSamples = {`, ...samples.map(({ at, value }) => `    ${decimal(at)}: ${value},`), '}'];
}

function primLines(prim: Prim, name: string, indent: string, kind: 'def' | 'class'): readonly string[] {
  const inner = `${indent}    `;
  const children = prim.children ?? [];
  const names = primNames(children.map(({ title }) => title));
  const title = oneLine(prim.title);
  const metadata = [
    ...(prim.apis?.length ? [`prepend apiSchemas = [${prim.apis.map(quoted).join(', ')}]`] : []),
    ...(prim.reference ? [`prepend references = ${prim.reference}`] : []),
    ...(title !== name && title !== '' ? [`displayName = ${quoted(title)}`] : []),
  ];
  return [
    `${indent}${kind} ${prim.type} "${name}"${metadata.length > 0 ? ' (' : ''}`,
    ...(metadata.length > 0 ? [...metadata.map((line) => inner + line), `${indent})`] : []),
    `${indent}{`,
    ...prim.properties.map((line) => inner + line),
    ...children.flatMap((child, i) => [
      ...(i > 0 || prim.properties.length > 0 ? [''] : []),
      ...primLines(child, names[i]!, inner, 'def'),
    ]),
    `${indent}}`,
  ];
}
