import type { Pixels } from '../../base/ports.ts';
import { boxesPicture, contoursPicture } from '../../passes/layout.ts';
import { createPixels } from '../../passes/pixels.ts';
import { BLANK_GREY, blanked, regionOf, repaintMask } from '../../passes/repaint.ts';
import type { ShotSpec } from '../../shot/shot-spec.ts';
import { colorOf, dataOf, flowFilm, framewiseDepthFilm, lineFilm, onData, USUAL_CANNY } from '../control-films.ts';
import type { Film } from '../films.ts';
import { boxOf, moversOf } from '../movers.ts';

/** What VACE can be asked for, by the names of the folders. */
export const TASK_IDS = ['depth', 'flow', 'scribble', 'layout-box', 'layout-track', 'first-frame', 'repaint'] as const;
export type TaskId = (typeof TASK_IDS)[number];

export const TASK_LABELS: Readonly<Record<TaskId, string>> = {
  depth: 'Depth',
  flow: 'Optical flow',
  scribble: 'Scribble',
  'layout-box': 'Boxes of what moves',
  'layout-track': 'Outlines of what moves',
  'first-frame': 'On from the first frame',
  repaint: 'Repaint what moves',
};

/** Lines of layouts (ali-vilab/VACE 48eb44f). */
const BOX_LINE_PX = 2;
const CONTOUR_LINE_PX = 3;
const BLACK = [0, 0, 0] as const;
/** Colours that hold on white, one for each subject in turn (Okabe and Ito, 2008, without yellow). */
const LABEL_COLORS = [
  BLACK,
  [213, 94, 0],
  [0, 114, 178],
  [0, 158, 115],
  [204, 121, 167],
  [86, 180, 233],
  [230, 159, 0],
] as const;

/** A task's films: what VACE looks at, and where it paints, if not everywhere. */
export interface Task {
  readonly video: (path: string, shot: ShotSpec, growPx: number) => Film;
  readonly mask?: (path: string, shot: ShotSpec, growPx: number) => Film;
}

export const TASKS: Readonly<Record<TaskId, Task>> = {
  depth: { video: framewiseDepthFilm },
  flow: { video: flowFilm },
  scribble: { video: (path) => lineFilm(path, USUAL_CANNY) },
  'layout-box': { video: boxFilm },
  'layout-track': { video: contourFilm },
  'first-frame': {
    video: (path) => ({
      path,
      needs: ['color'],
      create:
        () =>
        async ({ frame, color }) => {
          const picture = await colorOf(color).read();
          return frame === 0 ? picture : createPixels(picture.widthPx, picture.heightPx, BLANK_GREY);
        },
    }),
    mask: (path, { clip }) => ({
      path,
      needs: [],
      create:
        () =>
        ({ frame }) =>
          createPixels(clip.widthPx, clip.heightPx, frame === 0 ? 0 : 255),
    }),
  },
  repaint: {
    video: (path, shot, growPx) => {
      const numbers = allNumbers(shot);
      return {
        path,
        needs: ['color', 'data'],
        create:
          () =>
          async ({ color, data }) =>
            blanked(await colorOf(color).read(), regionOf(dataOf(data), numbers, growPx)),
      };
    },
    mask: (path, shot, growPx) => {
      const numbers = allNumbers(shot);
      return {
        path,
        needs: ['data'],
        create: () => onData((data) => repaintMask(regionOf(data, numbers, growPx), data.widthPx, data.heightPx)),
      };
    },
  },
};

/** The bounds of every subject that moves, without labels. */
function boxFilm(path: string, shot: ShotSpec): Film {
  const movers = moversOf(shot);
  const { widthPx, heightPx } = shot.clip;
  return {
    path,
    needs: [],
    create:
      () =>
      ({ frame }): Pixels => {
        const boxes = movers.map((mover) => boxOf(shot, mover, frame)).filter((box) => box !== null);
        return boxesPicture(
          boxes.map((boxPx) => ({ boxPx, colorRgb: BLACK })),
          BOX_LINE_PX,
          widthPx,
          heightPx,
        );
      },
  };
}

/** The outline of every subject that moves, each in its own colour. */
function contourFilm(path: string, shot: ShotSpec): Film {
  const regions = new Uint16Array(shot.bodies.length + 1);
  const movers = moversOf(shot);
  for (const [i, mover] of movers.entries()) for (const number of mover.numbers) regions[number] = i + 1;
  const colors = movers.map((_, i) => LABEL_COLORS[i % LABEL_COLORS.length]!);
  return {
    path,
    needs: ['data'],
    create: () =>
      onData(({ bodies, widthPx, heightPx }) =>
        contoursPicture((i) => regions[bodies[i]!] ?? 0, colors, CONTOUR_LINE_PX, widthPx, heightPx),
      ),
  };
}

function allNumbers(shot: ShotSpec): ReadonlySet<number> {
  return new Set(moversOf(shot).flatMap(({ numbers }) => [...numbers]));
}
