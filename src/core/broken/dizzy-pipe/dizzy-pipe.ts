import type { BrokenScene } from '../broken-scene.ts';
import { studioScene } from '../studio.ts';

/** Beyond what the engine turns a body by at 240 steps a second: an eighth of a turn a step, 188 rad/s. */
const SPIN_RADPS = 300;

/** A pipe that spins faster than the engine can turn it at the scene's steps. */
export const dizzyPipe: BrokenScene = {
  id: 'dizzy-pipe',
  label: 'The dizzy pipe',
  hint: 'A pipe spins so fast that the simulation holds it back',
  checkId: 'clamped',
  make: () =>
    studioScene({
      name: 'The dizzy pipe',
      durationS: 0.3,
      props: {
        pipe: {
          name: 'Pipe',
          kind: 'cylinder',
          positionM: [0, 1.4, 0],
          drive: { type: 'free' },
          release: { velocityMps: [0, 1, 0], angularVelocityRadps: [0, SPIN_RADPS, 0] },
          params: { radiusM: 0.05, heightM: 0.3, materialId: 'steel' },
        },
      },
    }),
};
