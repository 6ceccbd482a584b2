import { materials } from './index.ts';
import type { Material, Sourced, SurfacePair } from './material.ts';
import { cited, estimate, FACTBOOK, HANDBOOK_FRICTION } from './sourced.ts';

/** Highest restitution that is passed on: at 1 and above, rigid-body engines add energy to boxes. */
export const MAX_RESTITUTION = 0.98;

interface PairOverride {
  readonly ids: readonly [string, string];
  readonly restitution?: Sourced;
  readonly friction?: Sourced;
}

const WOOD_ON_METAL = cited(0.3, 0.3, 0.5, `${HANDBOOK_FRICTION} (metal on wood, kinetic to static)`);
const WOOD_ON_CONCRETE = cited(0.45, 0.4, 0.5, 'Common presets for wood on concrete, 0.4 to 0.5');
const SOLE_ON_WOOD = cited(0.7, 0.6, 0.9, `${HANDBOOK_FRICTION} (shoe on wood, kinetic to static)`);
const SOLE_ON_ICE = cited(0.05, 0.05, 0.1, `${HANDBOOK_FRICTION} (shoe on ice, kinetic to static)`);

/** Measured pairs; what a row leaves out is derived. */
const OVERRIDES: readonly PairOverride[] = [
  {
    ids: ['basketball', 'hardwood'],
    restitution: cited(0.77, 0.758, 0.776, 'FIBA rebound test, 1.8 m to 1.035–1.085 m (bottom of the ball)'),
    friction: estimate(0.5, 0.4, 0.6),
  },
  {
    ids: ['basketball', 'tempered-glass'],
    restitution: estimate(0.72, 0.7, 0.75),
    friction: estimate(0.4, 0.3, 0.5),
  },
  // Lower than the floor's: the rim flexes and takes its share.
  { ids: ['basketball', 'steel'], restitution: estimate(0.6, 0.55, 0.65), friction: estimate(0.4, 0.3, 0.5) },
  {
    ids: ['phenolic', 'phenolic'],
    restitution: cited(0.95, 0.92, 0.98, `${FACTBOOK} (billiard balls)`),
    friction: estimate(0.06, 0.03, 0.08),
  },
  {
    ids: ['phenolic', 'rubber'],
    restitution: cited(0.98, 0.9, 0.98, 'Mathavan, Jackson, Parkin 2010 (cushion, below 2.5 m/s)'),
    friction: cited(0.14, 0.1, 0.2, 'Mathavan, Jackson, Parkin 2010'),
  },
  { ids: ['phenolic', 'cloth'], restitution: estimate(0.5, 0.4, 0.6), friction: estimate(0.2, 0.15, 0.25) },
  {
    ids: ['urethane', 'hardwood'],
    friction: cited(0.2, 0.04, 0.32, 'USBC equipment rules, at most 0.32; oiled lane estimate'),
  },
  {
    ids: ['rubber', 'concrete'],
    restitution: cited(0.8, 0.7, 0.9, FACTBOOK),
    friction: cited(0.8, 0.7, 1, `${HANDBOOK_FRICTION} (rubber on dry concrete, kinetic to static)`),
  },
  { ids: ['rubber', 'hardwood'], friction: SOLE_ON_WOOD },
  { ids: ['leather', 'hardwood'], friction: SOLE_ON_WOOD },
  { ids: ['rubber', 'ice'], friction: SOLE_ON_ICE },
  { ids: ['leather', 'ice'], friction: SOLE_ON_ICE },
  { ids: ['steel', 'ice'], friction: cited(0.02, 0.003, 0.4, `${HANDBOOK_FRICTION}; skates 0.003 to 0.007`) },
  { ids: ['hardwood', 'steel'], friction: WOOD_ON_METAL },
  { ids: ['softwood', 'steel'], friction: WOOD_ON_METAL },
  { ids: ['hardwood', 'aluminium'], friction: WOOD_ON_METAL },
  { ids: ['softwood', 'aluminium'], friction: WOOD_ON_METAL },
  { ids: ['hardwood', 'concrete'], restitution: WOOD_ON_CONCRETE },
  { ids: ['softwood', 'concrete'], restitution: WOOD_ON_CONCRETE },
];

/**
 * What two materials do to each other, in either order. A measured pair wins. Otherwise:
 *
 * - restitution is the mean of the two, each weighted by its compliance (1 / stiffness): e = (eA/EA + eB/EB) / (1/EA + 1/EB),
 *   because the softer body takes most of the deformation and so decides what is lost; at most `MAX_RESTITUTION`;
 * - friction is the geometric mean, so that one slippery surface suffices to slip.
 *
 * Low and high ends go through the same rule. Throws on an id that is not in the table.
 */
export function surfacePair(idA: string, idB: string): SurfacePair {
  // In one fixed order, so that swapping the arguments cannot change the last bit of a sum.
  const [first, second] = idA < idB ? [idA, idB] : [idB, idA];
  const a = materials.get(first);
  const b = materials.get(second);
  const override = OVERRIDES.find(({ ids: [x, y] }) => (x === first && y === second) || (x === second && y === first));
  return {
    restitution: override?.restitution ?? deriveRestitution(a, b),
    friction: override?.friction ?? deriveFriction(a, b),
    restitutionCurve: [],
    rollingResistance: estimate(0, 0, 0),
  };
}

function deriveRestitution(a: Material, b: Material): Sourced {
  const weightA = 1 / a.stiffnessPa.value;
  const weightB = 1 / b.stiffnessPa.value;
  const mean = (eA: number, eB: number) =>
    Math.min(MAX_RESTITUTION, (eA * weightA + eB * weightB) / (weightA + weightB));
  return combine(a.restitution, b.restitution, mean, `compliance-weighted mean of ${a.id} and ${b.id}`);
}

function deriveFriction(a: Material, b: Material): Sourced {
  const mean = (muA: number, muB: number) => Math.sqrt(muA * muB);
  return combine(a.friction, b.friction, mean, `geometric mean of ${a.id} and ${b.id}`);
}

function combine(a: Sourced, b: Sourced, mean: (a: number, b: number) => number, source: string): Sourced {
  return { value: mean(a.value, b.value), low: mean(a.low, b.low), high: mean(a.high, b.high), source };
}
