import type { Action } from './action.ts';
import { addActions } from './add-actions.ts';
import { cueActions } from './cue-actions.ts';
import { editActions } from './edit-actions.ts';
import { fileActions } from './file-actions.ts';
import { motionActions } from './motion-actions.ts';
import { outcomeActions } from './outcome-actions.ts';
import { playActions } from './play-actions.ts';
import { soundActions } from './sound-actions.ts';
import { viewActions } from './view-actions.ts';

/** All that can be done, in the order of the menus. */
export const actions: readonly Action[] = [
  ...fileActions,
  ...editActions,
  ...outcomeActions,
  ...addActions,
  ...cueActions,
  ...motionActions,
  ...viewActions,
  ...playActions,
  ...soundActions,
];
