import { type BakePlan, moves, type PartPlan } from '../bake/plan.ts';
import { compose, type Pose } from '../base/quat.ts';
import { ballAround } from '../base/shapes/bounds.ts';
import { distance, length } from '../base/vec3.ts';
import type { BodyTrack, Motion } from '../motion/motion.ts';
import { type Cursor, type PoseTarget, sampleInto } from '../motion/sample.ts';
import { type Gap, gapBetween } from './gap.ts';

/**
 * A body that rests or rolls stands this near its support, in metres: the engine's allowed error and a little of our own.
 * Touches too short and too weak for the log of contacts are found by it.
 */
export const TOUCHING_M = 0.003;

/** Instants whose poses are kept: 56 kB each for 1000 bodies. */
const MOST_SNAPSHOTS = 500;
/** Bodies that reach farther than this many middling ones are looked at each time, and not through the grid. */
const LARGE = 2;
/** The grid's cells, in reaches of a middling body. */
const CELL = 3;

/** Another body that is near, and where. */
export interface Neighbour extends Gap {
  readonly index: number;
}

/** Bodies of a motion by how near they come. */
export interface Nearness {
  /** Indices of bodies that may be within `reachM` of a body at an instant, by the balls around them. */
  around(bodyIndex: number, timeS: number, reachM: number): readonly number[];
  /** Bodies within `reachM` of a body at an instant, each at its nearest. */
  neighbours(bodyIndex: number, timeS: number, reachM: number): readonly Neighbour[];
  isNear(bodyIndex: number, timeS: number, reachM: number): boolean;
  /** The farthest that a body reaches from its origin, in metres: times its spin, how fast its edges move. */
  radiusM(bodyIndex: number): number;
  poseAt(bodyIndex: number, timeS: number): Pose;
}

interface Solid {
  readonly track: BodyTrack | undefined;
  readonly still: Pose;
  readonly parts: readonly { readonly part: PartPlan; readonly radiusM: number }[];
  readonly radiusM: number;
  readonly cursor: Cursor;
}

/** Where all bodies are at an instant: three and four numbers each, and the small ones by cell. */
interface Snapshot {
  readonly positionsM: Float64Array;
  readonly rotations: Float64Array;
  readonly cells: ReadonlyMap<number, readonly number[]>;
}

export function nearnessOf(plan: BakePlan, motion: Motion): Nearness {
  const tracks = new Map(motion.tracks.map((track) => [track.bodyId, track]));
  const solids: Solid[] = plan.bodies.map((body) => {
    const parts = body.parts.map((part) => ({ part, radiusM: ballAround(part.shape) }));
    const radiusM = Math.max(0, ...parts.map(({ part, radiusM: r }) => length(part.positionM) + r));
    return { track: moves(body) ? tracks.get(body.id) : undefined, still: body, parts, radiusM, cursor: { index: 0 } };
  });
  const middling = [...solids].map((solid) => solid.radiusM).sort((a, b) => a - b)[solids.length >> 1] ?? 1;
  const large = solids.flatMap(({ radiusM }, i) => (radiusM > LARGE * middling ? [i] : []));
  const cellM = CELL * Math.max(middling, 1e-3);
  const target: PoseTarget = { positionM: [0, 0, 0], rotation: [0, 0, 0, 1] };
  const snapshots = new Map<number, Snapshot>();

  function snapshotAt(timeS: number): Snapshot {
    const before = snapshots.get(timeS);
    if (before) return before;
    if (snapshots.size >= MOST_SNAPSHOTS) snapshots.clear();
    const positionsM = new Float64Array(3 * solids.length);
    const rotations = new Float64Array(4 * solids.length);
    const cells = new Map<number, number[]>();
    solids.forEach((solid, i) => {
      const pose = solid.track ? sampled(solid, timeS) : solid.still;
      positionsM.set(pose.positionM, 3 * i);
      rotations.set(pose.rotation, 4 * i);
      if (solid.radiusM > LARGE * middling) return;
      const key = cellKey(...(pose.positionM.map((x) => Math.floor(x / cellM)) as [number, number, number]));
      const cell = cells.get(key);
      if (cell) cell.push(i);
      else cells.set(key, [i]);
    });
    const snapshot = { positionsM, rotations, cells };
    snapshots.set(timeS, snapshot);
    return snapshot;
  }

  function sampled({ track, cursor }: Solid, timeS: number): PoseTarget {
    sampleInto(track!, timeS, target, cursor);
    return target;
  }

  function poseIn({ positionsM: p, rotations: q }: Snapshot, i: number): Pose {
    return {
      positionM: [p[3 * i]!, p[3 * i + 1]!, p[3 * i + 2]!],
      rotation: [q[4 * i]!, q[4 * i + 1]!, q[4 * i + 2]!, q[4 * i + 3]!],
    };
  }

  function around(index: number, timeS: number, reachM: number): number[] {
    const { positionsM: p, cells } = snapshotAt(timeS);
    const found: number[] = [];
    const [x, y, z] = [p[3 * index]!, p[3 * index + 1]!, p[3 * index + 2]!];
    const ownM = solids[index]!.radiusM + reachM;
    const take = (i: number) => {
      if (i === index) return;
      const [dx, dy, dz] = [p[3 * i]! - x, p[3 * i + 1]! - y, p[3 * i + 2]! - z];
      const farM = ownM + solids[i]!.radiusM;
      if (dx * dx + dy * dy + dz * dz <= farM * farM) found.push(i);
    };
    large.forEach(take);
    const spanM = ownM + LARGE * middling;
    const [lowX, lowY, lowZ] = [x, y, z].map((k) => Math.floor((k - spanM) / cellM)) as [number, number, number];
    const [highX, highY, highZ] = [x, y, z].map((k) => Math.floor((k + spanM) / cellM)) as [number, number, number];
    if ((highX - lowX + 1) * (highY - lowY + 1) * (highZ - lowZ + 1) > cells.size) {
      for (const cell of cells.values()) cell.forEach(take);
      return inOrder(found);
    }
    for (let i = lowX; i <= highX; i++) {
      for (let j = lowY; j <= highY; j++) {
        for (let k = lowZ; k <= highZ; k++) cells.get(cellKey(i, j, k))?.forEach(take);
      }
    }
    return inOrder(found);
  }

  function gapOf(poseA: Pose, a: Solid, poseB: Pose, b: Solid, reachM: number): Gap | undefined {
    let nearest: Gap | undefined;
    for (const partA of a.parts) {
      const placedA = compose(poseA, partA.part);
      for (const partB of b.parts) {
        const placedB = compose(poseB, partB.part);
        const apart = distance(placedA.positionM, placedB.positionM) - partA.radiusM - partB.radiusM;
        if (apart > reachM) continue;
        const gap = gapBetween(partA.part, placedA, partB.part, placedB, reachM);
        if (gap && !(nearest && nearest.gapM <= gap.gapM)) nearest = gap;
      }
    }
    return nearest;
  }

  function* near(index: number, timeS: number, reachM: number): Generator<Neighbour> {
    const snapshot = snapshotAt(timeS);
    const pose = poseIn(snapshot, index);
    for (const i of around(index, timeS, reachM)) {
      const gap = gapOf(pose, solids[index]!, poseIn(snapshot, i), solids[i]!, reachM);
      if (gap) yield { index: i, ...gap };
    }
  }

  return {
    around,
    neighbours: (bodyIndex, timeS, reachM) => [...near(bodyIndex, timeS, reachM)],
    isNear: (bodyIndex, timeS, reachM) => !near(bodyIndex, timeS, reachM).next().done,
    radiusM: (bodyIndex) => solids[bodyIndex]!.radiusM,
    poseAt(bodyIndex, timeS) {
      const solid = solids[bodyIndex]!;
      if (!solid.track) return solid.still;
      const { positionM, rotation } = sampled(solid, timeS);
      return { positionM: [...positionM], rotation: [...rotation] };
    },
  };
}

/** Each once: two cells of one key are visited twice. */
function inOrder(indices: number[]): number[] {
  return indices.sort((a, b) => a - b).filter((index, i) => index !== indices[i - 1]);
}

/** Cells may share a key, which costs a look and no more: distances are asked anyway. */
function cellKey(i: number, j: number, k: number): number {
  return Math.imul(i, 73856093) ^ Math.imul(j, 19349663) ^ Math.imul(k, 83492791);
}
