import { z } from 'zod';
import { lengthField } from '../../base/fields.ts';
import { PI } from '../../base/math.ts';
import { materials } from '../../materials/index.ts';
import { blockBody, blockFields } from '../blocks.ts';
import { definePropKind } from '../prop-kind.ts';
import { sayLength, withArticle } from '../words.ts';

/** Drag of a rounded cylinder, mean over its attitudes; estimate. */
const CAPSULE_DRAG = 0.7;

const params = z
  .strictObject({
    radiusM: lengthField('Radius', 0.2, 0.005, 25),
    heightM: lengthField('Height, ends included', 1, 0.02, 100),
    ...blockFields('plastic', CAPSULE_DRAG),
  })
  .superRefine((p, ctx) => {
    if (p.heightM > 2 * p.radiusM) return;
    const least = 2 * p.radiusM;
    ctx.addIssue({
      code: 'custom',
      path: ['heightM'],
      message: `A capsule must be higher than it is wide: ${p.heightM} m against ${least} m. Raise the height or lower the radius.`,
    });
  });

/** A cylinder with round ends; the prop's origin is its centre, its axis along y. */
export const capsule = definePropKind<z.infer<typeof params>>({
  id: 'capsule',
  label: 'Capsule',
  hint: 'A pill, bottle or person-sized block',
  params,
  presets: [
    {
      id: 'person',
      label: 'Person-sized',
      params: params.parse({ radiusM: 0.25, heightM: 1.75, materialId: 'flesh', massKg: 75 }),
    },
  ],
  defaultDrive: 'free',
  bodies(p) {
    const shape = { type: 'capsule', radiusM: p.radiusM, lengthM: p.heightM - 2 * p.radiusM } as const;
    // Sphere and straight middle together: 4 pi r^2 + 2 pi r (h - 2 r).
    return [blockBody('capsule', shape, 2 * PI * p.radiusM * p.heightM, p)];
  },
  words(p) {
    const { adjective } = materials.get(p.materialId).words;
    const size = `${sayLength(2 * p.radiusM)} across and ${sayLength(p.heightM)} long`;
    return { noun: 'capsule', description: `${withArticle(adjective)} capsule with round ends, ${size}` };
  },
});
