import { pow } from './math.ts';

/** How a material takes light. */
export interface MaterialLook {
  /** Perceptual roughness of a microfacet surface, 0 like a mirror to 1 like chalk: estimates. */
  readonly roughness: number;
  /** How much of the light it stops, 0 to 1. */
  readonly opacity: number;
}

const LOOKS: Readonly<Record<string, MaterialLook>> = {
  hardwood: solid(0.55),
  softwood: solid(0.7),
  steel: solid(0.35),
  aluminium: solid(0.4),
  glass: { roughness: 0.05, opacity: 0.3 },
  'tempered-glass': { roughness: 0.05, opacity: 0.42 },
  concrete: solid(0.9),
  plastic: solid(0.45),
  ice: { roughness: 0.15, opacity: 0.75 },
  rubber: solid(0.85),
  leather: solid(0.6),
  cloth: solid(0.95),
  flesh: solid(0.6),
  water: { roughness: 0.05, opacity: 0.5 },
  basketball: solid(0.75),
  football: solid(0.55),
  'tennis-felt': solid(1),
  celluloid: solid(0.4),
  ionomer: solid(0.35),
  urethane: solid(0.25),
  phenolic: solid(0.1),
};

/** What is not in the table. */
const UNKNOWN = solid(0.7);

/** The look of a part. Paint (`show`) is opaque on whatever it lies, but water is only seen and yet no paint. */
export function lookOf(materialId: string, role: 'both' | 'collide' | 'show'): MaterialLook {
  const look = LOOKS[materialId] ?? UNKNOWN;
  return role === 'show' && materialId !== 'water' ? { ...look, opacity: 1 } : look;
}

/** The light of a colour component, both 0 to 1 (IEC 61966-2-1). */
export function srgbToLinear(share: number): number {
  return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4);
}

function solid(roughness: number): MaterialLook {
  return { roughness, opacity: 1 };
}
