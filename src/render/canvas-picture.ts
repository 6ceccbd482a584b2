import type { Picture } from '../core/base/ports.ts';

/** A picture that an encoder can take straight from the canvas. */
export interface CanvasPicture extends Picture {
  readonly canvas: OffscreenCanvas;
}

export function createCanvasPicture(canvas: OffscreenCanvas): CanvasPicture {
  const flat = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d', { willReadFrequently: true });
  return {
    canvas,
    async read() {
      if (!flat)
        throw new Error('This browser gives no pixels of what it draws: try a recent Chrome, Edge or Firefox.');
      flat.drawImage(canvas, 0, 0);
      const { data, width, height } = flat.getImageData(0, 0, canvas.width, canvas.height);
      return { widthPx: width, heightPx: height, rgba: data };
    },
  };
}

/** Whether a picture is one of ours, still on its canvas. */
export function isOnCanvas(picture: object): picture is CanvasPicture {
  return 'canvas' in picture;
}
