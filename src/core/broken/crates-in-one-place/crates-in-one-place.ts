import type { BrokenScene } from '../broken-scene.ts';
import { crate, studioScene } from '../studio.ts';

const EDGE_M = 0.4;
/** How far the second stands inside the first. */
const SHARED_M = 0.1;

/** Two crates that are set up in the same place; the bake has to push them apart. */
export const cratesInOnePlace: BrokenScene = {
  id: 'crates-in-one-place',
  label: 'Two crates in one place',
  hint: 'They are set up inside each other, and creep apart by themselves',
  checkId: 'start-overlap',
  make: () =>
    studioScene({
      name: 'Two crates in one place',
      durationS: 1.5,
      props: {
        left: { ...crate([-EDGE_M / 2, EDGE_M / 2, 0], EDGE_M), name: 'Left crate' },
        right: { ...crate([EDGE_M / 2 - SHARED_M, EDGE_M / 2, 0], EDGE_M), name: 'Right crate' },
      },
    }),
};
