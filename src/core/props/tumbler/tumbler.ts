import { z } from 'zod';
import { lengthField } from '../../base/fields.ts';
import { cos, PI, sin } from '../../base/math.ts';
import type { Shape } from '../../base/shapes/shape.ts';
import type { Vec3 } from '../../base/vec3.ts';
import { materials } from '../../materials/index.ts';
import { materialField } from '../params.ts';
import { definePropKind, type Part } from '../prop-kind.ts';
import { cornerRadius } from '../revolved.ts';
import { solidPart } from '../solid-part.ts';
import { sayLength, withArticle } from '../words.ts';

/** Pieces of the wall: so many that a rolling glass rises and sinks by less than half a millimetre. */
const STAVES = 24;
/** Drag of a short cylinder, mean over its attitudes; estimate. */
const TUMBLER_DRAG = 0.9;
const MM = 0.001;

const params = z
  .strictObject({
    diameterM: lengthField('Diameter', 0.08, 0.02, 1, MM),
    heightM: lengthField('Height', 0.12, 0.03, 1, MM),
    wallM: lengthField('Wall thickness', 0.0025, 0.001, 0.05, 0.0005),
    baseM: lengthField('Base thickness', 0.012, 0.001, 0.2, MM),
    materialId: materialField('glass'),
  })
  .superRefine((p, ctx) => {
    const refuse = (path: string, message: string) => ctx.addIssue({ code: 'custom', path: [path], message });
    if (4 * p.wallM > p.diameterM) {
      refuse('wallM', `A wall of ${p.wallM} m fills a glass ${p.diameterM} m across. Make it thinner than a quarter.`);
    }
    if (p.baseM >= p.heightM) {
      refuse('baseM', `A base of ${p.baseM} m fills a glass ${p.heightM} m high. Make it thinner.`);
    }
  });

type Params = z.infer<typeof params>;

/**
 * An open drinking glass, truly hollow; the prop's origin is the middle of its bottom. Parts: `base`, and the wall as
 * `wall-1` to `wall-24`.
 */
export const tumbler = definePropKind<Params>({
  id: 'tumbler',
  label: 'Drinking glass',
  hint: 'A hollow glass to push, fill or drop',
  params,
  presets: [
    // Common sizes; masses follow from the glass: some 0.31 kg, 0.11 kg and 8 g.
    { id: 'glass', label: 'Drinking glass', params: params.parse({}) },
    {
      id: 'shot-glass',
      label: 'Shot glass',
      params: params.parse({ diameterM: 0.05, heightM: 0.06, wallM: 0.003, baseM: 0.01 }),
    },
    {
      id: 'plastic-cup',
      label: 'Plastic cup',
      params: params.parse({ diameterM: 0.08, heightM: 0.12, wallM: 0.001, baseM: 0.001, materialId: 'plastic' }),
    },
  ],
  defaultDrive: 'free',
  bodies(p) {
    const radiusM = p.diameterM / 2;
    const surfaceM2 = PI * p.diameterM * (p.heightM + radiusM);
    const parts: Part[] = [
      solidPart({
        id: 'base',
        shape: { type: 'cylinder', radiusM, heightM: p.baseM },
        materialId: p.materialId,
        positionM: [0, p.baseM / 2, 0],
      }),
      ...Array.from({ length: STAVES }, (_, k) =>
        solidPart({
          id: `wall-${k + 1}`,
          label: 'wall',
          shape: stave(p, k),
          materialId: p.materialId,
          positionM: [0, 0, 0],
        }),
      ),
    ];
    const aero = {
      dragCoefficient: TUMBLER_DRAG,
      areaM2: surfaceM2 / 4,
      liftPerSpinRatio: 0,
      liftCap: 0,
      radiusM: Math.sqrt(surfaceM2 / (4 * PI)),
    };
    return [{ id: 'main', parts, aero }];
  },
  words(p) {
    const isGlass = p.materialId === 'glass' || p.materialId === 'tempered-glass';
    const noun = isGlass ? 'drinking glass' : 'cup';
    const look = isGlass ? 'clear' : materials.get(p.materialId).words.adjective;
    return {
      noun,
      description: `${withArticle(look)} ${noun}, ${sayLength(p.diameterM)} across and ${sayLength(p.heightM)} high`,
    };
  },
});

/** One of the wedges of the wall, above the base; together they hold as much as the round wall. */
function stave({ diameterM, heightM, wallM, baseM }: Params, k: number): Shape {
  const reach = cornerRadius(STAVES);
  const corners = [k, k + 1].flatMap((step) => {
    const angle = (2 * PI * step) / STAVES;
    return [diameterM / 2, diameterM / 2 - wallM].map((radius) => [
      radius * reach * cos(angle),
      radius * reach * sin(angle),
    ]);
  });
  const pointsM = corners.flatMap(([x, z]): Vec3[] => [
    [x!, baseM, z!],
    [x!, heightM, z!],
  ]);
  return { type: 'hull', pointsM };
}
