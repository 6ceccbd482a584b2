import { expect, it } from 'vitest';
import { exactName, partName } from '../../../src/core/outcomes/names.ts';
import { carJump } from '../../../src/core/scenes/car-jump/car-jump.ts';
import { missedFreeThrow } from '../../../src/core/scenes/missed-free-throw/missed-free-throw.ts';

it('names a part by itself where its prop is the only one of its kind', () => {
  const scene = missedFreeThrow.make();
  expect(partName(scene, { propId: 'hoop', partId: 'rim' })).toBe('rim');
  expect(exactName(scene, { propId: 'hoop', partId: 'rim' })).toBe('rim');
});

it('names the owner of a part too where several could own it, and never the whole for the part', () => {
  const scene = carJump.make();
  expect(partName(scene, { propId: 'car', partId: 'cabin' })).toBe('stunt car');
  expect(exactName(scene, { propId: 'car', partId: 'cabin' })).toBe("stunt car's cabin");
  expect(exactName(scene, { propId: 'car' })).toBe('stunt car');
});

it('names a thing of one part by its name alone', () => {
  expect(exactName(carJump.make(), { propId: 'ramp', partId: 'wedge' })).toBe('ramp');
});
