import { cos, PI, sin, TAU } from '../math.ts';
import type { Shape } from '../shapes/shape.ts';
import { addScaled, cross, distance, normalize, scale, sub, type Vec3 } from '../vec3.ts';
import { addHull } from './hull-mesh.ts';
import { createMeshBuilder, type Mesh, type MeshBuilder } from './mesh.ts';
import { arc, type OutlinePoint, revolve } from './revolve.ts';

/** Corners around a round shape: multiples of four, so that it has vertices on its axes and fills its bounds exactly. */
const AROUND = 48;
const RING_AROUND = 80;
/** A rod this thin beside its ring (a seam, a line) looks round with half the corners. */
const THIN_ROD = 0.08;
const ROD_AROUND = 16;
const THIN_ROD_AROUND = 8;
const STRAND_AROUND = 6;
/** A strand shorter than this has no direction, in metres. */
const SHORTEST_STRAND_M = 1e-9;

/** The surface of a shape as triangles, in its own frame; round shapes touch their true surface at the corners. */
export function meshOf(shape: Shape): Mesh {
  const builder = createMeshBuilder();
  addShape(builder, shape);
  return builder.mesh();
}

function addShape(builder: MeshBuilder, shape: Shape): void {
  if (shape.type === 'ball') revolve(builder, arc(at(0, 0, shape.radiusM), PI / 2, -PI / 2, AROUND / 2), AROUND);
  else if (shape.type === 'box') addBox(builder, shape.sizeM);
  else if (shape.type === 'capsule') addCapsule(builder, shape.radiusM, shape.lengthM / 2);
  else if (shape.type === 'cylinder') addCylinder(builder, shape.radiusM, shape.heightM / 2);
  else if (shape.type === 'torus') addTorus(builder, shape.ringRadiusM, shape.rodRadiusM);
  else if (shape.type === 'hull') addHull(builder, shape.pointsM);
  else if (shape.type === 'mesh') {
    // Faceted: blocking shapes read by their planes.
    for (const [a, b, c] of shape.triangles)
      builder.polygon([shape.verticesM[a]!, shape.verticesM[b]!, shape.verticesM[c]!]);
  } else for (const [from, to] of shape.segmentsM) addStrand(builder, from, to, shape.radiusM);
}

function at(radiusM: number, yM: number, widthM: number) {
  return { radiusM, yM, widthM };
}

function addCapsule(builder: MeshBuilder, radiusM: number, halfM: number): void {
  const top = arc(at(0, halfM, radiusM), PI / 2, 0, AROUND / 4);
  const bottom = arc(at(0, -halfM, radiusM), 0, -PI / 2, AROUND / 4);
  revolve(builder, [...top, ...(halfM > 0 ? bottom : bottom.slice(1))], AROUND);
}

function addTorus(builder: MeshBuilder, ringRadiusM: number, rodRadiusM: number): void {
  const pieces = rodRadiusM < ringRadiusM * THIN_ROD ? THIN_ROD_AROUND : ROD_AROUND;
  revolve(builder, arc(at(ringRadiusM, 0, rodRadiusM), TAU, 0, pieces), RING_AROUND);
}

function addBox(builder: MeshBuilder, sizeM: Vec3): void {
  const h = scale(sizeM, 0.5);
  for (const axis of [0, 1, 2]) {
    for (const side of [1, -1]) {
      // The next two axes, turned so that they run counter-clockwise about the outward one.
      const [u, v] = side > 0 ? [(axis + 1) % 3, (axis + 2) % 3] : [(axis + 2) % 3, (axis + 1) % 3];
      const corner = (x: number, y: number): Vec3 => {
        const p: [number, number, number] = [0, 0, 0];
        p[axis] = side * h[axis]!;
        p[u!] = x * h[u!]!;
        p[v!] = y * h[v!]!;
        return p;
      };
      builder.polygon([corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)]);
    }
  }
}

function addCylinder(builder: MeshBuilder, radiusM: number, halfM: number): void {
  const point = (r: number, yM: number, normal: OutlinePoint['normal']): OutlinePoint => ({ radiusM: r, yM, normal });
  revolve(builder, [point(0, halfM, [0, 1]), point(radiusM, halfM, [0, 1])], AROUND);
  revolve(builder, [point(radiusM, halfM, [1, 0]), point(radiusM, -halfM, [1, 0])], AROUND);
  revolve(builder, [point(radiusM, -halfM, [0, -1]), point(0, -halfM, [0, -1])], AROUND);
}

/** An open tube. */
function addStrand(builder: MeshBuilder, from: Vec3, to: Vec3, radiusM: number): void {
  if (distance(from, to) < SHORTEST_STRAND_M) return;
  const along = normalize(sub(to, from));
  const right = normalize(cross(along, Math.abs(along[1]) < 0.9 ? [0, 1, 0] : [1, 0, 0]));
  const up = cross(along, right);
  const corners = Array.from({ length: STRAND_AROUND }, (_, i) => {
    const angle = (TAU * i) / STRAND_AROUND;
    const out = addScaled(scale(right, cos(angle)), up, sin(angle));
    return [from, to].map((end) => builder.vertex(addScaled(end, out, radiusM), out)) as [number, number];
  });
  corners.forEach(([a, b], i) => {
    const [c, d] = corners[(i + 1) % STRAND_AROUND]!;
    builder.triangle(a, c, d);
    builder.triangle(a, d, b);
  });
}
