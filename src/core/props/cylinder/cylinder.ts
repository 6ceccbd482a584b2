import { z } from 'zod';
import { lengthField } from '../../base/fields.ts';
import { PI } from '../../base/math.ts';
import { materials } from '../../materials/index.ts';
import { blockBody, blockFields } from '../blocks.ts';
import { definePropKind } from '../prop-kind.ts';
import { sayLength, withArticle } from '../words.ts';

/** Drag of a short cylinder, mean over its attitudes; between 0.6 across and 1.1 end on; estimate. */
const CYLINDER_DRAG = 0.9;

const params = z.strictObject({
  radiusM: lengthField('Radius', 0.2, 0.005, 50),
  heightM: lengthField('Height', 0.5, 0.01, 100),
  ...blockFields('softwood', CYLINDER_DRAG),
});

/** A cylinder; the prop's origin is its centre, its axis along y. */
export const cylinder = definePropKind<z.infer<typeof params>>({
  id: 'cylinder',
  label: 'Cylinder',
  hint: 'A column, can, log or wheel',
  params,
  presets: [
    {
      id: 'can',
      label: 'Drinks can',
      // 330 ml can: 66 mm across, 115 mm high, full 0.35 kg.
      params: params.parse({ radiusM: 0.033, heightM: 0.115, materialId: 'aluminium', massKg: 0.35 }),
    },
    {
      id: 'column',
      label: 'Column',
      params: params.parse({ radiusM: 0.25, heightM: 3, materialId: 'concrete' }),
    },
  ],
  defaultDrive: 'free',
  bodies(p) {
    const area = 2 * PI * p.radiusM * (p.radiusM + p.heightM);
    return [blockBody('cylinder', { type: 'cylinder', radiusM: p.radiusM, heightM: p.heightM }, area, p)];
  },
  words(p) {
    const { adjective } = materials.get(p.materialId).words;
    const size = `${sayLength(2 * p.radiusM)} across and ${sayLength(p.heightM)} long`;
    return { noun: 'cylinder', description: `${withArticle(adjective)} cylinder, ${size}` };
  },
});
