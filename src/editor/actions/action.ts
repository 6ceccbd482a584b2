import type { z } from 'zod';
import type { Editor } from '../editor.ts';
import type { EditorPorts } from '../ports.ts';

export interface ActionContext {
  readonly editor: Editor;
  readonly ports: EditorPorts;
}

/** Something a person, a test or an agent can do: menus, shortcuts and buttons read the one list. */
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

export function defineAction<P>(action: Action<P>): Action {
  return action as unknown as Action;
}
