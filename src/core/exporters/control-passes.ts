import type { DrawnFrame, Pixels } from '../base/ports.ts';
import { bodiesPicture, maskPicture } from '../passes/bodies.ts';
import type { InverseRange } from '../passes/depth.ts';
import { flowPicture, longestFlowPx } from '../passes/flow.ts';
import { normalsPicture } from '../passes/normals.ts';
import { trackingPicture, trackingRange } from '../passes/tracking.ts';
import type { ShotBody, ShotSpec } from '../shot/shot-spec.ts';
import { depthPictures, edgePictures, onData, USUAL_CANNY } from './control-films.ts';
import type { Film } from './films.ts';
import { instanceColors } from './instance-colors.ts';

/** The videos that can be written, by the names of their files. */
export const CONTROL_IDS = ['depth', 'edge', 'seg', 'normal', 'flow', 'tracking', 'mask'] as const;
export type ControlId = (typeof CONTROL_IDS)[number];

export const CONTROL_LABELS: Readonly<Record<ControlId, string>> = {
  depth: 'Depth',
  edge: 'Edges (Canny)',
  seg: 'Subjects, each in a colour of its own',
  normal: 'Normals',
  flow: 'Optical flow',
  tracking: 'Tracked points',
  mask: 'Mask of what moves',
};

/** What a control video is made of; `range` is the depth range of the whole clip, where it asks for one. */
export interface Control {
  readonly needs: 'color' | 'data';
  readonly needsRange?: boolean;
  /** The picture maker of one clip, called with its frames in order; a picture is good until the next is made. */
  create(shot: ShotSpec, range: InverseRange): (frame: DrawnFrame) => Pixels | Promise<Pixels>;
}

/** How each pass becomes the picture that generators were trained on (docs/targets/control-videos.md). */
export const CONTROLS: Readonly<Record<ControlId, Control>> = {
  depth: { needs: 'data', needsRange: true, create: (_shot, range) => depthPictures(range) },
  edge: { needs: 'color', create: () => edgePictures(USUAL_CANNY) },
  seg: {
    needs: 'data',
    create: (shot) => {
      const colors = instanceColors(shot);
      return onData((data, _frame, over) => bodiesPicture(data, colors, over));
    },
  },
  normal: {
    needs: 'data',
    create: (shot) => onData((data, frame, over) => normalsPicture(data, shot.camera.rotations[frame]!, over)),
  },
  flow: {
    needs: 'data',
    create: () =>
      onData(({ flowForwardPx, widthPx, heightPx }, _frame, over) =>
        flowPicture(flowForwardPx, widthPx, heightPx, longestFlowPx(flowForwardPx), over),
      ),
  },
  tracking: {
    needs: 'data',
    create: () => {
      let range: ReturnType<typeof trackingRange> | null = null;
      return onData((data, _frame, over) => {
        range ??= trackingRange(data);
        return trackingPicture(data, range, over);
      });
    },
  },
  mask: maskOf(({ bodies, trajectories }) => {
    const moving = new Set(trajectories.map(({ bodyId }) => bodyId));
    return bodies.filter(({ id }) => moving.has(id));
  }),
};

/** The film of a control of one clip. */
export function controlFilm(path: string, { needs, needsRange = false, create }: Control, shot: ShotSpec): Film {
  return { path, needs: [needs], needsRange, create: (range) => create(shot, range) };
}

/** White where any of some bodies is seen, black elsewhere. */
export function maskOf(choose: (shot: ShotSpec) => readonly ShotBody[]): Control {
  return {
    needs: 'data',
    create(shot) {
      const chosen = new Set(choose(shot));
      const numbers = new Set(shot.bodies.flatMap((body, i) => (chosen.has(body) ? [i + 1] : [])));
      return onData((data, _frame, over) => maskPicture(data, numbers, over));
    },
  };
}
