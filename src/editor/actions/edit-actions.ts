import { newId } from '../../core/base/id.ts';
import { duplicate } from '../../core/scene/edits/copy.ts';
import { removeCue } from '../../core/scene/edits/cues.ts';
import type { Edit } from '../../core/scene/edits/edit.ts';
import { removeJoint } from '../../core/scene/edits/joints.ts';
import { removeCamera, removeLight, removeProp, removeShot } from '../../core/scene/edits/remove.ts';
import { type ActionContext, defineAction } from './action.ts';

const REMOVE = {
  prop: removeProp,
  camera: removeCamera,
  light: removeLight,
  joint: removeJoint,
  shot: removeShot,
  cue: removeCue,
} as const;
type Removable = keyof typeof REMOVE;
type Copyable = Exclude<Removable, 'cue'>;

/** The selection, where it is a record that can be deleted: a cue only where a director wrote it. */
function removable({ editor }: ActionContext): { readonly type: Removable; readonly id: string } | null {
  const { selection } = editor.session.getState();
  if (!selection || !(selection.type in REMOVE)) return null;
  const { authored } = editor.document.store.getState().scene.cues;
  if (selection.type === 'cue' && !(selection.id in authored)) return null;
  return { type: selection.type as Removable, id: selection.id };
}

/** The selection, where it is a record that can be copied. */
function copyable(ctx: ActionContext): { readonly type: Copyable; readonly id: string } | null {
  const selected = removable(ctx);
  return selected && selected.type !== 'cue' ? { type: selected.type, id: selected.id } : null;
}

function edit({ editor }: ActionContext, label: string, change: Edit): void {
  editor.document.edit(label, change);
}

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
  defineAction({
    id: 'edit.delete',
    label: 'Delete',
    menu: 'edit',
    shortcut: 'Delete',
    isEnabled: (ctx) => removable(ctx) !== null,
    run(ctx) {
      const selected = removable(ctx);
      if (selected)
        edit(ctx, `Delete ${selected.type === 'cue' ? 'sound' : selected.type}`, REMOVE[selected.type](selected.id));
    },
  }),
  defineAction({
    id: 'edit.duplicate',
    label: 'Duplicate',
    menu: 'edit',
    shortcut: 'Mod+D',
    isEnabled: (ctx) => copyable(ctx) !== null,
    run(ctx) {
      const selected = copyable(ctx);
      if (!selected) return;
      const id = newId(selected.type, ctx.ports.random);
      edit(ctx, `Duplicate ${selected.type}`, duplicate(selected.type, selected.id, id));
      ctx.editor.session.setState({ selection: { type: selected.type, id } });
    },
  }),
  defineAction({
    id: 'edit.select-none',
    label: 'Select nothing',
    menu: 'edit',
    shortcut: 'Escape',
    isEnabled: ({ editor }) => editor.session.getState().selection !== null,
    run: ({ editor }) => editor.session.setState({ selection: null }),
  }),
];
