import { expect, test } from 'vitest';
import { materials } from '../../../src/core/materials/index.ts';
import type { Sourced } from '../../../src/core/materials/material.ts';

const REQUIRED = [
  ...['hardwood', 'softwood', 'steel', 'aluminium', 'glass', 'tempered-glass', 'concrete', 'rubber', 'basketball'],
  ...['leather', 'plastic', 'ice', 'cloth', 'flesh', 'water'],
];

test('the table has every material that scenes rely on', () => {
  const ids = materials.all.map((material) => material.id);
  expect(ids).toEqual(expect.arrayContaining(REQUIRED));
});

test.each(materials.all)('$id: every number lies in its stated range and names a source', (material) => {
  const numbers: Sourced[] = [material.densityKgpm3, material.restitution, material.friction, material.stiffnessPa];
  for (const { value, low, high, source } of numbers) {
    expect(low).toBeLessThanOrEqual(value);
    expect(value).toBeLessThanOrEqual(high);
    expect(low).toBeGreaterThanOrEqual(0);
    expect(source.length).toBeGreaterThan(5);
  }
  expect(material.restitution.high).toBeLessThan(1);
  expect(material.densityKgpm3.low).toBeGreaterThan(0);
  expect(material.stiffnessPa.low).toBeGreaterThan(0);
});

test.each(materials.all)('$id: it can be heard, seen and said', ({ sound, colorRgb, words, label }) => {
  expect(sound.modeRatios[0]).toBe(1);
  expect([...sound.modeRatios].sort((a, b) => a - b)).toEqual(sound.modeRatios);
  expect(sound.lossFactor).toBeGreaterThan(0);
  expect(sound.clickMix).toBeGreaterThanOrEqual(0);
  expect(sound.clickMix).toBeLessThanOrEqual(1);
  expect(sound.contactTimeS).toBeGreaterThan(5e-5);
  expect(sound.contactTimeS).toBeLessThan(0.05);
  for (const channel of colorRgb) {
    expect(channel).toBeGreaterThanOrEqual(0);
    expect(channel).toBeLessThanOrEqual(1);
  }
  for (const word of [label, words.noun, words.adjective, words.impact]) expect(word).toMatch(/^[A-Za-z][a-z -]+$/);
});

test('no two materials that touch in a scene look the same', () => {
  const colors = materials.all.map((material) => material.colorRgb.join());
  expect(new Set(colors).size).toBe(colors.length);
});

// Rebound tests drop a ball from h0 and measure h1, so e = sqrt(h1 / h0).
test.each([
  ['tennis-felt', 1.35 / 2.54, 1.47 / 2.54],
  ['football', 1.15 / 2, 1.65 / 2],
  ['celluloid', 24 / 30.5, 26 / 30.5],
  // The top of the ball rises 1.2 to 1.4 m after its bottom fell 1.8 m; the ball is 0.243 m across.
  ['basketball', (1.2 - 0.243) / 1.8, (1.4 - 0.243) / 1.8],
])('%s bounces as its rebound test demands', (id, lowRatio, highRatio) => {
  const { low, value, high } = materials.get(id).restitution;
  expect(low).toBeCloseTo(Math.sqrt(lowRatio), 2);
  expect(high).toBeCloseTo(Math.sqrt(highRatio), 2);
  expect(value).toBeGreaterThan(low);
  expect(value).toBeLessThan(high);
});
