/** Longest sound that is kept, in seconds: as long as the longest scene. */
export const MAX_SOUND_S = 600;
/** Largest asset that is kept, in bytes: ten minutes of stereo at 48 kHz and 24 bits are 173 MB. */
export const MAX_ASSET_BYTES = 192 * 1024 * 1024;
/** All the assets of one project together, in bytes. */
export const MAX_PROJECT_ASSET_BYTES = 512 * 1024 * 1024;
/** Most channels of a sound. */
export const MAX_CHANNELS = 2;
/** Slowest and fastest sampling of a sound, in Hz. */
export const SAMPLE_RATE_RANGE_HZ = [4000, 192_000] as const;
