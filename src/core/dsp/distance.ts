/** Distance at which a cue is heard at its own level. */
export const REFERENCE_DISTANCE_M = 1;

/**
 * Gain of a sound heard from afar: 1 / sqrt(distance), that is 3 dB less for each doubling beyond 1 m. Air gives 6 dB;
 * film mixes keep half of that, so that what the camera sees far away is still heard.
 */
export function distanceGain(distanceM: number): number {
  return Math.sqrt(REFERENCE_DISTANCE_M / Math.max(distanceM, REFERENCE_DISTANCE_M));
}
