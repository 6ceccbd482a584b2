import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { Scene } from '../core/scene/schema.ts';
import type { Action, ActionContext } from '../editor/actions/action.ts';
import type { DocumentState, Editor, ResultsState, SessionState } from '../editor/editor.ts';

/** What the panels stand in. */
export interface PanelContext extends ActionContext {
  /** Of this program. */
  readonly version: string;
}

const Context = createContext<PanelContext | null>(null);

/** Gives the panels their editor and the world that its actions run in. */
export const EditorProvider = Context.Provider;

export function useActionContext(): PanelContext {
  const context = useContext(Context);
  if (!context) throw new Error('A panel stands outside of EditorProvider.');
  return context;
}

export function useEditor(): Editor {
  return useActionContext().editor;
}

export function useVersion(): string {
  return useActionContext().version;
}

export function useScene(): Scene {
  return useDocument((state) => state.scene);
}

export function useDocument<T>(select: (state: DocumentState) => T): T {
  return useStore(useEditor().document.store, select);
}

export function useSession<T>(select: (state: SessionState) => T): T {
  return useStore(useEditor().session, select);
}

export function useResults<T>(select: (state: ResultsState) => T): T {
  return useStore(useEditor().results, select);
}

/** The action, or undefined where this build has none of that id. */
export function findAction(editor: Editor, id: string): Action | undefined {
  return editor.actions.find((action) => action.id === id);
}
