import { toZUp } from '../../base/frames.ts';
import type { Quat } from '../../base/quat.ts';
import { boundsOfPlaced } from '../../base/shapes/bounds.ts';
import type { Vec3 } from '../../base/vec3.ts';
import type { ShotBody, ShotSpec } from '../../shot/shot-spec.ts';
import { isSurroundings } from '../surroundings.ts';
import { type Tally, totalSeen } from './tally.ts';

/** Ids in the segmentation have 8 bits, and 0 is the background. */
export const MOST_INSTANCES = 255;

/** A body as Kubric counts it; `id` is its value in the segmentation, one more than its place in the list. */
export interface Instance {
  readonly id: number;
  readonly body: ShotBody;
  /** Its place among the bodies of the shot. */
  readonly index: number;
}

/** What became of the bodies of a shot. */
export interface Casting {
  /** The most seen first, by pixels over all frames. */
  readonly instances: readonly Instance[];
  /** Bodies that would be instances and are in no picture: Kubric leaves such out. */
  readonly unseen: readonly ShotBody[];
  /** Bodies that are seen and for which no id is left. */
  readonly surplus: readonly ShotBody[];
}

/** Floors and large things that stand still are background; everything else that is seen is an instance. */
export function castInstances(shot: ShotSpec, tally: Tally): Casting {
  const candidates = shot.bodies
    .map((body, index) => ({ body, index, seenPx: totalSeen(tally, index) }))
    .filter(({ body }) => !isSurroundings(shot, body));
  const seen = candidates.filter(({ seenPx }) => seenPx > 0).sort((a, b) => b.seenPx - a.seenPx || a.index - b.index);
  return {
    instances: seen.slice(0, MOST_INSTANCES).map(({ body, index }, i) => ({ id: i + 1, body, index })),
    unseen: candidates.filter(({ seenPx }) => seenPx === 0).map(({ body }) => body),
    surplus: seen.slice(MOST_INSTANCES).map(({ body }) => body),
  };
}

/** A box in the frame of a body, its axes turned as the world's are: z up where the body is not turned. */
export interface ZUpBox {
  readonly minM: Vec3;
  readonly maxM: Vec3;
}

/** The box around what is seen of a body; a point where it has no parts. */
export function boxOf({ parts }: ShotBody): ZUpBox {
  const seen = parts.filter(({ role }) => role !== 'collide');
  if (seen.length === 0) return { minM: [0, 0, 0], maxM: [0, 0, 0] };
  const { minM, maxM } = boundsOfPlaced(seen);
  return { minM: [minM[0], -maxM[2], minM[1]], maxM: [maxM[0], -minM[2], maxM[1]] };
}

/** The eight corners in Kubric's order: x slowest, z fastest, least first. */
export function cornersOf({ minM, maxM }: ZUpBox): readonly Vec3[] {
  const sides = [minM, maxM];
  return sides.flatMap(([x]) => sides.flatMap(([, y]) => sides.map(([, , z]): Vec3 => [x, y, z])));
}

/** A body's rotation where both the world and the body's own axes are turned to z up: no turn stays none. */
export function rotationZUp([x, y, z, w]: Quat): Quat {
  return [...toZUp([x, y, z]), w];
}
