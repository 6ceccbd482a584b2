import type { DataFrame, DrawnFrame, PassId } from '../../base/ports.ts';
import type { InverseRange } from '../../passes/depth.ts';
import type { ShotSpec } from '../../shot/shot-spec.ts';
import { CONTROLS, type ControlId } from '../control-passes.ts';
import { exrOf } from '../exr.ts';
import { npyOf } from '../npy.ts';
import { pngOf, rgbPngOf } from '../png.ts';

/** The folders of frames that can be written. */
export const SERIES_IDS = [
  'color',
  'depth',
  'depth-mm',
  'depth-inverse',
  'depth-npy',
  'depth-exr',
  'seg',
  'normal',
  'flow',
  'flow-npy',
  'edge',
  'tracking',
  'mask',
] as const;
export type SeriesId = (typeof SERIES_IDS)[number];

export const SERIES_LABELS: Readonly<Record<SeriesId, string>> = {
  color: 'Picture (PNG)',
  depth: 'Depth, relative (PNG, 8 bit)',
  'depth-mm': 'Depth in millimetres (PNG, 16 bit)',
  'depth-inverse': 'Inverse depth (PNG, 16 bit)',
  'depth-npy': 'Depth in metres (NPY)',
  'depth-exr': 'Depth in metres (EXR)',
  seg: 'Subjects, each in a colour of its own (PNG)',
  normal: 'Normals (PNG)',
  flow: 'Optical flow in colours (PNG)',
  'flow-npy': 'Optical flow in pixels (NPY)',
  edge: 'Edges (PNG)',
  tracking: 'Tracked points (PNG)',
  mask: 'Mask of what moves (PNG)',
};

/** One file for each frame. */
export interface Series {
  readonly needs: PassId;
  readonly needsRange?: boolean;
  readonly ending: 'png' | 'npy' | 'exr';
  /** What a value stands for; `range` is that of the clip's depth. */
  unit(range: InverseRange): string;
  /** The file maker of one clip, called with its frames in order. */
  create(shot: ShotSpec, range: InverseRange): (frame: DrawnFrame) => Promise<Uint8Array>;
}

const FULL_16 = 65_535;
const MM_PER_M = 1000;

export const SERIES: Readonly<Record<SeriesId, Series>> = {
  color: {
    needs: 'color',
    ending: 'png',
    unit: () => 'sRGB',
    create: () => async (frame) => rgbPngOf(await frame.color!.read()),
  },
  depth: picture('depth', 'inverse distance, near bright, 0 the void; one range for the clip'),
  'depth-mm': {
    needs: 'data',
    ending: 'png',
    unit: () => 'distance along the viewing axis in millimetres; 0 is the void or farther than 65.535 m',
    create: () => async (frame) =>
      greyPng(frame.data!, (depthM) => {
        const mm = Math.round(depthM * MM_PER_M);
        return mm <= FULL_16 ? mm : 0;
      }),
  },
  'depth-inverse': {
    needs: 'data',
    needsRange: true,
    ending: 'png',
    unit: (range) => `inverse distance: metres are ${FULL_16 / (range.most || 1)} divided by the value; 0 is the void`,
    create: (_shot, range) => {
      const scale = FULL_16 / (range.most || 1);
      return async (frame) => greyPng(frame.data!, (depthM) => Math.min(Math.round(scale / depthM), FULL_16));
    },
  },
  'depth-npy': {
    needs: 'data',
    ending: 'npy',
    unit: () => 'distance along the viewing axis in metres, float32 [rows, columns]; infinite in the void',
    create:
      () =>
      async ({ data }) =>
        npyOf({ values: data!.depthM, shape: [data!.heightPx, data!.widthPx] }),
  },
  'depth-exr': {
    needs: 'data',
    ending: 'exr',
    unit: () => 'distance along the viewing axis in metres, 32-bit float, channel Y; infinite in the void',
    create:
      () =>
      async ({ data }) =>
        exrOf(data!.depthM, data!.widthPx, data!.heightPx),
  },
  seg: picture('seg', 'the subject, by its colour under subjects; black the void'),
  normal: picture('normal', "normals in the camera's frame: red right, green up, blue towards it"),
  flow: picture('flow', 'optical flow to the next frame on the Middlebury wheel, each frame at its own scale'),
  'flow-npy': {
    needs: 'data',
    ending: 'npy',
    unit: () => 'optical flow to the next frame in pixels, x then y, float32 [rows, columns, 2]',
    create:
      () =>
      async ({ data }) =>
        npyOf({ values: data!.flowForwardPx, shape: [data!.heightPx, data!.widthPx, 2] }),
  },
  edge: picture('edge', "Canny's edges of the picture, white on black"),
  tracking: picture(
    'tracking',
    "the point's place in the first frame: red to the right, green down, blue near; black not in it",
  ),
  mask: picture('mask', 'white where anything moves in the clip'),
};

/** A picture as control videos show it. */
function picture(id: ControlId, unit: string): Series {
  const { needs, needsRange, create } = CONTROLS[id];
  return {
    needs,
    ...(needsRange && { needsRange }),
    ending: 'png',
    unit: () => unit,
    create(shot, range) {
      const draw = create(shot, range);
      return async (frame) => rgbPngOf(await draw(frame));
    },
  };
}

function greyPng({ depthM, widthPx, heightPx }: DataFrame, greyOf: (depthM: number) => number): Uint8Array {
  return pngOf({ type: 'grey16', widthPx, heightPx, samples: Uint16Array.from(depthM, greyOf) });
}
