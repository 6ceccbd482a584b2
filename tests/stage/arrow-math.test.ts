import { describe, expect, it } from 'vitest';
import { dot, length, sub, type Vec3 } from '../../src/core/base/vec3.ts';
import { ARROW_TIME_S, tipOf, velocityOfTip } from '../../src/editor/tools/throw-arrow.ts';
import { dragPlane, headingOf, meet, nearestOnLine, shownTip, turnSideways } from '../../src/stage/arrow-math.ts';

/** A free throw from the line, towards -z: 8.3 m/s at 52 degrees. */
const origin: Vec3 = [0, 2.1, 4.2];
const speed = 8.3;
const elevation = (52 * Math.PI) / 180;
const velocity: Vec3 = [0, speed * Math.sin(elevation), -speed * Math.cos(elevation)];

const unit = (v: Vec3): Vec3 => {
  const l = Math.hypot(...v);
  return [v[0] / l, v[1] / l, v[2] / l];
};
/** Rays from an eye through a point. */
const rayThrough = (eye: Vec3, point: Vec3) => ({ originM: eye, direction: unit(sub(point, eye)) });

describe('dragPlane', () => {
  it('stands upright, holds the throw, and gives back the very point that was pointed at', () => {
    const eye: Vec3 = [6, 2, 3];
    const tip = tipOf(origin, velocity);
    const plane = dragPlane(tip, velocity, unit(sub(tip, eye)));
    expect(plane.normal[1]).toBeCloseTo(0, 12);
    expect(dot(plane.normal, velocity)).toBeCloseTo(0, 12);
    // Anywhere in the plane x = 0: the pointer's ray comes back to it, and only speed and elevation change.
    const wanted: Vec3 = [0, 3.4, 3.1];
    const hit = meet(rayThrough(eye, wanted), plane)!;
    hit.forEach((value, k) => {
      expect(value).toBeCloseTo(wanted[k]!, 9);
    });
    expect(velocityOfTip(origin, hit)[0]).toBeCloseTo(0, 9);
    expect(velocityOfTip(origin, hit)[1]).toBeCloseTo((3.4 - 2.1) / ARROW_TIME_S, 9);
  });

  it('faces the viewer where the throw is seen from behind, and keeps its depth', () => {
    const eye: Vec3 = [0.05, 2.3, 9];
    const tip = tipOf(origin, velocity);
    const plane = dragPlane(tip, velocity, unit(sub(tip, eye)));
    const hit = meet(rayThrough(eye, [0.4, 3.2, tip[2]]), plane)!;
    expect(hit[0]).toBeCloseTo(0.4, 2);
    expect(hit[2]).toBeCloseTo(tip[2], 2);
  });

  it('does without a heading: straight up is dragged in the plane that the viewer faces', () => {
    const plane = dragPlane([0, 1, 0], [0, 5, 0], [0, 0, -1]);
    expect(Math.abs(plane.normal[2])).toBeCloseTo(1, 12);
  });
});

describe('meet', () => {
  it('finds nothing behind the eye or along the plane', () => {
    const plane = { pointM: [0, 0, 0] as Vec3, normal: [0, 0, 1] as Vec3 };
    expect(meet({ originM: [0, 0, 5], direction: [0, 0, 1] }, plane)).toBeNull();
    expect(meet({ originM: [0, 0, 5], direction: [1, 0, 0] }, plane)).toBeNull();
  });
});

describe('nearestOnLine', () => {
  it('is the place on the line that the pointer covers', () => {
    const at = nearestOnLine(rayThrough([3, 4, 5], [1.7, 2, 1]), [0, 2, 1], [1, 0, 0]);
    expect(at).toBeCloseTo(1.7, 9);
  });

  it('gives up where the line is seen end-on', () => {
    expect(nearestOnLine({ originM: [9, 0.1, 0], direction: [-1, 0, 0] }, [0, 0, 0], [1, 0, 0])).toBeNull();
  });
});

describe('turnSideways', () => {
  it('keeps speed and elevation, and turns by the angle whose tangent is the way across', () => {
    const byM = 0.3;
    const turned = turnSideways(velocity, byM, [1, 0, 0]);
    expect(length(turned)).toBeCloseTo(speed, 9);
    expect(turned[1]).toBeCloseTo(velocity[1], 12);
    // Heading -z with up y: across is +x.
    const reach = speed * Math.cos(elevation) * ARROW_TIME_S;
    expect(turned[0] / -turned[2]).toBeCloseTo(byM / reach, 9);
  });
});

describe('headingOf and shownTip', () => {
  it('show a throw that does not exist yet above the body', () => {
    expect(headingOf([0, 3, 0], [0, 0, 1])).toEqual([0, 0, 1]);
    const tip = shownTip(origin, [0, 0, 0]);
    expect(tip[1]).toBeGreaterThan(origin[1] + 0.2);
    expect(shownTip(origin, velocity)).toEqual(tipOf(origin, velocity));
  });
});
