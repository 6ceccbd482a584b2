import { hashBytes, hashValue } from '../../../../src/core/base/hash.ts';
import type { SpokenLine } from '../../../../src/core/speech/spoken-line.ts';

/** The SHA-256 of a line's samples and of its times, and whether they were estimated. */
export function hashLine({ recording, ...timing }: SpokenLine) {
  const samples = recording.channels[0]!;
  return {
    samples: hashBytes(new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength)),
    times: hashValue(timing),
    isTimingEstimated: timing.isTimingEstimated,
  };
}
