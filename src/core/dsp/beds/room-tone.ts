import type { Bed } from './bed.ts';
import { aroundNoise } from './both-ears.ts';

/** The air of a room in which nothing happens: a dull, even breath, and a trace of brightness. */
export const roomTone: Bed = {
  id: 'room-tone',
  start(ctx) {
    const dull = aroundNoise(ctx, 'dull', 50, 320);
    const bright = aroundNoise(ctx, 'bright', 320, 2400);
    return (block) => {
      dull(block, 0.98);
      bright(block, 0.2);
    };
  },
};
