import { hashValue } from '../base/hash.ts';
import { inOrder } from '../base/order.ts';
import { MAX_RESTITUTION, surfacePair } from '../materials/pairs.ts';
import { propsOfTake } from '../scene/queries.ts';
import type { Scene, SceneProp } from '../scene/schema.ts';
import { type BakePlan, type BodyPlan, ENGINE, type NudgePlan, type PairPlan, pairKey } from './plan.ts';
import { bodiesOfProp } from './plan-bodies.ts';
import { jointsOf } from './plan-joints.ts';

/** Rises whenever the same plan would bake to other bytes. */
export const BAKE_VERSION = 2;

/** The part of a prop's look that physics feels: its material and what the director set in place of the table. */
type Surface = NonNullable<SceneProp['surface']>;

/**
 * All that baking a take depends on. The scene must have come through `loadScene`: unknown kinds and params throw. Bodies
 * are in the stored order of their props.
 */
export function planBake(scene: Scene, takeId: string): BakePlan {
  const bodies: BodyPlan[] = [];
  const surfaces: Record<string, string> = {};
  const known = new Map<string, { readonly materialId: string; readonly surface: Surface }>();
  const props = propsOfTake(scene, takeId);
  for (const [propId, prop] of props) {
    for (const body of bodiesOfProp(propId, prop)) {
      bodies.push(body);
      for (const part of body.parts) {
        const key = surfaceKey(part.materialId, prop.surface ?? {});
        surfaces[`${body.id}/${part.id}`] = key;
        known.set(key, { materialId: part.materialId, surface: prop.surface ?? {} });
      }
    }
  }
  return {
    stepHz: scene.settings.physicsStepHz,
    durationS: scene.settings.durationS,
    gravityMps2: scene.settings.gravityMps2,
    airDensityKgpm3: scene.settings.airDensityKgpm3,
    windMps: scene.settings.windMps,
    bodies,
    joints: jointsOf(scene, props, bodies),
    nudges: props.flatMap(([propId, prop]) => nudgesOf(propId, prop)),
    pairs: pairsOf(known),
    surfaces,
  };
}

/** The key under which a bake is cached and compared: the plan, the version of our bake, the engine. */
export function bakeKey(plan: BakePlan): string {
  return hashValue({ plan, version: BAKE_VERSION, engine: ENGINE });
}

function nudgesOf(propId: string, prop: SceneProp): NudgePlan[] {
  return inOrder(prop.nudges ?? {}).map(([id, { on, nth, speedFactor, azimuthRad, elevationRad }]) => ({
    id: `${propId}.${id}`,
    bodyId: propId,
    onPropId: on.propId,
    onPartId: on.partId ?? null,
    nth,
    speedFactor,
    azimuthRad,
    elevationRad,
  }));
}

function surfaceKey(materialId: string, { restitution, friction }: Surface): string {
  const bounce = restitution === undefined ? '' : `;e=${restitution}`;
  const slip = friction === undefined ? '' : `;f=${friction}`;
  return `${materialId}${bounce}${slip}`;
}

function pairsOf(known: ReadonlyMap<string, { readonly materialId: string; readonly surface: Surface }>) {
  const pairs: Record<string, PairPlan> = {};
  const keys = [...known.keys()].sort();
  for (const a of keys) {
    for (const b of keys) {
      if (a > b) continue;
      const sa = known.get(a)!;
      const sb = known.get(b)!;
      const table = surfacePair(sa.materialId, sb.materialId);
      const restitution = overridden(sa.surface.restitution, sb.surface.restitution);
      const friction = overridden(sa.surface.friction, sb.surface.friction);
      pairs[pairKey(a, b)] = {
        restitution: Math.min(restitution ?? table.restitution.value, MAX_RESTITUTION),
        restitutionRange:
          restitution === null ? rangeOf(table.restitution, MAX_RESTITUTION) : [restitution, restitution],
        friction: friction ?? table.friction.value,
        frictionRange: friction === null ? rangeOf(table.friction, 10) : [friction, friction],
        restitutionCurve: restitution === null ? table.restitutionCurve : [],
        rollingResistance: table.rollingResistance.value,
      };
    }
  }
  return pairs;
}

/** What the director set wins over the table; where both sides set it, the geometric mean. */
function overridden(a: number | undefined, b: number | undefined): number | null {
  if (a === undefined) return b ?? null;
  return b === undefined ? a : Math.sqrt(a * b);
}

function rangeOf(
  { low, high }: { readonly low: number; readonly high: number },
  cap: number,
): readonly [number, number] {
  return [Math.min(low, cap), Math.min(high, cap)];
}
