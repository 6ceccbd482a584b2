import type { BrokenScene } from '../broken-scene.ts';
import { studioScene } from '../studio.ts';

/** A third of the speed of sound; the fastest serve is 73 m/s. */
const SERVE_MPS = 115;

/** A tennis serve that no arm could hit. */
export const cannonServe: BrokenScene = {
  id: 'cannon-serve',
  label: 'The serve from a cannon',
  hint: 'A tennis ball faster than anyone ever hit one',
  checkId: 'too-fast',
  make: () =>
    studioScene({
      name: 'The serve from a cannon',
      durationS: 0.2,
      floorSizeM: 60,
      props: {
        ball: {
          name: 'Tennis ball',
          kind: 'ball',
          positionM: [-12, 2.6, 0],
          drive: { type: 'free' },
          release: { velocityMps: [SERVE_MPS, -4, 0], angularVelocityRadps: [0, 0, 0] },
          params: { radiusM: 0.0335, massKg: 0.0577, materialId: 'tennis-felt' },
        },
      },
    }),
};
