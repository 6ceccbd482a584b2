import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { compose, IDENTITY } from '../../../src/core/base/quat.ts';
import { shapeBounds } from '../../../src/core/base/shapes/bounds.ts';
import { hullFaces } from '../../../src/core/base/shapes/hull.ts';
import { unitMass } from '../../../src/core/base/shapes/mass.ts';
import { distance, dot } from '../../../src/core/base/vec3.ts';
import { materials } from '../../../src/core/materials/index.ts';
import { propKinds } from '../../../src/core/props/index.ts';

const cases = propKinds.all.flatMap((kind) => [
  { name: kind.id, kind, params: kind.params.parse({}) },
  ...kind.presets.map((preset) => ({ name: `${kind.id} ${preset.id}`, kind, params: preset.params })),
]);

test('the kinds that scenes rely on are there', () => {
  const ids = propKinds.all.map((kind) => kind.id);
  expect(ids).toEqual(
    expect.arrayContaining([
      ...['ball', 'basketball-hoop', 'box', 'capsule', 'cylinder', 'floor', 'wedge'],
      ...[
        'billiard-table',
        'bowling-pin',
        'car',
        'chain',
        'racket',
        'table',
        'table-tennis-table',
        'tablecloth',
        'tumbler',
      ],
    ]),
  );
  expect(new Set(ids).size).toBe(ids.length);
});

test('the list of kinds and the folders agree', () => {
  const here = new URL('../../../src/core/props', import.meta.url);
  const folders = readdirSync(here, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(folders.map((folder) => folder.name).sort()).toEqual(propKinds.all.map((kind) => kind.id).sort());
});

test.each(cases)('$name: its params are valid and survive the schema unchanged', ({ kind, params }) => {
  expect(kind.params.parse(params)).toEqual(params);
  expect(kind.params.safeParse({ ...(params as object), surprise: 1 }).success).toBe(false);
});

test.each(cases)('$name: parts are told apart, made of known materials, and have a finite size', ({ kind, params }) => {
  const bodies = kind.bodies(params);
  expect(bodies[0]?.id).toBe('main');
  const bodyIds = bodies.map((body) => body.id);
  expect(new Set(bodyIds).size).toBe(bodyIds.length);
  // Conditions and nudges name a part by its prop, whichever body it belongs to.
  const partIds = bodies.flatMap((body) => body.parts.map((part) => part.id));
  expect(new Set(partIds).size).toBe(partIds.length);
  for (const body of bodies) {
    expect(body.parts.some((part) => part.role !== 'collide')).toBe(true);
    expect(body.fluid !== undefined || body.parts.some((part) => part.role !== 'show')).toBe(true);
    for (const part of body.parts) {
      expect(part.id).toMatch(/^[a-z][a-z0-9-]*$/);
      expect(materials.find(part.materialId)).toBeDefined();
      if (part.shape.type === 'mesh' || part.shape.type === 'strands') expect(part.role).toBe('show');
      const { minM, maxM } = shapeBounds(part.shape);
      for (const axis of [0, 1, 2] as const) {
        expect(Number.isFinite(minM[axis])).toBe(true);
        expect(maxM[axis]).toBeGreaterThan(minM[axis]);
      }
      const [x, y, z, w] = part.rotation;
      expect(x * x + y * y + z * z + w * w).toBeCloseTo(1, 12);
    }
  }
});

test.each(cases)('$name: hulls are solid and every point of them is a corner', ({ kind, params }) => {
  for (const { shape } of kind.bodies(params).flatMap((body) => body.parts)) {
    if (shape.type !== 'hull') continue;
    expect(unitMass(shape).volumeM3).toBeGreaterThan(0);
    for (const point of shape.pointsM) {
      // A point of a convex outline lies on at least one face of the hull; one that sank in lies on none.
      const gaps = hullFaces(shape.pointsM).map(({ normal, offset }) => Math.abs(dot(normal, point) - offset));
      expect(Math.min(...gaps)).toBeLessThan(1e-9);
    }
  }
});

test.each(cases)('$name: its joints hold two of its bodies at one point', ({ kind, params }) => {
  const bodies = kind.bodies(params);
  const joints = kind.joints?.(params) ?? [];
  expect(new Set(joints.map((joint) => joint.id)).size).toBe(joints.length);
  // Bodies beside `main` would fall off, were nothing to hold them.
  const held = new Set(joints.flatMap((joint) => joint.bodyIds));
  for (const body of bodies) expect(body.id === 'main' || held.has(body.id)).toBe(true);
  for (const { bodyIds, pointsM, shape } of joints) {
    const at = bodyIds.map((id, end) => {
      const body = bodies.find((candidate) => candidate.id === id)!;
      const place = { positionM: pointsM[end]!, rotation: IDENTITY };
      return compose(body.pose ?? { positionM: [0, 0, 0], rotation: IDENTITY }, place).positionM;
    });
    // Where they part at the start, the engine would pull them together with a jerk.
    if (shape.type !== 'rope' && shape.type !== 'spring') expect(distance(at[0]!, at[1]!)).toBeLessThan(1e-12);
  }
});

test.each(cases)('$name: it has words for a prompt', ({ kind, params }) => {
  const { noun, description } = kind.words(params);
  expect(noun).toMatch(/^[a-z][a-z -]+$/);
  expect(description).toMatch(/^an? [a-z]/);
  expect(description).toContain(noun);
  expect(description).not.toMatch(/undefined|NaN|\d\.\d{3}/);
});

test.each(propKinds.all)('$id: a form can be drawn from its schema', (kind) => {
  const schema = z.toJSONSchema(kind.params, { io: 'input' });
  for (const field of Object.values(schema.properties ?? {})) {
    expect(field).toMatchObject({ label: expect.stringMatching(/^[A-Z]/), default: expect.anything() });
    if ((field as { type?: string }).type !== 'number') continue;
    const { min, max, step, minimum, maximum } = field as Record<string, number>;
    expect(minimum).toBe(min);
    expect(maximum).toBe(max);
    expect(step).toBeGreaterThan(0);
  }
});

test.each(propKinds.all)('$id: numbers that make no sense are refused in a sentence', (kind) => {
  const defaults = kind.params.parse({}) as Record<string, unknown>;
  for (const [key, value] of Object.entries(defaults)) {
    if (typeof value !== 'number') continue;
    for (const bad of [-1, 1e12, Number.NaN, Number.POSITIVE_INFINITY, '1', null]) {
      const result = kind.params.safeParse({ ...defaults, [key]: bad });
      expect(result.success, `${kind.id}.${key} = ${String(bad)}`).toBe(false);
      expect(result.error?.issues[0]?.message).toMatch(/ must be a number from .+\.$/);
    }
  }
  expect(kind.params.safeParse({ ...defaults, materialId: 'unobtainium' }).success).toBe(false);
});
