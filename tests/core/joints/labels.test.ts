import { expect, test } from 'vitest';
import type { z } from 'zod';
import { jointKinds } from '../../../src/core/joints/index.ts';

/** A form gives a label 88 px (inspector.css), at 12 px type, whose letters are 5.8 px wide on average. */
const MOST_LETTERS = 15;

const fields = jointKinds.all.flatMap((kind) =>
  Object.entries((kind.params as unknown as z.ZodObject).shape).map(([key, field]) => ({
    name: `${kind.id}.${key}`,
    meta: (field as z.ZodType).meta() ?? {},
  })),
);

test.each(fields)('the label of $name fits a narrow form; what more there is to say is a hint', ({ meta }) => {
  if (typeof meta.label !== 'string') return;
  expect(meta.label.length).toBeLessThanOrEqual(MOST_LETTERS);
  expect(meta.label).not.toMatch(/[():]/);
});

test('and the numbers that stand for something else say so', () => {
  const hinted = fields.filter(({ meta }) => typeof meta.hint === 'string').map(({ name }) => name);
  expect(hinted).toEqual(expect.arrayContaining(['hinge.highRad', 'slider.highM', 'rope.lengthM', 'spring.lengthM']));
});
