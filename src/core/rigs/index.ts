import { createRegistry, type Registry } from '../base/registry.ts';
import { aim } from './aim/aim.ts';
import { fixed } from './fixed/fixed.ts';
import { follow } from './follow/follow.ts';
import { keyed } from './keyed/keyed.ts';
import type { RigKind } from './rig-kind.ts';

/** All ways in which a camera can move. */
export const rigKinds: Registry<RigKind> = createRegistry('rig kind', [fixed, aim, keyed, follow]);
