import { scale, type Vec3 } from '../base/vec3.ts';
import { colliderIndex, type Engine, toVec3 } from './engine.ts';
import type { Support } from './holds.ts';

/** Where things that nothing moves touched a body in the engine's last step; `isUnmovable` says which those are. */
export function supportsIn(engine: Engine, bodyIndex: number, isUnmovable: (bodyIndex: number) => boolean): Support[] {
  const { narrowPhase, bodies } = engine.world;
  const body = engine.bodies[bodyIndex]!;
  const supports: Support[] = [];
  for (let n = 0; n < body.numColliders(); n++) {
    const { handle } = body.collider(n);
    const others: number[] = [];
    narrowPhase.contactPairsWith(handle, (other) => others.push(other));
    // The engine names them in no promised order.
    others.sort((a, b) => colliderIndex(a) - colliderIndex(b));
    for (const other of others) {
      const place = engine.places[colliderIndex(other)];
      if (place && !isUnmovable(place.bodyIndex)) continue;
      narrowPhase.contactPair(handle, other, bodies, (manifold, flipped) => {
        const normal: Vec3 = scale(toVec3(manifold.normal()), flipped ? 1 : -1);
        for (let i = 0; i < manifold.numSolverContacts(); i++) {
          const point = manifold.solverContactPoint(i);
          if (point) supports.push({ pointM: toVec3(point), normal });
        }
      });
    }
  }
  return supports;
}
