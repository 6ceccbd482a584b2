import {
  BoxGeometry,
  BufferAttribute,
  BufferGeometry,
  CapsuleGeometry,
  CylinderGeometry,
  Quaternion,
  SphereGeometry,
  TorusGeometry,
  Vector3,
} from 'three';
import { ConvexGeometry } from 'three/addons/geometries/ConvexGeometry.js';
import type { Shape } from '../core/base/shapes/shape.ts';
import { distance, mix, type Vec3 } from '../core/base/vec3.ts';

/** Multiples of four, so that a round shape has vertices on its axes and fills its bounds exactly. */
const AROUND = 48;
const RING_AROUND = 80;
/** A rod this thin beside its ring (a seam, a line) looks round with half the corners. */
const THIN_ROD = 0.08;
const ROD_AROUND = 16;
const THIN_ROD_AROUND = 8;
const STRAND_AROUND = 6;

/** The picture of a part, in the part's own frame. */
export function shapeGeometry(shape: Shape): BufferGeometry {
  switch (shape.type) {
    case 'ball':
      return new SphereGeometry(shape.radiusM, AROUND, AROUND / 2);
    case 'box':
      return new BoxGeometry(shape.sizeM[0], shape.sizeM[1], shape.sizeM[2]);
    case 'capsule':
      return new CapsuleGeometry(shape.radiusM, shape.lengthM, AROUND / 4, AROUND);
    case 'cylinder':
      return new CylinderGeometry(shape.radiusM, shape.radiusM, shape.heightM, AROUND);
    case 'torus':
      // three's torus lies in the xy plane; ours lies in xz.
      return torusGeometry(shape.ringRadiusM, shape.rodRadiusM).rotateX(Math.PI / 2);
    case 'hull':
      return new ConvexGeometry(shape.pointsM.map(toVector));
    case 'mesh':
      return meshGeometry(shape.verticesM, shape.triangles);
    case 'strands':
      return strandsGeometry(shape.segmentsM, shape.radiusM);
  }
}

function torusGeometry(ringRadiusM: number, rodRadiusM: number): TorusGeometry {
  const rodAround = rodRadiusM < ringRadiusM * THIN_ROD ? THIN_ROD_AROUND : ROD_AROUND;
  return new TorusGeometry(ringRadiusM, rodRadiusM, rodAround, RING_AROUND);
}

function toVector(point: Vec3): Vector3 {
  return new Vector3(point[0], point[1], point[2]);
}

function meshGeometry(
  vertices: readonly Vec3[],
  triangles: readonly (readonly [number, number, number])[],
): BufferGeometry {
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(new Float32Array(vertices.flat()), 3));
  geometry.setIndex(triangles.flat());
  // Faceted: previz shapes read by their planes.
  const flat = geometry.toNonIndexed();
  flat.computeVertexNormals();
  geometry.dispose();
  return flat;
}

/** All strands in one geometry: a net is one draw call. */
function strandsGeometry(segments: readonly (readonly [Vec3, Vec3])[], radiusM: number): BufferGeometry {
  const rod = new CylinderGeometry(radiusM, radiusM, 1, STRAND_AROUND, 1, true);
  const positions: number[] = [];
  const normals: number[] = [];
  const index: number[] = [];
  const turn = new Quaternion();
  const along = new Vector3();
  const point = new Vector3();
  const up = new Vector3(0, 1, 0);
  const rodPositions = rod.getAttribute('position');
  const rodNormals = rod.getAttribute('normal');
  for (const [from, to] of segments) {
    const first = positions.length / 3;
    const lengthM = distance(from, to);
    const middle = mix(from, to, 0.5);
    turn.setFromUnitVectors(up, along.set(to[0] - from[0], to[1] - from[1], to[2] - from[2]).normalize());
    for (let i = 0; i < rodPositions.count; i++) {
      point.fromBufferAttribute(rodPositions, i);
      point.y *= lengthM;
      point.applyQuaternion(turn);
      positions.push(point.x + middle[0], point.y + middle[1], point.z + middle[2]);
      point.fromBufferAttribute(rodNormals, i).applyQuaternion(turn);
      normals.push(point.x, point.y, point.z);
    }
    const rodIndex = rod.getIndex()!;
    for (let i = 0; i < rodIndex.count; i++) index.push(first + rodIndex.getX(i));
  }
  rod.dispose();
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(new Float32Array(positions), 3));
  geometry.setAttribute('normal', new BufferAttribute(new Float32Array(normals), 3));
  geometry.setIndex(index);
  return geometry;
}
