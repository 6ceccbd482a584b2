import { cropped, cutOut } from '../passes/cut-out.ts';
import type { ShotSpec } from '../shot/shot-spec.ts';
import { colorOf, dataOf } from './control-films.ts';
import type { Still } from './films.ts';

type Box = readonly [number, number, number, number];

/** A subject that a clip is about, and the numbers that its bodies have in data passes. */
export interface Mover {
  readonly id: string;
  readonly name: string;
  readonly bodyIds: readonly string[];
  readonly numbers: ReadonlySet<number>;
}

/** White around a cut-out, of its longer side. */
const RIM_SHARE = 0.05;

/** The subjects that move; where none does, those that the shots are about. */
export function moversOf({ subjects, bodies, trajectories, shots }: ShotSpec): readonly Mover[] {
  const moving = new Set(trajectories.map(({ bodyId }) => bodyId));
  const framed = new Set(shots.map(({ subjectId }) => subjectId));
  const movers = subjects.filter((subject) => subject.bodyIds.some((id) => moving.has(id)));
  return (movers.length > 0 ? movers : subjects.filter(({ id }) => framed.has(id))).map(({ id, name, bodyIds }) => ({
    id,
    name,
    bodyIds,
    numbers: new Set(bodies.flatMap((body, i) => (bodyIds.includes(body.id) ? [i + 1] : []))),
  }));
}

/** A subject's bounds in a frame's picture; null where it is not in it. */
export function boxOf({ tracks2d }: ShotSpec, { bodyIds }: Mover, frame: number): Box | null {
  const boxes = tracks2d.flatMap(({ bodyId, boxesPx, visibility }) => {
    const box = boxesPx[frame];
    return box && bodyIds.includes(bodyId) && (visibility[frame] ?? 0) > 0 ? [box] : [];
  });
  if (boxes.length === 0) return null;
  const [x, y] = [0, 1].map((k) => Math.min(...boxes.map((box) => box[k]!)));
  const [right, bottom] = [2, 3].map((k) => Math.max(...boxes.map((box) => box[k]!)));
  return [x!, y!, right!, bottom!];
}

/** The first frame that shows most of a subject; null where none does. */
export function bestFrame(shot: ShotSpec, mover: Mover): number | null {
  let best = { frame: -1, px: 0 };
  for (let frame = 0; frame < shot.clip.frameCount; frame++) {
    const box = boxOf(shot, mover, frame);
    if (!box) continue;
    const seen = shot.tracks2d
      .filter(({ bodyId }) => mover.bodyIds.includes(bodyId))
      .reduce((most, { visibility }) => Math.max(most, visibility[frame] ?? 0), 0);
    const px = (box[2] - box[0]) * (box[3] - box[1]) * seen;
    if (px > best.px) best = { frame, px };
  }
  return best.frame < 0 ? null : best.frame;
}

/** A subject alone on white, from the frame that shows most of it; none where no frame does. */
export function cutOutStill(shot: ShotSpec, mover: Mover, path: string, fit: 'cropped' | 'in-place'): readonly Still[] {
  const frame = bestFrame(shot, mover);
  if (frame === null) return [];
  return [
    {
      path,
      frame,
      needs: ['color', 'data'],
      async draw({ color, data }) {
        const alone = cutOut(await colorOf(color).read(), dataOf(data), mover.numbers);
        return fit === 'cropped' ? cropped(alone, RIM_SHARE) : alone;
      },
    },
  ];
}
