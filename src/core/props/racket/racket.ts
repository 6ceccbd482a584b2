import { z } from 'zod';
import { lengthField, numberField } from '../../base/fields.ts';
import { cos, PI, sin } from '../../base/math.ts';
import type { Shape } from '../../base/shapes/shape.ts';
import type { Vec3 } from '../../base/vec3.ts';
import { materialField } from '../params.ts';
import { definePropKind } from '../prop-kind.ts';
import { cornerRadius } from '../revolved.ts';
import { boxBetween, solidPart } from '../solid-part.ts';
import { sayLength } from '../words.ts';

/** Corners of the blade's outline. */
const SIDES = 16;
/** Handle of a common bat: 10 cm long, 3 by 2.3 cm across; estimate. */
const HANDLE_M: Vec3 = [0.03, 0.1, 0.023];
/** The handle reaches this far up into the blade. */
const THROAT_M = 0.012;
/** Drag of a flat plate face on (Hoerner, Fluid-Dynamic Drag). */
const PLATE_DRAG = 1.2;
const RED = [0.74, 0.1, 0.1] as const;
const BLACK = [0.08, 0.08, 0.09] as const;

const params = z.strictObject({
  bladeWidthM: lengthField('Blade, width', 0.15, 0.05, 1, 0.001),
  bladeLengthM: lengthField('Blade, length', 0.157, 0.05, 1, 0.001),
  bladeThicknessM: lengthField('Blade, thickness', 0.006, 0.002, 0.05, 0.001),
  // ITTF 2.4: sandwich rubber of at most 4 mm, sponge and glue included.
  rubberM: lengthField('Rubber, thickness', 0.004, 0.001, 0.05, 0.001),
  rubberMaterialId: materialField('rubber', 'Rubber'),
  // Bats of players: 160 to 200 g.
  massKg: numberField({ label: 'Mass', unit: 'kg', default: 0.18, min: 0.01, max: 10, step: 0.01 }),
});

/**
 * A table-tennis bat; the prop's origin is the middle of its blade, which faces along z: `forehand` (red) towards +z,
 * `backhand` (black) towards -z; the `handle` points down.
 */
export const racket = definePropKind<z.infer<typeof params>>({
  id: 'racket',
  label: 'Table-tennis bat',
  hint: 'A bat to swing by marks',
  params,
  presets: [{ id: 'table-tennis', label: 'Table-tennis bat', params: params.parse({}) }],
  defaultDrive: 'free',
  bodies(p) {
    const half = p.bladeThicknessM / 2;
    const oval = (thicknessM: number): Shape => ovalPlate(p.bladeWidthM, p.bladeLengthM, thicknessM);
    const rubber = (id: string, side: 1 | -1, colorRgb: typeof RED | typeof BLACK) =>
      solidPart({
        id,
        shape: oval(p.rubberM),
        materialId: p.rubberMaterialId,
        positionM: [0, 0, side * (half + p.rubberM / 2)],
        colorRgb,
      });
    const [handleX, handleY, handleZ] = HANDLE_M;
    const upM = -p.bladeLengthM / 2 + THROAT_M;
    return [
      {
        id: 'main',
        parts: [
          solidPart({ id: 'blade', shape: oval(p.bladeThicknessM), materialId: 'softwood', positionM: [0, 0, 0] }),
          rubber('forehand', 1, RED),
          rubber('backhand', -1, BLACK),
          solidPart({
            id: 'handle',
            materialId: 'softwood',
            ...boxBetween([-handleX / 2, upM - handleY, -handleZ / 2], [handleX / 2, upM, handleZ / 2]),
          }),
        ],
        massKg: p.massKg,
        aero: {
          dragCoefficient: PLATE_DRAG,
          areaM2: (PI * p.bladeWidthM * p.bladeLengthM) / 8,
          liftPerSpinRatio: 0,
          liftCap: 0,
          radiusM: p.bladeWidthM / 2,
        },
      },
    ];
  },
  words: (p) => ({
    noun: 'table-tennis bat',
    description: `a red and black table-tennis bat, blade ${sayLength(p.bladeWidthM)} across`,
  }),
});

/** An oval plate in the xy plane, its outline cut into straight sides of the true oval's area. */
function ovalPlate(widthM: number, heightM: number, thicknessM: number): Shape {
  const reach = cornerRadius(SIDES);
  const pointsM = Array.from({ length: SIDES }, (_, k) => (2 * PI * (k + 0.5)) / SIDES).flatMap((angle): Vec3[] => {
    const x = (widthM / 2) * reach * cos(angle);
    const y = (heightM / 2) * reach * sin(angle);
    return [
      [x, y, -thicknessM / 2],
      [x, y, thicknessM / 2],
    ];
  });
  return { type: 'hull', pointsM };
}
