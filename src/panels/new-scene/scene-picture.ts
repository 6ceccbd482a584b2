import { planBake } from '../../core/bake/plan-bake.ts';
import { convexHull } from '../../core/base/convex-hull.ts';
import { compose, IDENTITY, type Pose, toLocal } from '../../core/base/quat.ts';
import { boundsCorners, shapeBounds } from '../../core/base/shapes/bounds.ts';
import type { Shape } from '../../core/base/shapes/shape.ts';
import { type Vec3, ZERO } from '../../core/base/vec3.ts';
import type { Intrinsics } from '../../core/camera/camera.ts';
import { cameraAt } from '../../core/camera/camera-at.ts';
import { intrinsicsOf, projectLocal } from '../../core/camera/projection.ts';
import { hangInto } from '../../core/joints/hanging.ts';
import { LINK_COLORS_RGB, type Link, type LinkEnd, linksOf } from '../../core/joints/links.ts';
import { materials } from '../../core/materials/index.ts';
import { UNMOVED } from '../../core/motion/unmoved.ts';
import { propKinds } from '../../core/props/index.ts';
import type { Part } from '../../core/props/prop-kind.ts';
import { defaultCameraId, propsOfTake } from '../../core/scene/queries.ts';
import type { Scene } from '../../core/scene/schema.ts';

/** One flat shape of the picture: a ball's disc, the outline of anything else, or a line. */
export type Blot =
  | {
      readonly type: 'disc';
      readonly xPx: number;
      readonly yPx: number;
      readonly radiusPx: number;
      readonly fill: string;
    }
  | { readonly type: 'outline'; readonly points: readonly (readonly [number, number])[]; readonly fill: string }
  /** A rod or rope. */
  | {
      readonly type: 'line';
      readonly points: readonly (readonly [number, number])[];
      readonly widthPx: number;
      readonly fill: string;
    };

/** A scene as its leading camera sees it before anything moves, in flat shapes from back to front. */
export interface ScenePicture {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Where the ground meets the sky, from the top. */
  readonly horizonPx: number;
  readonly blots: readonly Blot[];
}

export const PICTURE_WIDTH_PX = 160;
export const PICTURE_HEIGHT_PX = 90;
/** Parts longer than this are surroundings: the ground of the picture stands for them, in metres. */
const SURROUNDINGS_M = 12;
/** Nothing nearer to the lens than this is drawn, in metres. */
const NEAREST_M = 0.05;
/** Rods and ropes stay this wide, to be seen. */
const THINNEST_PX = 0.6;
/** Enough for the sag of a rope at this size. */
const ROPE_POINTS = 13;

/** Null for a scene without a camera. */
export function pictureOf(scene: Scene): ScenePicture | null {
  const cameraId = defaultCameraId(scene);
  if (cameraId === null) return null;
  const camera = cameraAt(scene, UNMOVED, cameraId, 0);
  const lens = intrinsicsOf(camera, PICTURE_WIDTH_PX, PICTURE_HEIGHT_PX);
  const seen: { readonly blot: Blot; readonly depthM: number }[] = [];
  for (const [, prop] of propsOfTake(scene, scene.activeTakeId)) {
    const kind = propKinds.get(prop.kind);
    for (const body of kind.bodies(kind.params.parse(prop.params))) {
      const place = compose(prop, body.pose ?? { positionM: ZERO, rotation: IDENTITY });
      for (const part of body.parts) {
        const drawn = part.role === 'collide' ? null : blotOf(part, compose(place, part), camera, lens);
        if (drawn) seen.push(drawn);
      }
    }
  }
  for (const link of linksOfScene(scene)) {
    const drawn = lineOf(link, camera, lens);
    if (drawn) seen.push(drawn);
  }
  // A level direction straight ahead, which meets the horizon.
  const [x, y, z] = toLocal({ positionM: ZERO, rotation: camera.rotation }, [0, 1, 0]);
  const horizonPx = Math.abs(y) < 1e-6 ? (z > 0 ? 0 : PICTURE_HEIGHT_PX) : lens.cyPx - (lens.fyPx * z) / y;
  return {
    widthPx: PICTURE_WIDTH_PX,
    heightPx: PICTURE_HEIGHT_PX,
    horizonPx: Number.isFinite(x) ? Math.min(Math.max(horizonPx, 0), PICTURE_HEIGHT_PX) : 0,
    blots: seen.toSorted((a, b) => b.depthM - a.depthM).map(({ blot }) => blot),
  };
}

/** The rods, ropes and springs at the start, as points in the world. */
function linksOfScene(scene: Scene): readonly { readonly link: Link; readonly pointsM: readonly Vec3[] }[] {
  if (Object.keys(scene.joints).length === 0) return [];
  const { joints, bodies } = planBake(scene, scene.activeTakeId);
  const placeOf = ({ bodyId, pointM }: LinkEnd) => {
    const body = bodies.find(({ id }) => id === bodyId);
    return body ? compose(body, { positionM: pointM, rotation: IDENTITY }).positionM : pointM;
  };
  return linksOf(joints, bodies, []).map((link) => {
    const [a, b] = [placeOf(link.ends[0]), placeOf(link.ends[1])];
    if (link.type !== 'rope') return { link, pointsM: [a, b] };
    const hung = new Float64Array(3 * ROPE_POINTS);
    hangInto(hung, a, b, link.lengthM, 0);
    const pointsM = Array.from(
      { length: ROPE_POINTS },
      (_, i): Vec3 => [hung[3 * i]!, hung[3 * i + 1]!, hung[3 * i + 2]!],
    );
    return { link, pointsM };
  });
}

function lineOf(
  { link, pointsM }: { readonly link: Link; readonly pointsM: readonly Vec3[] },
  camera: Pose,
  lens: Intrinsics,
): { readonly blot: Blot; readonly depthM: number } | null {
  const points: (readonly [number, number])[] = [];
  let depthM = 0;
  for (const pointM of pointsM) {
    const local = toLocal(camera, pointM);
    const place = -local[2] > NEAREST_M ? projectLocal(lens, local) : null;
    if (!place) return null;
    points.push(place);
    depthM -= local[2] / pointsM.length;
  }
  const widthPx = Math.max((2 * lens.fyPx * link.radiusM) / depthM, THINNEST_PX);
  return { depthM, blot: { type: 'line', points, widthPx, fill: css(LINK_COLORS_RGB[link.type]) } };
}

function blotOf(
  part: Part,
  placed: Pose,
  camera: Pose,
  lens: Intrinsics,
): { readonly blot: Blot; readonly depthM: number } | null {
  // A net is mostly holes, and seams and stripes go around what they lie on: their outlines would hide it.
  if (part.shape.type === 'strands' || (part.role === 'show' && part.shape.type === 'torus')) return null;
  const { minM, maxM } = shapeBounds(part.shape);
  if (Math.max(maxM[0] - minM[0], maxM[1] - minM[1], maxM[2] - minM[2]) > SURROUNDINGS_M) return null;
  const fill = css(part.colorRgb ?? materials.get(part.materialId).colorRgb);
  const depthM = -toLocal(camera, placed.positionM)[2];
  if (part.shape.type === 'ball') {
    const middle = depthM > NEAREST_M ? projectLocal(lens, toLocal(camera, placed.positionM)) : null;
    if (!middle) return null;
    const radiusPx = (lens.fyPx * part.shape.radiusM) / depthM;
    return { depthM, blot: { type: 'disc', xPx: middle[0], yPx: middle[1], radiusPx, fill } };
  }
  const points: (readonly [number, number])[] = [];
  for (const corner of cornersOf(part.shape, placed)) {
    const local = toLocal(camera, corner);
    const place = -local[2] > NEAREST_M ? projectLocal(lens, local) : null;
    if (!place) return null;
    points.push(place);
  }
  return { depthM, blot: { type: 'outline', points: convexHull(points), fill } };
}

function cornersOf(shape: Shape, placed: Pose): readonly Vec3[] {
  const local = shape.type === 'hull' ? shape.pointsM : shape.type === 'mesh' ? shape.verticesM : null;
  if (!local) return boundsCorners(shapeBounds(shape), placed);
  return local.map((positionM) => compose(placed, { positionM, rotation: IDENTITY }).positionM);
}

function css([r, g, b]: readonly [number, number, number]): string {
  return `rgb(${Math.round(r * 255)} ${Math.round(g * 255)} ${Math.round(b * 255)})`;
}
