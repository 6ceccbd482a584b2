import type { DrawControl, DrawnFrame, FrameRequest, FramesPort, PassId, Picture, Pixels } from '../base/ports.ts';
import { type InverseRange, inverseRange } from '../passes/depth.ts';
import type { ShotSpec } from '../shot/shot-spec.ts';
import type { ExportJob } from './exporter.ts';
import { pngOf } from './png.ts';
import { writeBytes } from './write-bytes.ts';

/** A silent film to be made of a clip's frames. */
export interface Film {
  readonly path: string;
  readonly needs: readonly PassId[];
  /** Whether its pictures are made with the range of depth of the whole clip, which is looked for beforehand. */
  readonly needsRange?: boolean;
  /** The picture maker of one clip, called with its frames in order. */
  create(range: InverseRange): (frame: DrawnFrame) => Pixels | Picture | Promise<Pixels>;
}

/** A PNG to be made of one frame. */
export interface Still {
  readonly path: string;
  readonly frame: number;
  readonly needs: readonly PassId[];
  draw(frame: DrawnFrame): Pixels | Promise<Pixels>;
}

/** What is made in one go of a clip's frames. */
export interface Reel {
  readonly films: readonly Film[];
  readonly stills: readonly Still[];
}

/** The range of depth is read off pictures this many times smaller. */
const SCAN_DIVISOR = 4;
/** Its share of the work. */
const SCAN_SHARE = 0.2;

/** The frames of a clip at its own size and rate. */
export function clipRequest({ clip }: ShotSpec): FrameRequest {
  const { frameCount, frameRate, widthPx, heightPx } = clip;
  return { frameCount, frameRate, widthPx, heightPx };
}

/** What an exporter that makes a reel wants drawn. */
export function reelRequest(shot: ShotSpec, reel: Reel): FrameRequest & { readonly passes: readonly PassId[] } {
  return { ...clipRequest(shot), passes: passesOf([...reel.films, ...reel.stills]) };
}

/** Makes films (H.264) and stills of a clip, each frame drawn once; resolves to their paths. Where it fails, no film is left open. */
export async function writeReel(job: ExportJob<unknown>, { films, stills }: Reel): Promise<string[]> {
  const { shot, frames, sink, signal, onProgress } = job;
  if (!frames) throw new Error('This format needs rendered frames: export it where something can render.');
  const request = clipRequest(shot);
  const needsRange = films.some((film) => film.needsRange);
  const scanShare = needsRange ? SCAN_SHARE : 0;
  const control = (from: number, to: number): DrawControl => ({
    ...(signal && { signal }),
    onProgress: (share) => onProgress?.(from + (to - from) * share),
  });
  const range = needsRange ? await scanRange(frames, request, control(0, scanShare)) : { least: 0, most: 0 };
  const reels = films.map((film) => ({ path: film.path, make: film.create(range), writer: null as Writer | null }));
  try {
    for (const reel of reels) reel.writer = await frames.openVideo({ ...request, codec: 'avc', sound: null });
    const pictures = new Map<string, Uint8Array>();
    await frames.draw(
      { ...request, passes: passesOf([...films, ...stills]) },
      async (frame) => {
        for (const { make, writer } of reels) await writer!.add(await make(frame));
        for (const still of stills)
          if (still.frame === frame.frame) pictures.set(still.path, pngOfPixels(await still.draw(frame)));
      },
      control(scanShare, 1),
    );
    for (const { path, writer } of reels) await writeBytes(sink, path, await writer!.finish());
    for (const [path, bytes] of pictures) await writeBytes(sink, path, bytes);
    return [...films.map(({ path }) => path), ...pictures.keys()];
  } catch (cause) {
    for (const { writer } of reels) await writer?.cancel();
    throw cause;
  }
}

type Writer = Awaited<ReturnType<FramesPort['openVideo']>>;

function passesOf(all: readonly { readonly needs: readonly PassId[] }[]): readonly PassId[] {
  return [...new Set(all.flatMap(({ needs }) => needs))];
}

/** The range of inverse depth over the whole clip, from small pictures. */
async function scanRange(frames: FramesPort, request: FrameRequest, control: DrawControl): Promise<InverseRange> {
  let range: InverseRange | undefined;
  const small = {
    ...request,
    widthPx: Math.max(16, Math.round(request.widthPx / SCAN_DIVISOR)),
    heightPx: Math.max(16, Math.round(request.heightPx / SCAN_DIVISOR)),
  };
  await frames.draw(
    { ...small, passes: ['data'] },
    async ({ data }) => {
      range = inverseRange(data!, range);
    },
    control,
  );
  return range ?? { least: 0, most: 0 };
}

/** A PNG without alpha. */
function pngOfPixels({ rgba, widthPx, heightPx }: Pixels): Uint8Array {
  const samples = new Uint8Array(3 * widthPx * heightPx);
  for (let i = 0; i < widthPx * heightPx; i++) {
    samples[3 * i] = rgba[4 * i]!;
    samples[3 * i + 1] = rgba[4 * i + 1]!;
    samples[3 * i + 2] = rgba[4 * i + 2]!;
  }
  return pngOf({ type: 'rgb8', widthPx, heightPx, samples });
}
