import { addScaled, scale, type Vec3 } from '../base/vec3.ts';
import { type Engine, toVec3 } from './engine.ts';

/** How two colliders touch. */
export interface Manifold {
  /** Null where the engine solved no contact. */
  readonly pointM: Vec3 | null;
  /** From the first collider towards the second. */
  readonly normal: Vec3;
  /** Gap at the start of the step, negative where they overlap. */
  readonly gapM: number;
}

/** The deepest of the manifolds between two colliders, or null where there is none. Slow: some 2 us. */
export function deepestManifold(engine: Engine, handleA: number, handleB: number): Manifold | null {
  let found: Manifold | null = null;
  engine.world.narrowPhase.contactPair(handleA, handleB, engine.world.bodies, (manifold, flipped) => {
    const count = manifold.numSolverContacts();
    let point: Vec3 = [0, 0, 0];
    let gapM = Number.POSITIVE_INFINITY;
    for (let i = 0; i < manifold.numContacts(); i++) gapM = Math.min(gapM, manifold.contactDist(i));
    for (let i = 0; i < count; i++) {
      const p = manifold.solverContactPoint(i);
      if (p) point = addScaled(point, toVec3(p), 1 / count);
    }
    if (found && found.gapM <= gapM) return;
    found = { pointM: count > 0 ? point : null, normal: scale(toVec3(manifold.normal()), flipped ? -1 : 1), gapM };
  });
  return found;
}

/** What the solver gave between two colliders in the last step. */
export interface Blow {
  /** From the first collider towards the second. */
  readonly normal: Vec3;
  /** Where it acted: the mean of the solved points, weighed by their impulses. Null where nothing was solved. */
  readonly pointM: Vec3 | null;
  /** Gap at the start of the step, negative where they overlap. */
  readonly gapM: number;
  /** How much of the impulse that the engine reports was given in this step, 0 to 1. */
  readonly share: number;
}

/**
 * The blow between two colliders, or null where they have no manifold. A point that the solver leaves out of a step keeps the
 * impulse of the last one that it was in, and the engine's report of the pair counts it again: those points are left out here.
 * At the point given, the speeds along the normal before and after tell exactly what the blow did to the energy of both. Slow:
 * some 4 us.
 */
export function blowBetween(engine: Engine, handleA: number, handleB: number): Blow | null {
  let normal: Vec3 | null = null;
  let point: Vec3 = [0, 0, 0];
  let gapM = Number.POSITIVE_INFINITY;
  let reported = 0;
  let given = 0;
  engine.world.narrowPhase.contactPair(handleA, handleB, engine.world.bodies, (manifold, flipped) => {
    const solved: number[] = [];
    for (let i = 0; i < manifold.numSolverContacts(); i++) solved.push(manifold.solverContactDist(i));
    let deepest = Number.POSITIVE_INFINITY;
    for (let i = 0; i < manifold.numContacts(); i++) {
      const impulse = manifold.contactImpulse(i);
      deepest = Math.min(deepest, manifold.contactDist(i));
      reported += impulse;
      const at = solved.indexOf(manifold.contactDist(i));
      if (at < 0) continue;
      solved[at] = Number.NaN;
      given += impulse;
      const place = manifold.solverContactPoint(at);
      if (place) point = addScaled(point, toVec3(place), impulse);
    }
    if (deepest >= gapM) return;
    gapM = deepest;
    normal = scale(toVec3(manifold.normal()), flipped ? -1 : 1);
  });
  return (
    normal && {
      normal,
      pointM: given > 0 ? scale(point, 1 / given) : null,
      gapM,
      share: reported > 0 ? given / reported : 1,
    }
  );
}
