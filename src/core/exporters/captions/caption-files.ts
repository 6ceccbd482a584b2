/** What is shown, and from when to when; times in seconds of the clip. */
export interface Caption {
  readonly startS: number;
  readonly endS: number;
  readonly rows: readonly string[];
  /** Who says it; null for sounds, and where nobody is named. */
  readonly speaker: string | null;
}

/** Scripts that are written from right to left. */
const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** SubRip: numbered, with commas before milliseconds. It has no escapes; an arrow, which would end a caption, is drawn as one. */
export function srtOf(captions: readonly Caption[]): string {
  return captions.map((caption, i) => `${i + 1}\n${spanOf(caption, ',')}\n${srtText(caption)}\n\n`).join('');
}

/** WebVTT, with speakers as voices and its marks escaped. */
export function vttOf(captions: readonly Caption[]): string {
  const blocks = captions.map((caption, i) => `${i + 1}\n${spanOf(caption, '.')}\n${vttText(caption)}\n`);
  return ['WEBVTT\n', ...blocks].join('\n');
}

function srtText({ rows, speaker }: Caption): string {
  const text = rows.join('\n').replaceAll('-->', '→');
  if (speaker === null) return text;
  const name = speaker.replaceAll('-->', '→');
  // A name of another direction would turn the row around.
  const gap = RIGHT_TO_LEFT.test(text) === RIGHT_TO_LEFT.test(name) ? ' ' : '\n';
  return `${name}:${gap}${text}`;
}

function vttText({ rows, speaker }: Caption): string {
  const text = escaped(rows.join('\n'));
  return speaker === null ? text : `<v ${escaped(speaker)}>${text}`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function spanOf({ startS, endS }: Caption, mark: ',' | '.'): string {
  const startMs = Math.max(0, Math.round(startS * 1000));
  return `${clock(startMs, mark)} --> ${clock(Math.max(startMs + 1, Math.round(endS * 1000)), mark)}`;
}

function clock(ms: number, mark: ',' | '.'): string {
  const two = (n: number) => String(Math.floor(n)).padStart(2, '0');
  const [h, m, s] = [ms / 3_600_000, (ms / 60_000) % 60, (ms / 1000) % 60];
  return `${two(h)}:${two(m)}:${two(s)}${mark}${String(ms % 1000).padStart(3, '0')}`;
}
