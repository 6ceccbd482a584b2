import { unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { createMemoryStore } from '../../../src/core/assets/asset-store.ts';
import { writeWav } from '../../../src/core/assets/write-wav.ts';
import { hashBytes } from '../../../src/core/base/hash.ts';
import { gatherRecordings } from '../../../src/core/gather-recordings.ts';
import { assetsOf, stockAssets } from '../../../src/core/scene/project-assets.ts';
import { readSceneFile, writeProject } from '../../../src/core/scene/project-file.ts';
import { saveScene } from '../../../src/core/scene/save.ts';
import type { Scene } from '../../../src/core/scene/schema.ts';
import { readyScenes } from '../../../src/core/scenes/index.ts';
import { babbleLine } from '../../../src/core/speech/babble.ts';
import { estimateLine } from '../../../src/core/speech/estimate.ts';
import { type Line, lineKey } from '../../../src/core/speech/line-key.ts';

const samples = Float32Array.from({ length: 50 }, (_, n) => n / 64);
const wav = writeWav({ sampleRate: 8000, channels: [samples] });
const id = hashBytes(wav);

function sceneWithSound(): Scene {
  const scene = readyScenes.get('missed-free-throw').make();
  scene.assets[id] = { name: 'door.wav', mediaType: 'audio/wav', byteLength: wav.length };
  const common = { order: 'a0', timeS: 0, gainDb: 0, label: 'Door' };
  scene.cues.authored.door = {
    ...common,
    kind: 'effect',
    durationS: 1,
    source: { type: 'file', assetId: id, offsetS: 0 },
  };
  return scene;
}

const opened = (bytes: Uint8Array) => {
  const read = readSceneFile(bytes);
  if (!read.ok) throw new Error(read.problems[0]!.message);
  return { ...read.value, problems: read.problems };
};

describe('a project file', () => {
  const scene = sceneWithSound();
  const bytes = writeProject(
    scene,
    new Map([
      [id, wav],
      ['f'.repeat(64), new Uint8Array(3)],
    ]),
  );

  it('holds the assets that the scene names, and gives them back', async () => {
    expect(Object.keys(unzipSync(bytes)).sort()).toEqual([`assets/${id}`, 'scene.json']);
    const project = opened(bytes);
    expect(saveScene(project.scene)).toBe(saveScene(scene));
    expect(project.assets).toEqual(new Map([[id, wav]]));
    const store = createMemoryStore();
    expect(await stockAssets(project, store, project.problems)).toEqual([]);
    expect(await store.read(id)).toEqual(wav);
    expect(writeProject(project.scene, (await assetsOf(project.scene, store)).assets)).toEqual(bytes);
  });

  it('of which an asset is missing, or that is plain JSON, says which, unless the store has it', async () => {
    for (const file of [writeProject(scene), new TextEncoder().encode(saveScene(scene))]) {
      const project = opened(file);
      const told = await stockAssets(project, createMemoryStore());
      expect(told).toEqual([expect.objectContaining({ level: 'warning', path: 'door.wav' })]);
      expect(told[0]!.message).toContain('"door.wav" is missing');
      expect(await stockAssets(project, createMemoryStore([wav]))).toEqual([]);
    }
  });

  it('with an asset of other bytes than its name says leaves it out, and says so once', async () => {
    const files = { ...unzipSync(bytes), [`assets/${id}`]: new Uint8Array([1, 2, 3]) };
    const project = opened(zipSync(files));
    expect(project.assets.size).toBe(0);
    expect(project.problems).toEqual([expect.objectContaining({ path: 'door.wav' })]);
    expect(project.problems[0]!.message).toContain('"door.wav" is damaged');
    expect(await stockAssets(project, createMemoryStore(), project.problems)).toEqual([]);
  });

  it('says what could not be kept', async () => {
    const full = { read: async () => null, write: () => Promise.reject(new Error('There is no room.')) };
    const told = await stockAssets(opened(bytes), full);
    expect(told.map(({ message }) => message)).toEqual(['The sound "door.wav" could not be kept: There is no room.']);
  });
});

describe('the recordings of a scene', () => {
  const line: Line = { text: 'He missed, عزيزي!', voice: 'awb' };
  const speak = async (wanted: Line) => babbleLine(wanted, estimateLine(wanted.text));
  const withLine = () => {
    const scene = sceneWithSound();
    const cue = { order: 'a1', timeS: 1, gainDb: 0, label: 'Line', kind: 'dialogue', speaker: 'Coach' } as const;
    scene.cues.authored.line = { ...cue, text: line.text, source: { type: 'spoken', voice: line.voice } };
    scene.cues.authored.again = { ...cue, text: line.text, source: { type: 'spoken', voice: line.voice } };
    scene.cues.authored.told = { ...cue, text: 'Told only', source: { type: 'told' } };
    scene.cues.authored.mute = { ...cue, text: '', source: { type: 'spoken', voice: 'slt' } };
    return scene;
  };

  it('are its files and its lines, each once', async () => {
    let calls = 0;
    const count = (wanted: Line) => {
      calls += 1;
      return speak(wanted);
    };
    const assets = createMemoryStore([wav]);
    const gathered = await gatherRecordings(withLine(), { assets, speak: count });
    expect(gathered.problems).toEqual([]);
    expect([...gathered.recordings.keys()].sort()).toEqual([id, lineKey(line)].sort());
    expect(gathered.recordings.get(id)!.channels[0]).toEqual(samples);
    expect(gathered.spoken.get(lineKey(line))).toEqual(estimateLine(line.text));
    expect(calls).toBe(1);
    const again = await gatherRecordings(
      withLine(),
      { assets: createMemoryStore(), speak: count },
      { known: gathered },
    );
    expect(again).toEqual(gathered);
    expect(calls).toBe(1);
  });

  it('that are missing, no sound or not spoken are said', async () => {
    const scene = withLine();
    const text = new TextEncoder().encode('no sound at all');
    const textId = hashBytes(text);
    scene.assets[textId] = { name: 'notes.txt', mediaType: 'audio/wav', byteLength: text.length };
    const source = { type: 'file', assetId: textId, offsetS: 0 } as const;
    scene.cues.authored.notes = {
      order: 'a3',
      timeS: 0,
      gainDb: 0,
      label: 'Notes',
      kind: 'effect',
      durationS: 1,
      source,
    };
    const fails = () => Promise.reject(new Error('No voice.'));
    const { recordings, problems } = await gatherRecordings(scene, { assets: createMemoryStore([text]), speak: fails });
    expect(recordings.size).toBe(0);
    expect(problems.map(({ message }) => message)).toEqual([
      expect.stringContaining('"door.wav" is missing'),
      expect.stringContaining('Sound "notes.txt": The file is no WAV'),
      'The line "He missed, عزيزي!" is not heard: No voice.',
    ]);
  });
});
