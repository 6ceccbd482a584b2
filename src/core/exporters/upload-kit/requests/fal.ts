import type { TrackPlace } from '../ati-tracks.ts';
import { addressOf, choose, pictureAddresses, type RequestInput } from './input.ts';

const KLING_SECONDS = ['3', '4', '5', '6', '7', '8', '9', '10', '11', '12', '13', '14', '15'] as const;
const KLING_RATIOS = ['16:9', '9:16', '1:1'] as const;
const LTX_SECONDS = ['6', '8', '10'] as const;
const VEO_SECONDS = ['4s', '6s', '8s'] as const;
const WIDE_OR_HIGH = ['16:9', '9:16'] as const;

/** fal-ai/kling-video/v3/pro/image-to-video */
export function klingFrames({ prompt, durationS, takesLast, isSoundOn }: RequestInput) {
  return {
    prompt,
    start_image_url: addressOf('first.png'),
    ...(takesLast && { end_image_url: addressOf('last.png') }),
    duration: choose(KLING_SECONDS, String(durationS), 'length'),
    generate_audio: isSoundOn,
  };
}

/** fal-ai/kling-video/o3/pro/video-to-video/reference */
export function klingReference(input: RequestInput) {
  const { prompt, durationS, ratio, isSoundOn } = input;
  return {
    prompt,
    video_url: addressOf('reference.mp4'),
    image_urls: [...pictureAddresses(input)],
    duration: choose(KLING_SECONDS, String(durationS), 'length'),
    aspect_ratio: choose(KLING_RATIOS, String(ratio), 'shape'),
    keep_audio: isSoundOn,
  };
}

/** fal-ai/ltx-2.3/image-to-video */
export function ltxFrames({ prompt, durationS, ratio, takesLast, isSoundOn }: RequestInput) {
  return {
    prompt,
    image_url: addressOf('first.png'),
    ...(takesLast && { end_image_url: addressOf('last.png') }),
    duration: choose(LTX_SECONDS, String(durationS), 'length'),
    aspect_ratio: choose(WIDE_OR_HIGH, String(ratio), 'shape'),
    resolution: '1080p' as const,
    fps: '24' as const,
    generate_audio: isSoundOn,
  };
}

/** fal-ai/veo3.1/first-last-frame-to-video */
export function veoFrames(input: RequestInput) {
  return {
    first_frame_url: addressOf('first.png'),
    last_frame_url: addressOf('last.png'),
    ...veoSettings(input),
  };
}

/** fal-ai/veo3.1/image-to-video */
export function veoFirstFrame(input: RequestInput) {
  return { image_url: addressOf('first.png'), ...veoSettings(input) };
}

function veoSettings({ prompt, durationS, ratio, isSoundOn }: RequestInput) {
  return {
    prompt,
    duration: choose(VEO_SECONDS, `${durationS}s`, 'length'),
    aspect_ratio: choose(WIDE_OR_HIGH, String(ratio), 'shape'),
    resolution: '720p' as const,
    generate_audio: isSoundOn,
    seed: 1,
  };
}

/** fal-ai/wan-ati: one list of places for each track, one place for each of 121 frames at 24 fps. */
export function atiTracks({ prompt, size }: RequestInput, track: TrackPlace[][]) {
  return {
    prompt,
    image_url: addressOf('first.png'),
    track,
    resolution: Math.min(...size) >= 720 ? ('720p' as const) : ('480p' as const),
    seed: 1,
  };
}
