import { z } from 'zod';
import { lengthField, numberField } from '../../base/fields.ts';
import { materials } from '../../materials/index.ts';
import { fourLegs } from '../legs.ts';
import { materialField } from '../params.ts';
import { definePropKind } from '../prop-kind.ts';
import { boxBetween, solidPart } from '../solid-part.ts';
import { saySize, withArticle } from '../words.ts';

/** Drag of a plate on legs, mean over its attitudes; estimate. */
const TABLE_DRAG = 1.1;

const params = z
  .strictObject({
    widthM: lengthField('Width', 1.6, 0.2, 20),
    heightM: lengthField('Height', 0.75, 0.1, 5),
    depthM: lengthField('Depth', 0.9, 0.2, 20),
    topM: lengthField('Thickness of the top', 0.03, 0.005, 0.5, 0.005),
    legM: lengthField('Thickness of the legs', 0.07, 0.01, 0.5, 0.005),
    insetM: lengthField('Legs set in by', 0.05, 0, 2),
    materialId: materialField('hardwood'),
    massKg: numberField({ label: 'Mass (0: from the material)', unit: 'kg', default: 0, min: 0, max: 1e4, step: 1 }),
  })
  .superRefine((p, ctx) => {
    const refuse = (path: string, message: string) => ctx.addIssue({ code: 'custom', path: [path], message });
    if (p.topM >= p.heightM)
      refuse('topM', `A top of ${p.topM} m leaves no room for legs under ${p.heightM} m. Make it thinner.`);
    const roomM = Math.min(p.widthM, p.depthM) / 2;
    if (p.legM + p.insetM > roomM)
      refuse(
        'insetM',
        `Legs of ${p.legM} m set in by ${p.insetM} m meet in the middle; together they may take ${roomM} m. ` +
          'Make them thinner, or set them in less.',
      );
  });

/**
 * A table; the prop's origin is the floor point under the middle of its top, width along x. Parts: `top`, `leg-1` to
 * `leg-4`.
 */
export const table = definePropKind<z.infer<typeof params>>({
  id: 'table',
  label: 'Table',
  hint: 'A top on four legs, to stand things on',
  params,
  presets: [
    // Common sizes of furniture makers: dining tables 75 cm high, desks 72 to 75, coffee tables 40 to 50.
    { id: 'dining', label: 'Dining table', params: params.parse({}) },
    {
      id: 'coffee',
      label: 'Coffee table',
      params: params.parse({ widthM: 1.1, heightM: 0.45, depthM: 0.6, legM: 0.05 }),
    },
    {
      id: 'side',
      label: 'Side table',
      params: params.parse({ widthM: 0.5, heightM: 0.55, depthM: 0.5, topM: 0.02, legM: 0.04, insetM: 0.02 }),
    },
  ],
  defaultDrive: 'still',
  bodies(p) {
    const [x, z] = [p.widthM / 2, p.depthM / 2];
    const top = boxBetween([-x, p.heightM - p.topM, -z], [x, p.heightM, z]);
    return [
      {
        id: 'main',
        parts: [
          solidPart({ id: 'top', label: 'table top', materialId: p.materialId, ...top }),
          ...fourLegs({
            halfWidthM: x - p.insetM,
            halfDepthM: z - p.insetM,
            heightM: p.heightM - p.topM,
            thicknessM: p.legM,
            materialId: p.materialId,
          }),
        ],
        ...(p.massKg > 0 && { massKg: p.massKg }),
        aero: {
          dragCoefficient: TABLE_DRAG,
          // Of the top alone, seen from everywhere: half of its one side.
          areaM2: (p.widthM * p.depthM) / 2,
          liftPerSpinRatio: 0,
          liftCap: 0,
          radiusM: Math.min(p.widthM, p.depthM) / 2,
        },
      },
    ];
  },
  words(p) {
    const { adjective } = materials.get(p.materialId).words;
    return { noun: 'table', description: `${withArticle(adjective)} table, ${saySize(p.widthM, p.depthM, p.heightM)}` };
  },
});
