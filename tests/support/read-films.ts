import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** What ffmpeg reads in a video. */
export interface ReadFilm {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly frames: number;
  /** Frames per second, as a fraction: "24/1". */
  readonly rate: string;
  /** How far the least value of red, green or blue is from its most, over all frames: 0 (all of one colour) to 255. */
  readonly contrast: number;
}

/** Contrast is looked for in pictures no wider, which keeps full-size films quick and small subjects seen. */
const MOST_WIDTH_PX = 320;

/** Decodes every frame of some videos, in one go of ffmpeg; in their order. */
export function readFilms(files: readonly string[]): readonly ReadFilm[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'rimshot-read-'));
  const colors = (i: number) => path.join(folder, `${i}.rgb`);
  try {
    const report = execFileSync(
      'ffmpeg',
      [
        ...['-v', 'error', '-threads', '2'],
        ...files.flatMap((file) => ['-i', file]),
        ...files.flatMap((_, i) => ['-map', `${i}:v`]),
        ...['-fps_mode', 'passthrough', '-f', 'framecrc', '-'],
        ...files.flatMap((_, i) => [
          ...['-map', `${i}:v`, '-vf', `scale=w='min(${MOST_WIDTH_PX},iw)':h=-2:flags=area,format=rgb24`],
          ...['-fps_mode', 'passthrough', '-f', 'rawvideo', colors(i)],
        ]),
      ],
      { encoding: 'utf8', maxBuffer: 1 << 26 },
    );
    const lines = report.split('\n');
    const told = (name: string, i: number) => lines.find((line) => line.startsWith(`#${name} ${i}: `))!.split(': ')[1]!;
    return files.map((_, i) => {
      const [widthPx, heightPx] = told('dimensions', i).split('x').map(Number);
      const [ticks, perSecond] = told('tb', i).split('/');
      return {
        widthPx: widthPx!,
        heightPx: heightPx!,
        frames: lines.filter((line) => line.startsWith(`${i},`)).length,
        rate: `${perSecond}/${ticks}`,
        contrast: contrastOf(readFileSync(colors(i))),
      };
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function contrastOf(rgb: Uint8Array): number {
  const least = [255, 255, 255];
  const most = [0, 0, 0];
  for (let i = 0; i < rgb.length; i++) {
    const value = rgb[i]!;
    if (value < least[i % 3]!) least[i % 3] = value;
    if (value > most[i % 3]!) most[i % 3] = value;
  }
  return Math.max(...most.map((value, channel) => value - least[channel]!));
}
