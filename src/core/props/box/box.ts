import { z } from 'zod';
import { lengthField } from '../../base/fields.ts';
import { materials } from '../../materials/index.ts';
import { blockBody, blockFields } from '../blocks.ts';
import { definePropKind } from '../prop-kind.ts';
import { saySize, withArticle } from '../words.ts';

/** Drag of a cube, mean over its attitudes (Hoerner, Fluid-Dynamic Drag: 1.05 face on). */
const CUBE_DRAG = 1.05;

const params = z.strictObject({
  widthM: lengthField('Width', 0.5, 0.01, 100),
  heightM: lengthField('Height', 0.5, 0.01, 100),
  depthM: lengthField('Depth', 0.5, 0.01, 100),
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
