import { createRegistry, type Registry } from '../base/registry.ts';
import type { Check } from './check-kind.ts';
import { energyGained } from './energy-gained/energy-gained.ts';
import { hovering } from './hovering/hovering.ts';
import { leftScene } from './left-scene/left-scene.ts';
import { penetration } from './penetration/penetration.ts';
import { startOverlap } from './start-overlap/start-overlap.ts';
import { tunnelling } from './tunnelling/tunnelling.ts';
import { velocityJump } from './velocity-jump/velocity-jump.ts';

/** All checks, in the order of their list. */
export const checks: Registry<Check> = createRegistry('check', [
  startOverlap,
  penetration,
  energyGained,
  velocityJump,
  hovering,
  tunnelling,
  leftScene,
]);
