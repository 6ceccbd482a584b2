import { createRegistry, type Registry } from '../base/registry.ts';
import { apparentRestitution } from './apparent-restitution/apparent-restitution.ts';
import type { Check } from './check-kind.ts';
import { clamped } from './clamped/clamped.ts';
import { contactTiming } from './contact-timing/contact-timing.ts';
import { energyGained } from './energy-gained/energy-gained.ts';
import { frictionCone } from './friction-cone/friction-cone.ts';
import { frozenRoll } from './frozen-roll/frozen-roll.ts';
import { hovering } from './hovering/hovering.ts';
import { impulseMismatch } from './impulse-mismatch/impulse-mismatch.ts';
import { jointLoad } from './joint-load/joint-load.ts';
import { leftHanging } from './left-hanging/left-hanging.ts';
import { leftScene } from './left-scene/left-scene.ts';
import { nudged } from './nudged/nudged.ts';
import { penetration } from './penetration/penetration.ts';
import { startOverlap } from './start-overlap/start-overlap.ts';
import { tipOver } from './tip-over/tip-over.ts';
import { tooFast } from './too-fast/too-fast.ts';
import { tunnelling } from './tunnelling/tunnelling.ts';
import { unsupportedRest } from './unsupported-rest/unsupported-rest.ts';
import { velocityJump } from './velocity-jump/velocity-jump.ts';

/** All checks, in the order of their list. */
export const checks: Registry<Check> = createRegistry('check', [
  startOverlap,
  penetration,
  energyGained,
  velocityJump,
  impulseMismatch,
  apparentRestitution,
  frictionCone,
  contactTiming,
  hovering,
  unsupportedRest,
  tipOver,
  frozenRoll,
  tunnelling,
  jointLoad,
  tooFast,
  clamped,
  nudged,
  leftScene,
  leftHanging,
]);
