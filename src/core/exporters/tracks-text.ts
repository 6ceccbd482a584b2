import type { Place } from './screen-tracks.ts';

/** Points on the screen as nodes of ComfyUI read them: a list for each track, `{x, y}` for each of its frames. */
export function tracksText(tracks: readonly (readonly Place[])[]): string {
  return [...listLines(tracks, placesText)].join('');
}

/** The places of one track. */
export function placesText(places: readonly Place[]): string {
  return JSON.stringify(places.map(([x, y]) => ({ x, y })));
}

/** A JSON list with a line for each item, in pieces. */
export function* listLines<T>(items: readonly T[], textOf: (item: T) => string): Generator<string> {
  yield '[';
  for (const [i, item] of items.entries()) yield i === 0 ? textOf(item) : `,\n${textOf(item)}`;
  yield ']\n';
}
