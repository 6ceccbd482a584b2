import { oneLine } from '../plain-text.ts';
import type { Mover, Plan } from './plan.ts';

/** A line of words beside the map. */
export interface Line {
  readonly text: string;
  readonly of: 'head' | 'camera' | 'contact' | 'plain' | 'remark';
}

/** Names longer than this run out of the page. */
const LONGEST_NAME = 40;
/** Words for what moves take at most so many lines. */
const MOST_NAMES = 10;

/** What the letters, lines and numbers of a plan mean. */
export function legendOf({ cameras, moving, contacts }: Plan, isMarked: boolean): readonly Line[] {
  const plain = (text: string): Line => ({ text, of: 'plain' });
  return [
    { text: 'Cameras', of: 'head' },
    ...cameras.flatMap(({ name, lens, shots }, i) =>
      lines(`${letterOf(i)} · ${short(name)}, ${lens}, ${shots}`, 'camera'),
    ),
    plain(''),
    { text: 'What moves', of: 'head' },
    ...namesOf(moving).map(plain),
    ...(isMarked ? [{ text: 'White dots: every half second of the clip', of: 'remark' } as const] : []),
    plain(''),
    { text: 'Impacts', of: 'head' },
    ...contacts.flatMap(({ timeS, words }, i) => lines(`${i + 1} · ${timeS.toFixed(2)} s · ${words}`, 'contact')),
    ...(contacts.length === 0 ? [{ text: 'None is seen', of: 'remark' } as const] : []),
  ];
}

/** `A` to `Z`, then `A2` and so on. */
export function letterOf(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : `${letter}${Math.floor(index / 26) + 1}`;
}

export function short(text: string): string {
  const letters = [...oneLine(text)];
  return letters.length > LONGEST_NAME ? `${letters.slice(0, LONGEST_NAME - 1).join('')}…` : letters.join('');
}

/** Each name once; those that are counted are told together: "Pin 1 to 10". */
function namesOf(moving: readonly Mover[]): readonly string[] {
  if (moving.length === 0) return ['Nothing'];
  const counts = new Map<string, number>();
  for (const { name } of moving) counts.set(name, (counts.get(name) ?? 0) + 1);
  const families = new Map<string, number[]>();
  for (const name of counts.keys()) {
    const [, stem, number] = /^(.*\D)(\d{1,6})$/s.exec(name) ?? [];
    const key = stem === undefined ? name : `${stem}#`;
    families.set(key, [...(families.get(key) ?? []), Number(number ?? 0)]);
  }
  const names = [...families].map(([key, numbers]) => {
    const stem = key.slice(0, -1);
    if (numbers.length > 1) return `${short(stem)} ${Math.min(...numbers)} to ${Math.max(...numbers)}`;
    const name = counts.has(key) ? key : `${stem}${numbers[0]}`;
    const count = counts.get(name)!;
    return count > 1 ? `${short(name)}, ${count} bodies` : short(name);
  });
  const left = names.length - MOST_NAMES;
  return left > 1 ? [...names.slice(0, MOST_NAMES), `and ${left} more`] : names;
}

/** Lines of at most so many letters, broken at spaces where there are any; those after the first are set in. */
function lines(text: string, of: Line['of']): readonly Line[] {
  const rows: string[] = [];
  let row = '';
  for (const word of oneLine(text).split(' ')) {
    const next = row === '' ? word : `${row} ${word}`;
    if (row !== '' && next.length > LONGEST_NAME + 10) {
      rows.push(row);
      row = short(word);
    } else row = next;
  }
  return [...rows, row].map((words, i) => ({ text: i === 0 ? words : `\u2003${words}`, of }));
}
