import type { Place } from './screen-tracks.ts';

/** Points on the screen as nodes of ComfyUI read them: a list for each track, `{x, y}` for each of its frames. */
export function tracksText(tracks: readonly (readonly Place[])[]): string {
  const lines = tracks.map((places) => JSON.stringify(places.map(([x, y]) => ({ x, y }))));
  return `[${lines.join(',\n')}]\n`;
}
