import { z } from 'zod';
import { lengthField } from '../../base/fields.ts';
import type { Vec3 } from '../../base/vec3.ts';
import { fourLegs } from '../legs.ts';
import { materialField } from '../params.ts';
import { definePropKind, type Part } from '../prop-kind.ts';
import { boxBetween, solidPart } from '../solid-part.ts';

/** ITTF Laws 2.1 and 2.2. */
const LENGTH_M = 2.74;
const WIDTH_M = 1.525;
const HEIGHT_M = 0.76;
const NET_HEIGHT_M = 0.1525;
/** How far the net's posts stand outside the side lines. */
const NET_OVERHANG_M = 0.1525;
const SIDE_LINE_M = 0.02;
const CENTRE_LINE_M = 0.003;
/** Competition tops are 22 to 30 mm thick; estimate. */
const TOP_M = 0.025;
/** A net is a mesh of thin cord; here it is a thin sheet that stops the ball; estimate. */
const NET_THICKNESS_M = 0.003;
const POST_M = 0.012;
const LEG_M = 0.05;
const LEG_INSET_M = 0.2;
/** Paint stands out of the top by this much, so that it does not flicker. */
const PAINT_M = 0.0005;
const BLUE = [0.09, 0.24, 0.45] as const;
const WHITE = [0.95, 0.95, 0.94] as const;
const DARK = [0.13, 0.14, 0.16] as const;

const params = z.strictObject({
  netHeightM: lengthField('Net height', NET_HEIGHT_M, 0.05, 0.5, 0.0025),
  materialId: materialField('hardwood'),
});

/**
 * A table-tennis table to the laws; the prop's origin is the floor point under the net's middle, and the table's length
 * lies along z. Parts: `top`, `net`, `post-left`, `post-right`, `leg-1` to `leg-4`; the lines only show.
 */
export const tableTennisTable = definePropKind<z.infer<typeof params>>({
  id: 'table-tennis-table',
  label: 'Table-tennis table',
  hint: 'Table and net, to the laws',
  params,
  presets: [{ id: 'ittf', label: 'Table-tennis table (ITTF)', params: params.parse({}) }],
  defaultDrive: 'still',
  bodies(p) {
    const [x, z] = [WIDTH_M / 2, LENGTH_M / 2];
    const netX = x + NET_OVERHANG_M;
    const half = NET_THICKNESS_M / 2;
    const post = (id: string, side: 1 | -1) =>
      solidPart({
        id,
        label: 'net post',
        materialId: 'steel',
        colorRgb: DARK,
        shape: { type: 'cylinder', radiusM: POST_M / 2, heightM: p.netHeightM + TOP_M },
        positionM: [side * (netX + POST_M / 2), HEIGHT_M + (p.netHeightM - TOP_M) / 2, 0],
      });
    const parts: Part[] = [
      solidPart({
        id: 'top',
        label: 'table',
        materialId: p.materialId,
        colorRgb: BLUE,
        ...boxBetween([-x, HEIGHT_M - TOP_M, -z], [x, HEIGHT_M, z]),
      }),
      solidPart({
        id: 'net',
        materialId: 'cloth',
        colorRgb: WHITE,
        ...boxBetween([-netX, HEIGHT_M, -half], [netX, HEIGHT_M + p.netHeightM, half]),
      }),
      post('post-left', -1),
      post('post-right', 1),
      ...fourLegs({
        halfWidthM: x - LEG_INSET_M / 2,
        halfDepthM: z - LEG_INSET_M,
        heightM: HEIGHT_M - TOP_M,
        thicknessM: LEG_M,
        materialId: 'steel',
        colorRgb: DARK,
      }),
      line('line-left', p.materialId, [-x, -z], [-x + SIDE_LINE_M, z]),
      line('line-right', p.materialId, [x - SIDE_LINE_M, -z], [x, z]),
      line('line-far', p.materialId, [-x, -z], [x, -z + SIDE_LINE_M]),
      line('line-near', p.materialId, [-x, z - SIDE_LINE_M], [x, z]),
      line('line-centre', p.materialId, [-CENTRE_LINE_M / 2, -z], [CENTRE_LINE_M / 2, z]),
    ];
    return [{ id: 'main', parts }];
  },
  words: () => ({
    noun: 'table-tennis table',
    description: 'a blue table-tennis table with white lines and a white net, 2.74 by 1.53 m',
  }),
});

function line(
  id: string,
  materialId: string,
  [x0, z0]: readonly [number, number],
  [x1, z1]: readonly [number, number],
) {
  const low: Vec3 = [x0, HEIGHT_M - PAINT_M, z0];
  const high: Vec3 = [x1, HEIGHT_M + PAINT_M, z1];
  return solidPart({ id, label: 'line', materialId, role: 'show', colorRgb: WHITE, ...boxBetween(low, high) });
}
