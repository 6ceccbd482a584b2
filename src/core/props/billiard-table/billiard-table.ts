import { z } from 'zod';
import { fourLegs } from '../legs.ts';
import { definePropKind } from '../prop-kind.ts';
import { bed, cushionsAndRails } from './frame.ts';
import { pocketParts, pocketPassages } from './pockets.ts';
import { BED_HEIGHT_M, DROP_M, PLAY_LENGTH_M, PLAY_WIDTH_M } from './size.ts';

const LEG_M = 0.15;
/** Legs stand this far inside the noses; estimate. */
const LEG_INSET_M = 0.1;
const WOOD = [0.29, 0.16, 0.09] as const;

const params = z.strictObject({});

/**
 * A 9-ft pool table to the rules; the prop's origin is the floor point under its middle, its length along z, head at +z.
 * Parts: `bed`, `cushion-…` and `rail-…` (`left-foot`, `left-head`, `right-foot`, `right-head`, `foot`, `head`), boxes that
 * catch balls under each pocket, legs. Passages: `pocket-foot-left`, `pocket-side-right` and so on.
 */
export const billiardTable = definePropKind<z.infer<typeof params>>({
  id: 'billiard-table',
  label: 'Pool table',
  hint: 'Nine-foot table with cushions and pockets, to the rules',
  params,
  presets: [{ id: 'nine-foot', label: 'Pool table (9 ft)', params: {} }],
  defaultDrive: 'still',
  bodies() {
    const legs = fourLegs({
      halfWidthM: PLAY_WIDTH_M / 2 - LEG_INSET_M,
      halfDepthM: PLAY_LENGTH_M / 2 - LEG_INSET_M,
      heightM: BED_HEIGHT_M - DROP_M,
      thicknessM: LEG_M,
      materialId: 'hardwood',
      colorRgb: WOOD,
    });
    return [{ id: 'main', parts: [bed(), ...cushionsAndRails(), ...pocketParts(), ...legs] }];
  },
  passages: pocketPassages,
  words: () => ({ noun: 'pool table', description: 'a nine-foot pool table with green cloth and wooden rails' }),
});
