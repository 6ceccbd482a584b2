import type { ShotSpec } from '../../shot/shot-spec.ts';
import type { FilmCamera } from '../film-cameras.ts';
import { poseLines, samples, type TimedKey } from './pose-lines.ts';
import { decimal, type Prim } from './usda-text.ts';

/** What a camera shows, in metres from it. */
const NEAR_M = 0.01;
const FAR_M = 10_000;
/** Lens and film are measured in tenths of a unit of the scene (UsdGeomCamera); the unit is the metre. */
const MM_PER_TENTH = 100;
/** Apertures come from focal lengths in pixels, which are rounded: to so many digits of a tenth of a metre. */
const APERTURE_DIGITS = 8;

/**
 * A camera with its lens, on the keys of its frames. Its aperture is the part of the sensor that the picture uses, as it looks
 * after de-squeezing.
 */
export function cameraPrim(spec: ShotSpec, { name }: FilmCamera, keys: readonly TimedKey[]): Prim {
  const { camera, clip } = spec;
  const aperture = (sidePx: number, focalPx: readonly number[]) => (frame: number) =>
    decimal((sidePx * camera.focalLengthsMm[frame]!) / focalPx[frame]! / MM_PER_TENTH, APERTURE_DIGITS);
  return {
    type: 'Camera',
    title: name,
    properties: [
      `float2 clippingRange = (${NEAR_M}, ${FAR_M})`,
      ...samples('float focalLength', keys, (frame) => decimal(camera.focalLengthsMm[frame]! / MM_PER_TENTH, 9)),
      ...samples('float focusDistance', keys, (frame) => decimal(camera.focusDistancesM[frame]!)),
      ...samples('float fStop', keys, (frame) => decimal(camera.fStops[frame]!)),
      ...samples('float horizontalAperture', keys, aperture(clip.widthPx, camera.fxPx)),
      ...samples('float verticalAperture', keys, aperture(clip.heightPx, camera.fyPx)),
      'token projection = "perspective"',
      ...poseLines(keys, camera.positionsM, camera.rotations),
    ],
  };
}
