import { useMemo } from 'react';
import { error } from '../core/base/problem.ts';
import type { Edit, Editor, Gesture } from '../editor/editor.ts';
import { useEditor } from './editor-context.tsx';

/** The document as panels write it: what a kind refuses is said to the user and changes nothing. */
export interface Editing {
  edit(label: string, edit: Edit): void;
  begin(label: string): Gesture;
}

export function useEditing(): Editing {
  const editor = useEditor();
  return useMemo(() => editingOf(editor), [editor]);
}

export function editingOf(editor: Editor): Editing {
  const attempt = (write: () => void) => {
    try {
      write();
    } catch (cause) {
      const message = cause instanceof Error ? cause.message : String(cause);
      editor.session.setState({ problems: [error('', message)] });
    }
  };
  return {
    edit: (label, edit) => attempt(() => editor.document.edit(label, edit)),
    begin(label) {
      const gesture = editor.document.begin(label);
      return { ...gesture, preview: (edit) => attempt(() => gesture.preview(edit)) };
    },
  };
}
