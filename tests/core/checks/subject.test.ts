import { describe, expect, test } from 'vitest';
import type { BodyPlan } from '../../../src/core/bake/plan.ts';
import { checks } from '../../../src/core/checks/index.ts';
import { bodyOf, checkInput, impactOf, planOf } from '../../support/motion-builders.ts';

const CUBE = { type: 'box', sizeM: [0.4, 0.4, 0.4] } as const;
const NO_TURN = [0, 0, 0, 1] as const;
const marks = [
  { timeS: 0, positionM: [0, 0, 0], rotation: NO_TURN, easing: 'linear' },
  { timeS: 1, positionM: [1, 0, 0], rotation: NO_TURN, easing: 'linear' },
] as const;

const still = bodyOf('still', CUBE, 'still');
const carried = bodyOf('carried', CUBE, 'animated', { marks });
const heavy = bodyOf('heavy', CUBE, 'free', { massKg: 50 });
const light = bodyOf('light', CUBE, 'free', { massKg: 2 });

/** The subject of what penetration, start overlap and friction cone say of two bodies, in either order of the plan. */
function subjectsOf(one: BodyPlan, two: BodyPlan): string[] {
  return [
    [one, two],
    [two, one],
  ].flatMap(([a, b]) => {
    const at = { depthM: 0.1, impulseNs: 1, frictionNs: 5, normalSpeedMps: 0 };
    const contact = impactOf(a!.id, b!.id, 0.6, at);
    const overlap = {
      timeS: 0,
      bodyIds: [a!.id, b!.id],
      partIds: [a!.parts[0]!.id, b!.parts[0]!.id],
      depthM: 0.1,
    } as const;
    const input = checkInput(planOf([a!, b!]), {}, [contact], []);
    const started = checkInput(planOf([a!, b!]), {}, [], [overlap]);
    const found = [
      ...checks.get('penetration').run(input),
      ...checks.get('friction-cone').run(input),
      ...checks.get('start-overlap').run(started),
    ];
    expect(found).toHaveLength(3);
    return found.flatMap(({ title, bodyIds }) => [/^the (\w+)/i.exec(title)![1]!, bodyIds[0]!]);
  });
}

describe('what gives way is the subject of the sentence, and what holds its ground its object', () => {
  test.each([
    [light, still],
    [light, carried],
    [light, heavy],
    [heavy, still],
  ])('%# names the one that moves', (mover, holder) => {
    expect(new Set(subjectsOf(mover, holder))).toEqual(new Set([mover.id]));
  });
});
