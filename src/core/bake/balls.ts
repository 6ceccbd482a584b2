import { stateOnMarks } from '../base/marks.ts';
import type { StartOverlap } from '../motion/motion.ts';
import { createBallBodies } from './ball-bodies.ts';
import { type BallWorld, createBallWorld } from './ball-world.ts';
import { type BodyStates, startStates, writeState } from './body-states.ts';
import { type LayerBall, layerBall, load } from './layer-ball.ts';
import { createLoneFlight, type LoneFlight } from './lone-flight.ts';
import { mediumOf } from './medium.ts';
import type { MovingBodies } from './moving-bodies.ts';
import { createNudges } from './nudges.ts';
import { type BakePlan, type BodyPlan, type PairPlan, pairKey } from './plan.ts';
import { distanceFromBounds, nearestOnStill, type StillPart, stillPartsOf } from './still-part.ts';

/** The balls of a plan, and the world in which they fly. */
export interface Balls {
  readonly all: readonly LayerBall[];
  readonly world: BallWorld;
  /** Flies every ball but those that are elsewhere through a step; the states stay as they are. */
  fly(states: BodyStates, stepS: number, isElsewhere: (bodyIndex: number) => boolean): void;
  /** Flies every ball through a step, where all are free and nobody else moves them. */
  flyAll(states: BodyStates, stepS: number): void;
  /** Null unless there is just one ball, and nothing else that moves. */
  readonly loneFlight: LoneFlight | null;
  /** Whether a ball meets, within a step, something that moves too slowly for an impact: a matter for the engine. */
  isSlow(ball: LayerBall, states: BodyStates, stepS: number): boolean;
  pairOf: PairOf;
  startOverlaps(): StartOverlap[];
}

/** Whether a body is a ball of the layer: round, of one part about its own origin, free some day, and held by no joint. */
export function isLayerBall(plan: BakePlan, body: BodyPlan): boolean {
  const part = body.parts[0];
  return (
    (body.drive === 'free' || body.drive === 'let-go') &&
    body.parts.length === 1 &&
    part?.shape.type === 'ball' &&
    part.positionM.every((x) => x === 0) &&
    body.centerOfMassM.every((x) => x === 0) &&
    !plan.joints.some(({ bodyIds }) => bodyIds.includes(body.id))
  );
}

/** `bodies` are those that move, and are not themselves balls of the layer; null where there are none. */
export function ballsOf(plan: BakePlan, bodies: MovingBodies | null): Balls {
  const still = stillPartsOf(plan);
  const table = createPairTable(plan);
  const all: LayerBall[] = [];
  plan.bodies.forEach((body, bodyIndex) => {
    const part = body.parts[0];
    if (part?.shape.type !== 'ball' || !isLayerBall(plan, body)) return;
    all.push(
      layerBall({
        bodyIndex,
        index: all.length,
        radiusM: part.shape.radiusM,
        massKg: body.massKg,
        inertiaKgm2: body.inertiaKgm2[0],
        surface: table.surfaceOf(plan.surfaces[`${body.id}/${part.id}`]!),
      }),
    );
  });
  const partSurfaces = new Map(still.map((part) => [part, table.surfaceOf(part.surface)]));
  const pairOf = pairOfParts(plan);
  const ballBodies = bodies && createBallBodies(bodies, plan.gravityMps2, pairOf);
  const medium = mediumOf(plan);
  const world = createBallWorld({
    balls: all,
    still,
    medium,
    nudges: createNudges(plan),
    bodies: ballBodies,
    pairWithPart: (ball, part) => table.pair(ball.surface, partSurfaces.get(part)!),
    pairOfBalls: (a, b) => table.pair(a.surface, b.surface),
  });
  return {
    all,
    world,
    pairOf,
    loneFlight: all.length === 1 && !bodies ? createLoneFlight(all[0]!, medium, 1 / plan.stepHz) : null,
    isSlow(ball, states, stepS) {
      if (!ballBodies) return false;
      load(ball, states);
      return ballBodies.isSlow(ball, stepS);
    },
    fly(states, stepS, isElsewhere) {
      for (const ball of all) {
        ball.isFree = !isElsewhere(ball.bodyIndex);
        if (ball.isFree) load(ball, states);
      }
      world.step(stepS);
    },
    flyAll(states, stepS) {
      for (let n = 0; n < all.length; n++) {
        const ball = all[n]!;
        if (!ball.isFree) load(ball, states);
        ball.isFree = true;
        ball.atS = 0;
      }
      world.step(stepS);
    },
    startOverlaps() {
      if (all.length === 0) return [];
      const states = startStates(plan);
      for (const ball of all) {
        const { marks, letGoS } = plan.bodies[ball.bodyIndex]!;
        if (letGoS !== null) writeState(states, ball.bodyIndex, stateOnMarks(marks, letGoS));
        load(ball, states);
      }
      return all.flatMap((ball) => overlapsOf(plan, ball, still));
    },
  };
}

/** The pair of two parts of the plan. */
export type PairOf = (a: PlacedPart, b: PlacedPart) => PairPlan;

/** A part, by indices into the plan. */
export interface PlacedPart {
  readonly bodyIndex: number;
  readonly partIndex: number;
}

function pairOfParts(plan: BakePlan): PairOf {
  const surfaceOf = ({ bodyIndex, partIndex }: PlacedPart) => {
    const body = plan.bodies[bodyIndex]!;
    return plan.surfaces[`${body.id}/${body.parts[partIndex]!.id}`]!;
  };
  return (a, b) => plan.pairs[pairKey(surfaceOf(a), surfaceOf(b))]!;
}

/** The pairs of a plan by small numbers, so that looking one up makes no strings. */
function createPairTable(plan: BakePlan) {
  const keys: string[] = [];
  const rows: (PairPlan | undefined)[][] = [];
  return {
    surfaceOf(key: string): number {
      const known = keys.indexOf(key);
      if (known >= 0) return known;
      rows.push([]);
      return keys.push(key) - 1;
    },
    pair(a: number, b: number): PairPlan {
      const row = rows[a]!;
      row[b] ??= plan.pairs[pairKey(keys[a]!, keys[b]!)]!;
      return row[b];
    },
  };
}

/** Shallower overlaps at the start are rounding. */
const OVERLAP_M = 0.001;

function overlapsOf(plan: BakePlan, ball: LayerBall, still: readonly StillPart[]): StartOverlap[] {
  const near = new Float64Array(4);
  return still.flatMap((part) => {
    if (distanceFromBounds(part, ball.px, ball.py, ball.pz) >= ball.radiusM) return [];
    nearestOnStill(part, ball.px, ball.py, ball.pz, near);
    const depthM = ball.radiusM - near[0]!;
    if (!(depthM >= OVERLAP_M)) return [];
    const body = plan.bodies[ball.bodyIndex]!;
    const other = plan.bodies[part.bodyIndex]!;
    return [
      {
        timeS: body.letGoS ?? 0,
        bodyIds: [body.id, other.id] as const,
        partIds: [body.parts[0]!.id, other.parts[part.partIndex]!.id] as const,
        depthM,
      },
    ];
  });
}
