import { z } from 'zod';
import { lengthField, numberField } from '../../base/fields.ts';
import { PI } from '../../base/math.ts';
import { IDENTITY } from '../../base/quat.ts';
import { ZERO } from '../../base/vec3.ts';
import { materials } from '../../materials/index.ts';
import { materialField } from '../params.ts';
import { definePropKind } from '../prop-kind.ts';
import { sayLength, withArticle } from '../words.ts';
import { COLOR_NAMES, COLORS } from './colors.ts';
import { marksOf } from './marks.ts';
import { REAL_BALLS } from './presets.ts';

const params = z.strictObject({
  radiusM: lengthField('Radius', 0.1193, 0.005, 10, 0.001),
  massKg: numberField({ label: 'Mass', unit: 'kg', default: 0.624, min: 0.0005, max: 100_000, step: 0.01 }),
  materialId: materialField('basketball'),
  massDistribution: z
    .enum(['solid', 'shell'], 'Mass distribution must be solid or shell.')
    .default('shell')
    .meta({ label: 'Inside', choices: { solid: 'Solid', shell: 'Hollow' } }),
  dragCoefficient: numberField({ label: 'Air drag', default: 0.5, min: 0, max: 3, step: 0.01 }),
  liftPerSpinRatio: numberField({ label: 'Curve from spin', default: 0.3, min: 0, max: 5, step: 0.05 }),
  liftCap: numberField({ label: 'Most curve from spin', default: 0.3, min: 0, max: 2, step: 0.05 }),
  color: z
    .enum(['own', ...Object.keys(COLORS)], `Color must be one of: own, ${Object.keys(COLORS).join(', ')}.`)
    .default('own')
    .meta({ label: 'Color', choices: { own: 'As its material', ...COLOR_NAMES } }),
});

/** How people call a ball with this skin, and its colour in words. */
const NAMES: Readonly<Record<string, readonly [noun: string, color: string]>> = {
  basketball: ['basketball', 'orange'],
  football: ['football', 'white and black'],
  'tennis-felt': ['tennis ball', 'yellow-green'],
  celluloid: ['table-tennis ball', 'white'],
  ionomer: ['golf ball', 'white'],
  urethane: ['bowling ball', 'dark blue'],
  phenolic: ['billiard ball', 'red'],
};

/** A ball; the prop's origin is its centre. It wears marks that only show, so that its spin can be seen. */
export const ball = definePropKind<z.infer<typeof params>>({
  id: 'ball',
  label: 'Ball',
  hint: 'A ball to throw, kick, drop or roll',
  params,
  presets: REAL_BALLS.map((real) => ({ ...real, params: { ...real.params, color: 'own' } })),
  defaultDrive: 'free',
  bodies(p) {
    return [
      {
        id: 'main',
        parts: [
          {
            id: 'ball',
            label: 'ball',
            shape: { type: 'ball', radiusM: p.radiusM },
            role: 'both',
            materialId: p.materialId,
            positionM: ZERO,
            rotation: IDENTITY,
            ...(COLORS[p.color] && { colorRgb: COLORS[p.color] }),
          },
          ...marksOf(p.materialId, p.radiusM),
        ],
        massKg: p.massKg,
        massDistribution: p.massDistribution,
        aero: {
          dragCoefficient: p.dragCoefficient,
          areaM2: PI * p.radiusM * p.radiusM,
          liftPerSpinRatio: p.liftPerSpinRatio,
          liftCap: p.liftCap,
          radiusM: p.radiusM,
        },
      },
    ];
  },
  words(p) {
    const { adjective } = materials.get(p.materialId).words;
    const [noun, ownLook] = NAMES[p.materialId] ?? ['ball', adjective];
    const look = COLORS[p.color] ? p.color : ownLook;
    return { noun, description: `${withArticle(look)} ${noun}, ${sayLength(2 * p.radiusM)} across` };
  },
});
