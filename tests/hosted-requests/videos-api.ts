/** Bodies for /v1/videos, as OpenAI's public package types them; `tsc` is the test. Nothing here is ever run. */
import type OpenAI from 'openai';
import type { RequestInput } from '../../src/core/exporters/upload-kit/requests/input.ts';
import { videosFirstFrame } from '../../src/core/exporters/upload-kit/requests/videos-api.ts';

declare const input: RequestInput;

type Body = Parameters<OpenAI['videos']['create']>[0];
type Sized = ReturnType<typeof videosFirstFrame<'8'>> & { size: '1280x720' };

/** Servers of one's own take any size; the service that the types are of knew four. */
export const eight: Body = { ...videosFirstFrame(input, '8'), size: '1280x720' } satisfies Sized;

// @ts-expect-error lengths are digits in quotation marks
export const number: Body = { ...videosFirstFrame(input, '8'), size: '1280x720', seconds: 8 };
// @ts-expect-error the service made 4, 8 and 12 s
export const five: Body = { ...videosFirstFrame(input, '5'), size: '1280x720' };
// @ts-expect-error a picture comes as an address or a file's id
export const picture: Body = { ...eight, input_reference: { url: 'x' } };
