import type { ClockPort } from '../../editor/ports.ts';

export const browserClock: ClockPort = {
  nowMs: () => performance.now(),
  onFrame(callback) {
    const handle = requestAnimationFrame(callback);
    return () => cancelAnimationFrame(handle);
  },
};
