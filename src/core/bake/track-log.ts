import type { BodyTrack } from '../motion/motion.ts';
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
}

/** Knots of what `states` say at the moment of asking. Every body starts with one at 0. */
export function createTrackLog(plan: BakePlan, states: BodyStates, totalSteps: number): TrackLog {
  const strides = recordStrides(plan);
  const recorders = plan.bodies.map((body) =>
    createTrackRecorder(body.id, moves(body) ? Math.ceil(totalSteps / strides.other) + 64 : 1),
  );
  const log: TrackLog = {
    strides,
    record(i, timeS) {
      const { p, q, v, w } = states;
      const a = 3 * i;
      const b = 4 * i;
      recorders[i]!.push(
        timeS,
        p[a]!,
        p[a + 1]!,
        p[a + 2]!,
        q[b]!,
        q[b + 1]!,
        q[b + 2]!,
        q[b + 3]!,
        v[a]!,
        v[a + 1]!,
        v[a + 2]!,
        w[a]!,
        w[a + 1]!,
        w[a + 2]!,
      );
    },
    tracks: (untilS) => recorders.map((recorder) => recorder.track(untilS)),
  };
  plan.bodies.forEach((_, i) => {
    log.record(i, 0);
  });
  return log;
}
