import { expect, test } from 'vitest';
import { massOfBody } from '../../../src/core/bake/mass-of-body.ts';
import { boundsCorners, boundsOfPlaced, shapeBounds } from '../../../src/core/base/shapes/bounds.ts';
import { car } from '../../../src/core/props/car/car.ts';
import type { Body } from '../../../src/core/props/prop-kind.ts';

const params = car.params.parse({});
const bodies = car.bodies(params);
const bodyOf = (id: string): Body => bodies.find((body) => body.id === id)!;

/** Bounds of the felt parts of a body, in the frame of the car; bodies are unturned in it. */
function boundsIn(body: Body) {
  const at = body.pose?.positionM ?? [0, 0, 0];
  const { minM, maxM } = boundsOfPlaced(body.parts.filter((part) => part.role !== 'show'));
  return { minM: minM.map((x, k) => x + at[k]!), maxM: maxM.map((x, k) => x + at[k]!) };
}

test('a car measures 4.5 by 1.8 by 1.45 m and stands on its wheels', () => {
  const { minM, maxM } = boundsIn(bodyOf('main'));
  expect(maxM[2]! - minM[2]!).toBeCloseTo(4.5, 12);
  expect(maxM[0]! - minM[0]!).toBeCloseTo(1.8, 12);
  expect(maxM[1]!).toBeCloseTo(1.45, 12);
  for (const corner of ['front-left', 'front-right', 'rear-left', 'rear-right']) {
    const wheel = boundsIn(bodyOf(`wheel-${corner}`));
    expect(wheel.minM[1]!).toBeCloseTo(0, 12);
    expect(wheel.maxM[1]! - wheel.minM[1]!).toBeCloseTo(0.66, 12);
  }
  expect(bodyOf('wheel-front-left').pose!.positionM[2]).toBeLessThan(0);
  expect(bodyOf('wheel-front-left').pose!.positionM[0]).toBeLessThan(0);
});

test('its bodies weigh 1500 kg together, low down, and turn like a car', () => {
  const masses = bodies.map(massOfBody);
  expect(masses.reduce((sum, { massKg }) => sum + massKg, 0)).toBeCloseTo(1500, 9);
  const [main] = masses;
  // Family cars carry their centre of mass 0.5 to 0.6 m high (NHTSA inertia database).
  expect(main!.centerOfMassM[1]).toBeGreaterThan(0.45);
  expect(main!.centerOfMassM[1]).toBeLessThan(0.65);
  // Springs are set for this point, which the panels make; 1 mm tilts the car by less than a hundredth of a degree.
  expect(Math.abs(main!.centerOfMassM[2] - 0.0593)).toBeLessThan(0.001);
  // Yaw of the sprung body alone: a little less than a box of its size, m (l^2 + w^2) / 12.
  const box = (1320 * (4.5 ** 2 + 1.8 ** 2)) / 12;
  expect(main!.inertiaKgm2[1]).toBeGreaterThan(0.6 * box);
  expect(main!.inertiaKgm2[1]).toBeLessThan(box);
});

test('a wheel turns like a solid disc of 20 kg', () => {
  const wheel = massOfBody(bodyOf('wheel-rear-left'));
  expect(wheel.massKg).toBe(20);
  expect(wheel.inertiaKgm2[0]).toBeCloseTo(0.5 * 20 * 0.33 ** 2, 9);
});

test('wheels touch nothing of the body wherever their springs let them go', () => {
  const joints = car.joints!(params);
  for (const corner of ['front-left', 'front-right', 'rear-left', 'rear-right']) {
    const spring = joints.find(({ id }) => id === `spring-${corner}`)!;
    if (spring.shape.type !== 'slider' || !spring.shape.limitsM) throw new Error('A spring slides between limits.');
    const wheel = bodyOf(`wheel-${corner}`);
    const rest = boundsIn(wheel);
    for (const travelM of spring.shape.limitsM) {
      for (const part of bodyOf('main').parts) {
        if (part.role === 'show') continue;
        const { minM, maxM } = boundsOfPlaced([part]);
        const isApart = [0, 1, 2].some((k) => {
          const shift = k === 1 ? travelM : 0;
          return rest.minM[k]! + shift > maxM[k]! || rest.maxM[k]! + shift < minM[k]!;
        });
        expect(isApart, `${wheel.id} against ${part.id} at ${travelM} m`).toBe(true);
      }
    }
  }
});

test('its springs carry it: at rest they press as hard as it weighs', () => {
  const joints = car.joints!(params);
  let upN = 0;
  let turnNm = 0;
  for (const { id, shape, pointsM } of joints) {
    if (shape.type !== 'slider') continue;
    expect(id).toMatch(/^spring-/);
    // Hubs start at 0, so that the spring pushes them down by stiffness times target, and the body up.
    const pushN = -shape.motor!.target * shape.motor!.stiffness;
    upN += pushN;
    turnNm += pushN * pointsM[1][2];
  }
  expect(upN).toBeCloseTo(1320 * 9.81, 6);
  // They balance about the centre of mass, to the millimetre by which it is rounded.
  expect(Math.abs(turnNm / upN - massOfBody(bodyOf('main')).centerOfMassM[2])).toBeLessThan(0.001);
  expect(joints.filter(({ shape }) => shape.type === 'hinge')).toHaveLength(4);
});

test('rims turn visibly and lie within the tyre', () => {
  const seen = bodyOf('wheel-front-left').parts.filter((part) => part.role === 'show');
  expect(seen.length).toBeGreaterThan(1);
  for (const part of seen) {
    const corners = boundsCorners(shapeBounds(part.shape), part);
    expect(Math.max(...corners.map(([, y, z]) => Math.max(Math.abs(y), Math.abs(z))))).toBeLessThan(0.33);
  }
});
