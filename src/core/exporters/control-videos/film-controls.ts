import type {
  DrawControl,
  FrameRequest,
  FramesPort,
  PassId,
  Sink,
  VideoRequest,
  VideoWriter,
} from '../../base/ports.ts';
import type { InverseRange } from '../../passes/depth.ts';
import type { ShotSpec } from '../../shot/shot-spec.ts';
import { openFilm } from '../open-film.ts';
import { CONTROLS, type Control, type ControlId, maskOf, widened } from './passes.ts';

/** The range of depth is read off pictures this many times smaller. */
const SCAN_DIVISOR = 4;
/** How much of the work reading it is. */
const SCAN_SHARE = 0.2;

/** Control videos to be made of a shot, and where they go. */
export interface ControlFilm {
  readonly shot: ShotSpec;
  readonly frames: FramesPort;
  readonly request: FrameRequest;
  readonly videos: readonly ControlId[];
  /** A mask apart for each of these, as `mask-01.mp4` and so on. */
  readonly maskedSubjects: readonly ShotSpec['subjects'][number][];
  readonly codec: VideoRequest['codec'];
  readonly sink: Sink;
  /** Where the video of each goes. */
  readonly folder: string;
  readonly signal?: AbortSignal | undefined;
  onProgress?: ((share: number) => void) | undefined;
}

/** Draws the frames once and encodes all videos side by side; a failure leaves none of them. Returns their paths. */
export async function filmControls(film: ControlFilm): Promise<string[]> {
  const { shot, frames, request, codec } = film;
  const reels = reelsOf(film);
  const needsRange = reels.some(({ control }) => control.needsRange);
  const scanShare = needsRange ? SCAN_SHARE : 0;
  const control = (from: number, to: number): DrawControl => ({
    ...(film.signal && { signal: film.signal }),
    onProgress: (share) => film.onProgress?.(from + (to - from) * share),
  });
  const range = needsRange ? await scanRange(frames, request, control(0, scanShare)) : null;
  const writers: VideoWriter[] = [];
  try {
    for (const { path } of reels)
      writers.push(await openFilm(frames, film.sink, path, { ...request, codec, sound: null }));
    const makers = reels.map((reel) => reel.control.create(shot, range));
    await frames.draw(
      { ...request, passes: passesOf(film.videos, film.maskedSubjects.length > 0) },
      async (frame) => {
        for (const [i, make] of makers.entries()) await writers[i]!.add(await make(frame));
      },
      control(scanShare, 1),
    );
    for (const writer of writers) await writer.finish();
    return reels.map(({ path }) => path);
  } catch (cause) {
    for (const writer of writers) await writer.cancel();
    throw cause;
  }
}

function reelsOf({ videos, maskedSubjects, folder }: ControlFilm): readonly { path: string; control: Control }[] {
  return [
    ...[...new Set(videos)].map((id) => ({ path: `${folder}/${id}.mp4`, control: CONTROLS[id] })),
    ...maskedSubjects.map((subject, i) => ({
      path: `${folder}/${maskName(i)}`,
      control: maskOf((shot) => shot.bodies.filter(({ subjectId }) => subjectId === subject.id)),
    })),
  ];
}

/** The file of the mask of one subject, by its place among those that move. */
export function maskName(index: number): string {
  return `mask-${String(index + 1).padStart(2, '0')}.mp4`;
}

/** The passes that videos and masks are made of. */
export function passesOf(videos: readonly ControlId[], hasMasks: boolean): readonly PassId[] {
  return [...new Set([...videos.map((id): PassId => CONTROLS[id].needs), ...(hasMasks ? ['data' as const] : [])])];
}

/** The range of inverse depth over the whole clip, from small pictures. */
async function scanRange(
  frames: FramesPort,
  request: FrameRequest,
  control: DrawControl,
): Promise<InverseRange | null> {
  let range: InverseRange | null = null;
  const small = {
    ...request,
    widthPx: Math.max(16, Math.round(request.widthPx / SCAN_DIVISOR)),
    heightPx: Math.max(16, Math.round(request.heightPx / SCAN_DIVISOR)),
  };
  await frames.draw(
    { ...small, passes: ['data'] },
    async ({ data }) => {
      range = widened(range, data!);
    },
    control,
  );
  return range;
}
