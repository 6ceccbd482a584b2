import type { Pose } from '../base/quat.ts';

/** A camera at an instant: where it is and what its lens does. It looks along its own -z, y up. */
export interface CameraState extends Pose {
  readonly focalLengthMm: number;
  readonly fStop: number;
  readonly focusDistanceM: number;
  readonly sensorMm: readonly [width: number, height: number];
  readonly squeeze: number;
}

/** Pinhole intrinsics in pixels, from the top-left corner. */
export interface Intrinsics {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly fxPx: number;
  readonly fyPx: number;
  readonly cxPx: number;
  readonly cyPx: number;
}
