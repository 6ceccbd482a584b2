import { addressOf, type RequestInput } from './input.ts';

/**
 * `POST /v1/videos`: the first frame and the prompt. `seconds` is a whole number in digits; OpenAI's own service knew "4", "8"
 * and "12" alone, servers of one's own take any.
 */
export function videosFirstFrame<const S extends string>(
  { prompt, size: [widthPx, heightPx] }: RequestInput,
  seconds: S,
) {
  return {
    prompt,
    seconds,
    size: `${widthPx}x${heightPx}`,
    input_reference: { image_url: addressOf('first.png') },
  };
}
