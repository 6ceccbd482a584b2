import { z } from 'zod';
import { lengthField } from '../../base/fields.ts';
import { IDENTITY } from '../../base/quat.ts';
import { materials } from '../../materials/index.ts';
import { materialField } from '../params.ts';
import { definePropKind } from '../prop-kind.ts';
import { saySize, withArticle } from '../words.ts';
import { COURTS, courtLines } from './court-lines.ts';

/** Thinner floors let fast bodies sink in for a step before the engine pushes them out. */
const MIN_THICKNESS_M = 0.2;

const params = z
  .strictObject({
    widthM: lengthField('Width', 20, 0.5, 500, 0.1),
    depthM: lengthField('Depth', 20, 0.5, 500, 0.1),
    thicknessM: lengthField('Thickness', 0.5, MIN_THICKNESS_M, 10, 0.1),
    materialId: materialField('hardwood'),
    lines: z
      .enum(['none', 'fiba', 'nba'], 'Lines must be none, fiba or nba.')
      .default('none')
      .meta({ label: 'Court lines', choices: { none: 'None', fiba: 'FIBA', nba: 'NBA' } }),
  })
  .superRefine((p, ctx) => {
    if (p.lines === 'none') return;
    const court = COURTS[p.lines];
    const need = 2 * court.freeThrowM;
    if (p.widthM >= court.courtWidthM && p.depthM >= need) return;
    ctx.addIssue({
      code: 'custom',
      path: ['lines'],
      message:
        `Court lines need a floor of at least ${court.courtWidthM} by ${need} m; this one is ${p.widthM} by ` +
        `${p.depthM} m. Enlarge the floor or choose no lines.`,
    });
  });

/**
 * A floor whose top is at y = 0 of the prop, centred on its origin. With court lines the origin is the floor point below
 * the ring's centre, board towards -z, as in the basketball hoop.
 */
export const floor = definePropKind<z.infer<typeof params>>({
  id: 'floor',
  label: 'Floor',
  hint: 'Something to stand and bounce on',
  params,
  presets: [
    { id: 'court-fiba', label: 'FIBA half court', params: params.parse({ lines: 'fiba' }) },
    { id: 'court-nba', label: 'NBA half court', params: params.parse({ lines: 'nba' }) },
    { id: 'pavement', label: 'Pavement', params: params.parse({ materialId: 'concrete' }) },
    { id: 'rink', label: 'Ice rink', params: params.parse({ widthM: 30, depthM: 60, materialId: 'ice' }) },
  ],
  defaultDrive: 'still',
  bodies(p) {
    return [
      {
        id: 'main',
        parts: [
          {
            id: 'floor',
            label: 'floor',
            shape: { type: 'box', sizeM: [p.widthM, p.thicknessM, p.depthM] },
            role: 'both',
            materialId: p.materialId,
            positionM: [0, -p.thicknessM / 2, 0],
            rotation: IDENTITY,
          },
          ...(p.lines === 'none' ? [] : courtLines(COURTS[p.lines], p.materialId)),
        ],
      },
    ];
  },
  words(p) {
    const { noun } = materials.get(p.materialId).words;
    const lines = p.lines === 'none' ? '' : ' with basketball court lines';
    return { noun: 'floor', description: `${withArticle(noun)} floor${lines}, ${saySize(p.widthM, p.depthM)}` };
  },
});
