/** A rectangle in CSS pixels from the top-left corner of the stage. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const MARGIN_PX = 16;
/** Picture-in-picture: a quarter of the stage, but never a stamp nor a wall. */
const PIP_SHARE = 0.26;
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
  const width = Math.round(Math.min(wanted, heightPx * 0.4 * aspect));
  const height = Math.round(width / aspect);
  return { x: widthPx - width - MARGIN_PX, y: heightPx - height - MARGIN_PX, width, height };
}
