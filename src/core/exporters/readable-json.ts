/** Widest line that a list of rows is put on before it is broken into one row per line. */
const LINE_WIDTH = 120;

/**
 * JSON for reading: two spaces of indent, a list or record that fits on a line of 120 stays on it, lists of numbers stay
 * on one line whatever their length. Keys keep their order. The same value gives the same text.
 */
export function readableJson(value: unknown): string {
  return `${layOut(value, '')}\n`;
}

function layOut(value: unknown, indent: string): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (isFlat(value)) return oneLine(value);
  const inner = `${indent}  `;
  const short = isShallow(value) ? oneLine(value) : null;
  if (short !== null && indent.length + short.length <= LINE_WIDTH) return short;
  if (Array.isArray(value)) return `[\n${value.map((v) => inner + layOut(v, inner)).join(',\n')}\n${indent}]`;
  const members = Object.entries(value).map(([k, v]) => `${inner}${JSON.stringify(k)}: ${layOut(v, inner)}`);
  return `{\n${members.join(',\n')}\n${indent}}`;
}

/** A list of numbers, strings and the like. */
function isFlat(value: object): boolean {
  return Array.isArray(value) && value.every((v) => v === null || typeof v !== 'object');
}

/** Records and lists of flat things: short enough to be worth trying on one line. */
function isShallow(value: object): boolean {
  const children = Object.values(value);
  return children.length <= 12 && children.every((v) => v === null || typeof v !== 'object' || isFlat(v));
}

function oneLine(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(oneLine).join(', ')}]`;
  const members = Object.entries(value).map(([k, v]) => `${JSON.stringify(k)}: ${oneLine(v)}`);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}
