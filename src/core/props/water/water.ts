import { z } from 'zod';
import { lengthField, numberField } from '../../base/fields.ts';
import { IDENTITY } from '../../base/quat.ts';
import type { Vec3 } from '../../base/vec3.ts';
import { materialField } from '../params.ts';
import { definePropKind, type Part } from '../prop-kind.ts';
import { sayLength, saySize } from '../words.ts';

/** Sea water of 3.5 % salt at 15 °C (UNESCO equation of state: 1026); fresh water at 25 °C (IAPWS-95: 997.05). */
const SEA_KGPM3 = 1025;
const FRESH_KGPM3 = 997;
/** Thick enough that nothing sinks into the bottom for a step. */
const WALL_M = 0.25;
/** Clear blue-green, a little greener than the material's own. */
const SEA_COLOR = [0.11, 0.36, 0.45] as const;
const FRESH_COLOR = [0.25, 0.52, 0.6] as const;

const params = z.strictObject({
  widthM: lengthField('Width', 20, 0.1, 500, 0.1),
  lengthM: lengthField('Length', 20, 0.1, 500, 0.1),
  depthM: lengthField('Depth', 3, 0.05, 100, 0.1),
  densityKgpm3: numberField({ label: 'Density', unit: 'kg/m³', default: FRESH_KGPM3, min: 100, max: 14_000, step: 1 }),
  bottomMaterialId: materialField('concrete', 'Bottom'),
  walls: z
    .enum(['none', 'pool'], 'Walls must be none or pool.')
    .default('none')
    .meta({ label: 'Walls', choices: { none: 'None', pool: 'A pool’s' } }),
});

type WaterParams = z.infer<typeof params>;

/**
 * Still water over a bottom, with a pool's walls if wanted; the prop's origin is the middle of its surface, width along x,
 * length along z. Things float in it, sink and splash; nothing collides with the part `water`.
 */
export const water = definePropKind<WaterParams>({
  id: 'water',
  label: 'Water',
  hint: 'Sea, lake or pool: things float, sink and splash',
  params,
  presets: [
    { id: 'fresh', label: 'Lake', params: params.parse({ widthM: 40, lengthM: 40, depthM: 4 }) },
    {
      id: 'sea',
      label: 'Sea',
      params: params.parse({ widthM: 80, lengthM: 80, depthM: 8, densityKgpm3: SEA_KGPM3 }),
    },
    {
      id: 'pool',
      label: 'Pool',
      // A short-course pool, 25 by 12.5 m; 2 m deep as World Aquatics asks at starting blocks and more.
      params: params.parse({ widthM: 12.5, lengthM: 25, depthM: 2, walls: 'pool' }),
    },
  ],
  defaultDrive: 'still',
  bodies: (p) => [
    {
      id: 'main',
      pose: { positionM: [0, -p.depthM / 2, 0], rotation: IDENTITY },
      parts: [surface(p), ...basin(p)],
      fluid: { partId: 'water', sizeM: [p.widthM, p.depthM, p.lengthM], densityKgpm3: p.densityKgpm3 },
    },
  ],
  words: (p) => ({
    noun: 'water',
    description:
      `${p.walls === 'pool' ? 'a pool' : 'a stretch'} of ${p.densityKgpm3 > 1010 ? 'salt ' : ''}water, ` +
      `${saySize(p.widthM, p.lengthM)} and ${sayLength(p.depthM)} deep`,
  }),
});

function surface(p: WaterParams): Part {
  return {
    id: 'water',
    label: 'water',
    shape: { type: 'box', sizeM: [p.widthM, p.depthM, p.lengthM] },
    role: 'show',
    materialId: 'water',
    colorRgb: p.densityKgpm3 > 1010 ? SEA_COLOR : FRESH_COLOR,
    positionM: [0, 0, 0],
    rotation: IDENTITY,
  };
}

/** The bottom, and walls as high as the surface around it. */
function basin(p: WaterParams): Part[] {
  const slab = (id: string, label: string, sizeM: Vec3, positionM: Vec3): Part => ({
    id,
    label,
    shape: { type: 'box', sizeM },
    role: 'both',
    materialId: p.bottomMaterialId,
    positionM,
    rotation: IDENTITY,
  });
  const bottom = slab('bottom', 'bottom', [p.widthM, WALL_M, p.lengthM], [0, -(p.depthM + WALL_M) / 2, 0]);
  if (p.walls === 'none') return [bottom];
  const side = (p.widthM + WALL_M) / 2;
  const end = (p.lengthM + WALL_M) / 2;
  const heightM = p.depthM + WALL_M;
  const sideSize: Vec3 = [WALL_M, heightM, p.lengthM + 2 * WALL_M];
  const endSize: Vec3 = [p.widthM, heightM, WALL_M];
  const y = -WALL_M / 2;
  return [
    bottom,
    slab('wall-left', 'wall', sideSize, [-side, y, 0]),
    slab('wall-right', 'wall', sideSize, [side, y, 0]),
    slab('wall-near', 'wall', endSize, [0, y, end]),
    slab('wall-far', 'wall', endSize, [0, y, -end]),
  ];
}
