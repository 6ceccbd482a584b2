import type { BodyPlan } from '../../bake/plan.ts';
import { cos, PI, sin } from '../../base/math.ts';
import { rotate } from '../../base/quat.ts';
import type { Shape } from '../../base/shapes/shape.ts';
import { signedDistance } from '../../base/shapes/signed-distance.ts';
import { add, scale, type Vec3 } from '../../base/vec3.ts';

/** A ball that lies wholly inside a body, in the body's frame. */
export interface CorePoint {
  readonly pointM: Vec3;
  readonly radiusM: number;
}

const RING_POINTS = 8;

/** Balls inside a body, enough that nothing passes through it between them: ends, corners and middle of each part. */
export function corePoints(body: BodyPlan): CorePoint[] {
  return body.parts.flatMap((part) =>
    insideOf(part.shape).map(({ pointM, radiusM }) => ({
      pointM: add(part.positionM, rotate(part.rotation, pointM)),
      radiusM,
    })),
  );
}

function insideOf(shape: Shape): CorePoint[] {
  if (shape.type === 'ball') return [{ pointM: [0, 0, 0], radiusM: shape.radiusM }];
  if (shape.type === 'box') {
    const [x, y, z] = scale(shape.sizeM, 0.5);
    const radiusM = Math.min(x, y, z);
    return along(x - radiusM).flatMap((px) =>
      along(y - radiusM).flatMap((py) => along(z - radiusM).map((pz) => ({ pointM: [px, py, pz] as const, radiusM }))),
    );
  }
  if (shape.type === 'capsule') {
    return along(shape.lengthM / 2).map((y) => ({ pointM: [0, y, 0], radiusM: shape.radiusM }));
  }
  if (shape.type === 'cylinder') {
    const radiusM = Math.min(shape.radiusM, shape.heightM / 2);
    if (radiusM === shape.radiusM) {
      return along(shape.heightM / 2 - radiusM).map((y) => ({ pointM: [0, y, 0], radiusM }));
    }
    return [{ pointM: [0, 0, 0], radiusM }, ...ring(shape.radiusM - radiusM, radiusM)];
  }
  if (shape.type === 'torus') return ring(shape.ringRadiusM, shape.rodRadiusM);
  if (shape.type === 'hull') {
    const center = scale(shape.pointsM.reduce(add), 1 / shape.pointsM.length);
    return [{ pointM: center, radiusM: -signedDistance(shape, center) }];
  }
  return [];
}

function along(half: number): number[] {
  return half > 1e-9 ? [-half, 0, half] : [0];
}

function ring(ringRadiusM: number, radiusM: number): CorePoint[] {
  return Array.from({ length: RING_POINTS }, (_, k) => {
    const angle = (2 * PI * k) / RING_POINTS;
    return { pointM: [ringRadiusM * cos(angle), 0, ringRadiusM * sin(angle)], radiusM };
  });
}
