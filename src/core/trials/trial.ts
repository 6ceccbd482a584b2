/** What is changed in one trial; absent members stay as planned. */
export interface Variation {
  /** Factor on the release speed of every thrown body. */
  readonly speedFactor?: number;
  /** Added to the elevation of the release. */
  readonly elevationRad?: number;
  /** Added to the heading of the release. */
  readonly azimuthRad?: number;
  /** -1 to 1: where in its range each pair's restitution lies, 0 being the planned value. */
  readonly restitutionPlace?: number;
  /** -1 to 1: likewise friction. */
  readonly frictionPlace?: number;
  readonly stepHz?: number;
}

/** How many varied bakes kept the wanted outcome. */
export interface SteadinessResult {
  readonly trials: number;
  readonly kept: number;
  /** By what was varied: release, surfaces, step rate. */
  readonly varied: readonly { readonly what: string; readonly trials: number; readonly kept: number }[];
  /** Trials kept, condition by condition. */
  readonly keptByCondition: Readonly<Record<string, number>>;
}
