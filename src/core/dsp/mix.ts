/** Stereo samples, -1 to 1. */
export interface Mix {
  readonly sampleRate: number;
  readonly channels: readonly [left: Float32Array, right: Float32Array];
}
