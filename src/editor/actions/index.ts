import type { Action } from './action.ts';
import { editActions } from './edit-actions.ts';
import { playActions } from './play-actions.ts';

/** All that can be done, in the order of the menus. */
export const actions: readonly Action[] = [...editActions, ...playActions];
