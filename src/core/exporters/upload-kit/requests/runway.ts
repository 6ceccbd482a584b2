import { addressOf, choose, pictureAddresses, type RequestInput } from './input.ts';

const SEEDANCE_RATIOS = ['1280:720', '720:1280', '1470:630', '1112:834', '960:960', '834:1112'] as const;
const WAN_RATIOS = ['1280:720', '720:1280', '1104:832', '960:960', '832:1104'] as const;
const GEN_RATIOS = ['1280:720', '720:1280', '1104:832', '960:960', '832:1104', '1584:672'] as const;
const SEED = 1;

/** `client.videoToVideo.create`: Seedance with the clip, pictures and sound as references. */
export function seedanceReference<const M extends 'seedance2' | 'seedance2_5'>(model: M, input: RequestInput) {
  return {
    model,
    promptText: input.prompt,
    promptVideo: addressOf('reference.mp4'),
    references: imagesOf(input),
    ...(input.takesMix && { referenceAudio: [{ type: 'audio' as const, uri: addressOf('mix.wav') }] }),
    duration: input.durationS,
    ratio: choose(SEEDANCE_RATIOS, ratioOf(input), 'size'),
    audio: input.isSoundOn,
    seed: SEED,
  };
}

/** `client.textToVideo.create`: Wan with the clip, pictures and sound as references. */
export function wanReference(input: RequestInput) {
  return {
    model: 'wan3' as const,
    promptText: input.prompt,
    references: imagesOf(input),
    referenceVideos: [{ type: 'video' as const, uri: addressOf('reference.mp4') }],
    ...(input.takesMix && { referenceAudio: [{ type: 'audio' as const, uri: addressOf('mix.wav') }] }),
    duration: input.durationS,
    ratio: choose(WAN_RATIOS, ratioOf(input), 'size'),
    audio: input.isSoundOn,
  };
}

/** `client.imageToVideo.create`: Gen-4.5 from the first frame. */
export function genFirstFrame(input: RequestInput) {
  return {
    model: 'gen4.5' as const,
    promptText: input.prompt,
    promptImage: [{ position: 'first' as const, uri: addressOf('first.png') }],
    duration: input.durationS,
    ratio: choose(GEN_RATIOS, ratioOf(input), 'size'),
    seed: SEED,
  };
}

/** `client.videoToVideo.create`: Aleph repaints the clip, led by pictures at the times of contacts. */
export function alephKeyframes({ prompt, stills }: RequestInput) {
  return {
    model: 'aleph2' as const,
    promptText: prompt,
    videoUri: addressOf('reference.mp4'),
    keyframes: stills.map(({ file, atS }) => ({ seconds: atS, uri: addressOf(file) })),
    seed: SEED,
  };
}

function imagesOf(input: RequestInput): { uri: string }[] {
  return pictureAddresses(input).map((uri) => ({ uri }));
}

function ratioOf({ size: [widthPx, heightPx] }: RequestInput): string {
  return `${widthPx}:${heightPx}`;
}
