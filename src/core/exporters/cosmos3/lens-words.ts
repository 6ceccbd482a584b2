import { capitalized } from '../../prompts/english.ts';
import type { Told, ToldShot } from '../../prompts/told.ts';
import type { ShotSpec } from '../../shot/shot-spec.ts';
import type { StructuredPrompt } from './structured-prompt.ts';

/** Circle of confusion as a share of the sensor's width: 0.03 mm on 36 mm, the usual table for full frame. */
const BLUR_SHARE = 0.03 / 36;
/** A depth of field less than this share of the focus distance reads as shallow. Our own choice. */
const SHALLOW_SHARE = 0.5;

type Lens = Pick<StructuredPrompt['cinematography'], 'depth_of_field' | 'focus' | 'lens_focal_length'>;

/** Depth of field, focus and focal length, of the first shot where they differ. */
export function lensWords(shot: ShotSpec, { shots }: Told): Lens {
  const [first] = shots;
  if (!first) return { depth_of_field: 'Deep', focus: '', lens_focal_length: '' };
  const { focusDistancesM, focalLengthsMm } = shot.camera;
  const isShallow = depthShare(first, focalLengthsMm[0]!, focusDistancesM[0]!) < SHALLOW_SHARE;
  const focals = shots.map(({ focal }) => focal);
  return {
    depth_of_field: isShallow ? 'Shallow' : 'Deep',
    focus: first.focus === null ? 'The whole picture' : `${capitalized(first.focus)} in sharp focus`,
    lens_focal_length: focals.filter((focal, i) => focal !== focals[i - 1]).join(', then '),
  };
}

/** How deep the picture is sharp, as a share of the focus distance; infinite beyond the hyperfocal distance. */
function depthShare({ fStop, sensorMm }: ToldShot, focalMm: number, focusM: number): number {
  const hyperfocalMm = (focalMm * focalMm) / (fStop * BLUR_SHARE * sensorMm[0]) + focalMm;
  const focusMm = focusM * 1000;
  if (focusMm >= hyperfocalMm) return Number.POSITIVE_INFINITY;
  const nearMm = (focusMm * (hyperfocalMm - focalMm)) / (hyperfocalMm + focusMm - 2 * focalMm);
  const farMm = (focusMm * (hyperfocalMm - focalMm)) / (hyperfocalMm - focusMm);
  return (farMm - nearMm) / focusMm;
}
