import { z } from 'zod';
import { lengthField } from '../../base/fields.ts';
import { materials } from '../../materials/index.ts';
import { blockBody, blockFields } from '../blocks.ts';
import { definePropKind } from '../prop-kind.ts';
import { saySize, withArticle } from '../words.ts';

/** Drag of a cube, mean over its attitudes (Hoerner, Fluid-Dynamic Drag: 1.05 face on). */
const CUBE_DRAG = 1.05;

/** Thinner boxes are lost in the engine's rounding. */
const LEAST_M = 0.001;

const params = z.strictObject({
  widthM: lengthField('Width', 0.5, LEAST_M, 100),
  heightM: lengthField('Height', 0.5, LEAST_M, 100),
  depthM: lengthField('Depth', 0.5, LEAST_M, 100),
  ...blockFields('softwood', CUBE_DRAG),
});

/** A box; the prop's origin is its centre, width along x, height along y, depth along z. */
export const box = definePropKind<z.infer<typeof params>>({
  id: 'box',
  label: 'Box',
  hint: 'A block, crate, wall or table top',
  params,
  presets: [
    { id: 'crate', label: 'Crate', params: params.parse({ widthM: 0.6, heightM: 0.4, depthM: 0.4, massKg: 12 }) },
    {
      id: 'brick',
      label: 'Brick',
      // 215 x 102.5 x 65 mm (BS EN 771-1, UK work size).
      params: params.parse({ widthM: 0.215, heightM: 0.065, depthM: 0.1025, materialId: 'concrete' }),
    },
    {
      id: 'wall',
      label: 'Wall',
      params: params.parse({ widthM: 4, heightM: 2.5, depthM: 0.2, materialId: 'concrete' }),
    },
    {
      id: 'domino',
      label: 'Domino',
      // Toppling stones of 48 x 24 x 7.5 mm (makers' data), standing, broad side along x; some 9 g of ABS.
      params: params.parse({ widthM: 0.024, heightM: 0.048, depthM: 0.0075, materialId: 'plastic' }),
    },
    {
      id: 'phone',
      label: 'Phone',
      // 147 x 72 x 8 mm, 190 g: the middle of what makers sell; lying on its back, long side along z.
      params: params.parse({ widthM: 0.072, heightM: 0.008, depthM: 0.147, materialId: 'glass', massKg: 0.19 }),
    },
    {
      id: 'book',
      label: 'Book',
      // Royal octavo, 234 x 156 mm, 400 pages; estimate of its mass.
      params: params.parse({ widthM: 0.156, heightM: 0.03, depthM: 0.234, materialId: 'leather', massKg: 0.75 }),
    },
    {
      id: 'plank',
      label: 'Plank',
      params: params.parse({ widthM: 0.15, heightM: 0.02, depthM: 2, materialId: 'softwood' }),
    },
    {
      id: 'table-top',
      label: 'Table top',
      params: params.parse({ widthM: 1.6, heightM: 0.03, depthM: 0.9, materialId: 'hardwood' }),
    },
  ],
  defaultDrive: 'free',
  bodies(p) {
    const area = 2 * (p.widthM * p.heightM + p.heightM * p.depthM + p.depthM * p.widthM);
    return [blockBody('box', { type: 'box', sizeM: [p.widthM, p.heightM, p.depthM] }, area, p)];
  },
  words(p) {
    const { adjective } = materials.get(p.materialId).words;
    return {
      noun: 'box',
      description: `${withArticle(adjective)} box, ${saySize(p.widthM, p.heightM, p.depthM)}`,
    };
  },
});
