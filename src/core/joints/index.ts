import { createRegistry, type Registry } from '../base/registry.ts';
import { ball } from './ball/ball.ts';
import { fixed } from './fixed/fixed.ts';
import { hinge } from './hinge/hinge.ts';
import type { JointKind } from './joint-kind.ts';
import { rope } from './rope/rope.ts';
import { slider } from './slider/slider.ts';
import { spring } from './spring/spring.ts';

/** All kinds of joint, in the order of the Add menu. */
export const jointKinds: Registry<JointKind> = createRegistry('joint', [fixed, ball, hinge, slider, rope, spring]);
