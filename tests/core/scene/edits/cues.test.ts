import { produce } from 'immer';
import { describe, expect, it } from 'vitest';
import { addAsset, removeAsset } from '../../../../src/core/scene/edits/assets.ts';
import {
  addCue,
  changeCue,
  moveCue,
  overrideCue,
  removeCue,
  removeOverride,
  setSound,
  setStem,
} from '../../../../src/core/scene/edits/cues.ts';
import type { Edit } from '../../../../src/core/scene/edits/edit.ts';
import { loadScene } from '../../../../src/core/scene/load.ts';
import type { Scene } from '../../../../src/core/scene/schema.ts';
import { exampleScene } from '../example.ts';

/** The scene after an edit, made as the editor makes it; it must load, or the edit is wrong. */
function sceneAfter(edit: Edit, scene: Scene = exampleScene()): Scene {
  const edited = produce(scene, (draft) => {
    edit(draft as Scene);
  });
  expect(loadScene(edited).problems).toEqual([]);
  return edited;
}

const bounce = {
  overrideId: null,
  kind: 'impact',
  bodyIds: ['court', 'ball'],
  partIds: ['floor', 'ball'],
  timeS: 1.5,
};
const FILE = 'cd'.repeat(32);

describe('changes to cues of physics', () => {
  it('are kept with what the cue is found by, and go when nothing is changed', () => {
    const muted = sceneAfter(overrideCue(bounce, { mute: true }));
    const [id, override] = Object.entries(muted.cues.overrides).find(
      ([key]) => !(key in exampleScene().cues.overrides),
    )!;
    expect(override).toEqual({
      anchor: { kind: 'impact', bodyIds: ['court', 'ball'], partIds: ['floor', 'ball'], timeS: 1.5, nth: 1 },
      mute: true,
    });
    const again = { ...bounce, overrideId: id };
    expect(sceneAfter(overrideCue(again, null), muted).cues).toEqual(exampleScene().cues);
    expect(sceneAfter(overrideCue(again, {}), muted).cues).toEqual(exampleScene().cues);
    expect(sceneAfter(removeOverride(id), muted).cues).toEqual(exampleScene().cues);
    // Made twice from the same scene, they are the same document.
    expect(sceneAfter(overrideCue(bounce, { mute: true }))).toEqual(muted);
  });

  it('keep the time of the contact, whatever the sound was shifted by', () => {
    const shifted = sceneAfter(overrideCue(bounce, { shiftS: 0.25 }));
    const id = Object.keys(shifted.cues.overrides).at(-1)!;
    const heard = { ...bounce, overrideId: id, timeS: 1.75 };
    const louder = sceneAfter(overrideCue(heard, { shiftS: 0.25, gainDb: 3 }), shifted);
    expect(louder.cues.overrides[id]).toMatchObject({ anchor: { timeS: 1.5 }, shiftS: 0.25, gainDb: 3 });
  });

  it('are refused beyond their limits, and of cues that no physics makes', () => {
    expect(() => sceneAfter(overrideCue(bounce, { gainDb: 100 }))).toThrow('gainDb must be at most 24 dB');
    expect(() => sceneAfter(overrideCue(bounce, { shiftS: 3 }))).toThrow('shiftS must be at most 2 s');
    expect(() => sceneAfter(overrideCue({ ...bounce, kind: 'music' }, { mute: true }))).toThrow('kind must be one of');
    expect(() => sceneAfter(removeOverride('gone'))).toThrow('no change to a cue "gone"');
  });
});

describe('written cues', () => {
  const horn = {
    kind: 'effect',
    timeS: 1,
    durationS: 0.5,
    label: 'Horn',
    gainDb: 0,
    source: { type: 'made', like: 'impact', materialIds: ['steel', 'hardwood'], sizeM: 0.4, speedMps: 2 },
  } as const;

  it('are added last, changed, moved within the scene and taken away', () => {
    const added = sceneAfter(
      addCue('horn-2', { ...horn, source: { ...horn.source, materialIds: ['steel', 'hardwood'] } }),
    );
    expect(added.cues.authored['horn-2']).toMatchObject({ label: 'Horn', order: 'aC' });
    expect(() => sceneAfter(addCue('horn-2', { ...horn, source: { type: 'told' } }), added)).toThrow('already');
    expect(sceneAfter(changeCue('horn-2', { label: 'Gong', gainDb: -3 }), added).cues.authored['horn-2']).toMatchObject(
      {
        label: 'Gong',
        gainDb: -3,
        timeS: 1,
      },
    );
    expect(sceneAfter(moveCue('horn-2', -3), added).cues.authored['horn-2']!.timeS).toBe(0);
    expect(sceneAfter(removeCue('horn-2'), added).cues).toEqual(exampleScene().cues);
    expect(() => sceneAfter(moveCue('gone', 1))).toThrow('no cue "gone"');
  });

  it('name materials and files that are there, and members that fit their kind', () => {
    const source = { ...horn.source, materialIds: ['steel', 'mithril'] as [string, string] };
    expect(() => sceneAfter(addCue('x', { ...horn, source }))).toThrow(
      'Cue "Horn": "mithril" is not a material that this version knows. Choose one of: ',
    );
    const file = { type: 'file', assetId: 'ef'.repeat(32), offsetS: 0 };
    expect(() => sceneAfter(changeCue('song', { source: file }))).toThrow(
      'Cue "Temp song": it plays the file efefefefefef…, which the scene does not hold. Import the file again',
    );
    expect(() => sceneAfter(changeCue('song', { words: 'la la' }))).toThrow('"words"');
    expect(() => sceneAfter(changeCue('line', { source: { type: 'spoken', voice: 'hal' } }))).toThrow('voice');
  });

  it('lose the sound of a file that is let go, and nothing else', () => {
    const scene = sceneAfter(removeAsset(FILE));
    expect(scene.assets).not.toHaveProperty(FILE);
    const sources = Object.values(scene.cues.authored).map((cue) => ('source' in cue ? cue.source.type : ''));
    expect(sources).not.toContain('file');
    expect(scene.cues.authored['recorded-air']).toMatchObject({ source: { type: 'bed', bed: 'room-tone' } });
    expect(scene.cues.authored.dub).toMatchObject({ text: 'Non, pas aujourd’hui.', source: { type: 'told' } });
    const back = sceneAfter(addAsset(FILE, exampleScene().assets[FILE]!), scene);
    expect(back.assets).toEqual(exampleScene().assets);
    expect(() => sceneAfter(addAsset('x', exampleScene().assets[FILE]!))).toThrow('SHA-256');
  });
});

describe('how a scene is heard', () => {
  it('is changed member by member, within limits', () => {
    const scene = sceneAfter(setSound({ listener: { type: 'camera' }, room: null }));
    expect(scene.sound).toEqual({ ...exampleScene().sound, listener: { type: 'camera' }, room: null });
    expect(sceneAfter(setStem('foley', { isMuted: true })).sound.stems).toEqual({
      ...exampleScene().sound.stems,
      foley: { gainDb: -3, isMuted: true },
    });
    expect(() => sceneAfter(setSound({ room: { sizeM: 0, t60S: 1, wetDb: -12 } }))).toThrow(
      'Sound: room.sizeM must be at least 1 m',
    );
    expect(() => sceneAfter(setStem('music', { gainDb: 99 }))).toThrow('gainDb must be at most 24 dB');
  });
});
