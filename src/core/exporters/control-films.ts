import type { DataFrame, DrawnFrame, Picture, Pixels } from '../base/ports.ts';
import { depthPicture, type InverseRange, inverseRange } from '../passes/depth.ts';
import { type CannyOptions, edgesPicture } from '../passes/edges.ts';
import { flowPicture, longestFlowPx } from '../passes/flow.ts';
import type { Film, Still } from './films.ts';

/** Thresholds on 3 x 3 Sobel sums: those that OpenCV's users start from. */
export const USUAL_CANNY: CannyOptions = { low: 100, high: 200, blurPx: 0 };

/** Inverse depth, near bright, with one range for the whole clip. */
export function depthFilm(path: string): Film {
  return { path, needs: ['data'], needsRange: true, create: depthPictures };
}

/** Maker of pictures of inverse depth within one range, the void black. */
export function depthPictures({ most }: InverseRange): (frame: DrawnFrame) => Pixels {
  return onData((data, _frame, over) => depthPicture(data, { least: 0, most }, over));
}

/** Inverse depth from black to white in every frame by itself, as annotators of single pictures give it. */
export function framewiseDepthFilm(path: string): Film {
  return {
    path,
    needs: ['data'],
    create: () => onData((data, _frame, over) => depthPicture(data, inverseRange(data), over)),
  };
}

/** Canny's edges, white on black. */
export function edgeFilm(path: string, canny: CannyOptions): Film {
  return { path, needs: ['color'], create: () => edgePictures(canny) };
}

/** Maker of pictures of Canny's edges, white on black. */
export function edgePictures(canny: CannyOptions): (frame: DrawnFrame) => Promise<Pixels> {
  return onColor((picture) => edgesPicture(picture, canny));
}

/** Lines on paper: edges, black on white. */
export function lineFilm(path: string, canny: CannyOptions): Film {
  return { path, needs: ['color'], create: () => onColor((picture) => inverted(edgesPicture(picture, canny))) };
}

/** The flow that led to each frame, in colours; the first is shown twice, for none leads to the first frame. */
export function flowFilm(path: string): Film {
  return {
    path,
    needs: ['data'],
    create: () => {
      let before: Pixels | null = null;
      return onData(({ flowForwardPx, widthPx, heightPx }) => {
        const next = flowPicture(flowForwardPx, widthPx, heightPx, longestFlowPx(flowForwardPx));
        const shown = before ?? next;
        before = next;
        return shown;
      });
    },
  };
}

/** One frame as it is drawn. */
export function frameStill(path: string, frame: number): Still {
  return { path, frame, needs: ['color'], draw: ({ color }) => colorOf(color).read() };
}

/**
 * A film's picture maker that looks at what pixels are made of. It may draw over the picture that it made before: memory that
 * is new costs as much as the drawing.
 */
export function onData(
  draw: (data: DataFrame, frame: number, over: Pixels | undefined) => Pixels,
): (frame: DrawnFrame) => Pixels {
  let before: Pixels | undefined;
  return ({ data, frame }) => {
    before = draw(dataOf(data), frame, before);
    return before;
  };
}

function onColor(draw: (picture: Pixels) => Pixels): (frame: DrawnFrame) => Promise<Pixels> {
  return async ({ color }) => draw(await colorOf(color).read());
}

/** Throws where the frame was drawn without its picture. */
export function colorOf(color: Picture | null): Picture {
  if (!color) throw new Error('A film was given a frame without its picture.');
  return color;
}

/** Throws where the frame was drawn without its data pass. */
export function dataOf(data: DataFrame | null): DataFrame {
  if (!data) throw new Error('A film was given a frame without its data pass.');
  return data;
}

function inverted({ rgba, widthPx, heightPx }: Pixels): Pixels {
  return { widthPx, heightPx, rgba: rgba.map((value, i) => (i % 4 === 3 ? value : 255 - value)) };
}
