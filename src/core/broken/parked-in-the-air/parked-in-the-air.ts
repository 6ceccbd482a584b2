import { marksOf } from '../../scenes/compose.ts';
import type { BrokenScene } from '../broken-scene.ts';
import { crate, studioScene } from '../studio.ts';

const EDGE_M = 0.4;

/** A crate that marks lift off the floor and leave a metre up. */
export const parkedInTheAir: BrokenScene = {
  id: 'parked-in-the-air',
  label: 'Parked in the air',
  hint: 'A crate is lifted by its marks, and left a metre above the floor',
  checkId: 'left-hanging',
  make: () =>
    studioScene({
      name: 'Parked in the air',
      durationS: 2,
      props: {
        crate: {
          ...crate([0, EDGE_M / 2, 0], EDGE_M),
          drive: {
            type: 'animated',
            marks: marksOf({ timeS: 0.2, positionM: [0, 0, 0] }, { timeS: 0.8, positionM: [0.3, 1, 0] }),
          },
        },
      },
    }),
};
