import { newId } from '../../core/base/id.ts';
import { duplicate } from '../../core/scene/edits/copy.ts';
import { addCue, removeCue } from '../../core/scene/edits/cues.ts';
import type { Edit } from '../../core/scene/edits/edit.ts';
import { removeJoint } from '../../core/scene/edits/joints.ts';
import { removeCamera, removeLight, removeProp, removeShot } from '../../core/scene/edits/remove.ts';
import { own } from '../../core/scene/queries.ts';
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

/** The selection, where it is a record that can be deleted and copied: a cue only where a director wrote it. */
function removable({ editor }: ActionContext): { readonly type: Removable; readonly id: string } | null {
  const { selection } = editor.session.getState();
  if (!selection || !(selection.type in REMOVE)) return null;
  const { authored } = editor.document.store.getState().scene.cues;
  if (selection.type === 'cue' && !(selection.id in authored)) return null;
  return { type: selection.type as Removable, id: selection.id };
}

/** A copy of a written cue, beginning where the first ends if the scene lasts so long. */
function duplicateCue(id: string, newId: string): Edit {
  return (scene) => {
    const cue = own(scene.cues.authored, id);
    if (!cue) return;
    const { order: _order, ...copy } = cue;
    const nextS = cue.timeS + ('durationS' in cue ? cue.durationS : 1);
    const timeS = nextS < scene.settings.durationS ? nextS : cue.timeS;
    addCue(newId, { ...copy, timeS } as Parameters<typeof addCue>[1])(scene);
  };
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
    isEnabled: (ctx) => removable(ctx) !== null,
    run(ctx) {
      const selected = removable(ctx);
      if (!selected) return;
      const id = newId(selected.type, ctx.ports.random);
      edit(
        ctx,
        `Duplicate ${selected.type}`,
        selected.type === 'cue' ? duplicateCue(selected.id, id) : duplicate(selected.type, selected.id, id),
      );
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
