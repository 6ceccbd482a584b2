import type { DrawControl, FrameRequest, FramesPort, PassId, Sink, VideoWriter } from '../../base/ports.ts';
import type { InverseRange } from '../../passes/depth.ts';
import type { ShotSpec } from '../../shot/shot-spec.ts';
import { openFilm } from '../open-film.ts';
import { CONTROLS, type ControlId, widened } from './passes.ts';

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
  readonly sink: Sink;
  /** Where the video of each goes. */
  readonly folder: string;
  readonly signal?: AbortSignal | undefined;
  onProgress?: ((share: number) => void) | undefined;
}

/** Draws the frames once and encodes all videos side by side; a failure leaves none of them. Returns their paths. */
export async function filmControls(film: ControlFilm): Promise<string[]> {
  const { shot, frames, request, sink, folder } = film;
  const videos = [...new Set(film.videos)];
  const needsRange = videos.some((id) => CONTROLS[id].needsRange);
  const scanShare = needsRange ? SCAN_SHARE : 0;
  const control = (from: number, to: number): DrawControl => ({
    ...(film.signal && { signal: film.signal }),
    onProgress: (share) => film.onProgress?.(from + (to - from) * share),
  });
  const range = needsRange ? await scanRange(frames, request, control(0, scanShare)) : null;
  const writers = new Map<ControlId, VideoWriter>();
  try {
    for (const id of videos)
      writers.set(id, await openFilm(frames, sink, `${folder}/${id}.mp4`, { ...request, codec: 'avc', sound: null }));
    const makers = videos.map((id) => [writers.get(id)!, CONTROLS[id].create(shot, range)] as const);
    await frames.draw(
      { ...request, passes: passesOf(videos) },
      async (frame) => {
        for (const [writer, make] of makers) await writer.add(await make(frame));
      },
      control(scanShare, 1),
    );
    for (const writer of writers.values()) await writer.finish();
    return videos.map((id) => `${folder}/${id}.mp4`);
  } catch (cause) {
    for (const writer of writers.values()) await writer.cancel();
    throw cause;
  }
}

/** The passes that videos are made of. */
export function passesOf(videos: readonly ControlId[]): readonly PassId[] {
  return [...new Set(videos.map((id): PassId => CONTROLS[id].needs))];
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
