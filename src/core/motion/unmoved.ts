import type { Motion } from './motion.ts';

/** The motion of a take that was not baked yet: nothing moves, everything is at its start. */
export const UNMOVED: Motion = {
  bakeKey: '',
  stepHz: 0,
  durationS: 0,
  tracks: [],
  contacts: [],
  startOverlaps: [],
  jointLoads: [],
  appliedNudges: [],
  clamps: [],
  stop: null,
};
