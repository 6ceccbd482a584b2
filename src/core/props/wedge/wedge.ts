import { z } from 'zod';
import { lengthField } from '../../base/fields.ts';
import type { Vec3 } from '../../base/vec3.ts';
import { materials } from '../../materials/index.ts';
import { blockBody, blockFields } from '../blocks.ts';
import { definePropKind } from '../prop-kind.ts';
import { saySize, withArticle } from '../words.ts';

/** Drag of a triangular block, mean over its attitudes; estimate. */
const WEDGE_DRAG = 1.1;

const params = z.strictObject({
  widthM: lengthField('Width', 1, 0.01, 100),
  heightM: lengthField('Height', 0.5, 0.01, 100),
  depthM: lengthField('Depth', 1.5, 0.01, 100),
  ...blockFields('softwood', WEDGE_DRAG),
});

/**
 * A ramp: a triangular prism whose slope falls from its upper edge at -z to its lower edge at +z. The prop's origin is the
 * middle of the box around it (not its centre of mass), width along x.
 */
export const wedge = definePropKind<z.infer<typeof params>>({
  id: 'wedge',
  label: 'Wedge',
  hint: 'A ramp or slope',
  params,
  presets: [
    {
      id: 'kicker',
      label: 'Kicker ramp',
      params: params.parse({ widthM: 1.2, heightM: 0.6, depthM: 1.8 }),
    },
    {
      id: 'car-ramp',
      label: 'Stunt ramp for a car',
      // Rises at 15 degrees: 2.14 m over 8 m.
      params: params.parse({ widthM: 3, heightM: 2.14, depthM: 8, materialId: 'hardwood' }),
    },
    {
      id: 'slope-20',
      label: 'Slope of 20 degrees',
      // 0.364 m over 1 m.
      params: params.parse({ widthM: 0.5, heightM: 0.364, depthM: 1 }),
    },
  ],
  defaultDrive: 'still',
  bodies(p) {
    const [x, y, z] = [p.widthM / 2, p.heightM / 2, p.depthM / 2];
    const pointsM: Vec3[] = [
      [-x, -y, -z],
      [x, -y, -z],
      [-x, y, -z],
      [x, y, -z],
      [-x, -y, z],
      [x, -y, z],
    ];
    const slope = Math.sqrt(p.heightM * p.heightM + p.depthM * p.depthM);
    const area = p.widthM * (p.depthM + p.heightM + slope) + p.heightM * p.depthM;
    return [blockBody('wedge', { type: 'hull', pointsM }, area, p)];
  },
  words(p) {
    const { adjective } = materials.get(p.materialId).words;
    return {
      noun: 'ramp',
      description: `${withArticle(adjective)} ramp, ${saySize(p.widthM, p.heightM, p.depthM)}`,
    };
  },
});
