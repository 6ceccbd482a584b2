import { materials } from './index.ts';
import type { Material, Sourced, SurfacePair } from './material.ts';
import { cited, estimate, FACTBOOK, HANDBOOK_FRICTION, ROLLING_TABLE } from './sourced.ts';

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

/** Rolling resistance where we know of numbers; the torque against rolling is this times load times radius. */
const ROLLING: readonly { readonly ids: readonly [string, string]; readonly share: Sourced }[] = [
  { ids: ['steel', 'steel'], share: cited(0.0015, 0.001, 0.002, `${ROLLING_TABLE} (steel wheel on steel rail)`) },
  { ids: ['rubber', 'concrete'], share: cited(0.0125, 0.01, 0.015, `${ROLLING_TABLE} (car tyre on concrete)`) },
  // Cloth slows a billiard ball by about 0.01 g, and a solid ball loses 5/7 of c g.
  { ids: ['phenolic', 'cloth'], share: estimate(0.014, 0.007, 0.021) },
  { ids: ['basketball', 'hardwood'], share: estimate(0.012, 0.006, 0.02) },
  { ids: ['urethane', 'hardwood'], share: estimate(0.006, 0.003, 0.012) },
  { ids: ['ionomer', 'cloth'], share: estimate(0.08, 0.05, 0.15) },
];
/** Everything else: hard on hard, and where either gives way. */
const ROLLING_HARD = estimate(0.002, 0.001, 0.005);
const ROLLING_SOFT = estimate(0.01, 0.005, 0.02);
/** From here on a material is hard, in Pa. */
const HARD_PA = 1e9;

type Curve = SurfacePair['restitutionCurve'];

/**
 * Metals yield: restitution falls as v^(-1/4) (Johnson 1985, Contact Mechanics, 11.5). Factors are 1 at 5 m/s, where a drop
 * of 1.3 m puts the table's number, and level below 1 m/s.
 */
const YIELDING: Curve = [
  [1, 1.495],
  [2, 1.257],
  [5, 1],
  [10, 0.841],
  [20, 0.707],
  [40, 0.595],
];
/** Tennis balls bounce less the faster they come (Haake, Carre, Goodwill 2003); 1 at the 7 m/s of the rebound test, estimate. */
const TENNIS: Curve = [
  [3, 1.04],
  [7.1, 1],
  [15, 0.87],
  [30, 0.7],
];
/** Likewise table-tennis balls, which buckle; 1 at the 2.4 m/s of the rebound test, estimate. */
const TABLE_TENNIS: Curve = [
  [2.4, 1],
  [5, 0.97],
  [10, 0.9],
  [20, 0.8],
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
    restitutionCurve: curveOf(a, b),
    rollingResistance: rollingOf(a, b),
  };
}

/** How restitution changes with speed: known of two metals, and of some balls on what is hard. */
function curveOf(a: Material, b: Material): Curve {
  if (a.id === 'steel' && b.id === 'steel') return YIELDING;
  for (const [ball, curve] of [['tennis-felt', TENNIS] as const, ['celluloid', TABLE_TENNIS] as const]) {
    const other = a.id === ball ? b : b.id === ball ? a : null;
    if (other && other.stiffnessPa.value >= HARD_PA) return curve;
  }
  return [];
}

function rollingOf(a: Material, b: Material): Sourced {
  const known = ROLLING.find(({ ids: [x, y] }) => (x === a.id && y === b.id) || (x === b.id && y === a.id));
  if (known) return known.share;
  return a.stiffnessPa.value >= HARD_PA && b.stiffnessPa.value >= HARD_PA ? ROLLING_HARD : ROLLING_SOFT;
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
