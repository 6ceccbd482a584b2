import { describe, expect, it } from 'vitest';
import type { BodyPlan } from '../../src/core/bake/plan.ts';
import { placed } from '../../src/core/base/order.ts';
import type { Scene } from '../../src/core/scene/schema.ts';
import { followedBodies, heroBodies } from '../../src/editor/selectors/heroes.ts';
import { bounceOf, nudgeOfBounce, ordinal } from '../../src/editor/selectors/nudges.ts';
import { groupsOf } from '../../src/editor/selectors/prop-groups.ts';
import { suggestedStepHz } from '../../src/editor/selectors/step-rate.ts';
import { shownRows, timelineOf } from '../../src/editor/selectors/timeline.ts';
import { ballBody, bodyOf, floorBody, impactOf, planOf, trackOfKnots } from '../support/motion-builders.ts';
import { sceneForTests, takeResult } from './fakes.ts';

const box = { type: 'box', sizeM: [0.2, 0.2, 0.2] } as const;
const at = (timeS: number, x: number) => ({
  timeS,
  positionM: [x, 0, 0] as const,
  velocityMps: [0, 0, 0] as const,
});

/** A hundred boxes, the nth moving at n hundredths of a second, a ball thrown among them, and a floor. */
function crowd(change: Partial<Scene> = {}) {
  const boxes = Array.from({ length: 100 }, (_, n) => bodyOf(`box-${n}`, box, 'free'));
  const ball = ballBody('ball', { velocityMps: [1, 0, 0] });
  const bodies: readonly BodyPlan[] = [floorBody(), ...boxes, ball];
  const moved = boxes.map(({ id }, n) => trackOfKnots(id, [at(0, 0), at(0.01 * (n + 1), 1)]));
  const base = sceneForTests();
  const { floor, ball: ballProp } = base.props;
  const props = placed({
    floor: floor!,
    ...Object.fromEntries(boxes.map(({ id }, n) => [id, { ...floor!, name: `Crate ${n + 1}`, kind: 'box' }])),
    ball: ballProp!,
  });
  const scene: Scene = { ...base, props, ...change };
  const result = takeResult(scene, { plan: planOf(bodies) });
  const tracks = [...moved, trackOfKnots('ball', [at(0, 0), at(0.9, 1)])];
  return { scene, result: { ...result, motion: { ...result.motion, tracks } } };
}

describe('whom to follow', () => {
  it('is, of a crowd, what is thrown and the first that moved', () => {
    const { scene, result } = crowd();
    expect([...heroBodies(scene, result)]).toEqual(['ball', 'box-0', 'box-1']);
    expect(followedBodies(scene, result)).toHaveLength(101);
  });

  it('begins with what the scene wishes something of', () => {
    const { scene, result } = crowd({
      outcome: { rest: { type: 'rest', order: 'a0', mode: 'must', propId: 'box-50' } },
    });
    expect(followedBodies(scene, result)[0]?.bodyId).toBe('box-50');
  });

  it('is everyone where they are few, but nothing that stays where it is', () => {
    const { scene, result } = crowd();
    const few = { ...result, plan: planOf(result.plan.bodies.slice(0, 4)) };
    expect([...heroBodies(scene, few)]).toEqual(['box-0', 'box-1', 'box-2']);
    const still = { ...few, motion: { ...few.motion, tracks: [trackOfKnots('box-0', [at(0, 0), at(1, 0.01)])] } };
    expect(heroBodies(scene, still).size).toBe(0);
  });

  it('gives a row to each of them, and one to the selection', () => {
    const { scene, result } = crowd();
    const { rows } = timelineOf(scene, result);
    expect(rows).toHaveLength(101);
    expect(shownRows(rows, 6, null).map(({ propId }) => propId)).toEqual(['box-0', 'box-1', 'ball']);
    expect(shownRows(rows, 6, 'box-70').map(({ propId }) => propId)).toEqual(['box-0', 'box-1', 'box-70', 'ball']);
  });

  it('gathers equal props under one name', () => {
    const groups = groupsOf(crowd().scene).map(({ label, ids }) => [label, ids.length]);
    expect(groups).toEqual([
      ['Court', 1],
      ['Crate', 100],
      ['Ball', 1],
    ]);
  });
});

describe('a bounce to nudge', () => {
  const plan = planOf([floorBody(), ballBody('ball')]);
  const impact = (n: number) => impactOf('floor', 'ball', n, { id: `floor/floor~ball/ball#${n}` });
  const motion = { ...takeResult(sceneForTests()).motion, contacts: [1, 2, 3].map(impact) };

  it('is named by what it is on and the how-manieth it is', () => {
    const bounce = bounceOf(plan, motion, motion.contacts[1]!);
    expect(bounce).toEqual({ propId: 'ball', on: { propId: 'floor', partId: 'floor' }, nth: 2 });
    const nudge = { order: 'a0', on: { propId: 'floor' }, nth: 2, speedFactor: 1.1, azimuthRad: 0, elevationRad: 0 };
    const { ball } = sceneForTests().props;
    expect(nudgeOfBounce({ ...ball!, nudges: { n: nudge } }, bounce!)?.[0]).toBe('n');
    expect(nudgeOfBounce({ ...ball!, nudges: { n: { ...nudge, nth: 3 } } }, bounce!)).toBeNull();
  });

  it('is none for a slide, for what is no ball, and for a ball that a mark still leads', () => {
    expect(bounceOf(plan, motion, { ...motion.contacts[0]!, phase: 'slide' })).toBeNull();
    expect(bounceOf(planOf([floorBody(), bodyOf('ball', box, 'free')]), motion, motion.contacts[0]!)).toBeNull();
    const held = planOf([floorBody(), ballBody('ball', { drive: 'let-go', letGoS: 1.5 })]);
    expect(bounceOf(held, motion, motion.contacts[0]!)).toBeNull();
    expect(bounceOf(held, motion, motion.contacts[1]!)?.nth).toBe(2);
  });

  it('is counted as people count', () => {
    expect([1, 2, 3, 4, 11, 12, 13, 21, 112].map(ordinal)).toEqual([
      '1st',
      '2nd',
      '3rd',
      '4th',
      '11th',
      '12th',
      '13th',
      '21st',
      '112th',
    ]);
  });
});

describe('the step rate that spins need', () => {
  const { motion } = takeResult(sceneForTests());
  const spinning = (shape: BodyPlan['parts'][number]['shape'], radps: number) =>
    planOf([bodyOf('it', shape, 'free', { angularVelocityRadps: [radps, 0, 0] })]);

  it('is the next usual one; a ball of its own needs none', () => {
    // 240 steps of a quarter of pi carry 188.5 rad/s, 480 carry 377.
    expect(suggestedStepHz({ plan: spinning(box, 188), motion }, 240)).toBeNull();
    expect(suggestedStepHz({ plan: spinning(box, 189), motion }, 240)).toBe(480);
    expect(suggestedStepHz({ plan: spinning(box, 400), motion }, 240)).toBe(960);
    expect(suggestedStepHz({ plan: spinning({ type: 'ball', radiusM: 0.02 }, 400), motion }, 240)).toBeNull();
  });

  it('goes up one where a spin was held back on the way', () => {
    const clamps = [{ bodyId: 'it', timeS: 1, what: 'spin', limit: 188 }] as const;
    expect(suggestedStepHz({ plan: spinning(box, 0), motion: { ...motion, clamps } }, 240)).toBe(480);
  });
});
