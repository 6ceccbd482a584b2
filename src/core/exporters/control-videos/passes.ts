import type { DataFrame, DrawnFrame, Pixels } from '../../base/ports.ts';
import { bodiesPicture, maskPicture } from '../../passes/bodies.ts';
import { depthPicture, type InverseRange, inverseRange } from '../../passes/depth.ts';
import { edgesPicture } from '../../passes/edges.ts';
import { flowPicture, longestFlowPx } from '../../passes/flow.ts';
import { normalsPicture } from '../../passes/normals.ts';
import { trackingPicture, trackingRange } from '../../passes/tracking.ts';
import type { ShotBody, ShotSpec } from '../../shot/shot-spec.ts';

/** The videos that can be written, by the names of their files. */
export const CONTROL_IDS = ['depth', 'edge', 'seg', 'normal', 'flow', 'tracking', 'mask'] as const;
export type ControlId = (typeof CONTROL_IDS)[number];

/** What a control video is made of; `range` is the depth range of the whole clip, where it asks for one. */
export interface Control {
  readonly needs: 'color' | 'data';
  readonly needsRange?: boolean;
  /** The picture maker of one clip, called with its frames in order. */
  create(shot: ShotSpec, range: InverseRange | null): (frame: DrawnFrame) => Pixels | Promise<Pixels>;
}

/** Thresholds on 3 x 3 Sobel sums: those that OpenCV's users start from. */
const CANNY = { low: 100, high: 200, blurPx: 0 };

/** How each pass becomes the picture that generators were trained on (docs/targets/control-videos.md). */
export const CONTROLS: Readonly<Record<ControlId, Control>> = {
  depth: {
    needs: 'data',
    needsRange: true,
    create: (_shot, range) => onData((data) => depthPicture(data, { least: 0, most: range?.most ?? 0 })),
  },
  edge: {
    needs: 'color',
    create:
      () =>
      async ({ color }) =>
        edgesPicture(await color!.read(), CANNY),
  },
  seg: {
    needs: 'data',
    create: (shot) => {
      const colors = bodyColors(shot);
      return onData((data) => bodiesPicture(data, colors));
    },
  },
  normal: {
    needs: 'data',
    create: (shot) => onData((data, frame) => normalsPicture(data, shot.camera.rotations[frame]!)),
  },
  flow: {
    needs: 'data',
    create: () =>
      onData(({ flowForwardPx, widthPx, heightPx }) =>
        flowPicture(flowForwardPx, widthPx, heightPx, longestFlowPx(flowForwardPx)),
      ),
  },
  tracking: {
    needs: 'data',
    create: () => {
      let range: ReturnType<typeof trackingRange> | null = null;
      return onData((data) => {
        range ??= trackingRange(data);
        return trackingPicture(data, range);
      });
    },
  },
  mask: maskOf(({ bodies, trajectories }) => {
    const moving = new Set(trajectories.map(({ bodyId }) => bodyId));
    return bodies.filter(({ id }) => moving.has(id));
  }),
};

/** White where any of some bodies is seen, black elsewhere. */
export function maskOf(choose: (shot: ShotSpec) => readonly ShotBody[]): Control {
  return {
    needs: 'data',
    create(shot) {
      const chosen = new Set(choose(shot));
      const numbers = new Set(shot.bodies.flatMap((body, i) => (chosen.has(body) ? [i + 1] : [])));
      return onData((data) => maskPicture(data, numbers));
    },
  };
}

/** Widens the range by a frame. */
export function widened(range: InverseRange | null, data: DataFrame): InverseRange {
  return inverseRange(data, range ?? undefined);
}

function onData(draw: (data: DataFrame, frame: number) => Pixels): (frame: DrawnFrame) => Pixels {
  return ({ data, frame }) => {
    if (!data) throw new Error('A control video was given a frame without its data pass.');
    return draw(data, frame);
  };
}

/** The flat colour of each body's subject, 0 to 255, in the order of the shot's bodies. */
function bodyColors({ bodies, subjects }: ShotSpec): (readonly [number, number, number])[] {
  return bodies.map(({ subjectId }) => {
    const [r, g, b] = subjects.find(({ id }) => id === subjectId)?.colorRgb ?? [1, 1, 1];
    return [Math.round(255 * r), Math.round(255 * g), Math.round(255 * b)];
  });
}
