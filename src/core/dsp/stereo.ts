/** Two channels while they are summed: in double precision. */
export type Stereo = readonly [left: Float64Array, right: Float64Array];

/** Silence of so many samples. */
export function silence(count: number): Stereo {
  return [new Float64Array(count), new Float64Array(count)];
}
