import { cross, length, normalize, sub, type Vec3 } from '../vec3.ts';

/** Triangles of a surface, counter-clockwise as seen from outside; metres, in the frame of the shape. */
export interface Mesh {
  /** x, y, z of each vertex. */
  readonly positionsM: Float32Array;
  /** Unit vectors, one for each vertex. */
  readonly normals: Float32Array;
  /** Three vertices for each triangle. */
  readonly triangles: Uint32Array;
}

/** Triangles with a smaller area are left out, in square metres: they have no direction. */
const LEAST_AREA_M2 = 1e-14;

/** A mesh while it is put together. */
export interface MeshBuilder {
  /** The number of the new vertex. */
  vertex(positionM: Vec3, normal: Vec3): number;
  triangle(a: number, b: number, c: number): void;
  /** A flat, convex polygon with corners of its own, counter-clockwise as seen from outside. */
  polygon(cornersM: readonly Vec3[]): void;
  mesh(): Mesh;
}

export function createMeshBuilder(): MeshBuilder {
  const positions: number[] = [];
  const normals: number[] = [];
  const triangles: number[] = [];
  const builder: MeshBuilder = {
    vertex(positionM, normal) {
      positions.push(...positionM);
      normals.push(...normal);
      return positions.length / 3 - 1;
    },
    triangle(a, b, c) {
      triangles.push(a, b, c);
    },
    polygon(cornersM) {
      const normal = normalOf(cornersM);
      if (!normal) return;
      const first = positions.length / 3;
      for (const corner of cornersM) builder.vertex(corner, normal);
      for (let i = 1; i + 1 < cornersM.length; i++) {
        if (areaOf(cornersM[0]!, cornersM[i]!, cornersM[i + 1]!) < LEAST_AREA_M2) continue;
        triangles.push(first, first + i, first + i + 1);
      }
    },
    mesh: () => ({
      positionsM: new Float32Array(positions),
      normals: new Float32Array(normals),
      triangles: new Uint32Array(triangles),
    }),
  };
  return builder;
}

function areaOf(a: Vec3, b: Vec3, c: Vec3): number {
  return length(cross(sub(b, a), sub(c, a))) / 2;
}

/** The direction of the largest triangle of the fan; null where the polygon is a line. */
function normalOf(corners: readonly Vec3[]): Vec3 | null {
  let widest: Vec3 = [0, 0, 0];
  for (let i = 1; i + 1 < corners.length; i++) {
    const across = cross(sub(corners[i]!, corners[0]!), sub(corners[i + 1]!, corners[0]!));
    if (length(across) > length(widest)) widest = across;
  }
  return length(widest) / 2 < LEAST_AREA_M2 ? null : normalize(widest);
}
