/** Bodies for fal, as its public package types them; `tsc` is the test. Nothing here is ever run. */
import type { EndpointTypeMap } from '@fal-ai/client/endpoints';
import type { TrackPlace } from '../../src/core/exporters/upload-kit/ati-tracks.ts';
import {
  atiTracks,
  klingFrames,
  klingReference,
  ltxFrames,
  veoFirstFrame,
  veoFrames,
} from '../../src/core/exporters/upload-kit/requests/fal.ts';
import type { RequestInput } from '../../src/core/exporters/upload-kit/requests/input.ts';

declare const input: RequestInput;
declare const track: TrackPlace[][];

type Body<E extends keyof EndpointTypeMap> = EndpointTypeMap[E]['input'];

export const kling: Body<'fal-ai/kling-video/v3/pro/image-to-video'> = klingFrames(input);
export const omni: Body<'fal-ai/kling-video/o3/pro/video-to-video/reference'> = klingReference(input);
export const ltx: Body<'fal-ai/ltx-2.3/image-to-video'> = ltxFrames(input);
export const veo: Body<'fal-ai/veo3.1/first-last-frame-to-video'> = veoFrames(input);
export const veoFirst: Body<'fal-ai/veo3.1/image-to-video'> = veoFirstFrame(input);
export const ati: Body<'fal-ai/wan-ati'> = atiTracks(input, track);

// @ts-expect-error lengths are digits in quotation marks
export const number: Body<'fal-ai/kling-video/v3/pro/image-to-video'> = { ...klingFrames(input), duration: 5 };
// @ts-expect-error Veo has no five seconds
export const five: Body<'fal-ai/veo3.1/first-last-frame-to-video'> = { ...veoFrames(input), duration: '5s' };
// @ts-expect-error a track is a list of places, not of pairs
export const pairs: Body<'fal-ai/wan-ati'> = { ...ati, track: [[[1, 2]]] };
// @ts-expect-error LTX does not make 720p
export const small: Body<'fal-ai/ltx-2.3/image-to-video'> = { ...ltx, resolution: '720p' };
// @ts-expect-error there is no such endpoint
export type Missing = Body<'fal-ai/kling-video/v9/image-to-video'>;
// @ts-expect-error tracks are required
export const trackless: Body<'fal-ai/wan-ati'> = { prompt: '', image_url: ati.image_url };
// @ts-expect-error from the first to the last frame needs both
export const endless: Body<'fal-ai/veo3.1/first-last-frame-to-video'> = veoFirstFrame(input);
