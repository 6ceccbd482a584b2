import type { VideoRequest } from '../base/ports.ts';
import { note, type Problem } from '../base/problem.ts';

/** The codecs that videos may be encoded with, where the browser has an encoder for them. */
export const CODEC_IDS = ['avc', 'vp9', 'av1'] as const satisfies readonly VideoRequest['codec'][];

export const CODEC_LABELS: Readonly<Record<VideoRequest['codec'], string>> = { avc: 'H.264', vp9: 'VP9', av1: 'AV1' };

/** What is to be known of a codec before it is encoded with. */
export function codecProblems(codec: VideoRequest['codec'], file: string): readonly Problem[] {
  if (codec === 'avc') return [];
  return [
    note(
      'codec',
      `${file} is ${CODEC_LABELS[codec]} in MP4, which not every generator takes and older players do not play: take H.264 where ` +
        'its reader does not ask for another.',
    ),
  ];
}
