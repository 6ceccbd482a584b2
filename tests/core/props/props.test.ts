import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { shapeBounds } from '../../../src/core/base/shapes/bounds.ts';
import { materials } from '../../../src/core/materials/index.ts';
import { propKinds } from '../../../src/core/props/index.ts';

const cases = propKinds.all.flatMap((kind) => [
  { name: kind.id, kind, params: kind.params.parse({}) },
  ...kind.presets.map((preset) => ({ name: `${kind.id} ${preset.id}`, kind, params: preset.params })),
]);

test('the kinds that scenes rely on are there', () => {
  const ids = propKinds.all.map((kind) => kind.id);
  expect(ids.sort()).toEqual(['ball', 'basketball-hoop', 'box', 'capsule', 'cylinder', 'floor', 'wedge']);
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
  for (const body of bodies) {
    const ids = body.parts.map((part) => part.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(body.parts.some((part) => part.role === 'both')).toBe(true);
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
