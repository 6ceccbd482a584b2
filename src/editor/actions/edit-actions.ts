import { defineAction } from './action.ts';

export const editActions = [
  defineAction({
    id: 'edit.undo',
    label: 'Undo',
    menu: 'edit',
    shortcut: 'Mod+Z',
    isEnabled: ({ editor }) => editor.document.store.getState().undoLabel !== null,
    run: ({ editor }) => editor.document.undo(),
  }),
  defineAction({
    id: 'edit.redo',
    label: 'Redo',
    menu: 'edit',
    shortcut: 'Shift+Mod+Z',
    isEnabled: ({ editor }) => editor.document.store.getState().redoLabel !== null,
    run: ({ editor }) => editor.document.redo(),
  }),
];
