import type { SinkFile } from '../../base/ports.ts';

/** Rounded to a millionth, never -0: what positions and the like are written with. */
export function rounded(x: number): number {
  return Math.round(x * 1e6) / 1e6 + 0;
}

/** Rows of numbers as JSON, one list for each. */
export function rowsJson(count: number, rowOf: (i: number) => readonly number[]): string {
  const rows: string[] = [];
  for (let i = 0; i < count; i++) rows.push(`[${rowOf(i).map(rounded).join(', ')}]`);
  return `[${rows.join(', ')}]`;
}

export function listJson(values: readonly number[]): string {
  return `[${values.map(rounded).join(', ')}]`;
}

/** Appends text to a file that may grow longer than a string can be. */
export async function writePiece(file: SinkFile, text: string): Promise<void> {
  await file.write(new TextEncoder().encode(text));
}
