import { describe, expect, it } from 'vitest';
import { addCue } from '../../src/core/scene/edits/cues.ts';
import { addShot } from '../../src/core/scene/edits/shots.ts';
import { createEditor } from '../../src/editor/create-editor.ts';
import { fakePorts, sceneForTests } from './fakes.ts';

const set = (editor: ReturnType<typeof createEditor>) => editor.document.store.getState().scene;
const setUp = () => createEditor(fakePorts(), sceneForTests());
const silence = { kind: 'silence' as const, label: 'Hush', timeS: 1, durationS: 1, gainDb: 0 };

describe('solo and mute of tracks', () => {
  it('solos by name, adds to what is soloed, and lets all be heard again', async () => {
    const editor = setUp();
    await editor.run('sound.solo-stem', { stem: 'music' });
    await editor.run('sound.solo-stem', { stem: 'foley' });
    expect(editor.session.getState().soloStems).toEqual(['music', 'foley']);
    await editor.run('sound.solo-stem', { stem: 'music' });
    expect(editor.session.getState().soloStems).toEqual(['foley']);
    await editor.run('sound.hear-all');
    expect(editor.session.getState().soloStems).toEqual([]);
    // No solo is part of the scene: there is nothing to undo.
    expect(editor.document.store.getState().undoLabel).toBeNull();
  });

  it('does nothing where neither a track is named nor a sound selected', async () => {
    const editor = setUp();
    await editor.run('sound.solo-stem');
    await editor.run('sound.mute-stem');
    expect(editor.session.getState().soloStems).toEqual([]);
    expect(editor.document.store.getState().undoLabel).toBeNull();
  });

  it('mutes a track in the scene, one step each way', async () => {
    const editor = setUp();
    await editor.run('sound.mute-stem', { stem: 'ambience' });
    expect(set(editor).sound.stems.ambience.isMuted).toBe(true);
    expect(editor.document.store.getState().undoLabel).toBe('Mute ambience');
    await editor.run('sound.mute-stem', { stem: 'ambience' });
    expect(set(editor).sound.stems.ambience.isMuted).toBe(false);
    editor.document.undo();
    expect(set(editor).sound.stems.ambience.isMuted).toBe(true);
  });
});

describe('moving a written sound by key', () => {
  it('goes by frames and by tens of them, and stays within the scene', async () => {
    const editor = setUp();
    editor.document.edit('Add', addCue('hush', silence));
    editor.session.setState({ selection: { type: 'cue', id: 'hush' } });
    const timeS = () => set(editor).cues.authored.hush!.timeS;
    await editor.run('sound.later');
    expect(timeS()).toBeCloseTo(25 / 24, 9);
    await editor.run('sound.much-earlier');
    expect(timeS()).toBeCloseTo(15 / 24, 9);
    await editor.run('sound.much-earlier');
    await editor.run('sound.much-earlier');
    await editor.run('sound.earlier');
    expect(timeS()).toBe(0);
  });

  it('is not offered while no sound is selected', () => {
    const ports = fakePorts();
    const editor = createEditor(ports, sceneForTests());
    const isEnabled = () => editor.actions.find(({ id }) => id === 'sound.later')!.isEnabled({ editor, ports });
    expect(isEnabled()).toBe(false);
    editor.session.setState({ selection: { type: 'cue', id: 'any' } });
    expect(isEnabled()).toBe(true);
  });
});

describe('how it plays', () => {
  it('steps through the speeds and stops at both ends', async () => {
    const editor = setUp();
    const rates: number[] = [];
    for (let i = 0; i < 4; i++) {
      await editor.run('play.slower');
      rates.push(editor.playhead.rate);
    }
    expect(rates).toEqual([0.5, 0.25, 0.1, 0.1]);
    await editor.run('play.rate', { rate: 3 });
    await editor.run('play.slower');
    expect(editor.playhead.rate).toBe(2);
    await editor.run('play.faster');
    await editor.run('play.faster');
    expect(editor.playhead.rate).toBe(4);
    await editor.run('play.true-speed');
    expect(editor.playhead.rate).toBe(1);
  });

  it('turns every frame on and off', async () => {
    const editor = setUp();
    await editor.run('play.every-frame');
    expect(editor.playhead.isEveryFrame).toBe(true);
    await editor.run('play.every-frame');
    expect(editor.playhead.isEveryFrame).toBe(false);
  });

  it('loops the shot at the playhead, then the whole take again', async () => {
    const editor = setUp();
    editor.document.edit('Add shot', addShot({ id: 'one', cameraId: 'wide' }));
    const { sourceStartS, durationFrames } = set(editor).shots.one!;
    await editor.run('play.loop-shot');
    expect(editor.session.getState().loopShotId).toBe('one');
    expect(editor.playhead.isLooping).toBe(true);
    expect(editor.playhead.loopSpan).toEqual({ fromS: sourceStartS, toS: sourceStartS + durationFrames / 24 });
    await editor.run('play.loop-shot');
    expect(editor.playhead.loopSpan).toBeNull();
  });
});

describe('a camera from what the stage shows', () => {
  it('is not offered before the stage shows anything', async () => {
    const editor = setUp();
    await editor.run('add.camera');
    expect(Object.keys(set(editor).cameras)).toEqual(['wide']);
  });

  it('stands where the eye is, with the lens that takes in as much', async () => {
    const editor = setUp();
    editor.look.now = { positionM: [1, 2, 3], rotation: [0, 0, 0, 1], verticalFovRad: Math.PI / 2 };
    await editor.run('add.camera');
    const [id] = Object.keys(set(editor).cameras).filter((each) => each !== 'wide');
    const camera = set(editor).cameras[id!]!;
    expect(camera.rig.params).toMatchObject({ positionM: [1, 2, 3] });
    // A right angle takes in twice its distance: half of the 20.25 mm that 16:9 uses of the sensor, to the tenth.
    expect(camera.lens.focalLengthMm).toBeCloseTo(10.1, 1);
  });
});
