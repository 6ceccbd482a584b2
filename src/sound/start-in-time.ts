import { nextStartS } from './anchor.ts';
import type { Run } from './deck.ts';

/** Starts that come too late, because the page was busy just then, are made again with more time; so many times. */
const ATTEMPTS = 4;

/** Starts a run at the next edge of a block; once more, with more time, where the edge had gone by meanwhile. */
export function startInTime<R extends Run>(context: AudioContext, start: (contextS: number) => R, aheadS: number): R {
  for (let attempt = 0; ; attempt++) {
    const contextS = nextStartS(context.currentTime, context.sampleRate, aheadS * 4 ** attempt);
    const run = start(contextS);
    if (context.currentTime < contextS || attempt === ATTEMPTS - 1) return run;
    run.stop(context.currentTime);
  }
}
