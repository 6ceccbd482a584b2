import type { BallBodies, StruckBody } from './ball-bodies.ts';
import { type Meeting, meetsBall, meetsStill, openingMps } from './ball-meet.ts';
import { createBallPairs } from './ball-pairs.ts';
import { type Strike, strike } from './ball-strike.ts';
import { type BallTouch, ballTouch, book, feelOtherBalls, putBack, solveTouches } from './ball-touch.ts';
import { type BallState, carry, type LayerBall, stateOf, wayOf } from './layer-ball.ts';
import type { Medium } from './medium.ts';
import type { BodyMeeting } from './moving-bodies.ts';
import type { Nudges } from './nudges.ts';
import type { PairPlan } from './plan.ts';
import { LANDING_MPS } from './restitution.ts';
import { touchFromStart } from './start-touches.ts';
import { distanceFromBounds, type StillPart } from './still-part.ts';

/**
 * All balls fly through a step together: the earliest event of all comes first, a ball meeting a still part or another
 * ball, at its exact instant. Between events a ball goes with constant acceleration: that of the medium at the middle of the
 * interval, and of what it rolls, slides or rests on.
 */

/** After so many events in one step, a ball's impacts give nothing back; */
const LIVELY_EVENTS = 16;
/** after so many, it meets other balls in the next step only; */
const PAIR_EVENTS = 24;
/** after so many, it waits where it is for the step to end: wedged tighter than any real ball. */
const MOST_EVENTS = 96;
/** A touch on a still part that something presses together faster than this is struck anew, in m/s. */
const PRESSED_MPS = 1e-3;
/**
 * Two balls that touch strike anew from here on, in m/s: twice what a fall gains in a step of 1/240 s. What presses a pile
 * together more slowly is left to the next step, which solves it whole; struck one by one, a pile would boil for ever.
 */
const PRESSED_BALLS_MPS = 0.1;
/** Added to what may be near, in metres. */
const MARGIN_M = 1e-3;
/** What is left of a step after an event close to its end is too short to solve touches over, in seconds. */
const SHORTEST_S = 1e-9;

/** An impact, with the states of the balls around it. */
export interface BallImpact {
  readonly strike: Strike;
  /** Seconds after the start of the step. */
  readonly afterS: number;
  readonly ball: LayerBall;
  readonly part: StillPart | null;
  readonly other: LayerBall | null;
  /** A body that the engine moves or marks carry. */
  readonly body: StruckBody | null;
  readonly nudgeId: string | null;
  readonly before: BallState;
  readonly after: BallState;
  readonly otherBefore: BallState | null;
  readonly otherAfter: BallState | null;
}

export interface BallWorld {
  /** Takes balls that are free, and stand as loaded, through a step. */
  step(stepS: number): void;
  /** Impacts of the step, in order of time. */
  readonly impacts: readonly BallImpact[];
  /** Touches that pushed at the end of the step, with their sums over it. */
  readonly touches: readonly BallTouch[];
  /** Somebody else moved a ball: it touches nothing until it meets it again. */
  forget(ball: LayerBall): void;
}

export interface BallWorldParts {
  readonly balls: readonly LayerBall[];
  readonly still: readonly StillPart[];
  readonly medium: Medium;
  readonly nudges: Nudges;
  /** Null where nothing moves but balls. */
  readonly bodies: BallBodies | null;
  pairWithPart(ball: LayerBall, part: StillPart): PairPlan;
  pairOfBalls(a: LayerBall, b: LayerBall): PairPlan;
}

export function createBallWorld({
  balls,
  still,
  medium,
  nudges,
  bodies,
  pairWithPart,
  pairOfBalls,
}: BallWorldParts): BallWorld {
  const impacts: BallImpact[] = [];
  const touches: BallTouch[] = [];
  /** The next still part that each ball meets, and when. */
  const nextPart: (StillPart | null)[] = balls.map(() => null);
  const nextS = new Float64Array(balls.length);
  const nextNormal = new Float64Array(3 * balls.length);
  const pairs = createBallPairs(balls);
  const found: Meeting = { afterS: 0, nx: 0, ny: 0, nz: 0 };
  const alone: LayerBall[] = [];
  const at = new Float64Array(9);
  const from = new Float64Array(3);
  const felt = new Float64Array(3);
  /** The next moving body that each ball meets. */
  const nextMet: (BodyMeeting | null)[] = balls.map(() => null);
  let stepS = 0;
  let isNew = true;

  /** The acceleration of the medium at the middle of what is left of the step: a second-order step needs no more. */
  function feelMedium(ball: LayerBall): void {
    const half = (stepS - ball.atS) / 2;
    const { bodyIndex, px, py, pz, vx, vy, vz, wx, wy, wz } = ball;
    at[0] = px;
    at[1] = py;
    at[2] = pz;
    at[3] = vx;
    at[4] = vy;
    at[5] = vz;
    at[6] = wx;
    at[7] = wy;
    at[8] = wz;
    from[0] = vx;
    from[1] = vy;
    from[2] = vz;
    medium.accelerationInto(bodyIndex, at, from, half, felt);
    const kx = felt[0]! * half;
    const ky = felt[1]! * half;
    const kz = felt[2]! * half;
    at[0] = px + (vx + kx / 2) * half;
    at[1] = py + (vy + ky / 2) * half;
    at[2] = pz + (vz + kz / 2) * half;
    at[3] = vx + kx;
    at[4] = vy + ky;
    at[5] = vz + kz;
    medium.accelerationInto(bodyIndex, at, from, half, felt);
    ball.ax = felt[0]!;
    ball.ay = felt[1]!;
    ball.az = felt[2]!;
    ball.bx = 0;
    ball.by = 0;
    ball.bz = 0;
  }

  function touchOn(ball: LayerBall, target: StillPart | LayerBall): BallTouch | undefined {
    for (const touch of ball.touches) {
      if (touch.part === target || touch.other === target || (touch.other === ball && touch.ball === target))
        return touch;
    }
    return undefined;
  }

  function isPressed({ ball, other, sx, sy, sz }: BallTouch): boolean {
    const n = { afterS: 0, nx: sx, ny: sy, nz: sz };
    return -openingMps(ball, other, n) > (other ? PRESSED_BALLS_MPS : PRESSED_MPS);
  }

  function foresee(ball: LayerBall): void {
    const i = ball.index;
    const restS = stepS - ball.atS;
    nextS[i] = Number.POSITIVE_INFINITY;
    const way = wayOf(ball, restS);
    ball.clearM -= way;
    if (ball.clearM > 0 || ball.events > MOST_EVENTS) return;
    let clear = Number.POSITIVE_INFINITY;
    const reach = ball.radiusM + way + MARGIN_M;
    for (const part of still) {
      const distance = distanceFromBounds(part, ball.px, ball.py, ball.pz);
      clear = Math.min(clear, distance - reach);
      if (distance > reach) continue;
      const touch = ball.touches.length > 0 ? touchOn(ball, part) : undefined;
      if (touch && !isPressed(touch)) continue;
      if (!meetsStill(ball, part, restS, found) || ball.atS + found.afterS >= nextS[i]!) continue;
      nextS[i] = ball.atS + found.afterS;
      nextPart[i] = part;
      nextNormal[3 * i] = found.nx;
      nextNormal[3 * i + 1] = found.ny;
      nextNormal[3 * i + 2] = found.nz;
    }
    ball.clearM = clear;
  }

  function foreseeBody(ball: LayerBall): void {
    nextMet[ball.index] = ball.isFree && ball.events <= MOST_EVENTS ? bodies!.next(ball, stepS) : null;
  }

  function foreseePair(a: LayerBall, b: LayerBall, nowS: number): void {
    if (a.events > PAIR_EVENTS || b.events > PAIR_EVENTS) return;
    if (a.touches.length > 0) {
      const touch = touchOn(a, b);
      if (touch && !isPressed(touch)) return;
    }
    if (meetsBall(a, b, nowS, stepS - nowS, found)) pairs.add(a, b, nowS + found.afterS, found);
  }

  function letGo(touch: BallTouch): void {
    book(touch, touch.ball.atS - (stepS - touch.overS));
    remove(touch, touches);
    remove(touch, touch.ball.touches);
    if (touch.other) remove(touch, touch.other.touches);
  }

  function land(
    ball: LayerBall,
    part: StillPart | null,
    other: LayerBall | null,
    pair: PairPlan,
    n: Meeting,
  ): BallTouch {
    const touch = ballTouch(ball, part, other, pair, n);
    touches.push(touch);
    ball.touches.push(touch);
    other?.touches.push(touch);
    return touch;
  }

  /** After an event: the rest of the step anew. What presses on other balls is left to the next step. */
  function goOn(ball: LayerBall): void {
    ball.events++;
    feelMedium(ball);
    feelOtherBalls(ball);
    if (ball.events > MOST_EVENTS) stay(ball);
    else if (ball.touches.length > 0 && stepS - ball.atS > SHORTEST_S) solveAlone(ball);
    ball.clearM = 0;
  }

  function solveAlone(ball: LayerBall): void {
    const own = ball.touches.filter((touch) => touch.part !== null);
    for (const touch of own) book(touch, ball.atS - (stepS - touch.overS));
    alone[0] = ball;
    solveTouches(alone, own, stepS - ball.atS);
  }

  function stay(ball: LayerBall): void {
    ball.vx = 0;
    ball.vy = 0;
    ball.vz = 0;
    ball.ax = 0;
    ball.ay = 0;
    ball.az = 0;
  }

  function meet(ball: LayerBall, part: StillPart | null, other: LayerBall | null, atS: number, n: Meeting): void {
    carry(ball, atS);
    if (other) carry(other, atS);
    const before = stateOf(ball);
    const otherBefore = other ? stateOf(other) : null;
    const pair = other ? pairOfBalls(ball, other) : pairWithPart(ball, part!);
    const isDead = ball.events > LIVELY_EVENTS || (other !== null && other.events > LIVELY_EVENTS);
    const struck = strike(ball, other, n.nx, n.ny, n.nz, pair, isDead);
    if (struck && struck.normalSpeedMps > LANDING_MPS) {
      const nudgeId = nudges.bend(ball, part, other, n);
      impacts.push({
        strike: struck,
        afterS: atS,
        ball,
        part,
        other,
        body: null,
        nudgeId,
        before,
        after: stateOf(ball),
        otherBefore,
        otherAfter: other ? stateOf(other) : null,
      });
    }
    const touch = touchOn(ball, part ?? other!);
    if (struck && struck.reboundSpeedMps > 0) {
      if (touch) letGo(touch);
    } else {
      const landed = touch ?? land(ball, part, other, pair, n);
      if (struck && struck.normalSpeedMps <= LANDING_MPS) {
        landed.sumNs += struck.impulseNs;
        landed.sumFrictionNs += struck.frictionNs;
      }
    }
    resume(ball, other, atS);
  }

  function meetBody(ball: LayerBall, met: BodyMeeting): void {
    carry(ball, met.afterS);
    const before = stateOf(ball);
    const struck = bodies!.strike(ball, met);
    if (struck) {
      const [nx, ny, nz] = met.normal;
      const nudgeId = nudges.bend(ball, met, null, { nx, ny, nz });
      impacts.push({
        strike: struck.strike,
        afterS: met.afterS,
        ball,
        part: null,
        other: null,
        body: struck.body,
        nudgeId,
        before,
        after: stateOf(ball),
        otherBefore: null,
        otherAfter: null,
      });
    }
    resume(ball, null, met.afterS);
    // The body goes another way now, and may meet others.
    for (const one of balls) foreseeBody(one);
  }

  function resume(ball: LayerBall, other: LayerBall | null, atS: number): void {
    goOn(ball);
    if (other) goOn(other);
    foresee(ball);
    if (other) foresee(other);
    if (bodies) foreseeBody(ball);
    if (bodies && other) foreseeBody(other);
    if (balls.length > 1) {
      pairs.forget(ball, other);
      pairs.near(ball, other, atS, stepS, foreseePair);
      if (other) pairs.near(other, ball, atS, stepS, foreseePair);
    }
  }

  return {
    impacts,
    touches,
    forget(ball) {
      for (const touch of [...ball.touches]) letGo(touch);
      ball.clearM = 0;
    },
    step(seconds) {
      stepS = seconds;
      if (impacts.length > 0) impacts.length = 0;
      for (const ball of balls) {
        ball.events = 0;
        if (ball.isFree) feelMedium(ball);
      }
      if (isNew) {
        touchFromStart(balls, still, (ball, part, other, n) => {
          land(ball, part, other, other ? pairOfBalls(ball, other) : pairWithPart(ball, part!), n);
        });
      }
      isNew = false;
      solveAll();
      for (const ball of balls) {
        if (ball.isFree) foresee(ball);
        else nextS[ball.index] = Number.POSITIVE_INFINITY;
      }
      if (bodies) for (const ball of balls) foreseeBody(ball);
      if (balls.length > 1) pairs.sweep(stepS, foreseePair);
      for (;;) {
        let first = -1;
        let atS = stepS;
        for (let i = 0; i < nextS.length; i++) {
          if (nextS[i]! < atS) {
            atS = nextS[i]!;
            first = i;
          }
        }
        let met: BodyMeeting | null = null;
        if (bodies) for (const one of nextMet) if (one && one.afterS < (met?.afterS ?? atS)) met = one;
        const pair = balls.length > 1 ? pairs.firstBefore(met?.afterS ?? atS) : -1;
        if (pair >= 0) {
          found.nx = pairs.normals[3 * pair]!;
          found.ny = pairs.normals[3 * pair + 1]!;
          found.nz = pairs.normals[3 * pair + 2]!;
          meet(pairs.a[pair]!, null, pairs.b[pair]!, pairs.atS[pair]!, found);
        } else if (met) {
          meetBody(balls[nextMet.indexOf(met)]!, met);
        } else if (first >= 0) {
          found.nx = nextNormal[3 * first]!;
          found.ny = nextNormal[3 * first + 1]!;
          found.nz = nextNormal[3 * first + 2]!;
          meet(balls[first]!, nextPart[first]!, null, atS, found);
        } else break;
      }
      for (const ball of balls) if (ball.isFree) carry(ball, stepS);
      if (touches.length === 0) return;
      for (const touch of [...touches]) {
        book(touch, touch.overS);
        if (!touch.isHeld) letGo(touch);
      }
      putBack(touches, stepS);
    },
  };

  /** The touches at the start of a step, all together. */
  function solveAll(): void {
    if (touches.length === 0) return;
    for (const touch of touches) {
      touch.sumNs = 0;
      touch.sumFrictionNs = 0;
      touch.landedS = 0;
    }
    const held = balls.filter((ball) => ball.isFree && ball.touches.length > 0);
    solveTouches(held, touches, stepS);
  }
}

function remove(touch: BallTouch, from: BallTouch[]): void {
  const at = from.indexOf(touch);
  if (at >= 0) from.splice(at, 1);
}
