import { z } from 'zod';
import { type Problem, warning } from '../../core/base/problem.ts';
import { assetsOf, stockAssets } from '../../core/scene/project-assets.ts';
import { readSceneFile, writeProject } from '../../core/scene/project-file.ts';
import { saveScene } from '../../core/scene/save.ts';
import type { Scene } from '../../core/scene/schema.ts';
import { readyScenes } from '../../core/scenes/index.ts';
import { isAboutAside } from '../aside.ts';
import type { OpenedScene } from '../editor.ts';
import type { EditorPorts, FileRef } from '../ports.ts';
import { ProblemsError } from '../problems-error.ts';
import { type ActionContext, defineAction } from './action.ts';

const PROJECT_MEDIA_TYPE = 'application/x-rimshot';
const ASIDE_NAME = 'scene-that-did-not-load.json';

/** Puts another scene in place of the one that is open, and keeps that one to go back to. */
function show({ editor }: ActionContext, { scene, file, isSaved, problems }: OpenedScene): void {
  const { document, playhead, session } = editor;
  const open = document.store.getState();
  const before = { scene: open.scene, file: session.getState().file, isSaved: open.isSaved, problems: [] };
  playhead.pause();
  playhead.seek(0);
  session.setState({ selection: null, dialog: null, problems, view: 'free', file, next: null, before });
  document.load(scene, isSaved);
}

/** Shows the scene of a file, or asks first where the open one is not saved. */
async function offer(ctx: ActionContext, bytes: Uint8Array, file: FileRef | null): Promise<void> {
  const loaded = readSceneFile(bytes);
  if (!loaded.ok) throw new ProblemsError(loaded.problems);
  const missing = await stockAssets(loaded.value, ctx.ports.assets, loaded.problems);
  const { scene } = loaded.value;
  const next = { scene, file, isSaved: file !== null, problems: [...loaded.problems, ...missing] };
  const { document, session } = ctx.editor;
  if (document.store.getState().isSaved) show(ctx, next);
  else session.setState({ dialog: 'replace', next });
}

/** False where the user backs out. */
async function save({ editor, ports }: ActionContext, file: FileRef | null): Promise<boolean> {
  const { scene } = editor.document.store.getState();
  // A scene that has sounds of its own goes with them, unless someone chose a file of the other sort.
  const isProject = file ? file.name.toLowerCase().endsWith('.rimshot') : Object.keys(scene.assets).length > 0;
  const { bytes, mediaType, problems } = isProject ? await asProject(scene, ports) : asJson(scene);
  const suggestedName = fileNameOf(scene, isProject ? 'rimshot' : 'json');
  const saved = await ports.files.save(suggestedName, bytes, mediaType, file ?? undefined);
  if (!saved) return false;
  editor.session.setState({ file: saved, ...(problems.length > 0 && { problems }) });
  // Only what was written is saved: the scene may have changed while the picker was open.
  if (editor.document.store.getState().scene === scene) editor.document.markSaved();
  return true;
}

async function asProject(scene: Scene, ports: EditorPorts) {
  const { assets, problems } = await assetsOf(scene, ports.assets);
  return { bytes: writeProject(scene, assets), mediaType: PROJECT_MEDIA_TYPE, problems };
}

function asJson(scene: Scene) {
  const bytes = new TextEncoder().encode(saveScene(scene));
  return { bytes, mediaType: 'application/json', problems: leftBehind(scene) };
}

/** What a scene as plain JSON refers to and does not hold. */
function leftBehind({ assets }: Scene): readonly Problem[] {
  const names = Object.values(assets).map(({ name }) => `"${name}"`);
  if (names.length === 0) return [];
  const [are, them] = names.length === 1 ? ['sound', 'it'] : ['sounds', 'them'];
  const message =
    `The file refers to the ${are} ${names.join(', ')}, which it does not hold: this browser has ${them}, another may not. ` +
    `Save the scene as .rimshot to take ${them} along.`;
  return [warning('assets', message)];
}

/** File systems take names of up to 255 bytes, and a letter may have four: this many leave room for an ending and a number. */
const STEM_LETTERS = 60;

/** "Missed free throw" is kept as `missed-free-throw.json`. */
export function fileNameOf({ name }: Pick<Scene, 'name'>, ending: 'json' | 'rimshot' | 'zip' = 'json'): string {
  const words = name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-');
  const stem = [...words.replace(/^-/, '')].slice(0, STEM_LETTERS).join('').replace(/-$/, '');
  return `${stem || 'scene'}.${ending}`;
}

export const fileActions = [
  defineAction({
    id: 'file.new',
    label: 'New…',
    menu: 'file',
    params: z.object({ sceneId: z.string().optional() }),
    run(ctx, { sceneId }) {
      if (sceneId === undefined) ctx.editor.session.setState({ dialog: 'new' });
      else show(ctx, { scene: readyScenes.get(sceneId).make(), file: null, isSaved: true, problems: [] });
    },
  }),
  defineAction({
    id: 'file.open',
    label: 'Open…',
    menu: 'file',
    shortcut: 'Mod+O',
    async run(ctx) {
      const opened = await ctx.ports.files.open();
      if (opened) await offer(ctx, opened.bytes, opened.file);
    },
  }),
  defineAction({
    id: 'file.openDelivery',
    label: 'Open the scene of a delivery',
    params: z.object({ id: z.string() }),
    async run(ctx, { id }) {
      const delivery = (await ctx.ports.deliveries.list()).find((one) => one.id === id);
      if (!delivery) throw new Error('This delivery is no longer listed in this browser.');
      await offer(ctx, new TextEncoder().encode(delivery.sceneJson), null);
    },
  }),
  defineAction({
    id: 'file.replace',
    label: 'Open instead',
    params: z.object({ saveFirst: z.boolean().default(false) }),
    isEnabled: ({ editor }) => editor.session.getState().next !== null,
    async run(ctx, { saveFirst }) {
      const { next, file } = ctx.editor.session.getState();
      if (!next || (saveFirst && !(await save(ctx, file)))) return;
      show(ctx, next);
    },
  }),
  defineAction({
    id: 'file.back',
    label: 'Back to the scene before',
    menu: 'file',
    isEnabled: ({ editor }) => editor.session.getState().before !== null,
    run(ctx) {
      const { before } = ctx.editor.session.getState();
      if (before) show(ctx, before);
    },
  }),
  defineAction({
    id: 'file.save',
    label: 'Save',
    menu: 'file',
    shortcut: 'Mod+S',
    run: async (ctx) => void (await save(ctx, ctx.editor.session.getState().file)),
  }),
  defineAction({
    id: 'file.save-as',
    label: 'Save as…',
    menu: 'file',
    shortcut: 'Shift+Mod+S',
    run: async (ctx) => void (await save(ctx, null)),
  }),
  defineAction({
    id: 'file.save-aside',
    label: 'Save its text as a file…',
    isEnabled: ({ editor }) => editor.session.getState().aside !== null,
    async run({ editor, ports }) {
      const { aside } = editor.session.getState();
      if (aside === null) return;
      const saved = await ports.files.save(ASIDE_NAME, new TextEncoder().encode(aside), 'application/json');
      if (!saved) return;
      await ports.autosave.setAside(null);
      const { problems } = editor.session.getState();
      editor.session.setState({ aside: null, problems: problems.filter((problem) => !isAboutAside(problem)) });
    },
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
