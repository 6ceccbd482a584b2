import type { Stereo } from '../stereo.ts';
import type { BedContext } from './bed.ts';
import { noiseBand } from './filtered-noise.ts';

/** A band of noise for each ear, different left and right: it comes from everywhere. */
export function aroundNoise(
  { sampleRate, streamOf }: BedContext,
  part: string,
  lowHz: number,
  highHz: number,
): (block: Stereo, left: number, right?: number) => void {
  const [first, second] = [
    noiseBand(lowHz, highHz, sampleRate, streamOf(`${part} left`)),
    noiseBand(lowHz, highHz, sampleRate, streamOf(`${part} right`)),
  ];
  return (block, left, right = left) => {
    first(block[0], left);
    second(block[1], right);
  };
}

/** Adds a block to both ears from a place between them, 0 left and 1 right. */
export function addAt(block: Stereo, mono: Float64Array, place: number): void {
  const [left, right] = block;
  for (let i = 0; i < mono.length; i++) {
    left[i]! += (1 - place) * mono[i]!;
    right[i]! += place * mono[i]!;
  }
}
