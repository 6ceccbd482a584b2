import { z } from 'zod';
import { lengthField, numberField } from '../../base/fields.ts';
import { PI } from '../../base/math.ts';
import { IDENTITY } from '../../base/quat.ts';
import { ZERO } from '../../base/vec3.ts';
import { definePropKind } from '../prop-kind.ts';
import { saySize } from '../words.ts';
import { boardHull, boardMesh } from './board-shape.ts';

/** An EVA pad covers this much of the deck, ahead and behind where one stands; common boards. */
const PAD_LENGTH_SHARE = 0.62;
const PAD_WIDTH_SHARE = 0.68;
const PAD_THICKNESS_M = 0.005;
/** Drag of a flat plate broadside, mean over its attitudes; estimate. */
const BOARD_DRAG = 1.1;

const params = z.strictObject({
  lengthM: lengthField('Length', 3.2, 1, 6),
  widthM: lengthField('Width', 0.86, 0.3, 2),
  thicknessM: lengthField('Thickness', 0.15, 0.05, 0.4),
  massKg: numberField({ label: 'Mass', unit: 'kg', default: 10, min: 1, max: 200, step: 0.5 }),
});

/**
 * An inflatable paddleboard; the prop's origin is its middle, length along x, deck up. Parts: `board` of PVC, felt as a hull
 * and seen as `shell`, and `deck`, the pad of EVA foam on it.
 */
export const paddleboard = definePropKind<z.infer<typeof params>>({
  id: 'paddleboard',
  label: 'Paddleboard',
  hint: 'Floats, and rocks under whoever stands on it',
  params,
  presets: [
    {
      id: 'all-round',
      label: 'All-round 10′6″',
      // 10'6" x 34" x 6", 325 L: common all-round boards.
      params: params.parse({}),
    },
    {
      id: 'touring',
      label: 'Touring 12′6″',
      params: params.parse({ lengthM: 3.81, widthM: 0.76, thicknessM: 0.15, massKg: 11.5 }),
    },
  ],
  defaultDrive: 'free',
  bodies(p) {
    const area = 2 * (p.lengthM * p.widthM + p.thicknessM * (p.lengthM + p.widthM));
    return [
      {
        id: 'main',
        parts: [
          {
            id: 'board',
            label: 'board',
            shape: boardHull(p),
            role: 'collide',
            materialId: 'plastic',
            positionM: ZERO,
            rotation: IDENTITY,
          },
          {
            id: 'shell',
            label: 'board',
            shape: boardMesh(p),
            role: 'show',
            materialId: 'plastic',
            colorRgb: [0.93, 0.94, 0.92],
            positionM: ZERO,
            rotation: IDENTITY,
          },
          {
            id: 'deck',
            label: 'deck',
            shape: {
              type: 'box',
              sizeM: [PAD_LENGTH_SHARE * p.lengthM, PAD_THICKNESS_M, PAD_WIDTH_SHARE * p.widthM],
            },
            role: 'both',
            materialId: 'rubber',
            colorRgb: [0.13, 0.55, 0.6],
            positionM: [0, (p.thicknessM + PAD_THICKNESS_M) / 2, 0],
            rotation: IDENTITY,
          },
        ],
        massKg: p.massKg,
        aero: {
          dragCoefficient: BOARD_DRAG,
          areaM2: area / 4,
          liftPerSpinRatio: 0,
          liftCap: 0,
          radiusM: Math.sqrt(area / (4 * PI)),
        },
      },
    ];
  },
  words: (p) => ({
    noun: 'paddleboard',
    description: `a white paddleboard with a teal deck, ${saySize(p.lengthM, p.widthM)}`,
  }),
});
