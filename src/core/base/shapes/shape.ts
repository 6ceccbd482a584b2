import type { Vec3 } from '../vec3.ts';

/**
 * The geometry of a part, in the part's own frame, centred on its origin; sizes in metres. Capsule and cylinder lie
 * along y; the torus lies in the xz plane about y. `mesh` and `strands` are for show only.
 */
export type Shape =
  | { readonly type: 'ball'; readonly radiusM: number }
  | { readonly type: 'box'; readonly sizeM: Vec3 }
  /** `lengthM` is the straight middle: the whole is `lengthM + 2 radiusM` long. */
  | { readonly type: 'capsule'; readonly radiusM: number; readonly lengthM: number }
  | { readonly type: 'cylinder'; readonly radiusM: number; readonly heightM: number }
  /** `ringRadiusM` from the axis to the centre of the rod; `rodRadiusM` is the rod's own radius. */
  | { readonly type: 'torus'; readonly ringRadiusM: number; readonly rodRadiusM: number }
  /** The convex hull of at least four points that do not lie in one plane. */
  | { readonly type: 'hull'; readonly pointsM: readonly Vec3[] }
  | {
      readonly type: 'mesh';
      readonly verticesM: readonly Vec3[];
      readonly triangles: readonly (readonly [number, number, number])[];
    }
  | { readonly type: 'strands'; readonly segmentsM: readonly (readonly [Vec3, Vec3])[]; readonly radiusM: number };

export type ShapeType = Shape['type'];
