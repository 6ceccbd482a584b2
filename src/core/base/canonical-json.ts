/**
 * JSON with sorted keys: one text per value. `indent` spaces make it readable; -0 is written as 0; undefined members
 * are left out. Throws on NaN and infinities, which JSON cannot hold.
 */
export function canonicalJson(value: unknown, indent = 0): string {
  return JSON.stringify(value, sortKeys, indent);
}

function sortKeys(key: string, value: unknown): unknown {
  if (typeof value === 'number' && !Number.isFinite(value))
    throw new Error(`"${key}" is ${value}; JSON has no such number.`);
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  const source = value as Record<string, unknown>;
  const sorted: Record<string, unknown> = Object.create(null);
  for (const k of Object.keys(source).sort()) sorted[k] = source[k];
  return sorted;
}
