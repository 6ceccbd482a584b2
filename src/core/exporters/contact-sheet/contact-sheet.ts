import { z } from 'zod';
import type { Pixels } from '../../base/ports.ts';
import { note } from '../../base/problem.ts';
import { frameToSeconds } from '../../base/time.ts';
import { createPixels } from '../../passes/pixels.ts';
import type { ShotSpec } from '../../shot/shot-spec.ts';
import { controlOf } from '../draw-control.ts';
import { evenSize } from '../even-size.ts';
import { defineExporter } from '../exporter.ts';
import { rgbPngOf } from '../png.ts';
import { writeBytes } from '../write-bytes.ts';
import { digitsSize, drawDigits } from './digits.ts';
import { pickFrames } from './pick-frames.ts';

const FILE = 'contact-sheet.png';
const COLUMNS = 4;
const GAP_PX = 12;
/** Digits are twice as large as they are drawn, and stand on a line of their own under each picture. */
const SCALE = 2;
const LINE_PX = 7 * SCALE + 10;
const PAPER = 24;
const INK = 225;

const options = z.strictObject({
  frames: z.int().min(2).max(40).default(12).meta({ label: 'Pictures', min: 2, max: 40, step: 1 }),
  widthPx: z
    .int()
    .min(96)
    .max(960)
    .default(320)
    .meta({ label: 'Width of each', unit: 'px', min: 96, max: 960, step: 2 }),
});

type Options = z.infer<typeof options>;

/** The clip at a glance: its telling frames side by side, each with its number and time. */
export const contactSheet = defineExporter<Options>({
  id: 'contact-sheet',
  label: 'Contact sheet (PNG)',
  readers: 'people: the clip at a glance',
  options,
  preflight: () => [],
  wants: (shot, { widthPx }) => ({ ...requestOf(shot, widthPx), passes: ['color'] }),
  losses: (shot, chosen) => [
    note('clip', `${FILE} shows ${pickFrames(shot, chosen?.frames ?? 12).length} of ${shot.clip.frameCount} frames.`),
  ],
  async write(job) {
    const {
      shot,
      options: { frames: most, widthPx },
      sink,
      frames,
    } = job;
    if (!frames) throw new Error(`${FILE} needs rendered frames: export it where something can render.`);
    const request = requestOf(shot, widthPx);
    const picked = pickFrames(shot, most);
    const sheet = createSheet(picked.length, request);
    await frames.draw(
      { ...request, passes: ['color'] },
      async ({ frame, color }) => {
        const index = picked.indexOf(frame);
        if (index >= 0) place(sheet, index, await color!.read(), labelOf(shot, frame));
      },
      controlOf(job),
    );
    await writeBytes(sink, FILE, rgbPngOf(sheet));
    return [FILE];
  },
});

function requestOf(shot: ShotSpec, maxWidthPx: number) {
  const { frameCount, frameRate } = shot.clip;
  return { frameCount, frameRate, ...evenSize(shot.clip, maxWidthPx) };
}

function createSheet(count: number, cell: { readonly widthPx: number; readonly heightPx: number }): Pixels {
  const columns = Math.min(COLUMNS, count);
  const rows = Math.ceil(count / columns);
  return createPixels(
    columns * (cell.widthPx + GAP_PX) + GAP_PX,
    rows * (cell.heightPx + LINE_PX + GAP_PX) + GAP_PX,
    PAPER,
  );
}

function place(sheet: Pixels, index: number, picture: Pixels, label: string): void {
  const x = GAP_PX + (index % COLUMNS) * (picture.widthPx + GAP_PX);
  const y = GAP_PX + Math.floor(index / COLUMNS) * (picture.heightPx + LINE_PX + GAP_PX);
  for (let row = 0; row < picture.heightPx; row++) {
    const from = 4 * row * picture.widthPx;
    sheet.rgba.set(picture.rgba.subarray(from, from + 4 * picture.widthPx), 4 * ((y + row) * sheet.widthPx + x));
  }
  const [, heightPx] = digitsSize(label, SCALE);
  const yPx = y + picture.heightPx + Math.round((LINE_PX - heightPx) / 2);
  drawDigits(sheet, label, { xPx: x, yPx, scale: SCALE, grey: INK });
}

/** `#37 1.54s`. */
function labelOf({ clip }: ShotSpec, frame: number): string {
  return `#${frame} ${frameToSeconds(frame, clip.frameRate).toFixed(2)}s`;
}
