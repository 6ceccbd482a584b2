/** A rectangle in CSS pixels from the top-left corner of the stage. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const MARGIN_PX = 16;
/** Picture-in-picture: a quarter of the stage's width, but never a stamp nor a wall. */
const PIP_SHARE = 0.26;
const PIP_HEIGHT_SHARE = 0.32;
const PIP_MIN_PX = 168;
const PIP_MAX_PX = 400;

/** The largest picture of an aspect ratio (width over height) that fits in the middle of the stage. */
export function letterbox(widthPx: number, heightPx: number, aspect: number): Rect {
  const width = Math.min(widthPx, heightPx * aspect);
  const height = width / aspect;
  return {
    x: Math.round((widthPx - width) / 2),
    y: Math.round((heightPx - height) / 2),
    width: Math.round(width),
    height: Math.round(height),
  };
}

/** Where the picture of the active camera sits while one looks freely: bottom right. */
export function pictureInPicture(widthPx: number, heightPx: number, aspect: number): Rect {
  const wanted = Math.min(Math.max(widthPx * PIP_SHARE, PIP_MIN_PX), PIP_MAX_PX);
  const width = Math.round(Math.min(wanted, heightPx * PIP_HEIGHT_SHARE * aspect));
  const height = Math.round(width / aspect);
  return { x: widthPx - width - MARGIN_PX, y: heightPx - height - MARGIN_PX, width, height };
}

/** The readout stands this far from the arrow's tip. */
const READOUT_OFFSET_PX = [18, -14] as const;
/** As large as it gets. */
const READOUT_SIZE_PX = [136, 24] as const;

/** This far outside the stage, a tip is out of sight and its readout with it. */
const OUT_OF_SIGHT_PX = 80;

/** Where the readout of an arrow begins: beside its tip and within the stage; null where the tip is out of sight. */
export function readoutPlace(tipPx: readonly [number, number], stage: Rect): readonly [number, number] | null {
  const isNear = (value: number, whole: number) => value > -OUT_OF_SIGHT_PX && value < whole + OUT_OF_SIGHT_PX;
  if (!isNear(tipPx[0], stage.width) || !isNear(tipPx[1], stage.height)) return null;
  const within = (value: number, size: number, whole: number) => Math.min(Math.max(value, 4), whole - size - 4);
  return [
    within(tipPx[0] + READOUT_OFFSET_PX[0], READOUT_SIZE_PX[0], stage.width),
    within(tipPx[1] + READOUT_OFFSET_PX[1], READOUT_SIZE_PX[1], stage.height),
  ];
}
