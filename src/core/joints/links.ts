import type { JointShape } from '../base/joint-shape.ts';
import { compose, IDENTITY, type Pose, toLocal } from '../base/quat.ts';
import type { Shape } from '../base/shapes/shape.ts';
import { nearestOn } from '../base/shapes/signed-distance.ts';
import { addScaled, distance, type Vec3, ZERO } from '../base/vec3.ts';

/** A joint as it may be seen: one of a plan or of a shot spec. */
export interface HeldJoint {
  /** With a dot where a prop brings it. */
  readonly id: string;
  /** The second is null for the set. */
  readonly bodyIds: readonly [a: string, b: string | null];
  /** In the frame of each body; in the world for the set. */
  readonly pointsM: readonly [a: Vec3, b: Vec3];
  readonly shape: JointShape;
}

/** What became of a joint. */
export interface JointFate {
  readonly jointId: string;
  /** Null where it held. */
  readonly brokeAtS: number | null;
}

/** A body with the parts that others collide with. */
export interface HeldBody {
  readonly id: string;
  readonly parts: readonly (Pose & { readonly shape: Shape })[];
}

/** One end of a link: in the frame of the body, in the world where there is none. */
export interface LinkEnd {
  readonly bodyId: string | null;
  readonly pointM: Vec3;
}

/** What is seen of a joint that holds something at a distance. */
export interface Link {
  readonly jointId: string;
  readonly type: 'rod' | 'rope' | 'spring';
  readonly ends: readonly [LinkEnd, LinkEnd];
  /** Of a rod; of a rope that is taut; of a spring at rest. */
  readonly lengthM: number;
  /** Half of how thick the rod, the rope or the spring's wire is. */
  readonly radiusM: number;
  /** From when on it is gone; null where it held. */
  readonly brokeAtS: number | null;
}

/** Steel for rods and springs, hemp that has greyed for ropes; sRGB, 0 to 1. */
export const LINK_COLORS_RGB: Readonly<Record<Link['type'], Vec3>> = {
  rod: [0.6, 0.62, 0.65],
  spring: [0.6, 0.62, 0.65],
  rope: [0.56, 0.53, 0.48],
};

/** A point farther than this from a body's surface does not look held by it, in metres. */
const HELD_OFF_M = 0.02;
/** Radius over length: 1.5 mm thick over 30 cm, 3 cm over 6 m, and never thinner or thicker than can be believed. */
const SLENDERNESS = 0.0025;
const RADIUS_RANGE_M = [0.0005, 0.025] as const;

/**
 * What is seen of joints: ropes and springs, and a rod wherever a joint of the scene takes hold of a body from outside it.
 * What a prop joins within itself is seen as the prop, but for its ropes and springs.
 */
export function linksOf(
  joints: readonly HeldJoint[],
  bodies: readonly HeldBody[],
  fates: readonly JointFate[],
): Link[] {
  const brokenAt = new Map(fates.map(({ jointId, brokeAtS }) => [jointId, brokeAtS]));
  const byId = new Map(bodies.map((body) => [body.id, body]));
  return joints.flatMap(({ id, shape, bodyIds, pointsM }) => {
    const brokeAtS = brokenAt.get(id) ?? null;
    const ends = [endOf(bodyIds[0], pointsM[0]), endOf(bodyIds[1], pointsM[1])] as const;
    const links: Link[] = [];
    if (shape.type === 'rope' || shape.type === 'spring') {
      const { type, lengthM } = shape;
      links.push({ jointId: id, type, ends, lengthM, radiusM: radiusOf(lengthM), brokeAtS });
    }
    if (id.includes('.') || shape.type === 'slider') return links;
    for (const end of ends) {
      const body = end.bodyId === null ? undefined : byId.get(end.bodyId);
      const rod = body && rodTo(body, end);
      if (rod) links.push({ jointId: id, type: 'rod', brokeAtS, ...rod });
    }
    return links;
  });
}

function endOf(bodyId: string | null, pointM: Vec3): LinkEnd {
  return { bodyId, pointM };
}

/** From a point to the nearest place of the body, and a little into it; null where the point is at or in the body. */
function rodTo(body: HeldBody, end: LinkEnd): Pick<Link, 'ends' | 'lengthM' | 'radiusM'> | null {
  let nearestM = Number.POSITIVE_INFINITY;
  let foot: Vec3 = ZERO;
  for (const part of body.parts) {
    const local = toLocal(part, end.pointM);
    const { distanceM, normal } = nearestOn(part.shape, local);
    if (distanceM >= nearestM) continue;
    nearestM = distanceM;
    const onPart = addScaled(local, normal, -(distanceM + radiusOf(distanceM)));
    foot = compose(part, { positionM: onPart, rotation: IDENTITY }).positionM;
  }
  // A body without a solid part is where its origin is.
  if (nearestM === Number.POSITIVE_INFINITY) nearestM = distance(end.pointM, ZERO);
  if (nearestM <= HELD_OFF_M) return null;
  return { ends: [end, endOf(end.bodyId, foot)], lengthM: distance(end.pointM, foot), radiusM: radiusOf(nearestM) };
}

function radiusOf(lengthM: number): number {
  return Math.min(Math.max(SLENDERNESS * lengthM, RADIUS_RANGE_M[0]), RADIUS_RANGE_M[1]);
}
