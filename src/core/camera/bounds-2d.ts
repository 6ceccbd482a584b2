import { clamp } from '../base/math.ts';
import { conjugate, multiply, type Pose, rotate, toLocal } from '../base/quat.ts';
import { type Blob, convexBlobs } from '../base/shapes/convex-blobs.ts';
import { add, mix } from '../base/vec3.ts';
import type { Intrinsics } from './camera.ts';
import { projectLocal } from './projection.ts';
import { isSeen, type SeenBody, type SeenPart } from './seen-body.ts';

/** [x0, y0, x1, y1] in pixels. */
export type BoxPx = readonly [x0: number, y0: number, x1: number, y1: number];

/** What lies nearer than this to the plane of the lens is cut off, in metres. */
const NEAR_M = 0.01;
/** The smallest box around the seen parts of a body, clipped to the frame; null where nothing of it is in the frame. */
export function boxOf(intrinsics: Intrinsics, camera: Pose, body: SeenBody): BoxPx | null {
  let x0 = Number.POSITIVE_INFINITY;
  let y0 = Number.POSITIVE_INFINITY;
  let x1 = Number.NEGATIVE_INFINITY;
  let y1 = Number.NEGATIVE_INFINITY;
  const seen: Pose = {
    positionM: toLocal(camera, body.positionM),
    rotation: multiply(conjugate(camera.rotation), body.rotation),
  };
  for (const part of partBlobsOf(body.parts)) {
    const blobs = part.map(({ centerM, radiusM }) => ({
      centerM: add(rotate(seen.rotation, centerM), seen.positionM),
      radiusM,
    }));
    for (const blob of cutAtLens(blobs)) {
      const [bx0, by0, bx1, by1] = boxOfBlob(intrinsics, blob);
      x0 = Math.min(x0, bx0);
      y0 = Math.min(y0, by0);
      x1 = Math.max(x1, bx1);
      y1 = Math.max(y1, by1);
    }
  }
  if (!(x1 > 0 && y1 > 0 && x0 < intrinsics.widthPx && y0 < intrinsics.heightPx)) return null;
  return [
    clamp(x0, 0, intrinsics.widthPx),
    clamp(y0, 0, intrinsics.heightPx),
    clamp(x1, 0, intrinsics.widthPx),
    clamp(y1, 0, intrinsics.heightPx),
  ];
}

const known = new WeakMap<readonly SeenPart[], readonly (readonly Blob[])[]>();

/** The blobs of each seen part in the frame of the body, worked out once per list of parts. */
function partBlobsOf(parts: readonly SeenPart[]): readonly (readonly Blob[])[] {
  let blobs = known.get(parts);
  if (!blobs) {
    blobs = parts.filter(isSeen).map((part) =>
      distinct(convexBlobs(part.shape)).map(({ centerM, radiusM }) => ({
        centerM: add(rotate(part.rotation, centerM), part.positionM),
        radiusM,
      })),
    );
    known.set(parts, blobs);
  }
  return blobs;
}

/** Knots of a net and corners of a mesh are shared by many edges; each counts once. */
function distinct(blobs: readonly Blob[]): readonly Blob[] {
  return [...new Map(blobs.map((blob) => [`${blob.centerM}/${blob.radiusM}`, blob])).values()];
}

/** The blobs before the lens, and where lines from those behind it to those before it come through its plane. */
function cutAtLens(blobs: readonly Blob[]): readonly Blob[] {
  const isBefore = (b: Blob) => -b.centerM[2] >= NEAR_M;
  if (blobs.every(isBefore)) return blobs;
  const before = blobs.filter(isBefore);
  const through = blobs
    .filter((b) => !isBefore(b))
    .flatMap((behind) =>
      before.map((b): Blob => {
        const share = (NEAR_M + b.centerM[2]) / (b.centerM[2] - behind.centerM[2]);
        return { centerM: mix(b.centerM, behind.centerM, share), radiusM: 0 };
      }),
    );
  return [...before, ...through];
}

function boxOfBlob(intrinsics: Intrinsics, { centerM, radiusM }: Blob): BoxPx {
  if (radiusM === 0) {
    const [x, y] = projectLocal(intrinsics, centerM) ?? [intrinsics.cxPx, intrinsics.cyPx];
    return [x, y, x, y];
  }
  const depth = -centerM[2];
  const [left, right] = tangents(centerM[0], depth, radiusM);
  const [bottom, top] = tangents(centerM[1], depth, radiusM);
  return [
    intrinsics.cxPx + intrinsics.fxPx * left,
    intrinsics.cyPx - intrinsics.fyPx * top,
    intrinsics.cxPx + intrinsics.fxPx * right,
    intrinsics.cyPx - intrinsics.fyPx * bottom,
  ];
}

/** Slopes of the two lines from the lens that graze a circle at (side, depth); endless where they run past the lens. */
function tangents(side: number, depth: number, radius: number): readonly [low: number, high: number] {
  const square = side * side + depth * depth - radius * radius;
  if (square <= 0) return [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  const l = Math.sqrt(square);
  const low = depth * l + side * radius;
  const high = depth * l - side * radius;
  return [
    low > 0 ? (side * l - depth * radius) / low : Number.NEGATIVE_INFINITY,
    high > 0 ? (side * l + depth * radius) / high : Number.POSITIVE_INFINITY,
  ];
}
