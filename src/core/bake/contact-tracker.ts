import { add, addScaled, cross, dot, length, sub, type Vec3 } from '../base/vec3.ts';
import type { ContactPhase } from '../motion/contact.ts';
import type { StartOverlap } from '../motion/motion.ts';
import { type BodyStates, vecOf } from './body-states.ts';
import type { Bridge } from './bridge.ts';
import type { LoggedContact } from './contact-log.ts';
import {
  type ContactPair,
  createContactPairs,
  HELD,
  IMPACT_S,
  LAST_NS,
  LAST_STEP,
  LEAST_IMPACT_NS,
  LINE,
  NEXT_LOOK,
  SPAN_NS,
} from './contact-pairs.ts';
import type { ColliderPlace, Engine } from './engine.ts';
import { frictionBetween } from './friction.ts';
import { type Blow, blowBetween, deepestManifold, type Manifold } from './manifolds.ts';
import { type BakePlan, isFreeAt, jointedIds } from './plan.ts';
import { type Meeting, struckPoints } from './struck-points.ts';

/** An impulse is an impact when it exceeds that of a few steps of weight and half again the step before. */
const IMPACT_RISE = 1.5;
/** A touch that comes back within this time has lasted, in seconds: a wheel under load leaves the ground for a step or three. */
const FLICKER_S = 0.0125;
/** What was in touch so lately and comes nearer no faster than this, in m/s, presses and does not strike. */
const PRESS_MPS = 0.25;
/** Impulses of one pair closer than this are one impact, as long as their normals are: the cosine of 11 degrees. */
const MERGE_S = 0.03;
const MERGE_COSINE = 0.98;
/** A touch must last this long to count as sliding, rolling or resting, and a change of phase as long to be believed. */
const SPAN_S = 0.08;
const SLIDE_MPS = 0.05;
const TURN_RADPS = 0.2;
/** A lasting touch is looked at this often, in steps: 17 ms at 240 Hz, well below the time that a phase must last. */
const LOOK_STEPS = 4;
/** Every how many looks a rest or a roll is asked for its friction, which changes slowly. */
const HOLD_LOOKS = 4;
/** Overlaps at the start shallower than this are the engine's own allowance. */
const OVERLAP_M = 0.001;

/** A manifold with a place even where the engine solved no contact. */
type PlacedManifold = Manifold & { readonly pointM: Vec3 };

/** An impact of this step, how the points met, and how much of the step was left then. */
interface FreshImpact {
  readonly impact: LoggedContact;
  readonly met: Meeting;
  readonly restS: number;
}

/** Turns the engine's impulses into impacts and spans. */
export interface ContactTracker {
  /**
   * Takes the nth touch that the bridge was told of in a step, at whose start the bodies were as the states say. Returns
   * whether an impact began.
   */
  touch(step: number, n: number): boolean;
  /** A body fell asleep: the engine is silent about its touches, which last until it wakes. */
  fellAsleep(bodyIndex: number): void;
  woke(bodyIndex: number, step: number): void;
  /** To be called when the states after a step are known: how fast what was struck in it leaves. */
  settle(): void;
  /** Closes what is still open. */
  finish(endS: number): void;
  readonly startOverlaps: readonly StartOverlap[];
}

export function createContactTracker(
  plan: BakePlan,
  engine: Engine,
  bridge: Bridge,
  states: BodyStates,
  log: LoggedContact[],
): ContactTracker {
  const dt = 1 / plan.stepHz;
  const flickerSteps = Math.max(2, Math.round(FLICKER_S * plan.stepHz));
  const pairs = createContactPairs(plan, engine.places);
  const startOverlaps: StartOverlap[] = [];
  /** The first step that begins at or after an instant. */
  const stepFrom = (timeS: number) => Math.ceil(timeS * plan.stepHz - 1e-6);
  /** By body: the first step in which what was let go is free; -1 for all else. */
  const freedAtStep = plan.bodies.map(({ letGoS }) => (letGoS === null ? -1 : stepFrom(letGoS)));
  /** Steps at whose start something is released, the first included. */
  const releaseSteps = new Set([0, ...freedAtStep]);
  const jointed = jointedIds(plan);
  const points = struckPoints(plan, states);
  const isJointed = Uint8Array.from(plan.bodies, ({ id }) => (jointed.has(id) ? 1 : 0));
  /** Impacts that the last step began or went on with, whose bodies are on their way apart. */
  const fresh: FreshImpact[] = [];
  /** Slip of the phase asked for last. */
  let slip = 0;

  function isFreed({ bodyIndex }: ColliderPlace, step: number): boolean {
    return freedAtStep[bodyIndex] === step;
  }

  function frictionIn({ a, b, friction }: ContactPair, timeS: number, normal: Vec3, impulseNs: number): Vec3 {
    return frictionBetween(
      bridge,
      looseIndex(a.bodyIndex, timeS),
      looseIndex(b.bodyIndex, timeS),
      normal,
      impulseNs,
      friction,
    );
  }

  /** A body's index where it is free and in no joint, else -1. */
  function looseIndex(i: number, timeS: number): number {
    return !isJointed[i] && isFreeAt(plan.bodies[i]!, timeS) ? i : -1;
  }

  function velocityAt(i: number, point: Vec3): Vec3 {
    return add(vecOf(states.v, i), cross(vecOf(states.w, i), sub(point, vecOf(states.p, i))));
  }

  function manifoldOf(handleA: number, handleB: number, pair: ContactPair): PlacedManifold {
    const found = deepestManifold(engine, handleA, handleB) ?? { pointM: null, normal: [0, 1, 0], gapM: 0 };
    return { ...found, pointM: found.pointM ?? midpoint(pair) };
  }

  function midpoint({ a, b }: ContactPair): Vec3 {
    const still = plan.bodies[a.bodyIndex]!.drive === 'still';
    return vecOf(states.p, still ? b.bodyIndex : a.bodyIndex);
  }

  /** Speed and turning of two bodies against each other, without a manifold: the cheap question asked of every pair. */
  function speedBetween(column: Float64Array, a: number, b: number): number {
    const x = column[3 * a]! - column[3 * b]!;
    const y = column[3 * a + 1]! - column[3 * b + 1]!;
    const z = column[3 * a + 2]! - column[3 * b + 2]!;
    return Math.sqrt(x * x + y * y + z * z);
  }

  function phaseOf(pair: ContactPair, speed: number, manifold: PlacedManifold | null): ContactPhase {
    const { bodyIndex: a } = pair.a;
    const { bodyIndex: b } = pair.b;
    if (!manifold) {
      slip = speed;
      return speed < SLIDE_MPS && speedBetween(states.w, a, b) < TURN_RADPS ? 'rest' : 'slide';
    }
    const atContact = sub(velocityAt(a, manifold.pointM), velocityAt(b, manifold.pointM));
    slip = length(addScaled(atContact, manifold.normal, -dot(atContact, manifold.normal)));
    if (slip > SLIDE_MPS) return 'slide';
    return speed > SLIDE_MPS ? 'roll' : 'rest';
  }

  /** Of the second body against the first, at a point. */
  function relativeVelocity({ a, b }: ContactPair, pointM: Vec3): Vec3 {
    return sub(velocityAt(b.bodyIndex, pointM), velocityAt(a.bodyIndex, pointM));
  }

  function closingOf(pair: ContactPair, { pointM, normal }: Blow): number {
    return -dot(relativeVelocity(pair, pointM ?? midpoint(pair)), normal);
  }

  function startImpact(pair: ContactPair, timeS: number, manifold: Blow, impulseNs: number): void {
    const { normal } = manifold;
    const pointM = manifold.pointM ?? midpoint(pair);
    const approach = -dot(relativeVelocity(pair, pointM), normal);
    const shift = approach > 1e-6 ? Math.min(Math.max(manifold.gapM / approach, -dt), dt) : 0;
    const met = points.meeting(pair.a.bodyIndex, pair.b.bodyIndex, pointM, timeS, shift);
    const relative = met.velocityMps;
    const closing = -dot(relative, normal);
    const at = Math.max(0, timeS + shift);
    const friction = frictionIn(pair, timeS, normal, impulseNs);
    const impact: LoggedContact = {
      phase: 'impact',
      timeS: at,
      endTimeS: at,
      a: pair.a,
      b: pair.b,
      pointM,
      normal: [-normal[0], -normal[1], -normal[2]],
      impulseNs,
      frictionNs: length(friction),
      normalSpeedMps: Math.max(0, closing),
      reboundSpeedMps: 0,
      slipSpeedMps: length(addScaled(relative, normal, closing)),
      depthM: Math.max(0, -manifold.gapM),
    };
    pair.impact = impact;
    pairs.lines()[pair.at + IMPACT_S] = at;
    pair.impactFriction = friction;
    log.push(impact);
    fresh.push({ impact, met, restS: dt - shift });
  }

  /**
   * A blow that goes on in the next steps: a box that lands on one edge after the other. Its impulses add up as vectors, since
   * the friction of one may undo that of another; its speeds stay those of where and when it began.
   */
  function prolongImpact(pair: ContactPair, impact: LoggedContact, timeS: number, impulseNs: number): void {
    impact.impulseNs += impulseNs;
    pair.impactFriction = add(pair.impactFriction, frictionIn(pair, timeS, impact.normal, impulseNs));
    impact.frictionNs = length(pair.impactFriction);
  }

  /** Whether a push of this step is the next part of the impact that the pair is in. */
  function isOfImpact({ impact }: ContactPair, timeS: number, { normal }: Blow): boolean {
    return impact !== null && timeS - impact.timeS < MERGE_S && -dot(normal, impact.normal) > MERGE_COSINE;
  }

  function closeSpan(pair: ContactPair, timeS: number): void {
    const { span } = pair;
    if (!span) return;
    span.endTimeS = timeS;
    span.impulseNs = pairs.lines()[pair.at + SPAN_NS]!;
    span.slipSpeedMps = pair.slipSum / Math.max(1, pair.spanLooks);
    // What slides is held back by all that friction can; what rests or rolls by as much as it was seen to need.
    span.frictionNs =
      span.impulseNs * (span.phase === 'slide' ? pair.friction : pair.holdSum / Math.max(1, pair.holdLooks));
    if (span.endTimeS - span.timeS >= SPAN_S) log.push(span);
    pair.span = null;
  }

  function openSpan(pair: ContactPair, phase: ContactPhase, timeS: number, manifold: PlacedManifold): void {
    const [x, y, z] = manifold.normal;
    pair.span = {
      phase,
      timeS,
      endTimeS: timeS,
      a: pair.a,
      b: pair.b,
      pointM: manifold.pointM,
      normal: [-x, -y, -z],
      impulseNs: 0,
      frictionNs: 0,
      normalSpeedMps: 0,
      reboundSpeedMps: 0,
      slipSpeedMps: 0,
      depthM: Math.max(0, -manifold.gapM),
    };
    pairs.lines()[pair.at + SPAN_NS] = 0;
    pair.spanLooks = 0;
    pair.slipSum = 0;
    pair.holdLooks = 0;
    pair.holdSum = 0;
  }

  function look(pair: ContactPair, handleA: number, handleB: number, timeS: number, impulseNs: number): void {
    const manifold = pair.isRound ? manifoldOf(handleA, handleB, pair) : null;
    const phase = phaseOf(pair, speedBetween(states.v, pair.a.bodyIndex, pair.b.bodyIndex), manifold);
    if (phase !== pair.phase) {
      if (pair.phase === 'impact') pair.touchSinceS = timeS;
      pair.phase = phase;
      pair.phaseSinceS = timeS;
    }
    const isBelieved = timeS - pair.phaseSinceS >= SPAN_S;
    if (pair.span && isBelieved && (pair.span.phase !== phase || pair.isProvisional)) closeSpan(pair, pair.phaseSinceS);
    if (!pair.span && (isBelieved || timeS - pair.touchSinceS >= SPAN_S)) {
      pair.isProvisional = !isBelieved;
      const sinceS = isBelieved ? pair.phaseSinceS : pair.touchSinceS;
      openSpan(pair, phase, sinceS, manifold ?? manifoldOf(handleA, handleB, pair));
    }
    if (pair.span && pair.span.phase !== 'slide' && pair.spanLooks % HOLD_LOOKS === 0) {
      const { normal } = manifold ?? pair.span;
      pair.holdSum += length(frictionIn(pair, timeS, normal, impulseNs)) / impulseNs;
      pair.holdLooks++;
    }
    pair.spanLooks++;
    pair.slipSum += slip;
  }

  return {
    startOverlaps,
    touch(step, n) {
      const { indices, impulsesNs, handles } = bridge.touches;
      const reportedNs = impulsesNs[n]!;
      const timeS = step * dt;
      const number = pairs.numberOf(indices[2 * n]!, indices[2 * n + 1]!, timeS);
      const lines = pairs.lines();
      const at = LINE * number;
      const lastStep = lines[at + LAST_STEP]!;
      const isNew = lines[at + HELD] === 0 && lastStep < step - flickerSteps;
      const leastImpactNs = lines[at + LEAST_IMPACT_NS]!;
      const leastRiseNs = lastStep === step - 1 ? IMPACT_RISE * lines[at + LAST_NS]! : 0;
      const mayStrike =
        reportedNs > leastImpactNs && (reportedNs > leastRiseNs || timeS - lines[at + IMPACT_S]! < MERGE_S);
      const isRelease = releaseSteps.has(step);
      lines[at + HELD] = 0;
      lines[at + LAST_STEP] = step;
      if (!isNew && !mayStrike && !isRelease && step < lines[at + NEXT_LOOK]!) {
        lines[at + LAST_NS] = reportedNs;
        lines[at + SPAN_NS]! += reportedNs;
        return false;
      }
      const pair = pairs.pair(number);
      const handleA = handles[2 * n]!;
      const handleB = handles[2 * n + 1]!;
      if (isRelease && (step === 0 || isFreed(pair.a, step) || isFreed(pair.b, step))) {
        noteOverlap(pair, manifoldOf(handleA, handleB, pair), step);
      }
      if (isNew) {
        closeSpan(pair, (lastStep + 1) * dt);
        pair.phase = 'impact';
      }
      const blow = mayStrike ? blowBetween(engine, handleA, handleB) : null;
      const impulseNs = reportedNs * (blow?.share ?? 1);
      const isStrong = impulseNs > leastImpactNs;
      const isOngoing = blow !== null && isOfImpact(pair, timeS, blow);
      const isRising = isStrong && impulseNs > leastRiseNs;
      const isImpact = blow !== null && !isOngoing && isRising && (isNew || closingOf(pair, blow) > PRESS_MPS);
      if (isImpact) startImpact(pair, timeS, blow, impulseNs);
      else if (isOngoing && pair.impact && isStrong) prolongImpact(pair, pair.impact, timeS, impulseNs);
      else {
        if (step >= lines[at + NEXT_LOOK]!) {
          look(pair, handleA, handleB, timeS, impulseNs);
          lines[at + NEXT_LOOK] = step + LOOK_STEPS;
        }
        lines[at + SPAN_NS]! += impulseNs;
      }
      lines[at + LAST_NS] = impulseNs;
      return isImpact;
    },
    fellAsleep(bodyIndex) {
      for (const { at, span } of pairs.ofBody(bodyIndex)) pairs.lines()[at + HELD] = span === null ? 0 : 1;
    },
    woke(bodyIndex, step) {
      const lines = pairs.lines();
      for (const { at } of pairs.ofBody(bodyIndex)) {
        if (lines[at + HELD] === 1) lines[at + LAST_STEP] = step - 1;
        lines[at + HELD] = 0;
      }
    },
    settle() {
      for (const { impact, met, restS } of fresh) {
        const { a, b, normal, timeS } = impact;
        const parting = points.partingMps(a.bodyIndex, b.bodyIndex, met, normal, timeS, restS);
        impact.reboundSpeedMps = Math.max(0, parting);
      }
      fresh.length = 0;
    },
    finish(endS) {
      const lines = pairs.lines();
      for (const pair of pairs.all()) {
        const isHeld = lines[pair.at + HELD] === 1;
        closeSpan(pair, isHeld ? endS : Math.min(endS, (lines[pair.at + LAST_STEP]! + 1) * dt));
      }
    },
  };

  function noteOverlap(pair: ContactPair, manifold: PlacedManifold, step: number): void {
    if (manifold.gapM > -OVERLAP_M) return;
    const bodyA = plan.bodies[pair.a.bodyIndex]!;
    const bodyB = plan.bodies[pair.b.bodyIndex]!;
    const lettingGo = [bodyA, bodyB].find(({ letGoS }) => letGoS !== null && stepFrom(letGoS) === step);
    startOverlaps.push({
      timeS: lettingGo?.letGoS ?? 0,
      bodyIds: [bodyA.id, bodyB.id],
      partIds: [bodyA.parts[pair.a.partIndex]!.id, bodyB.parts[pair.b.partIndex]!.id],
      depthM: -manifold.gapM,
    });
  }
}
