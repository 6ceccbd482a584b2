/** A strict reader of the part of the text form of USD (`#usda 1.0`) that scenes need; it throws where anything is amiss. */

export type Value = number | string | Path | readonly Value[];
export interface Path {
  readonly path: string;
}
export interface Property {
  readonly type: string;
  readonly value: Value | null;
  readonly samples: readonly (readonly [timeCode: number, value: Value])[] | null;
}
export interface UsdPrim {
  readonly specifier: 'def' | 'class';
  readonly type: string;
  readonly path: string;
  readonly metadata: ReadonlyMap<string, Value>;
  readonly properties: ReadonlyMap<string, Property>;
  readonly children: readonly UsdPrim[];
}
export interface Stage {
  readonly metadata: ReadonlyMap<string, Value>;
  readonly prims: readonly UsdPrim[];
  primAt(path: string): UsdPrim;
}

/** Types and the count of numbers in each value, 0 for text. */
const TYPES: Readonly<Record<string, number>> = {
  bool: 1,
  int: 1,
  float: 1,
  double: 1,
  token: 0,
  string: 0,
  float2: 2,
  float3: 3,
  double3: 3,
  quatf: 4,
  color3f: 3,
  normal3f: 3,
  point3f: 3,
};
const TOKEN =
  /\s+|#[^\n]*|(?:"(?:[^"\\\n]|\\["\\n])*")|(?:<\/[A-Za-z_][\w/]*(?:\.[\w:]+)?>)|(?:-?\d+(?:\.\d+)?(?:e[-+]?\d+)?)|(?:[A-Za-z_][\w:]*(?:\.(?:timeSamples|connect))?)|(?:[()[\]{}=,:])/gy;

interface Token {
  readonly kind: 'text' | 'path' | 'number' | 'word' | 'mark';
  readonly text: string;
}

function kindOf(text: string): Token['kind'] {
  if (text.startsWith('"')) return 'text';
  if (text.startsWith('<')) return 'path';
  if (/^[-\d]/.test(text)) return 'number';
  return /^\w/.test(text) ? 'word' : 'mark';
}

export function readUsda(layer: string): Stage {
  if (!layer.startsWith('#usda 1.0\n')) throw new Error('No header.');
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < layer.length) {
    const from = TOKEN.lastIndex;
    const match = TOKEN.exec(layer);
    if (!match) throw new Error(`Not read: ${layer.slice(from, from + 60)}`);
    const text = match[0];
    if (!/^[\s#]/.test(text)) tokens.push({ kind: kindOf(text), text });
  }
  let at = 0;
  const peek = (text: string) => tokens[at]?.text === text && tokens[at]!.kind !== 'text';
  const next = (kind: Token['kind'], text?: string): string => {
    const token = tokens[at++];
    if (token?.kind !== kind || (text !== undefined && token.text !== text))
      throw new Error(`Expected ${text ?? kind}, found ${token?.text.slice(0, 60)}`);
    return token.text;
  };
  const accept = (text: string) => peek(text) && ++at > 0;

  function list(open: string, close: string): readonly Value[] {
    next('mark', open);
    const values: Value[] = [];
    while (!peek(close)) {
      values.push(value());
      if (!accept(',')) break;
    }
    next('mark', close);
    return values;
  }

  function value(): Value {
    const token = tokens[at];
    if (token?.text === '(' && token.kind === 'mark') return list('(', ')');
    if (token?.text === '[' && token.kind === 'mark') return list('[', ']');
    at += 1;
    if (token?.kind === 'number') return Number(token.text);
    if (token?.kind === 'text') return JSON.parse(token.text) as string;
    if (token?.kind === 'path') return { path: token.text.slice(1, -1) };
    throw new Error(`No value: ${token?.text}`);
  }

  function metadata(): ReadonlyMap<string, Value> {
    const all = new Map<string, Value>();
    if (!accept('(')) return all;
    while (!accept(')')) {
      accept('prepend');
      const name = next('word');
      next('mark', '=');
      if (all.has(name)) throw new Error(`Twice: ${name}`);
      all.set(name, value());
    }
    return all;
  }

  function samples(): readonly (readonly [number, Value])[] {
    next('mark', '{');
    const all: (readonly [number, Value])[] = [];
    while (!accept('}')) {
      const time = Number(next('number'));
      if (all.length > 0 && all.at(-1)![0] >= time) throw new Error(`Times do not rise at ${time}.`);
      next('mark', ':');
      all.push([time, value()]);
      next('mark', ',');
    }
    return all;
  }

  function property(): readonly [string, Property] {
    accept('custom');
    accept('uniform');
    const base = next('word');
    const isList = base !== 'rel' && accept('[') && next('mark', ']') === ']';
    const [name, suffix] = next('word').split('.') as [string, string?];
    const type = base + (isList ? '[]' : '');
    if (base !== 'rel' && !(base in TYPES)) throw new Error(`No type: ${base}`);
    const read: Property =
      suffix === 'timeSamples'
        ? { type, value: null, samples: accept('=') ? samples() : null }
        : { type, value: accept('=') ? value() : null, samples: null };
    metadata();
    if (base !== 'rel' && suffix !== 'connect')
      for (const of of [...(read.value === null ? [] : [read.value]), ...(read.samples ?? []).map(([, v]) => v)])
        check(of, base, isList);
    return [name, read];
  }

  function check(of: Value, base: string, isList: boolean): void {
    const width = TYPES[base]!;
    for (const one of isList ? (of as readonly Value[]) : [of]) {
      const isRight =
        width === 0
          ? typeof one === 'string'
          : width === 1
            ? typeof one === 'number'
            : Array.isArray(one) && one.length === width && one.every((x) => typeof x === 'number');
      if (!isRight) throw new Error(`No ${base}: ${JSON.stringify(one)}`);
    }
  }

  function prim(parent: string): UsdPrim {
    const specifier = next('word') as 'def' | 'class';
    const type = next('word');
    const name = JSON.parse(next('text')) as string;
    if (!/^[A-Za-z_]\w*$/.test(name)) throw new Error(`No name of a prim: ${name}`);
    const path = `${parent}/${name}`;
    const data = metadata();
    next('mark', '{');
    const properties = new Map<string, Property>();
    const children: UsdPrim[] = [];
    while (!accept('}')) {
      if (peek('def') || peek('class')) {
        const child = prim(path);
        if (children.some((other) => other.path === child.path)) throw new Error(`Twice: ${child.path}`);
        children.push(child);
      } else {
        const [key, read] = property();
        if (properties.has(key)) throw new Error(`Twice: ${path}.${key}`);
        properties.set(key, read);
      }
    }
    return { specifier, type, path, metadata: data, properties, children };
  }

  const data = metadata();
  const prims: UsdPrim[] = [];
  while (at < tokens.length) prims.push(prim(''));
  const byPath = new Map(prims.flatMap(flat).map((one) => [one.path, one]));
  return {
    metadata: data,
    prims,
    primAt(path) {
      const found = byPath.get(path);
      if (!found) throw new Error(`No prim at ${path}`);
      return found;
    },
  };
}

/** A prim and all that is in it. */
export function flat(prim: UsdPrim): readonly UsdPrim[] {
  return [prim, ...prim.children.flatMap(flat)];
}

/** The value of a property at a time code that it has a sample for, or its one value. */
export function valueAt(prim: UsdPrim, name: string, timeCode: number): Value {
  const property = prim.properties.get(name);
  if (!property) throw new Error(`No ${name} in ${prim.path}`);
  if (!property.samples) return property.value!;
  const sample = property.samples.find(([time]) => time === timeCode);
  if (!sample) throw new Error(`No ${name} at ${timeCode}`);
  return sample[1];
}
