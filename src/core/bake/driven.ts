import { type MarkState, stateAfterMarks, stateBeforeMarks, stateOnMarks } from '../base/marks.ts';
import { integrate, rotate } from '../base/quat.ts';
import { addScaled, cross, distance, sub } from '../base/vec3.ts';
import { type BodyStates, writeState } from './body-states.ts';
import { type Medium, mediumOf } from './medium.ts';
import type { BakePlan, BodyPlan } from './plan.ts';
import type { TrackLog } from './track-log.ts';

/** Rounding of step times, in seconds. */
const SAME_INSTANT_S = 1e-9;
/** A path that leaves a mark farther off than it reached it is a cut, in metres. */
const CUT_M = 1e-6;

/** The bodies that marks carry: animated ones for the whole take, let-go ones until their moment. */
export interface Driven {
  /** By body: 1 while its marks carry it. */
  readonly isCarried: Uint8Array;
  /** Indices of the bodies that are carried now: another list once one was let go. */
  carried(): readonly number[];
  /** Where a carried body is at an instant, or flies to from where it is let go before. */
  stateAt(bodyIndex: number, timeS: number): MarkState;
  /** Whether the path of a carried body is cut within a span of time: then it is put there, and pushes nothing. */
  isCut(bodyIndex: number, startS: number, endS: number): boolean;
  /**
   * Takes carried bodies to the end of a step, recording two knots wherever a mark changes their velocity. Returns those
   * that were let go on the way, and fly freely from the end of the step.
   */
  arrive(startS: number, endS: number, isRecorded: boolean): readonly number[];
}

export function createDriven(plan: BakePlan, states: BodyStates, log: TrackLog): Driven {
  const isCarried = new Uint8Array(plan.bodies.length);
  let medium: Medium | null = null;
  let carried = plan.bodies.flatMap((body, i) => (body.marks.length > 0 && !isLetGoBy(body, 0) ? [i] : []));
  for (const i of carried) {
    isCarried[i] = 1;
    passMarks(i, Number.NEGATIVE_INFINITY, 0);
  }
  function stateAt(i: number, timeS: number): MarkState {
    const body = plan.bodies[i]!;
    const { letGoS } = body;
    if (letGoS === null || letGoS >= timeS - SAME_INSTANT_S) return stateOnMarks(body.marks, timeS);
    return fly(i, stateOnMarks(body.marks, letGoS), timeS - letGoS);
  }

  /** The short flight between the moment of letting go and the end of its step: of the centre of mass, about which it turns. */
  function fly(i: number, start: MarkState, forS: number): MarkState {
    const { centerOfMassM } = plan.bodies[i]!;
    const w = start.angularVelocityRadps;
    const arm = rotate(start.rotation, centerOfMassM);
    const center = addScaled(start.positionM, arm, 1);
    const centerMps = addScaled(start.velocityMps, cross(w, arm), 1);
    medium ??= mediumOf(plan);
    const a = medium.accelerationOn(i, center, centerMps, w);
    const rotation = integrate(start.rotation, w, forS);
    const newArm = rotate(rotation, centerOfMassM);
    const fallen = addScaled(addScaled(center, centerMps, forS), a, (forS * forS) / 2);
    return {
      positionM: sub(fallen, newArm),
      rotation,
      velocityMps: addScaled(addScaled(centerMps, a, forS), cross(w, newArm), -1),
      angularVelocityRadps: w,
    };
  }

  /** Knots at the marks after one instant and up to another, before and after each; returns the time of the last. */
  function passMarks(i: number, afterS: number, untilS: number): number {
    const { marks, letGoS } = plan.bodies[i]!;
    let lastS = Number.NEGATIVE_INFINITY;
    for (const { timeS } of marks) {
      if (timeS <= afterS || timeS > untilS || timeS === lastS) continue;
      if (letGoS !== null && timeS >= letGoS - SAME_INSTANT_S) break;
      lastS = timeS;
      writeState(states, i, stateBeforeMarks(marks, timeS));
      if (timeS > 0) log.record(i, timeS);
      writeState(states, i, stateAfterMarks(marks, timeS));
      log.record(i, timeS);
    }
    return lastS;
  }

  return {
    isCarried,
    carried: () => carried,
    stateAt,
    isCut(i, startS, endS) {
      const { marks } = plan.bodies[i]!;
      return marks.some(
        ({ timeS }) =>
          timeS > startS &&
          timeS <= endS &&
          distance(stateAfterMarks(marks, timeS).positionM, stateBeforeMarks(marks, timeS).positionM) > CUT_M,
      );
    },
    arrive(startS, endS, isRecorded) {
      const letGo: number[] = [];
      for (const i of carried) {
        const body = plan.bodies[i]!;
        const passedS = passMarks(i, startS, endS);
        const isOnTheWay = endS > body.marks[0]!.timeS && startS < body.marks.at(-1)!.timeS;
        if (isLetGoBy(body, endS)) {
          letGo.push(i);
          writeState(states, i, stateOnMarks(body.marks, body.letGoS!));
          log.record(i, body.letGoS!);
          writeState(states, i, stateAt(i, endS));
        } else {
          writeState(states, i, stateAfterMarks(body.marks, endS));
          if (isRecorded && isOnTheWay && passedS < endS) log.record(i, endS);
        }
      }
      if (letGo.length > 0) {
        carried = carried.filter((i) => !letGo.includes(i));
        for (const i of letGo) isCarried[i] = 0;
      }
      return letGo;
    },
  };
}

function isLetGoBy({ letGoS }: BodyPlan, timeS: number): boolean {
  return letGoS !== null && letGoS <= timeS + SAME_INSTANT_S;
}
