/** A number with the range it really takes and where it comes from. */
export interface Sourced {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** A citation, or 'estimate' where it is our own. */
  readonly source: string;
}

/**
 * What a row of partials cannot say. `sheet`: modes at even distances on and on, a dense, dull boom. `fastened`: where it
 * is large it hangs on brackets and bolts, which rattle. `hollow`: the air inside rings. `massive`: a wide floor of it
 * thuds. `squeaky`: it sticks and slips. `woven`: it swishes and has no modes. `liquid`: it splashes.
 */
export type SoundTrait = 'sheet' | 'fastened' | 'hollow' | 'massive' | 'squeaky' | 'woven' | 'liquid';

/** How a material rings when struck; loss factors and ratios as in the literature on modal synthesis. */
export interface MaterialSound {
  /** Loss factor of a mounted body: T60 = 2.2 / (lossFactor * frequency). */
  readonly lossFactor: number;
  /** Partials as multiples of the lowest. */
  readonly modeRatios: readonly number[];
  /** Lowest mode of a body 0.25 m across; it scales with 1 / size. */
  readonly baseHz: number;
  /** Share of the sound that is a broadband click rather than modes, 0 to 1. */
  readonly clickMix: number;
  /** Duration of the contact pulse at 1 m/s. */
  readonly contactTimeS: number;
  /** Distance between the bumps of the surface: what moves over them at v shakes at up to v / roughnessM. */
  readonly roughnessM: number;
  readonly trait: SoundTrait | null;
  readonly gainDb: number;
  readonly source: string;
}

/** One row of the table of materials. */
export interface Material {
  readonly id: string;
  readonly label: string;
  readonly densityKgpm3: Sourced;
  /** Speed ratio of a bounce against something much harder. */
  readonly restitution: Sourced;
  /** Coulomb coefficient against itself. */
  readonly friction: Sourced;
  /** How stiff the surface is: the softer of two bodies decides how much of a bounce is lost. */
  readonly stiffnessPa: Sourced;
  readonly sound: MaterialSound;
  /** sRGB, 0 to 1. */
  readonly colorRgb: readonly [number, number, number];
  readonly words: { readonly noun: string; readonly adjective: string; readonly impact: string };
}

/** What two surfaces do to each other, from the table of pairs or derived from the two materials. */
export interface SurfacePair {
  readonly restitution: Sourced;
  readonly friction: Sourced;
  /** Factors on restitution at rising closing speeds in m/s, straight between them; empty where sources give none. */
  readonly restitutionCurve: readonly (readonly [speedMps: number, factor: number])[];
  /** Torque against rolling as a share of load times radius. */
  readonly rollingResistance: Sourced;
}
