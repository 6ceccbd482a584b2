/** A pull that scenes can choose by name. */
export interface Gravity {
  readonly id: string;
  readonly label: string;
  /** Downwards at the surface. */
  readonly gravityMps2: number;
  readonly source: string;
}

const FACT_SHEET = 'NASA Planetary Fact Sheet (D. R. Williams), gravity at the equator or at 1 bar';

/** Pulls by name, the strongest last but for none. */
export const gravities: readonly Gravity[] = [
  { id: 'earth', label: 'Earth', gravityMps2: 9.81, source: 'Rounded; standard gravity is 9.80665 (CGPM 1901)' },
  { id: 'moon', label: 'Moon', gravityMps2: 1.62, source: FACT_SHEET },
  { id: 'mars', label: 'Mars', gravityMps2: 3.71, source: FACT_SHEET },
  { id: 'mercury', label: 'Mercury', gravityMps2: 3.7, source: FACT_SHEET },
  { id: 'venus', label: 'Venus', gravityMps2: 8.87, source: FACT_SHEET },
  { id: 'jupiter', label: 'Jupiter', gravityMps2: 24.79, source: `${FACT_SHEET}; without its spin` },
  { id: 'none', label: 'None', gravityMps2: 0, source: 'Free fall: a ship in orbit' },
];

/** How near a scene's pull must be to be called by a name, in m/s2: the standard's 9.80665 is Earth's, too. */
const NAMED_WITHIN_MPS2 = 0.004;

/** The gravity of a scene by name, if it points straight down and is one of the list. */
export function gravityOf([x, y, z]: readonly [number, number, number]): Gravity | undefined {
  if (x !== 0 || z !== 0) return undefined;
  return gravities.find(({ gravityMps2 }) => Math.abs(-y - gravityMps2) <= NAMED_WITHIN_MPS2);
}

/** The same pull as a scene's setting. */
export function gravityVector({ gravityMps2 }: Gravity): [number, number, number] {
  // Not -0, which no file can tell from 0.
  return [0, gravityMps2 === 0 ? 0 : -gravityMps2, 0];
}
