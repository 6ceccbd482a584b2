import { type PerspectiveCamera, Vector3 } from 'three';
import { add, cross, dot, normalize, sub, UP, type Vec3 } from '../core/base/vec3.ts';
import { velocityOfTip } from '../editor/tools/throw-arrow.ts';
import { dragPlane, headingOf, meet, nearestOnLine, type Plane, shownTip, turnSideways } from './arrow-math.ts';
import type { Rect } from './picture.ts';
import { rayThrough, worldPerPx } from './screen.ts';
import type { Throw } from './throw-arrow.ts';

/** A running drag of the arrow's tip: turns pointer places into launch velocities. */
export interface ArrowDrag {
  readonly propId: string;
  /** The launch velocity that the pointer asks for; `isSideways` turns the throw instead of tilting and stretching it. */
  velocityAt(xPx: number, yPx: number, isSideways: boolean): Vec3;
}

export function startArrowDrag(
  thrown: Throw,
  camera: PerspectiveCamera,
  view: Rect,
  startXPx: number,
  startYPx: number,
): ArrowDrag {
  const { originM } = thrown;
  let velocity = thrown.velocityMps;
  let wasSideways = false;
  let grip = gripAt(startXPx, startYPx);

  /** What stays fixed until the way of dragging changes. */
  function gripAt(xPx: number, yPx: number) {
    const tipM = shownTip(originM, velocity);
    const viewDirection = normalize(sub(tipM, camera.position.toArray()), [0, 0, -1]);
    const fallback = normalize([-viewDirection[2], 0, viewDirection[0]], [1, 0, 0]);
    const plane: Plane = dragPlane(tipM, velocity, viewDirection);
    const hit = meet(rayThrough(camera, view, xPx, yPx), plane);
    const across = cross(headingOf(velocity, fallback), UP);
    return {
      velocity,
      tipM,
      plane,
      fallback,
      across,
      xPx,
      // The pointer seldom takes hold of the very point: the difference is kept.
      offsetM: hit ? sub(tipM, hit) : ([0, 0, 0] as Vec3),
      acrossM: nearestOnLine(rayThrough(camera, view, xPx, yPx), tipM, across),
    };
  }

  function sideways(xPx: number, yPx: number): Vec3 {
    const along = nearestOnLine(rayThrough(camera, view, xPx, yPx), grip.tipM, grip.across);
    let byM: number;
    if (along !== null && grip.acrossM !== null) byM = along - grip.acrossM;
    else {
      // Seen end-on, the tip cannot follow the pointer: right means right of the throw as the viewer has it.
      const right: Vec3 = [camera.matrixWorld.elements[0]!, 0, camera.matrixWorld.elements[2]!];
      const sign = dot(right, grip.across) < 0 ? -1 : 1;
      byM = sign * (xPx - grip.xPx) * worldPerPx(camera, new Vector3(...grip.tipM), view.height);
    }
    return turnSideways(grip.velocity, byM, grip.fallback);
  }

  return {
    propId: thrown.propId,
    velocityAt(xPx, yPx, isSideways) {
      if (isSideways !== wasSideways) {
        wasSideways = isSideways;
        grip = gripAt(xPx, yPx);
      }
      if (isSideways) velocity = sideways(xPx, yPx);
      else {
        const hit = meet(rayThrough(camera, view, xPx, yPx), grip.plane);
        if (hit) velocity = velocityOfTip(originM, add(hit, grip.offsetM));
      }
      return velocity;
    },
  };
}
