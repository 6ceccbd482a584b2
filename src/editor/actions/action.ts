import { z } from 'zod';
import type { Editor } from '../editor.ts';
import type { EditorPorts } from '../ports.ts';

export interface ActionContext {
  readonly editor: Editor;
  readonly ports: EditorPorts;
}

/** Something a person, a test or a script can do: menus, shortcuts and buttons read the one list. */
export interface Action<P = unknown> {
  readonly id: string;
  readonly label: string;
  readonly menu?: 'file' | 'edit' | 'add' | 'view' | 'play' | 'help';
  /** `Mod+Z`, `Space`, `Delete`; Mod is Ctrl, or Cmd on a Mac. */
  readonly shortcut?: string;
  readonly params: z.ZodType<P>;
  isEnabled(ctx: ActionContext): boolean;
  run(ctx: ActionContext, params: P): void | Promise<void>;
}

/** What an action may leave out: no params, always enabled. */
type ActionInit<P> = Omit<Action<P>, 'params' | 'isEnabled'> & Partial<Pick<Action<P>, 'params' | 'isEnabled'>>;

const NO_PARAMS = z.object({});

/** Names an action to the compiler and forgets its params type, once, so that all fit one list. */
export function defineAction<P = Record<string, never>>(init: ActionInit<P>): Action {
  return { params: NO_PARAMS, isEnabled: () => true, ...init } as unknown as Action;
}
