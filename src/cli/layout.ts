import { styleText } from 'node:util';
import type { Problem } from '../core/base/problem.ts';
import type { Io } from './verb.ts';

export type Tone = 'good' | 'bad' | 'warn' | 'dim' | 'bold';

const STYLES = { good: 'green', bad: 'red', warn: 'yellow', dim: 'dim', bold: 'bold' } as const;

/** Colours a text where the terminal takes colours. */
export function paint(io: Io, tone: Tone, text: string): string {
  return io.hasColor ? styleText(STYLES[tone], text, { validateStream: false }) : text;
}

/** Rows in aligned columns, two spaces apart and `indent` deep; a column given in `right` is set flush right. */
export function columns(rows: readonly (readonly string[])[], indent = 0, right: readonly number[] = []): string {
  const widths: number[] = [];
  for (const row of rows)
    row.forEach((cell, i) => {
      widths[i] = Math.max(widths[i] ?? 0, widthOf(cell));
    });
  const lines = rows.map((row) =>
    row
      .map((cell, i) => {
        const gap = ' '.repeat(widths[i]! - widthOf(cell));
        return right.includes(i) ? gap + cell : cell + gap;
      })
      .join('  ')
      .trimEnd(),
  );
  return lines.map((line) => `${' '.repeat(indent)}${line}\n`).join('');
}

/** A problem on one line: its level where it is no error, its place where it has one, its sentence. */
export function problemLine(problem: Problem): string {
  const level = problem.level === 'error' ? 'error' : problem.level;
  const place = problem.path === '' ? '' : ` ${problem.path}:`;
  return `${level}:${place} ${problem.message}`;
}

/** Seconds as a stopwatch shows them. */
export function seconds(timeS: number): string {
  return `${timeS.toFixed(3)} s`;
}

/** A length in the unit that a person would choose. */
export function metres(lengthM: number): string {
  if (Math.abs(lengthM) < 0.01) return `${(lengthM * 1000).toFixed(1)} mm`;
  return Math.abs(lengthM) < 1 ? `${(lengthM * 100).toFixed(1)} cm` : `${lengthM.toFixed(2)} m`;
}

/** A count with its noun: "1 body", "3 bodies". */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}

/** What is seen of a text: colours take no room. */
function widthOf(text: string): number {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences begin with one.
  return text.replace(/\u001b\[[0-9;]*m/g, '').length;
}
