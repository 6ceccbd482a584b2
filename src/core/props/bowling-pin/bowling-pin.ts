import { z } from 'zod';
import { numberField } from '../../base/fields.ts';
import { ZERO } from '../../base/vec3.ts';
import { materialField } from '../params.ts';
import { definePropKind, type Part } from '../prop-kind.ts';
import { revolvedHull, revolvedMesh } from '../revolved.ts';
import { solidPart } from '../solid-part.ts';
import { BELLY, FOOT, PIECES_IN, PROFILE, ringsAt, SURFACE_M2 } from './profile.ts';

/** Corners around what is felt; the foot, on which it stands still, and the belly, where it is struck, are truly round. */
const SIDES = 16;
const SIDES_SEEN = 32;
/** Height of the round band about the belly, in metres (0.8 in): its edges stand out of the outline by 1.2 mm. */
const BAND_M = 0.02032;
/** Where the two stripes run around the neck, in inches above the base; estimate from pictures. */
const STRIPES_IN = [
  [9.75, 10.15],
  [10.4, 10.8],
] as const;
/** Paint stands out of the skin by this much, so that it does not flicker. */
const PAINT_M = 0.0005;
const WHITE = [0.95, 0.94, 0.9] as const;
const RED = [0.75, 0.09, 0.1] as const;
/** Drag of a cylinder across the wind (Hoerner, Fluid-Dynamic Drag), less for its round ends; estimate. */
const PIN_DRAG = 0.8;

const params = z.strictObject({
  // USBC: 3 lb 6 oz to 3 lb 10 oz, 1.531 to 1.644 kg.
  massKg: numberField({ label: 'Mass', unit: 'kg', default: 1.58, min: 0.1, max: 10, step: 0.01 }),
  materialId: materialField('hardwood'),
});

// Made once: taking hulls apart is dear, and what is known of a hull is kept by its points.
const HULLS = Object.entries(PIECES_IN).map(([id, heights]) => ({ id, shape: revolvedHull(ringsAt(heights), SIDES) }));
const SKIN = revolvedMesh(PROFILE, SIDES_SEEN);
const STRIPES = STRIPES_IN.map((heights) =>
  revolvedMesh(
    ringsAt(heights).map(([height, radius]) => [height, radius + PAINT_M]),
    SIDES_SEEN,
  ),
);

/**
 * A tenpin; the prop's origin is the middle of its base, on which it stands. Parts that are felt: `foot`, `base`, `belly`,
 * `shoulder`, `taper`, `neck`, `head`.
 */
export const bowlingPin = definePropKind<z.infer<typeof params>>({
  id: 'bowling-pin',
  label: 'Bowling pin',
  hint: 'A tenpin to knock over',
  params,
  presets: [{ id: 'usbc', label: 'Tenpin (USBC)', params: params.parse({}) }],
  defaultDrive: 'free',
  bodies({ massKg, materialId }) {
    const felt = { materialId, positionM: ZERO, role: 'collide', colorRgb: WHITE } as const;
    const seen = { materialId, positionM: ZERO, role: 'show' } as const;
    const parts: Part[] = [
      ...HULLS.map(({ id, shape }) => solidPart({ ...felt, id, shape })),
      solidPart({
        ...felt,
        id: 'foot',
        label: 'base',
        shape: { type: 'cylinder', radiusM: FOOT[1], heightM: FOOT[0] },
        positionM: [0, FOOT[0] / 2, 0],
      }),
      solidPart({
        ...felt,
        id: 'belly',
        shape: { type: 'cylinder', radiusM: BELLY[1], heightM: BAND_M },
        positionM: [0, BELLY[0], 0],
      }),
      solidPart({ ...seen, id: 'skin', label: 'pin', shape: SKIN, colorRgb: WHITE }),
      ...STRIPES.map((shape, k) =>
        solidPart({ ...seen, id: `stripe-${k + 1}`, label: 'stripe', shape, colorRgb: RED }),
      ),
    ];
    const aero = {
      dragCoefficient: PIN_DRAG,
      // Of a body in any attitude: a quarter of its surface.
      areaM2: SURFACE_M2 / 4,
      liftPerSpinRatio: 0,
      liftCap: 0,
      radiusM: BELLY[1],
    };
    return [{ id: 'main', parts, massKg, aero }];
  },
  words: () => ({ noun: 'bowling pin', description: 'a white bowling pin with two red stripes, 38 cm high' }),
});
