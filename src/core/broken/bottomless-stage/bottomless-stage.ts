import type { BrokenScene } from '../broken-scene.ts';
import { basketball, studioScene } from '../studio.ts';

/** A ball that rolls off the end of the set and falls for ever. */
export const bottomlessStage: BrokenScene = {
  id: 'bottomless-stage',
  label: 'The bottomless stage',
  hint: 'A ball rolls off the end of the floor and drops through the world',
  checkId: 'left-scene',
  make: () =>
    studioScene({
      name: 'The bottomless stage',
      durationS: 2,
      floorSizeM: 3,
      props: { ball: basketball([0.5, 0.1193, 0], [1.5, 0, 0]) },
    }),
};
