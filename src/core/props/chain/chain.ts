import { z } from 'zod';
import { lengthField, numberField } from '../../base/fields.ts';
import { IDENTITY } from '../../base/quat.ts';
import { ZERO } from '../../base/vec3.ts';
import { materials } from '../../materials/index.ts';
import { materialField } from '../params.ts';
import { type Body, definePropKind, type PropJoint } from '../prop-kind.ts';
import { solidPart } from '../solid-part.ts';
import { sayLength, withArticle } from '../words.ts';

/** Drag of a rod across the wind (Hoerner, Fluid-Dynamic Drag). */
const ROD_DRAG = 1.1;

const params = z
  .strictObject({
    links: numberField({ label: 'Links', default: 10, min: 2, max: 100, step: 1 }),
    lengthM: lengthField('Length', 2, 0.05, 100),
    radiusM: lengthField('Thickness (radius)', 0.02, 0.002, 1, 0.001),
    massKg: numberField({ label: 'Mass', unit: 'kg', default: 10, min: 0.001, max: 1e5, step: 0.1 }),
    materialId: materialField('steel'),
  })
  .superRefine((p, ctx) => {
    const refuse = (path: string, message: string) => ctx.addIssue({ code: 'custom', path: [path], message });
    if (!Number.isInteger(p.links))
      refuse('links', `A chain has whole links, but ${p.links} are asked for. Round the number.`);
    const linkM = p.lengthM / p.links;
    if (2.2 * p.radiusM > linkM)
      refuse(
        'radiusM',
        `Links of ${sayLength(linkM)} must be longer than they are thick (${sayLength(2 * p.radiusM)}). ` +
          'Make the chain longer or thinner, or give it fewer links.',
      );
  });

type Params = z.infer<typeof params>;

/**
 * A chain or heavy rope of rods that hang on one another; it starts straight down. The prop's origin is its upper end,
 * which is where `main`, the first link, is held; the lower end is at y = -length, in `link-2`, `link-3` … the last. Each
 * link's frame has its upper end at its origin.
 */
export const chain = definePropKind<Params>({
  id: 'chain',
  label: 'Chain',
  hint: 'Links that hang on one another',
  params,
  presets: [
    // Short-link chain, EN 818-2: 8 mm weighs 1.4 kg/m, 16 mm 5.7 kg/m; thickness as of a rod of that mass.
    { id: 'chain', label: 'Chain (2 m)', params: params.parse({ radiusM: 0.012, massKg: 2.8 }) },
    {
      id: 'crane',
      label: 'Crane chain (6 m)',
      params: params.parse({ lengthM: 6, links: 12, radiusM: 0.05, massKg: 300 }),
    },
  ],
  defaultDrive: 'free',
  bodies: (p) => Array.from({ length: p.links }, (_, k) => link(p, k)),
  joints: (p) =>
    Array.from({ length: p.links - 1 }, (_, k): PropJoint => {
      return {
        id: `joint-${k + 1}`,
        label: `joint ${k + 1}`,
        bodyIds: [idOf(k), idOf(k + 1)],
        pointsM: [[0, -p.lengthM / p.links, 0], ZERO],
        shape: { type: 'ball' },
        breakForceN: null,
        collide: false,
      };
    }),
  words(p) {
    const { adjective } = materials.get(p.materialId).words;
    return {
      noun: 'chain',
      description: `${withArticle(adjective)} chain of ${p.links} links, ${sayLength(p.lengthM)} long`,
    };
  },
});

function idOf(index: number): string {
  return index === 0 ? 'main' : `link-${index + 1}`;
}

function link(p: Params, index: number): Body {
  const linkM = p.lengthM / p.links;
  return {
    id: idOf(index),
    parts: [
      solidPart({
        id: `link-${index + 1}`,
        label: 'link',
        shape: { type: 'capsule', radiusM: p.radiusM, lengthM: linkM - 2 * p.radiusM },
        materialId: p.materialId,
        positionM: [0, -linkM / 2, 0],
      }),
    ],
    massKg: p.massKg / p.links,
    aero: {
      dragCoefficient: ROD_DRAG,
      areaM2: 2 * p.radiusM * linkM,
      liftPerSpinRatio: 0,
      liftCap: 0,
      radiusM: p.radiusM,
    },
    ...(index > 0 && { pose: { positionM: [0, -linkM * index, 0], rotation: IDENTITY } }),
  };
}
