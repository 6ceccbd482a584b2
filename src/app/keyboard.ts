import type { Editor } from '../editor/editor.ts';
import { actionOfKey } from '../editor/shortcuts.ts';
import { isMac } from '../panels/platform.ts';

/** Popups that read the keyboard themselves. */
const POPUPS = '[role="menu"], [role="menubar"], [role="dialog"], [role="listbox"]';

/** Runs the action that a key asks for. Returns how to stop. */
export function listenToKeys(editor: Editor): () => void {
  const press = (event: KeyboardEvent) => {
    if (event.defaultPrevented) return;
    const target = event.target instanceof Element ? event.target : null;
    if (target?.closest(POPUPS) || editor.session.getState().dialog) return;
    if (event.key === 'Escape' && editor.document.store.getState().isGesturing) {
      editor.document.undo();
      return;
    }
    // Space and Enter press the button that someone reached by keyboard.
    if ((event.key === ' ' || event.key === 'Enter') && target?.closest('button:focus-visible, a, [role="switch"]'))
      return;
    const action = actionOfKey(event, editor.actions, isMac);
    if (!action) return;
    event.preventDefault();
    void editor.run(action.id);
  };
  window.addEventListener('keydown', press);
  return () => window.removeEventListener('keydown', press);
}
