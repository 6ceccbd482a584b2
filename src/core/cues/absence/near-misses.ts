import { type BodyPlan, moves } from '../../bake/plan.ts';
import { compose, IDENTITY } from '../../base/quat.ts';
import { ballAround } from '../../base/shapes/bounds.ts';
import { distance, length, sub, type Vec3 } from '../../base/vec3.ts';
import { closestApproach } from '../../outcomes/gaps.ts';
import { followPassage } from '../../outcomes/passages.ts';
import type { PartRef } from '../../scene/schema.ts';
import type { CueContext } from '../cue-kind.ts';

/** A passage is missed where the origin of a body comes this near to it, in metres. */
const NEAR_PASSAGE_M = 0.35;
/** A touch that was not wanted is missed within this, and any other where it is a matter of a hair. */
const NEAR_UNWANTED_M = 0.5;
const HAIR_M = 0.02;
/** Slower than this past each other, two things stand or lie beside each other, in m/s. */
const PASSING_MPS = 1;
/** Pairs that are looked at for hairs; a scene has that many where a crowd of things lies about. */
const MOST_PAIRS = 400;

/** Something that could have sounded, and did not. */
export interface NearMiss {
  /** Unique within the take. */
  readonly id: string;
  readonly label: string;
  readonly timeS: number;
  readonly pointM: Vec3;
  readonly bodyIds: readonly [string, string];
  readonly partIds: readonly [string, string];
  /** Whether the director said that it must not happen. */
  readonly isWanted: boolean;
}

/** Openings that moving bodies come close to and never go through. */
export function missedPassages(ctx: CueContext): readonly NearMiss[] {
  const { plan, motion, scene } = ctx;
  return plan.bodies.flatMap((owner) =>
    owner.passages.flatMap((passage) =>
      plan.bodies
        .filter((body) => moves(body) && body.propId !== owner.propId)
        .flatMap((body): NearMiss[] => {
          const isWanted = Object.values(scene.outcome).some(
            (c) =>
              c.type === 'pass' &&
              c.mode === 'never' &&
              c.propId === body.propId &&
              c.through.propId === owner.propId &&
              c.through.passageId === passage.id,
          );
          // An opening without a net sounds of nothing, unless someone waits for it.
          if (owner.nets.length === 0 && !isWanted) return [];
          const { crossings, nearestM } = followPassage(motion, body, owner, passage, 0, motion.durationS);
          if (crossings.length > 0 || nearestM > NEAR_PASSAGE_M) return [];
          const silent = owner.nets.length > 0 ? 'no net swish' : 'no pass';
          return [
            {
              id: `${body.id}~${owner.id}/${passage.id}`,
              label: `${silent}: ${ctx.nameOf(body.id)} misses the ${passage.label}`,
              ...nearestTo(ctx, body.id, owner.id, passage.centerM),
              bodyIds: [body.id, owner.id],
              partIds: [body.parts[0]?.id ?? '', passage.id],
              isWanted,
            },
          ];
        }),
    ),
  );
}

/** Where a point of one body is when the origin of another is nearest to it. */
function nearestTo(ctx: CueContext, bodyId: string, ownerId: string, localM: Vec3): Pick<NearMiss, 'timeS' | 'pointM'> {
  let nearestM = Number.POSITIVE_INFINITY;
  let nearest = { timeS: 0, pointM: localM };
  for (const timeS of ctx.trackOf(bodyId)?.timesS ?? []) {
    const pointM = compose(ctx.stateOf(ownerId, timeS), { positionM: localM, rotation: IDENTITY }).positionM;
    const apartM = distance(ctx.stateOf(bodyId, timeS).positionM, pointM);
    if (apartM >= nearestM) continue;
    nearestM = apartM;
    nearest = { timeS, pointM };
  }
  return nearest;
}

/** Touches that nearly happen: those that the director said must not, and any that pass by a hair. */
export function missedTouches(ctx: CueContext): readonly NearMiss[] {
  const touched = new Set(
    ctx.motion.contacts.map(({ bodyIds }) => pairOf(ctx.bodyOf(bodyIds[0]).propId, ctx.bodyOf(bodyIds[1]).propId)),
  );
  const unwanted = Object.values(ctx.scene.outcome).flatMap((condition) =>
    condition.type === 'touch' && condition.mode === 'never' ? [[condition.a, condition.b] as const] : [],
  );
  const wanted = unwanted.flatMap(([a, b]) => nearestOf(ctx, a, b, NEAR_UNWANTED_M, true));
  const said = new Set(wanted.map(({ bodyIds }) => pairOf(...propsOf(ctx, bodyIds))));
  const hairs = hairPairs(ctx, touched)
    .filter(([a, b]) => !said.has(pairOf(a.propId, b.propId)))
    .flatMap(([a, b]) => nearestOf(ctx, { propId: a.propId }, { propId: b.propId }, HAIR_M, false));
  return [...wanted, ...hairs];
}

function propsOf(ctx: CueContext, bodyIds: readonly [string, string]): [string, string] {
  return [ctx.bodyOf(bodyIds[0]).propId, ctx.bodyOf(bodyIds[1]).propId];
}

function pairOf(a: string, b: string): string {
  return a < b ? `${a}~${b}` : `${b}~${a}`;
}

/** The nearest that two things come to each other in passing, without touching. */
function nearestOf(ctx: CueContext, a: PartRef, b: PartRef, withinM: number, isWanted: boolean): readonly NearMiss[] {
  const { plan, motion } = ctx;
  const bodiesOf = ({ propId }: PartRef) => plan.bodies.filter((body) => body.propId === propId);
  const [mover, target] = bodiesOf(a).some(moves) ? [a, b] : [b, a];
  let best: (NearMiss & { readonly gapM: number }) | null = null;
  for (const body of bodiesOf(mover).filter(moves)) {
    for (const other of bodiesOf(target)) {
      for (const part of other.parts) {
        if (target.partId !== undefined && target.partId !== part.id) continue;
        const approach = closestApproach(motion, body, other, part, best?.gapM ?? withinM);
        if (!approach) continue;
        const { gapM, timeS } = approach;
        // They touch after all.
        if (gapM <= 0) return [];
        if (!isPassing(ctx, body, other, timeS)) continue;
        const met = ctx.nameOfPart(other.id, part.id);
        best = {
          id: `${body.id}~${other.id}/${part.id}`,
          label: `no hit: ${ctx.nameOf(body.id)} misses ${met} by ${shortLength(gapM)}`,
          timeS,
          pointM: ctx.stateOf(body.id, timeS).positionM,
          bodyIds: [body.id, other.id],
          partIds: [body.parts[0]?.id ?? '', part.id],
          isWanted,
          gapM,
        };
      }
    }
  }
  if (!best) return [];
  const { gapM: _, ...miss } = best;
  return [miss];
}

function isPassing(ctx: CueContext, body: BodyPlan, other: BodyPlan, timeS: number): boolean {
  const [a, b] = [body, other].map(({ id }) => ctx.stateOf(id, timeS).velocityMps);
  return length(sub(a!, b!)) >= PASSING_MPS;
}

/** Pairs of one that moves and one that stands whose paths could come within a hair, and that never touch. */
function hairPairs(ctx: CueContext, touched: ReadonlySet<string>): readonly (readonly [BodyPlan, BodyPlan])[] {
  const { plan } = ctx;
  const still = plan.bodies.filter((body) => !moves(body) && body.parts.length > 0);
  const pairs = new Map<string, readonly [BodyPlan, BodyPlan]>();
  for (const body of plan.bodies.filter(moves)) {
    const reachM = HAIR_M + ctx.sizeOfM(body.id);
    const path = pathBounds(ctx, body.id);
    if (!path) continue;
    for (const other of still) {
      const key = pairOf(body.propId, other.propId);
      if (body.propId === other.propId || touched.has(key) || pairs.has(key)) continue;
      if (!other.parts.some((part) => isNear(path, compose(other, part).positionM, ballAround(part.shape) + reachM)))
        continue;
      pairs.set(key, [body, other]);
      if (pairs.size > MOST_PAIRS) return [];
    }
  }
  return [...pairs.values()];
}

interface Path {
  readonly minM: Vec3;
  readonly maxM: Vec3;
}

function pathBounds(ctx: CueContext, bodyId: string): Path | null {
  const positions = ctx.trackOf(bodyId)?.positionsM;
  if (!positions) return null;
  const minM: [number, number, number] = [Infinity, Infinity, Infinity];
  const maxM: [number, number, number] = [-Infinity, -Infinity, -Infinity];
  for (let i = 0; i < positions.length; i++) {
    const axis = (i % 3) as 0 | 1 | 2;
    minM[axis] = Math.min(minM[axis], positions[i]!);
    maxM[axis] = Math.max(maxM[axis], positions[i]!);
  }
  return { minM, maxM };
}

function isNear({ minM, maxM }: Path, pointM: Vec3, withinM: number): boolean {
  return pointM.every((x, axis) => x >= minM[axis]! - withinM && x <= maxM[axis]! + withinM);
}

/** "8 mm", "12 cm". */
function shortLength(lengthM: number): string {
  return lengthM < 0.0995 ? `${Math.max(1, Math.round(lengthM * 1000))} mm` : `${Math.round(lengthM * 100)} cm`;
}
