import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import type { JointShape } from '../../../src/core/base/joint-shape.ts';
import { jointKinds } from '../../../src/core/joints/index.ts';

function shapeOf(kindId: string, params: object = {}): JointShape {
  const kind = jointKinds.get(kindId);
  return kind.shape(kind.params.parse(params));
}

test('the list of kinds and the folders agree', () => {
  const here = new URL('../../../src/core/joints', import.meta.url);
  const folders = readdirSync(here, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(folders.map((folder) => folder.name).sort()).toEqual(jointKinds.all.map((kind) => kind.id).sort());
});

test.each(jointKinds.all)('$id: a form can be drawn from its schema, and strangers are refused', (kind) => {
  const schema = z.toJSONSchema(kind.params, { io: 'input' });
  for (const field of Object.values(schema.properties ?? {}))
    expect(field).toMatchObject({ label: expect.stringMatching(/^[A-Z]/), default: expect.anything() });
  expect(kind.params.safeParse({ surprise: 1 }).success).toBe(false);
  expect(kind.hint).toMatch(/^[A-Z]/);
});

test.each(jointKinds.all)('$id: spans a distance just where its ends may lie apart', (kind) => {
  const { type } = kind.shape(kind.params.parse({}));
  expect(kind.isSpan).toBe(type === 'rope' || type === 'spring');
});

test('a hinge turns about an axis of length one, freely unless limits differ', () => {
  const shape = shapeOf('hinge', { axis: [0, 0.6, 0.6] });
  if (shape.type !== 'hinge') throw new Error('A hinge is a hinge.');
  expect(Math.hypot(...shape.axis)).toBeCloseTo(1, 12);
  expect(shape.limitsRad).toBeNull();
  expect(shape.motor).toBeNull();
  // Limits may be entered either way round.
  expect(shapeOf('hinge', { lowRad: 1, highRad: -0.5 })).toMatchObject({ limitsRad: [-0.5, 1] });
  const nowhere = jointKinds.get('hinge').params.safeParse({ axis: [0, 0, 0] });
  expect(nowhere.error?.issues[0]?.message).toMatch(/must point somewhere/);
});

test('a motor aims at a speed without stiffness, at a place with it', () => {
  const asked = { motorTarget: 2, motorStiffness: 50, motorDamping: 3, motorStrongest: 7 };
  expect(shapeOf('slider', { ...asked, motor: 'speed' })).toMatchObject({
    motor: { towards: 'speed', target: 2, stiffness: 0, damping: 3, strongest: 7 },
  });
  expect(shapeOf('slider', { ...asked, motor: 'place' })).toMatchObject({
    motor: { towards: 'place', target: 2, stiffness: 50, damping: 3, strongest: 7 },
  });
  expect(shapeOf('slider', { ...asked, motor: 'none' })).toMatchObject({ motor: null });
});

test('a rope and a spring pass on what the form says', () => {
  expect(shapeOf('rope', { lengthM: 2.5 })).toEqual({ type: 'rope', lengthM: 2.5 });
  expect(shapeOf('spring', { lengthM: 1, stiffnessNpm: 80, dampingNspm: 2 })).toEqual({
    type: 'spring',
    lengthM: 1,
    stiffnessNpm: 80,
    dampingNspm: 2,
  });
});
