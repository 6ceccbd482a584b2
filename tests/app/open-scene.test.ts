import { describe, expect, it, vi } from 'vitest';
import { openScene } from '../../src/app/open-scene.ts';
import { createMemoryStore } from '../../src/core/assets/asset-store.ts';
import { saveScene } from '../../src/core/scene/save.ts';
import { readyScenes } from '../../src/core/scenes/index.ts';
import { SET_ASIDE, STILL_ASIDE } from '../../src/editor/aside.ts';
import { fakeAutosave, sceneForTests } from '../editor/fakes.ts';

describe('what the page opens on', () => {
  const noAssets = createMemoryStore();
  const first = readyScenes.all[0]!.make();

  it('is the first ready-made scene where the browser kept none, or cannot say', async () => {
    const opening = { scene: first, problems: [], isRestored: false, aside: null };
    expect(await openScene(fakeAutosave(), noAssets)).toEqual(opening);
    const fails = async () => Promise.reject(new Error('No storage here.'));
    expect(await openScene(fakeAutosave({ read: fails, readAside: fails }), noAssets)).toEqual(opening);
  });

  it('is the kept scene where that loads', async () => {
    const setAside = vi.fn(async () => {});
    const read = async () => saveScene(sceneForTests());
    const opening = await openScene(fakeAutosave({ read, setAside }), noAssets);
    expect(opening).toEqual({ scene: sceneForTests(), problems: [], isRestored: true, aside: null });
    expect(setAside).not.toHaveBeenCalled();
  });

  it('sets kept text aside that does not load, so that no autosave takes its place, and says so', async () => {
    const text = saveScene({ ...sceneForTests(), name: 'x'.repeat(2000) });
    const setAside = vi.fn(async () => {});
    const opening = await openScene(fakeAutosave({ read: async () => text, setAside }), noAssets);
    expect(setAside).toHaveBeenCalledWith(text);
    expect(opening).toMatchObject({ scene: first, isRestored: false, aside: text });
    expect(opening.problems[0]).toBe(SET_ASIDE);
    expect(opening.problems.length).toBeGreaterThan(1);
  });

  it('goes on saying so until the text is in a file', async () => {
    const read = async () => saveScene(sceneForTests());
    const opening = await openScene(fakeAutosave({ read, readAside: async () => '{"half":' }), noAssets);
    expect(opening).toMatchObject({ isRestored: true, aside: '{"half":', problems: [STILL_ASIDE] });
  });
});
