import { execFileSync } from 'node:child_process';

/** What the frames of a video are like as greys of 0 to 255. */
export interface GreyStatistics {
  readonly frames: number;
  /** Shares of all pixels. */
  readonly bright: number;
  readonly dark: number;
  readonly between: number;
  /** Of the frames' brightest and darkest pixels, the least and the most. */
  readonly maxima: readonly [least: number, most: number];
  readonly minima: readonly [least: number, most: number];
  /** Means of the upper and of the lower third of the picture: what is far lies above, what is near below. */
  readonly upper: number;
  readonly lower: number;
  /** Share of pixels in which there is nothing, and the mean of those in which there is something. */
  readonly empty: number;
  readonly shown: number;
}

/** Nothing, as H.264 gives it back. */
const EMPTY = 4;

const BRIGHT = 200;
const DARK = 30;

/** Measures a video, decoded by ffmpeg. */
export function greyStatistics(file: string): GreyStatistics {
  const size = execFileSync('ffprobe', [
    ...['-v', 'error', '-select_streams', 'v:0', '-show_entries', 'stream=width,height', '-of', 'csv=p=0', file],
  ]);
  const [width, height] = String(size).trim().split(',').map(Number) as [number, number];
  const raw = execFileSync('ffmpeg', ['-v', 'error', '-i', file, '-pix_fmt', 'gray', '-f', 'rawvideo', '-'], {
    maxBuffer: 1 << 30,
  });
  const area = width * height;
  const frames = raw.length / area;
  /** How often each grey is, in the upper, middle and lower third of all frames. */
  const counts = [0, 1, 2].map(() => new Float64Array(256));
  const maxima: number[] = [];
  const minima: number[] = [];
  for (let frame = 0; frame < frames; frame++) {
    const own = new Uint32Array(256);
    counts.forEach((count, third) => {
      const before = own.slice();
      const end = frame * area + Math.floor(((third + 1) * area) / 3);
      for (let i = frame * area + Math.floor((third * area) / 3); i < end; i++) own[raw[i]!]!++;
      for (let grey = 0; grey < 256; grey++) count[grey]! += own[grey]! - before[grey]!;
    });
    maxima.push(own.findLastIndex((count) => count > 0));
    minima.push(own.findIndex((count) => count > 0));
  }
  const sum = (from: number, to: number) =>
    counts.reduce((all, count) => all + count.slice(from, to).reduce((a, c) => a + c, 0), 0);
  const meanOf = (count: Float64Array) =>
    count.reduce((all, c, grey) => all + c * grey, 0) / count.reduce((all, c) => all + c, 0);
  const bright = sum(BRIGHT + 1, 256);
  const dark = sum(0, DARK);
  const all = frames * area;
  const empty = sum(0, EMPTY + 1);
  const total = counts.reduce(
    (most, count) => most + count.reduce((a, c, grey) => (grey > EMPTY ? a + c * grey : a), 0),
    0,
  );
  const range = (values: readonly number[]) => [Math.min(...values), Math.max(...values)] as const;
  return {
    frames,
    bright: bright / all,
    dark: dark / all,
    between: 1 - (bright + dark) / all,
    maxima: range(maxima),
    minima: range(minima),
    upper: meanOf(counts[0]!),
    lower: meanOf(counts[2]!),
    empty: empty / all,
    shown: total / Math.max(1, all - empty),
  };
}
