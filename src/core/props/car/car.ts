import { z } from 'zod';
import { numberField } from '../../base/fields.ts';
import { definePropKind } from '../prop-kind.ts';
import { withArticle } from '../words.ts';
import { bodyParts } from './body-parts.ts';
import { HUB_KG, WHEEL_KG } from './size.ts';
import { wheelBodies, wheelJoints } from './wheels.ts';

/** Drag coefficient and frontal area of family cars: 0.28 to 0.33, 2.1 to 2.3 m2 (makers' data). */
const CAR_DRAG = 0.31;
const FRONT_M2 = 2.2;
/** Wheels and hubs, which the springs do not carry. */
const UNSPRUNG_KG = 4 * (WHEEL_KG + HUB_KG);

const COLORS = {
  red: [0.66, 0.09, 0.1],
  blue: [0.11, 0.24, 0.5],
  white: [0.9, 0.9, 0.88],
  yellow: [0.9, 0.7, 0.12],
  green: [0.12, 0.33, 0.2],
  black: [0.09, 0.09, 0.1],
} as const;
const colorWords = Object.keys(COLORS) as [keyof typeof COLORS, ...(keyof typeof COLORS)[]];

const params = z.strictObject({
  massKg: numberField({ label: 'Mass', unit: 'kg', default: 1500, min: 500, max: 5000, step: 10 }),
  color: z
    .enum(colorWords, `Color must be one of: ${colorWords.join(', ')}.`)
    .default('red')
    .meta({
      label: 'Color',
      choices: Object.fromEntries(colorWords.map((word) => [word, `${word[0]!.toUpperCase()}${word.slice(1)}`])),
    }),
});

/**
 * A family car that rolls freely on four sprung wheels; it drives towards -z. The prop's origin is the floor point under
 * its middle. Bodies: `main`, and `hub-…` and `wheel-…` for `front-left`, `front-right`, `rear-left`, `rear-right`.
 */
export const car = definePropKind<z.infer<typeof params>>({
  id: 'car',
  label: 'Car',
  hint: 'Rolls on sprung wheels; throw it to drive it',
  params,
  presets: [
    { id: 'family', label: 'Family car', params: params.parse({}) },
    { id: 'taxi', label: 'Yellow cab', params: params.parse({ color: 'yellow', massKg: 1700 }) },
  ],
  defaultDrive: 'free',
  bodies: (p) => [
    {
      id: 'main',
      parts: bodyParts(COLORS[p.color]),
      massKg: p.massKg - UNSPRUNG_KG,
      aero: { dragCoefficient: CAR_DRAG, areaM2: FRONT_M2, liftPerSpinRatio: 0, liftCap: 0, radiusM: 0.8 },
    },
    ...wheelBodies(),
  ],
  joints: (p) => wheelJoints((p.massKg - UNSPRUNG_KG) / 4),
  words: (p) => ({ noun: 'car', description: `${withArticle(p.color)} family car, 4.5 m long` }),
});
