import { addressOf, choose, pictureAddresses, type RequestInput } from './input.ts';

const RATIOS = ['16:9', '9:16'] as const;

/** `client.interactions.create`: the clip and pictures as inputs beside the prompt. */
export function geminiReference(input: RequestInput) {
  const { prompt, durationS, ratio, size } = input;
  return {
    model: 'gemini-omni-1.1-flash' as const,
    input: [
      { type: 'text' as const, text: prompt },
      { type: 'video' as const, uri: addressOf('reference.mp4'), mime_type: 'video/mp4' as const },
      ...pictureAddresses(input).map((uri) => ({ type: 'image' as const, uri, mime_type: 'image/png' as const })),
    ],
    response_format: {
      type: 'video' as const,
      aspect_ratio: choose(RATIOS, String(ratio), 'shape'),
      duration: `${durationS}s`,
      resolution: Math.min(...size) >= 1080 ? ('1080p' as const) : ('720p' as const),
    },
  };
}
