import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Happening } from '../../src/core/outcomes/outcome.ts';
import { readSceneFile, writeProject } from '../../src/core/scene/project-file.ts';
import { saveScene } from '../../src/core/scene/save.ts';
import type { Condition } from '../../src/core/scene/schema.ts';
import { readyScenes } from '../../src/core/scenes/index.ts';
import { SET_ASIDE } from '../../src/editor/aside.ts';
import { AUTOSAVE_MS } from '../../src/editor/autosave.ts';
import { createEditor } from '../../src/editor/create-editor.ts';
import type { EditorPorts } from '../../src/editor/ports.ts';
import {
  fakeAutosave,
  fakeFiles,
  fakePorts,
  fakeSound,
  heldTasks,
  sceneForTests,
  settle,
  takeResult,
} from './fakes.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function setUp(change: Partial<EditorPorts> = {}) {
  const ports = fakePorts(change);
  const editor = createEditor(ports, sceneForTests());
  return { ports, editor, scene: () => editor.document.store.getState().scene };
}

describe('editor', () => {
  it('drops the selection when its prop goes, and takes nothing else from the session', async () => {
    const { editor, scene } = setUp();
    editor.session.setState({ selection: { type: 'prop', id: 'ball' }, tool: 'rotate' });
    await editor.run('edit.delete');
    expect(scene().props.ball).toBeUndefined();
    expect(editor.session.getState()).toMatchObject({ selection: null, tool: 'rotate', problems: [] });
    await editor.run('edit.undo');
    expect(scene()).toEqual(sceneForTests());
  });

  it('adds a prop standing on the ground, beside what is there, in one step', async () => {
    const { editor, scene } = setUp();
    await editor.run('add.prop', { kind: 'box' });
    await editor.run('add.prop', { kind: 'box' });
    const added = Object.entries(scene().props).filter(([id]) => !(id in sceneForTests().props));
    expect(added).toHaveLength(2);
    const [first, second] = added.map(([, prop]) => prop);
    expect(first!.positionM[1]).toBeGreaterThan(0);
    expect(editor.session.getState().selection).toEqual({ type: 'prop', id: added[1]![0] });
    expect(first!.positionM[0] !== second!.positionM[0] || first!.drive.type === 'still').toBe(true);
    editor.document.undo();
    editor.document.undo();
    expect(scene()).toEqual(sceneForTests());
  });

  it('says what an action could not do, and throws where there is no such action', async () => {
    const { editor } = setUp();
    await editor.run('outcome.set', { conditionId: 'nothing', mode: 'must' });
    expect(editor.session.getState().problems).toMatchObject([
      { level: 'error', message: expect.stringContaining('There is no condition "nothing".') },
    ]);
    await expect(editor.run('edit.everything')).rejects.toThrow('There is no action "edit.everything".');
    await expect(editor.run('play.rate', { rate: 'fast' })).rejects.toThrow('cannot take these params');
  });

  it('opens a file, or says what is wrong with it and keeps the scene', async () => {
    const other = { ...sceneForTests(), name: 'Another scene' };
    const files = {
      open: vi.fn(),
      save: vi.fn(async () => null),
    };
    const { editor, scene } = setUp({ files: fakeFiles(files) });
    const file = { name: 'bad.json' };
    files.open.mockResolvedValueOnce({ bytes: new TextEncoder().encode('{"format":'), file });
    await editor.run('file.open');
    expect(scene().name).toBe('A throw to test');
    expect(editor.session.getState().problems[0]!.level).toBe('error');
    files.open.mockResolvedValueOnce({ bytes: new TextEncoder().encode(saveScene(other)), file });
    await editor.run('file.open');
    expect(scene()).toEqual(other);
    expect(editor.session.getState()).toMatchObject({ problems: [], file });
    files.open.mockResolvedValueOnce(null);
    await editor.run('file.open');
    expect(scene()).toEqual(other);
  });

  it('asks before a file takes the place of a scene that is not saved, and can go back to it', async () => {
    const other = { ...sceneForTests(), name: 'Another scene' };
    const file = { name: 'other.rimshot' };
    const files = { open: async () => ({ bytes: writeProject(other), file }), save: vi.fn(async () => null) };
    const { editor, scene } = setUp({ files: fakeFiles(files) });
    editor.document.edit('typed', ({ words }) => Object.assign(words, { mood: 'calm' }));
    const mine = scene();
    await editor.run('file.open');
    expect(scene()).toBe(mine);
    expect(editor.session.getState()).toMatchObject({ dialog: 'replace', file: null });
    // The picker of "Save, then open" is closed without a choice: nothing is replaced.
    await editor.run('file.replace', { saveFirst: true });
    expect(files.save).toHaveBeenCalledTimes(1);
    expect(scene()).toBe(mine);
    await editor.run('file.replace');
    expect(scene()).toEqual(other);
    expect(editor.session.getState()).toMatchObject({ dialog: null, file, next: null });
    expect(editor.document.store.getState().isSaved).toBe(true);
    await editor.run('file.back');
    expect(scene()).toBe(mine);
    expect(editor.session.getState().file).toBeNull();
    expect(editor.document.store.getState().isSaved).toBe(false);
    await editor.run('file.new', { sceneId: readyScenes.all[0]!.id });
    await editor.run('file.back');
    expect(scene()).toBe(mine);
  });

  it('opens the scene of a delivery exactly as it was, in no file', async () => {
    const { editor, scene, ports } = setUp();
    const delivered = { ...sceneForTests(), name: 'As delivered' };
    const facts = {
      clipName: 'As delivered',
      clipText: '',
      bakeKeys: [],
      exporterIds: [],
      fileCount: 1,
      byteLength: 1,
      megapixels: 0,
      tookS: 1,
      durationS: 4,
      formats: {},
      sceneJson: saveScene(delivered),
      assetIds: [],
      choices: {},
    };
    const { id } = (await ports.deliveries.add(facts))[0]!;
    await editor.run('file.openDelivery', { id });
    expect(scene()).toEqual(delivered);
    expect(editor.document.store.getState().isSaved).toBe(false);
    expect(editor.session.getState()).toMatchObject({ file: null, dialog: null });
    await ports.deliveries.forget(id);
    await editor.run('file.openDelivery', { id });
    expect(editor.session.getState().problems[0]!.message).toContain('no longer listed');
  });

  it('saves first where asked to, then opens', async () => {
    const other = { ...sceneForTests(), name: 'Another scene' };
    const save = vi.fn(async () => ({ name: 'mine.json' }));
    const open = async () => ({ bytes: writeProject(other), file: { name: 'other.rimshot' } });
    const { editor, scene } = setUp({ files: fakeFiles({ open, save }) });
    editor.document.edit('typed', ({ words }) => Object.assign(words, { mood: 'calm' }));
    await editor.run('file.open');
    await editor.run('file.replace', { saveFirst: true });
    expect(scene()).toEqual(other);
    expect(editor.session.getState().before).toMatchObject({ file: { name: 'mine.json' }, isSaved: true });
  });

  it('writes a project back as a project', async () => {
    const written: Uint8Array[] = [];
    const open = async () => ({ bytes: writeProject(sceneForTests()), file: { name: 'a.rimshot' } });
    const { editor, scene } = setUp({
      files: fakeFiles({
        open,
        async save(_name, bytes, _mediaType, file) {
          written.push(bytes);
          return file ?? null;
        },
      }),
    });
    await editor.run('file.open');
    editor.document.edit('typed', ({ words }) => Object.assign(words, { mood: 'calm' }));
    await editor.run('file.save');
    expect([...written[0]!.subarray(0, 2)]).toEqual([0x50, 0x4b]);
    expect(readSceneFile(written[0]!)).toMatchObject({ ok: true, value: { scene: scene() } });
  });

  it('takes a restored scene for one that is in no file', () => {
    const editor = createEditor(fakePorts(), sceneForTests(), false);
    expect(editor.document.store.getState().isSaved).toBe(false);
    editor.document.edit('typed', ({ words }) => Object.assign(words, { mood: 'calm' }));
    editor.document.undo();
    expect(editor.document.store.getState().isSaved).toBe(false);
    editor.document.markSaved();
    expect(editor.document.store.getState().isSaved).toBe(true);
  });

  it('writes text that was set aside to a file, and only then forgets it', async () => {
    const setAside = vi.fn(async () => {});
    const save = vi.fn(async (_name: string, _bytes: Uint8Array): Promise<{ name: string } | null> => null);
    const { editor } = setUp({ autosave: fakeAutosave({ setAside }), files: fakeFiles({ save }) });
    const other = { level: 'error', path: 'name', message: 'The name is too long.' } as const;
    editor.session.setState({ aside: '{"half":', problems: [SET_ASIDE, other] });
    await editor.run('file.save-aside');
    expect(setAside).not.toHaveBeenCalled();
    save.mockResolvedValueOnce({ name: 'rescued.json' });
    await editor.run('file.save-aside');
    expect(save.mock.lastCall?.slice(0, 2)).toEqual([
      'scene-that-did-not-load.json',
      new TextEncoder().encode('{"half":'),
    ]);
    expect(setAside).toHaveBeenCalledWith(null);
    expect(editor.session.getState()).toMatchObject({ aside: null, problems: [other] });
  });

  it('saves to the same file again, asks for another on Save as, and knows when nothing was written', async () => {
    const calls: unknown[] = [];
    let isBackingOut = true;
    const { editor, scene } = setUp({
      files: fakeFiles({
        open: async () => null,
        async save(name, bytes, mediaType, file) {
          calls.push([name, mediaType, file?.name]);
          expect(new TextDecoder().decode(bytes)).toBe(saveScene(scene()));
          return isBackingOut ? null : { name: 'mine.json' };
        },
      }),
    });
    editor.document.edit('rename', ({ words }) => Object.assign(words, { mood: 'calm' }));
    await editor.run('file.save');
    expect(editor.document.store.getState().isSaved).toBe(false);
    isBackingOut = false;
    await editor.run('file.save');
    await editor.run('file.save');
    await editor.run('file.save-as');
    expect(editor.document.store.getState().isSaved).toBe(true);
    expect(calls).toEqual([
      ['a-throw-to-test.json', 'application/json', undefined],
      ['a-throw-to-test.json', 'application/json', undefined],
      ['a-throw-to-test.json', 'application/json', 'mine.json'],
      ['a-throw-to-test.json', 'application/json', undefined],
    ]);
  });

  it('keeps the scene by itself: when it rests, at once on flush, and never a preview', async () => {
    const written: string[] = [];
    const { editor, scene } = setUp({
      autosave: fakeAutosave({ write: async (json) => void written.push(json) }),
    });
    const gesture = editor.document.begin('drag');
    gesture.preview(({ words }) => Object.assign(words, { mood: 'previewed' }));
    vi.advanceTimersByTime(10 * AUTOSAVE_MS);
    await editor.flush();
    expect(written).toEqual([]);
    gesture.commit();
    vi.advanceTimersByTime(AUTOSAVE_MS - 1);
    expect(written).toEqual([]);
    vi.advanceTimersByTime(1);
    await settle();
    expect(written).toEqual([saveScene(scene())]);
    editor.document.edit('typed', ({ words }) => Object.assign(words, { mood: 'typed' }));
    await editor.flush();
    expect(written).toHaveLength(2);
    vi.advanceTimersByTime(10 * AUTOSAVE_MS);
    await settle();
    expect(written).toHaveLength(2);
  });

  it('says when the browser keeps nothing, and tries again', async () => {
    const write = vi.fn(async () => {
      throw new Error('the disk is full');
    });
    const { editor } = setUp({ autosave: fakeAutosave({ write }) });
    editor.document.edit('typed', ({ words }) => Object.assign(words, { mood: 'typed' }));
    await editor.flush();
    expect(editor.session.getState().problems[0]!.message).toContain('the disk is full');
    await editor.flush();
    expect(write).toHaveBeenCalledTimes(2);
  });

  it('wakes the sound in step with a picture that plays already', async () => {
    const sound = fakeSound();
    const { editor } = setUp({ sound });
    editor.playhead.seek(1);
    await editor.run('play.toggle');
    await settle();
    expect(sound.calls).toEqual(['trims 0 0 0 0 0', 'scrub 1', 'play 1 x1', 'unlock', 'play 1 x1']);
    await editor.unlockSound();
    expect(sound.calls.filter((call) => call === 'unlock')).toHaveLength(1);
    await editor.run('play.mute');
    expect(sound.calls.at(-1)).toBe('muted true');
  });

  it('brings the playhead back when the take gets shorter', () => {
    const { editor } = setUp();
    editor.playhead.seek(4);
    editor.document.edit('shorter', ({ settings }) => Object.assign(settings, { durationS: 2 }));
    expect(editor.playhead.timeS).toBe(2);
  });

  it('steps by frames and by contacts', async () => {
    const tasks = heldTasks();
    const { editor } = setUp({ tasks: tasks.port });
    await settle();
    const base = takeResult(sceneForTests());
    const at = (timeS: number, phase: 'impact' | 'roll') => ({ timeS, phase }) as (typeof base.motion.contacts)[number];
    const contacts = [at(0.93, 'impact'), at(1.1, 'impact'), at(1.58, 'roll')];
    tasks.all[0]!.finish({ ...base, motion: { ...base.motion, contacts } });
    await settle();
    const times: number[] = [];
    editor.playhead.subscribe((timeS) => times.push(timeS));
    for (const id of ['next-contact', 'next-contact', 'next-contact', 'previous-contact', 'next-frame', 'back-ten'])
      await editor.run(`play.${id}`);
    // 0.93 s lies in frame 22 of 24 fps: one on is 23, ten back is 13. No impact follows 1.1 s.
    expect(times).toEqual([0.93, 1.1, 0.93, 23 / 24, 13 / 24]);
    await editor.run('play.to-end');
    expect(editor.playhead.timeS).toBe(95 / 24);
  });
});

describe('endings', () => {
  const touch = (partId: string, timeS: number, propId = 'hoop'): Happening => ({
    type: 'touch',
    timeS,
    propIds: ['ball', propId],
    partIds: ['ball', partId],
    label: partId,
  });
  const pass: Happening = {
    type: 'pass',
    timeS: 1.2,
    propIds: ['ball', 'hoop'],
    partIds: ['hoop'],
    label: 'through the hoop',
  };

  async function baked(
    happened: Happening[],
    isMet: Record<string, boolean> = {},
    wanted: Record<string, Condition> = {},
  ) {
    const tasks = heldTasks();
    const scene = { ...sceneForTests(), outcome: wanted };
    const ports = fakePorts({ tasks: tasks.port });
    const editor = createEditor(ports, scene);
    await settle();
    const base = takeResult(scene);
    const ball = { id: 'ball', propId: 'ball', drive: 'free' } as (typeof base.plan.bodies)[number];
    const conditions = Object.entries(wanted).map(([id, { mode }]) => ({
      id,
      label: id,
      mode,
      isMet: isMet[id] ?? true,
      margin: null,
      timeS: null,
      timesS: [],
    }));
    const outcome = { isMet: conditions.every((it) => it.isMet), conditions, happened };
    tasks.all[0]!.finish({ ...base, plan: { ...base.plan, bodies: [ball] }, outcome });
    await settle();
    return editor;
  }
  const outcomeOf = (editor: Awaited<ReturnType<typeof baked>>) =>
    Object.values(editor.document.store.getState().scene.outcome).sort((a, b) => (a.order < b.order ? -1 : 1));
  const stepsOf = (condition: Condition | undefined) =>
    condition?.type === 'sequence'
      ? Object.values(condition.steps)
          .sort((a, b) => (a.order < b.order ? -1 : 1))
          .map(({ part }) => part.partId)
      : null;

  it('keeps what happened: the first touches in order, and never through the hoop', async () => {
    const editor = await baked([
      touch('board', 0.93),
      touch('rim', 1.1),
      touch('rim', 1.2),
      touch('floor', 1.58, 'floor'),
    ]);
    await editor.run('outcome.keep');
    const [sequence, never] = outcomeOf(editor);
    expect(editor.session.getState().problems).toEqual([]);
    expect(sequence).toMatchObject({ type: 'sequence', mode: 'must', subject: { propId: 'ball' } });
    expect(stepsOf(sequence)).toEqual(['board', 'rim', 'floor']);
    expect(never).toMatchObject({ type: 'pass', mode: 'never', propId: 'ball', through: { propId: 'hoop' } });
    editor.document.undo();
    expect(outcomeOf(editor)).toEqual([]);
  });

  it('wants a basket where there was one, and leaves what was kept', async () => {
    const through = { propId: 'hoop', passageId: 'hoop' };
    const editor = await baked(
      [touch('board', 0.9), pass],
      { p: false, s: false },
      {
        p: { type: 'pass', order: 'a1', mode: 'never', propId: 'ball', through, window: { fromS: 0, toS: 2 } },
        r: { type: 'rest', order: 'a2', mode: 'never', propId: 'ball' },
        s: {
          type: 'sequence',
          order: 'a0',
          mode: 'must',
          subject: { propId: 'ball' },
          steps: { x: { order: 'a0', part: { propId: 'hoop', partId: 'rim' } } },
        },
      },
    );
    await editor.run('outcome.want-this');
    expect(editor.session.getState().problems).toEqual([]);
    const [s, p, r] = outcomeOf(editor);
    expect(stepsOf(s)).toEqual(['board']);
    expect(p).toMatchObject({ mode: 'must', window: { fromS: 0, toS: 2 } });
    expect(r).toMatchObject({ type: 'rest', mode: 'never' });
  });
});
