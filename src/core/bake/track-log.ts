import type { BodyTrack } from '../motion/motion.ts';
import { isLayerBall } from './balls.ts';
import type { BodyStates } from './body-states.ts';
import { type BakePlan, moves } from './plan.ts';
import { createTrackRecorder, recordStrides } from './recorder.ts';

/** The tracks of all bodies while they grow. */
export interface TrackLog {
  /** Every how many steps balls, and other bodies, are recorded when nothing happens to them. */
  readonly strides: { readonly ball: number; readonly other: number };
  /** Appends the state that a body has now as its knot at an instant. */
  record(bodyIndex: number, timeS: number): void;
  /** What was recorded up to an instant, in the order of the plan. */
  tracks(untilS: number): BodyTrack[];
  /** Gives back what it grew in; nothing may be recorded after it. */
  free(): void;
}

/** Knots of what `states` say at the moment of asking. Every body starts with one at 0. */
export function createTrackLog(plan: BakePlan, states: BodyStates, totalSteps: number): TrackLog {
  const strides = recordStrides(plan);
  const recorders = plan.bodies.map((body) => {
    const stride = isLayerBall(plan, body) ? strides.ball : strides.other;
    return createTrackRecorder(body.id, moves(body) ? Math.ceil(totalSteps / stride) + 64 : 1);
  });
  const log: TrackLog = {
    strides,
    record(i, timeS) {
      recorders[i]!.push(timeS, states, i);
    },
    tracks: (untilS) => recorders.map((recorder) => recorder.track(untilS)),
    free() {
      for (const recorder of recorders) recorder.free();
    },
  };
  plan.bodies.forEach((_, i) => {
    log.record(i, 0);
  });
  return log;
}
