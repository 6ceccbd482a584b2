import { z } from 'zod';
import { parseScene } from '../../core/scene/load.ts';
import { saveScene } from '../../core/scene/save.ts';
import type { Scene } from '../../core/scene/schema.ts';
import { readyScenes } from '../../core/scenes/index.ts';
import type { FileRef } from '../ports.ts';
import { ProblemsError } from '../problems-error.ts';
import { type ActionContext, defineAction } from './action.ts';

/** Puts another scene in place of the one that is open. */
function show({ editor }: ActionContext, scene: Scene, file: FileRef | null): void {
  editor.playhead.pause();
  editor.playhead.seek(0);
  editor.session.setState({ selection: null, dialog: null, problems: [], view: 'free', file });
  editor.document.load(scene);
}

async function save({ editor, ports }: ActionContext, file: FileRef | null): Promise<void> {
  const { scene } = editor.document.store.getState();
  const bytes = new TextEncoder().encode(saveScene(scene));
  const saved = await ports.files.save(fileNameOf(scene), bytes, 'application/json', file ?? undefined);
  if (!saved) return;
  editor.session.setState({ file: saved });
  // Only what was written is saved: the scene may have changed while the picker was open.
  if (editor.document.store.getState().scene === scene) editor.document.markSaved();
}

/** "Missed free throw" is kept as `missed-free-throw.json`. */
export function fileNameOf({ name }: Pick<Scene, 'name'>): string {
  const stem = name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  return `${stem || 'scene'}.json`;
}

export const fileActions = [
  defineAction({
    id: 'file.new',
    label: 'New…',
    menu: 'file',
    params: z.object({ sceneId: z.string().optional() }),
    run(ctx, { sceneId }) {
      if (sceneId === undefined) ctx.editor.session.setState({ dialog: 'new' });
      else show(ctx, readyScenes.get(sceneId).make(), null);
    },
  }),
  defineAction({
    id: 'file.open',
    label: 'Open…',
    menu: 'file',
    shortcut: 'Mod+O',
    async run(ctx) {
      const opened = await ctx.ports.files.open();
      if (!opened) return;
      const loaded = parseScene(opened.bytes);
      if (!loaded.ok) throw new ProblemsError(loaded.problems);
      show(ctx, loaded.value, opened.file);
      ctx.editor.session.setState({ problems: loaded.problems });
    },
  }),
  defineAction({
    id: 'file.save',
    label: 'Save',
    menu: 'file',
    shortcut: 'Mod+S',
    run: (ctx) => save(ctx, ctx.editor.session.getState().file),
  }),
  defineAction({
    id: 'file.save-as',
    label: 'Save as…',
    menu: 'file',
    shortcut: 'Shift+Mod+S',
    run: (ctx) => save(ctx, null),
  }),
  defineAction({
    id: 'file.deliver',
    label: 'Deliver…',
    menu: 'file',
    shortcut: 'Mod+E',
    isEnabled: ({ editor }) => editor.results.getState().result !== null,
    run: ({ editor }) => editor.session.setState({ dialog: 'deliver' }),
  }),
];
