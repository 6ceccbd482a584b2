import { createRegistry, type Registry } from '../base/registry.ts';
import { ballSkins } from './ball-skins.ts';
import type { Material } from './material.ts';
import { rigidMaterials } from './rigid.ts';
import { yieldingMaterials } from './yielding.ts';

/** All materials: how heavy, bouncy and slippery they are, how they sound, look and are called. */
export const materials: Registry<Material> = createRegistry('material', [
  ...rigidMaterials,
  ...yieldingMaterials,
  ...ballSkins,
]);
