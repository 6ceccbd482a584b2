import type { FramesPort, Sink, VideoRequest, VideoWriter } from '../base/ports.ts';

/** Begins a video in a new file of a sink; finishing it closes the file. */
export async function openFilm(
  frames: FramesPort,
  sink: Sink,
  path: string,
  request: VideoRequest,
): Promise<VideoWriter> {
  return frames.openVideo(request, await sink.open(path));
}
