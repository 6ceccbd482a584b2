import type {
  DrawControl,
  DrawnFrame,
  FrameRequest,
  FramesPort,
  PassId,
  Picture,
  Pixels,
  VideoRequest,
  VideoWriter,
} from '../base/ports.ts';
import { type InverseRange, inverseRange } from '../passes/depth.ts';
import type { ShotSpec } from '../shot/shot-spec.ts';
import type { ExportJob } from './exporter.ts';
import { openFilm } from './open-film.ts';
import { pngOf } from './png.ts';
import { writeBytes } from './write-bytes.ts';

/** A film to be made of a clip's frames; silent where it has no sound. */
export interface Film {
  readonly path: string;
  readonly sound?: VideoRequest['sound'];
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

/** What an exporter that makes a reel wants drawn: the clip at its own size and rate, as far as anything is made of it. */
export function reelRequest(
  { clip }: ShotSpec,
  { films, stills }: Reel,
): FrameRequest & { readonly passes: readonly PassId[] } {
  const { frameRate, widthPx, heightPx } = clip;
  const last = films.length > 0 ? clip.frameCount - 1 : Math.max(...stills.map(({ frame }) => frame));
  return { frameCount: last + 1, frameRate, widthPx, heightPx, passes: passesOf([...films, ...stills]) };
}

/** Makes films (H.264) and stills of a clip, each frame drawn once; resolves to their paths. Where it fails, no film is left open. */
export async function writeReel(job: ExportJob<unknown>, reel: Reel): Promise<string[]> {
  const { films, stills } = reel;
  const { shot, frames, sink, signal, onProgress } = job;
  if (!frames) throw new Error('This format needs rendered frames: export it where something can render.');
  const { passes, ...request } = reelRequest(shot, reel);
  const needsRange = films.some((film) => film.needsRange);
  const scanShare = needsRange ? SCAN_SHARE : 0;
  const control = (from: number, to: number): DrawControl => ({
    ...(signal && { signal }),
    onProgress: (share) => onProgress?.(from + (to - from) * share),
  });
  const range = needsRange ? await scanRange(frames, request, control(0, scanShare)) : { least: 0, most: 0 };
  const makers = films.map((film) => ({
    path: film.path,
    sound: film.sound ?? null,
    make: film.create(range),
    writer: null as VideoWriter | null,
  }));
  try {
    for (const maker of makers)
      maker.writer = await openFilm(frames, sink, maker.path, { ...request, codec: 'avc', sound: maker.sound });
    const pictures = new Map<string, Uint8Array>();
    await frames.draw(
      { ...request, passes },
      async (frame) => {
        for (const { make, writer } of makers) await writer!.add(await make(frame));
        for (const still of stills)
          if (still.frame === frame.frame) pictures.set(still.path, pngOfPixels(await still.draw(frame)));
      },
      control(scanShare, 1),
    );
    for (const { writer } of makers) await writer!.finish();
    for (const [path, bytes] of pictures) await writeBytes(sink, path, bytes);
    return [...films.map(({ path }) => path), ...pictures.keys()];
  } catch (cause) {
    for (const { writer } of makers) await writer?.cancel();
    throw cause;
  }
}

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
