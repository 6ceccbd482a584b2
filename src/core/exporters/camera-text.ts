import { toOpenCvW2c } from '../base/frames.ts';
import { cameraPoseOf, clipTimeOf, pinholeOf } from '../shot/reading.ts';
import type { ShotSpec } from '../shot/shot-spec.ts';

const SOURCE_ASPECT = 16 / 9;

/**
 * The camera's path as RealEstate10K keeps it: a header line that readers skip, then per frame, parted by single spaces,
 * `microseconds fx fy cx cy 0 0` and the 3x4 matrix from world to camera, row by row, in OpenCV's axes and metres.
 *
 * Focal lengths are shares of the picture's width and height. The trap: readers take them to be shares of a 1280x720
 * source and rescale fx (for narrower pictures) or fy (for wider ones) to the aspect that they generate. They are
 * therefore written for the smallest 16:9 picture around the clip's, whatever its own size; `intrinsicsFor: 'clip'`
 * writes plain shares for readers that do not rescale.
 */
export function cameraText(shot: ShotSpec, intrinsicsFor: '16:9' | 'clip'): string {
  const header = `${shot.madeBy.name} ${shot.madeBy.version}: ${shot.clip.name.replace(/\s+/g, ' ').trim()}`;
  const rows = shot.clip.sceneTimesS.map((_, frame) => rowOf(shot, frame, intrinsicsFor));
  // No line end after the last row: a reader that splits on line ends would meet an empty row.
  return [header, ...rows].join('\n');
}

function rowOf(shot: ShotSpec, frame: number, intrinsicsFor: '16:9' | 'clip'): string {
  const { fxPx, fyPx, cxPx, cyPx, widthPx, heightPx } = pinholeOf(shot, frame);
  const width = intrinsicsFor === 'clip' ? widthPx : Math.max(widthPx, heightPx * SOURCE_ASPECT);
  const height = intrinsicsFor === 'clip' ? heightPx : Math.max(heightPx, widthPx / SOURCE_ASPECT);
  const matrix = toOpenCvW2c(cameraPoseOf(shot, frame)).flat();
  const shares = [fxPx / width, fyPx / height, cxPx / widthPx, cyPx / heightPx].map(decimal);
  return [Math.round(clipTimeOf(shot, frame) * 1e6), ...shares, 0, 0, ...matrix.map(decimal)].join(' ');
}

/** Nine decimals as in the data set; never "-0.000000000". */
function decimal(x: number): string {
  const text = x.toFixed(9);
  return Number(text) === 0 ? '0.000000000' : text;
}
