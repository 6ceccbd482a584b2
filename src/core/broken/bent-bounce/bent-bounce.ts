import type { BrokenScene } from '../broken-scene.ts';
import { basketball, studioScene } from '../studio.ts';

/** A bounce that the director bends towards the mark, and that is told as bent. */
export const bentBounce: BrokenScene = {
  id: 'bent-bounce',
  label: 'The bent bounce',
  hint: 'A bounce is helped along on purpose, and it is said so',
  checkId: 'nudged',
  make: () =>
    studioScene({
      name: 'The bent bounce',
      durationS: 1,
      props: {
        ball: {
          ...basketball([-1.5, 1, 0], [2, 0, 0]),
          nudges: {
            help: {
              order: 'a0',
              on: { propId: 'floor' },
              nth: 1,
              speedFactor: 1.1,
              azimuthRad: 0.1,
              elevationRad: 0,
            },
          },
        },
      },
    }),
};
