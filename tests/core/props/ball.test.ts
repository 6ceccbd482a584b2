import { expect, test } from 'vitest';
import { ball } from '../../../src/core/props/ball/ball.ts';

interface BallParams {
  readonly radiusM: number;
  readonly massKg: number;
  readonly dragCoefficient: number;
}

function preset(id: string): BallParams {
  return ball.presets.find((candidate) => candidate.id === id)!.params as BallParams;
}

// [diameter low, high] in metres and [mass low, high] in kilograms, as each sport's rules have them. Circumferences are
// divided by pi: NBA 29.5 in; FIBA 750–770 mm; FIFA 68–70 cm.
test.each([
  ['basketball-nba', 0.749 / Math.PI, 0.7495 / Math.PI, 0.62, 0.625],
  ['basketball-fiba', 0.75 / Math.PI, 0.77 / Math.PI, 0.58, 0.62],
  ['football', 0.68 / Math.PI, 0.7 / Math.PI, 0.41, 0.45],
  ['tennis', 0.0654, 0.0686, 0.056, 0.0594],
  ['table-tennis', 0.04, 0.04, 0.0027, 0.0027],
  ['golf', 0.04267, 0.043, 0.045, 0.04593],
  ['bowling', 0.2159, 0.2183, 4.5, 7.26],
  ['billiard', 0.05715, 0.05715, 0.17, 0.17],
])('%s has the size and mass of its rules', (id, minDiameter, maxDiameter, minMass, maxMass) => {
  const { radiusM, massKg } = preset(id);
  const rounding = 5e-5;
  expect(2 * radiusM).toBeGreaterThanOrEqual(minDiameter - rounding);
  expect(2 * radiusM).toBeLessThanOrEqual(maxDiameter + rounding);
  expect(massKg).toBeGreaterThanOrEqual(minMass);
  expect(massKg).toBeLessThanOrEqual(maxMass);
});

// Falling at its terminal speed a ball's weight equals its drag: v = sqrt(2 m g / (rho Cd A)), rho = 1.2.
test.each([
  ['basketball-nba', 21],
  ['tennis', 22],
  ['football', 27],
  ['golf', 46],
  ['table-tennis', 8.8],
  ['bowling', 83],
])('%s falls no faster than %f m/s', (id, terminalMps) => {
  const { radiusM, massKg, dragCoefficient } = preset(id);
  const area = Math.PI * radiusM ** 2;
  const speed = Math.sqrt((2 * massKg * 9.81) / (1.2 * dragCoefficient * area));
  expect(Math.abs(speed / terminalMps - 1)).toBeLessThan(0.03);
});

test('every ball wears marks that show its spin and are not felt', () => {
  for (const { params } of ball.presets) {
    const [main, ...marks] = ball.bodies(params)[0]!.parts;
    expect(main?.role).toBe('both');
    expect(marks.length).toBeGreaterThan(0);
    for (const mark of marks) expect(mark.role).toBe('show');
  }
  expect(ball.bodies(ball.params.parse({ materialId: 'steel' }))[0]!.parts).toHaveLength(2);
});

test('marks stand out of the ball by less than one per cent of its radius', () => {
  for (const { params } of ball.presets) {
    const { radiusM } = params as BallParams;
    for (const { shape, positionM } of ball.bodies(params)[0]!.parts.slice(1)) {
      const d = Math.hypot(...positionM);
      // The farthest point of a torus about its own axis, offset along it: the circle's distance plus the rod.
      const reach =
        shape.type === 'torus'
          ? Math.hypot(shape.ringRadiusM, d) + shape.rodRadiusM
          : shape.type === 'ball'
            ? d + shape.radiusM
            : Number.NaN;
      expect(reach / radiusM).toBeGreaterThan(1.001);
      expect(reach / radiusM).toBeLessThan(1.01);
    }
  }
});

test('a basketball is orange with four dark seams', () => {
  const parts = ball.bodies(preset('basketball-nba'))[0]!.parts;
  expect(parts.filter((part) => part.shape.type === 'torus')).toHaveLength(4);
  expect(ball.words(preset('basketball-nba')).description).toBe('an orange basketball, 24 cm across');
});

test('air acts on the cross-section', () => {
  const [body] = ball.bodies(ball.params.parse({ radiusM: 0.1 }));
  expect(body!.aero!.areaM2).toBeCloseTo(0.031415927, 8);
  expect(body!.massDistribution).toBe('shell');
});
