import type { z } from 'zod';
import { error, type Problem } from '../base/problem.ts';

type Path = readonly PropertyKey[];

/** What each record of the document is called, with the member that holds its name. */
const RECORDS: Readonly<Record<string, readonly [noun: string, nameKey: string]>> = {
  props: ['Prop', 'name'],
  cameras: ['Camera', 'name'],
  lights: ['Light', 'name'],
  takes: ['Take', 'name'],
  shots: ['Shot', 'name'],
  outcome: ['Condition', ''],
  joints: ['Joint', 'name'],
  intended: ['Intended finding', ''],
  assets: ['Asset', 'name'],
  'cues.authored': ['Cue', 'label'],
  'cues.overrides': ['Change to cue', ''],
};
const SECTIONS: Readonly<Record<string, string>> = {
  settings: 'Settings',
  words: 'Words',
  cues: 'Cues',
  sound: 'Sound',
};

const UNITS: readonly (readonly [suffix: RegExp, unit: string])[] = [
  [/Kgpm3$/, 'kg/m³'],
  [/Mps2$/, 'm/s²'],
  [/Mps$/, 'm/s'],
  [/Radps$/, 'rad/s'],
  [/Rad$/, 'rad'],
  [/Mm$/, 'mm'],
  [/Kg$/, 'kg'],
  [/Db$/, 'dB'],
  [/Hz$/, 'Hz'],
  [/Px$/, 'px'],
  [/Nspm$/, 'N s/m'],
  [/Npm$/, 'N/m'],
  [/[a-z]N$/, 'N'],
  [/[a-z]M$/, 'm'],
  [/[a-z]S$/, 's'],
];

/** One zod issue as a problem whose sentence names the thing, the rule and the value, and says what to do. */
export function describeIssue(issue: z.core.$ZodIssue, document: unknown, prefix: Path = []): Problem {
  const path = [...prefix, ...issue.path];
  const { subject, field } = nameOf(path, document);
  const value = valueAt(document, path);
  const say = (rule: string) => error(dotted(path), `${subject}: ${rule}`);
  const is = value === undefined ? 'is missing' : `is ${shown(value)}`;
  const unit = unitOf(path);
  // What the document's own schema says of a bound, with the reason for it.
  if (issue.message.startsWith('must') && issue.message.endsWith('.')) return say(`${field || 'it'} ${issue.message}`);
  switch (issue.code) {
    case 'unrecognized_keys': {
      const keys = issue.keys.slice(0, 5).map((key) => `"${key}"`);
      const where = field ? `${field} has` : 'has';
      return say(`${where} ${keys.join(', ')}, which is not a known field. Check the spelling, or remove it.`);
    }
    case 'invalid_key':
      return say(`its id ${issue.issues[0]?.message ?? 'is not accepted'}. Rename it wherever it is used.`);
    case 'invalid_type': {
      if (issue.expected === 'never') return say('this version of Rimshot knows no such record. Remove it.');
      const wanted = EXPECTED[issue.expected] ?? issue.expected;
      if (value === undefined) return say(`${field || 'it'} is missing. Add ${wanted}${unit && ` in ${unit}`}.`);
      return say(`${field || 'it'} must be ${wanted}, but ${is}. Replace it.`);
    }
    case 'too_big':
    case 'too_small': {
      const limit = Number(issue.code === 'too_big' ? issue.maximum : issue.minimum);
      const bound = issue.inclusive === false ? BEYOND[issue.code] : WITHIN[issue.code];
      if (issue.origin === 'string') return say(`${field} must have ${bound} ${limit} characters. Change its length.`);
      if (issue.origin === 'array' || issue.origin === 'set')
        return say(`${field} must have ${bound} ${limit} numbers or entries, but ${is}. Change its length.`);
      return say(`${field} must be ${bound} ${limit}${unit && ` ${unit}`}, but ${is}. Change it to fit.`);
    }
    case 'invalid_value':
      return say(`${field} must be ${oneOf(issue.values)}, but ${is}. Choose one that is listed.`);
    case 'invalid_union': {
      const options = (issue as { options?: readonly unknown[] }).options;
      if (options) return say(`${field} must be ${oneOf(options)}, but ${is}. Choose one that is listed.`);
      return say(`${field} ${is}, which fits nothing that may stand there. Replace it.`);
    }
    case 'not_multiple_of':
      return say(`${field} must be a multiple of ${issue.divisor}, but ${is}. Change it to fit.`);
    default: {
      // Messages of the document's own schema complete our sentence; those of kinds are sentences of their own.
      if (!issue.message.startsWith('must')) return say(issue.message);
      return say(`${field || 'it'} ${issue.message}${value === undefined ? '' : `; now it ${is}`}.`);
    }
  }
}

/** The thing that a path lies in, for people: `Prop "Ball"`, and the field of it: `positionM.1`. */
export function nameOf(path: Path, document: unknown): { readonly subject: string; readonly field: string } {
  for (const depth of [2, 1]) {
    const record = RECORDS[dotted(path.slice(0, depth))];
    if (!record || path.length <= depth) continue;
    const [noun, nameKey] = record;
    const given = nameKey && valueAt(document, [...path.slice(0, depth + 1), nameKey]);
    const name = typeof given === 'string' && given ? given : String(path[depth]);
    const subject = `${noun} "${clip(name)}"`;
    const inner = innerOf(path, depth + 1, document);
    return inner
      ? { subject: `${subject}: ${inner.noun}`, field: dotted(path.slice(inner.depth)) }
      : { subject, field: dotted(path.slice(depth + 1)) };
  }
  const section = SECTIONS[String(path[0])];
  return section && path.length > 1
    ? { subject: section, field: dotted(path.slice(1)) }
    : { subject: 'Scene', field: dotted(path) };
}

/** The record within a record that a path leads into, as people call it, and how deep its own fields begin. */
function innerOf(
  path: Path,
  from: number,
  document: unknown,
): { readonly noun: string; readonly depth: number } | undefined {
  if (path[0] === 'props' && path[from] === 'drive' && path[from + 1] === 'marks' && path.length > from + 2) {
    const timeS = valueAt(document, [...path.slice(0, from + 3), 'timeS']);
    const noun = typeof timeS === 'number' ? `mark at ${timeS} s` : `mark "${clip(String(path[from + 2]))}"`;
    return { noun, depth: from + 3 };
  }
  if (path[0] === 'props' && path[from] === 'nudges' && path.length > from + 1)
    return { noun: `nudge "${clip(String(path[from + 1]))}"`, depth: from + 2 };
  if (path[0] === 'takes' && path[from] === 'overrides' && path[from + 2] === 'nudges' && path.length > from + 3)
    return {
      noun: `nudge "${clip(String(path[from + 3]))}" of "${clip(String(path[from + 1]))}"`,
      depth: from + 4,
    };
  return undefined;
}

/** A value as a message shows it: short, on one line. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(clip(value));
  if (Array.isArray(value)) {
    const text = JSON.stringify(value);
    return text.length <= 60 ? text : `a list of ${value.length}`;
  }
  if (value !== null && typeof value === 'object') return 'an object';
  return String(value);
}

export function dotted(path: Path): string {
  return path.map(String).join('.');
}

const EXPECTED: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a list of numbers',
  object: 'an object',
  record: 'an object of records by id',
};
const WITHIN = { too_big: 'at most', too_small: 'at least' };
const BEYOND = { too_big: 'less than', too_small: 'more than' };

function oneOf(values: readonly unknown[]): string {
  const list = values.map((value) => shown(value));
  return list.length === 1 ? list[0]! : `one of ${list.join(', ')}`;
}

function unitOf(path: Path): string {
  const key = path.findLast((step) => Number.isNaN(Number(step)));
  return UNITS.find(([suffix]) => suffix.test(String(key)))?.[1] ?? '';
}

function clip(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 60)}…` : line;
}

function valueAt(document: unknown, path: Path): unknown {
  let value = document;
  for (const step of path) {
    if (value === null || typeof value !== 'object' || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[step];
  }
  return value;
}
