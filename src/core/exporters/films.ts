import type { DrawnFrame, FrameRequest, PassId, Picture, Pixels, VideoRequest, VideoWriter } from '../base/ports.ts';
import type { InverseRange } from '../passes/depth.ts';
import type { ShotSpec } from '../shot/shot-spec.ts';
import { scanDepth } from './depth-scan.ts';
import { controlOf } from './draw-control.ts';
import { evenSize } from './even-size.ts';
import type { ExportJob } from './exporter.ts';
import { openFilm } from './open-film.ts';
import { rgbPngOf } from './png.ts';
import { writeBytes } from './write-bytes.ts';

/** A film to be made of a clip's frames; silent where it has no sound. */
export interface Film {
  readonly path: string;
  readonly sound?: VideoRequest['sound'];
  readonly needs: readonly PassId[];
  /** Whether its pictures are made with the range of depth of the whole clip, which is looked for beforehand. */
  readonly needsRange?: boolean;
  /** The picture maker of one clip, called with its frames in order; a picture is good until the next is made. */
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
  /** Of the films; H.264 where absent. */
  readonly codec?: VideoRequest['codec'];
  /** Of the pictures, wherever anything is made of them; lit where absent. */
  readonly look?: FrameRequest['look'];
  /** Pictures are no wider, and have even sides; they have the clip's own size where absent. */
  readonly maxWidthPx?: number;
}

/** The share of the work that looking for the range of depth is. */
const SCAN_SHARE = 0.2;

/** What an exporter that makes a reel wants drawn: the clip at its own rate, as far as anything is made of it. */
export function reelRequest(
  { clip }: ShotSpec,
  { films, stills, look, maxWidthPx }: Reel,
): FrameRequest & { readonly passes: readonly PassId[] } {
  const { frameRate } = clip;
  const { widthPx, heightPx } = maxWidthPx === undefined ? clip : evenSize(clip, maxWidthPx);
  const last = films.length > 0 ? clip.frameCount - 1 : Math.max(...stills.map(({ frame }) => frame));
  const passes = passesOf([...films, ...stills]);
  return { frameCount: last + 1, frameRate, widthPx, heightPx, passes, ...(look && { look }) };
}

/** Makes films and stills of a clip, each frame drawn once; resolves to their paths. Where it fails, no film is left open. */
export async function writeReel(job: ExportJob<unknown>, reel: Reel): Promise<string[]> {
  const { films, stills, codec = 'avc' } = reel;
  const { shot, frames, sink } = job;
  if (!frames) throw new Error('This format needs rendered frames: export it where something can render.');
  const { passes, ...request } = reelRequest(shot, reel);
  const needsRange = films.some((film) => film.needsRange);
  const scanShare = needsRange ? SCAN_SHARE : 0;
  const range = needsRange ? await scanDepth(frames, request, controlOf(job, 0, scanShare)) : { least: 0, most: 0 };
  const makers = films.map((film) => ({
    path: film.path,
    sound: film.sound ?? null,
    make: film.create(range),
    writer: null as VideoWriter | null,
  }));
  try {
    for (const maker of makers)
      maker.writer = await openFilm(frames, sink, maker.path, { ...request, codec, sound: maker.sound });
    const pictures = new Map<string, Uint8Array>();
    await frames.draw(
      { ...request, passes },
      async (frame) => {
        for (const { make, writer } of makers) await writer!.add(await make(frame));
        for (const still of stills)
          if (still.frame === frame.frame) pictures.set(still.path, rgbPngOf(await still.draw(frame)));
      },
      controlOf(job, scanShare, 1),
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
