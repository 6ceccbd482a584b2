import { z } from 'zod';
import { lengthField } from '../../base/fields.ts';
import { UP } from '../../base/vec3.ts';
import { definePropKind } from '../prop-kind.ts';
import { sayLength } from '../words.ts';
import { type HoopSize, hoopNets, hoopParts, ringCenter } from './hoop-parts.ts';

/** NBA Rule 1 and US equipment: ring 18 in inside, rod 5/8 in, 10 ft high, 6 in from a board of 72 x 42 in. */
const NBA: HoopSize = {
  ringInsideDiameterM: 0.4572,
  ringRodDiameterM: 0.015875,
  ringHeightM: 3.048,
  ringToBoardM: 0.1524,
  boardWidthM: 1.8288,
  boardHeightM: 1.0668,
  boardLowerEdgeM: 2.8956,
  boardThicknessM: 0.0127,
  rectangleWidthM: 0.6096,
  rectangleHeightM: 0.4572,
  netLengthM: 0.42,
};

/**
 * FIBA Basketball Equipment 2024: ring 450–459 mm inside, rod 16–20 mm, top edge 3050 mm high, 151 mm from a board of
 * 1.80 x 1.05 m whose lower edge is 2.90 m high; net 400–450 mm.
 */
const FIBA: HoopSize = {
  ringInsideDiameterM: 0.4545,
  ringRodDiameterM: 0.018,
  ringHeightM: 3.05,
  ringToBoardM: 0.151,
  boardWidthM: 1.8,
  boardHeightM: 1.05,
  boardLowerEdgeM: 2.9,
  boardThicknessM: 0.0127,
  rectangleWidthM: 0.59,
  rectangleHeightM: 0.45,
  netLengthM: 0.42,
};

const MM = 0.001;

const params = z
  .strictObject({
    ringInsideDiameterM: lengthField('Ring, inside diameter', NBA.ringInsideDiameterM, 0.1, 3, MM),
    ringRodDiameterM: lengthField('Ring, rod diameter', NBA.ringRodDiameterM, 0.004, 0.2, MM),
    ringHeightM: lengthField('Ring height', NBA.ringHeightM, 0.5, 20),
    ringToBoardM: lengthField('Ring to board', NBA.ringToBoardM, 0.02, 2, MM),
    boardWidthM: lengthField('Board width', NBA.boardWidthM, 0.3, 10),
    boardHeightM: lengthField('Board height', NBA.boardHeightM, 0.3, 10),
    boardLowerEdgeM: lengthField('Board, lower edge', NBA.boardLowerEdgeM, 0.1, 20),
    boardThicknessM: lengthField('Board thickness', NBA.boardThicknessM, 0.005, 0.1, MM),
    rectangleWidthM: lengthField('Painted square, width', NBA.rectangleWidthM, 0.12, 10),
    rectangleHeightM: lengthField('Painted square, height', NBA.rectangleHeightM, 0.12, 10),
    netLengthM: lengthField('Net length (0: no net)', NBA.netLengthM, 0, 2),
  })
  .superRefine((p, ctx) => {
    const refuse = (path: string, message: string) => ctx.addIssue({ code: 'custom', path: [path], message });
    if (p.ringRodDiameterM >= p.ringInsideDiameterM / 4) {
      refuse(
        'ringRodDiameterM',
        `The ring's rod must be thinner than a quarter of the ring: ${p.ringRodDiameterM} m is too thick for a ring of ` +
          `${p.ringInsideDiameterM} m. Choose a thinner rod.`,
      );
    }
    if (p.ringRodDiameterM >= p.ringToBoardM) {
      refuse(
        'ringToBoardM',
        `The ring must stand clear of the board: its rod is ${p.ringRodDiameterM} m thick, but its inside edge is only ` +
          `${p.ringToBoardM} m from the board. Move it farther away.`,
      );
    }
    const topM = p.boardLowerEdgeM + p.boardHeightM;
    if (p.ringHeightM <= p.boardLowerEdgeM || p.ringHeightM >= topM) {
      refuse(
        'ringHeightM',
        `The ring hangs on the board, so its height of ${p.ringHeightM} m must lie between the board's lower edge at ` +
          `${p.boardLowerEdgeM} m and its upper edge at ${topM} m. Move the ring or the board.`,
      );
    }
    if (p.rectangleWidthM > p.boardWidthM || p.rectangleHeightM > topM - p.ringHeightM) {
      refuse(
        'rectangleHeightM',
        `The painted square of ${p.rectangleWidthM} by ${p.rectangleHeightM} m must fit on the board above the ring. ` +
          `Make it smaller.`,
      );
    }
    if (p.netLengthM >= p.ringHeightM) {
      refuse(
        'netLengthM',
        `A net of ${p.netLengthM} m would lie on the floor. Make it shorter than ${p.ringHeightM} m.`,
      );
    }
  });

/**
 * A basketball hoop on its stand. The prop's origin is the point of the floor below the ring's centre; the board is
 * towards -z, so that the shooter stands at +z and shoots towards -z. Parts: `rim`, `board`, `bracket`, `arm`, `pole`;
 * the paint only shows, and the net slows balls on their way down. Passage `hoop`: down through the ring.
 */
export const basketballHoop = definePropKind<HoopSize>({
  id: 'basketball-hoop',
  label: 'Basketball hoop',
  hint: 'Ring, board and pole, to the rule books',
  params,
  presets: [
    { id: 'nba', label: 'NBA', params: NBA },
    { id: 'fiba', label: 'FIBA', params: FIBA },
  ],
  defaultDrive: 'still',
  bodies: (p) => [{ id: 'main', parts: hoopParts(p), nets: hoopNets(p) }],
  passages: (p) => [
    { id: 'hoop', label: 'hoop', centerM: ringCenter(p), normal: UP, radiusM: p.ringInsideDiameterM / 2 },
  ],
  words: (p) => ({
    noun: 'basketball hoop',
    description: `a basketball hoop with a glass backboard, an orange rim ${sayLength(p.ringHeightM)} high${p.netLengthM > 0 ? ' and a white net' : ''}`,
  }),
});
