import type RapierModule from '@dimforge/rapier3d-compat';
import { cos, sin, TAU } from '../base/math.ts';
import { fromAxisAngle, multiply } from '../base/quat.ts';
import type { Shape } from '../base/shapes/shape.ts';

type Rapier = typeof RapierModule;

/** Rods of a ring in the engine; balls meet the exact ring in their own layer. */
const RING_CAPSULES = 32;

/** A shape as the engine wants it, about the part's own origin. Throws for shapes that are for show only. */
export function colliderDesc(rapier: Rapier, shape: Shape) {
  const { ColliderDesc } = rapier;
  if (shape.type === 'ball') return ColliderDesc.ball(shape.radiusM);
  if (shape.type === 'box') return ColliderDesc.cuboid(shape.sizeM[0] / 2, shape.sizeM[1] / 2, shape.sizeM[2] / 2);
  if (shape.type === 'capsule') return ColliderDesc.capsule(shape.lengthM / 2, shape.radiusM);
  if (shape.type === 'cylinder') return ColliderDesc.cylinder(shape.heightM / 2, shape.radiusM);
  if (shape.type === 'torus') return ringDesc(rapier, shape.ringRadiusM, shape.rodRadiusM);
  if (shape.type === 'hull') {
    const desc = ColliderDesc.convexHull(new Float32Array(shape.pointsM.flat()));
    // The engine finds out only when it makes the shape, and by then has taken memory that it does not give back.
    const made = desc?.shape.intoRaw();
    if (!desc || !made) throw new Error('A hull needs four points that do not lie in one plane.');
    made.free();
    return desc;
  }
  throw new Error(`A ${shape.type} is for show only and cannot collide.`);
}

function ringDesc(rapier: Rapier, ringRadiusM: number, rodRadiusM: number) {
  const half = ringRadiusM * (sin(TAU / RING_CAPSULES / 2) / cos(TAU / RING_CAPSULES / 2));
  const shapes = [];
  const positions = [];
  const rotations = [];
  for (let i = 0; i < RING_CAPSULES; i++) {
    const angle = (i * TAU) / RING_CAPSULES;
    // Lay the capsule from y along the tangent of the ring at this angle.
    const [x, y, z, w] = multiply(fromAxisAngle([0, 1, 0], -angle), fromAxisAngle([1, 0, 0], TAU / 4));
    shapes.push(new rapier.Capsule(half, rodRadiusM));
    positions.push({ x: ringRadiusM * cos(angle), y: 0, z: ringRadiusM * sin(angle) });
    rotations.push({ x, y, z, w });
  }
  return rapier.ColliderDesc.compound(shapes, positions, rotations);
}
