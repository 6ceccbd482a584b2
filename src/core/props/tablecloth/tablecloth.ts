import { z } from 'zod';
import { lengthField, numberField } from '../../base/fields.ts';
import { materials } from '../../materials/index.ts';
import { materialField } from '../params.ts';
import { definePropKind } from '../prop-kind.ts';
import { solidPart } from '../solid-part.ts';
import { saySize } from '../words.ts';

/** Drag of a flat plate face on (Hoerner, Fluid-Dynamic Drag). */
const PLATE_DRAG = 1.2;

const params = z.strictObject({
  widthM: lengthField('Width', 1.3, 0.1, 20),
  depthM: lengthField('Depth', 0.8, 0.1, 20),
  thicknessM: lengthField('Thickness', 0.002, 0.001, 0.05, 0.001),
  // Table linen: 150 to 300 g/m2 (makers' data).
  massPerAreaKgpm2: numberField({
    label: 'Mass per area',
    unit: 'kg/m²',
    default: 0.22,
    min: 0.01,
    max: 100,
    step: 0.01,
  }),
  materialId: materialField('cloth'),
});

/**
 * A cloth as a stiff sheet: it slides, is pulled and rubs as cloth does, but neither folds nor hangs. The prop's origin is
 * the middle of its lower face.
 */
export const tablecloth = definePropKind<z.infer<typeof params>>({
  id: 'tablecloth',
  label: 'Tablecloth (stiff sheet)',
  hint: 'A thin sheet to pull away; it does not fold',
  params,
  presets: [
    { id: 'runner', label: 'Table runner', params: params.parse({ widthM: 1.5, depthM: 0.4 }) },
    {
      id: 'paper',
      label: 'Sheet of card (A4)',
      // ISO 216: 297 x 210 mm; card of 300 g/m2.
      params: params.parse({ widthM: 0.297, depthM: 0.21, thicknessM: 0.001, massPerAreaKgpm2: 0.3 }),
    },
  ],
  defaultDrive: 'free',
  bodies(p) {
    return [
      {
        id: 'main',
        parts: [
          solidPart({
            id: 'sheet',
            materialId: p.materialId,
            shape: { type: 'box', sizeM: [p.widthM, p.thicknessM, p.depthM] },
            positionM: [0, p.thicknessM / 2, 0],
          }),
        ],
        massKg: p.massPerAreaKgpm2 * p.widthM * p.depthM,
        aero: {
          dragCoefficient: PLATE_DRAG,
          // Seen from everywhere: half of its one side.
          areaM2: (p.widthM * p.depthM) / 2,
          liftPerSpinRatio: 0,
          liftCap: 0,
          radiusM: Math.min(p.widthM, p.depthM) / 2,
        },
      },
    ];
  },
  words(p) {
    const isCloth = p.materialId === 'cloth';
    const noun = isCloth ? 'tablecloth' : 'sheet';
    const look = isCloth ? 'flat white' : `flat ${materials.get(p.materialId).words.adjective}`;
    return { noun, description: `a ${look} ${noun}, ${saySize(p.widthM, p.depthM)}` };
  },
});
