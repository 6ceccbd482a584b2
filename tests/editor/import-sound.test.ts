import { describe, expect, it, vi } from 'vitest';
import { createMemoryStore } from '../../src/core/assets/asset-store.ts';
import { readWav } from '../../src/core/assets/read-wav.ts';
import { writeWav } from '../../src/core/assets/write-wav.ts';
import { hashBytes } from '../../src/core/base/hash.ts';
import { readSceneFile } from '../../src/core/scene/project-file.ts';
import { createEditor } from '../../src/editor/create-editor.ts';
import { importSound } from '../../src/editor/import-sound.ts';
import type { AssetsPort, FileRef } from '../../src/editor/ports.ts';
import { fakeFiles, fakePorts, sceneForTests } from './fakes.ts';

const decoded = { sampleRate: 48_000, channels: [new Float32Array(24_000).fill(0.25)] };
const wav = writeWav({ sampleRate: 8000, channels: [new Float32Array(4000)] });

function assetsThatDecode(): AssetsPort {
  return { ...createMemoryStore(), decode: async () => decoded };
}

describe('importing a sound', () => {
  it('keeps a WAV byte for byte', async () => {
    const sound = await importSound(assetsThatDecode(), { name: 'a.wav', bytes: wav });
    expect(sound).toMatchObject({ assetId: hashBytes(wav), name: 'a.wav', durationS: 0.5 });
    expect(sound.asset.byteLength).toBe(wav.length);
  });

  it('keeps any other file as the WAV of what it decodes to', async () => {
    const assets = assetsThatDecode();
    const sound = await importSound(assets, { name: 'a.mp3', bytes: new Uint8Array([0xff, 0xfb, 1, 2]) });
    const kept = (await assets.read(sound.assetId))!;
    expect(readWav(kept)).toEqual({ ok: true, value: decoded, problems: [] });
    expect(sound).toMatchObject({ durationS: 0.5, asset: { mediaType: 'audio/wav', byteLength: kept.length } });
  });

  it('refuses a file that is too large before it reads it', async () => {
    const decode = vi.fn();
    const bytes = { length: 193 * 1024 * 1024 } as Uint8Array;
    await expect(importSound({ ...assetsThatDecode(), decode }, { name: 'a.wav', bytes })).rejects.toThrow(
      '"a.wav" has 193 MB; up to 192 MB are kept',
    );
    expect(decode).not.toHaveBeenCalled();
  });
});

describe('a scene with sounds of its own', () => {
  const setUp = async () => {
    const written: { name: string; bytes: Uint8Array }[] = [];
    const save = async (suggestedName: string, bytes: Uint8Array, _mediaType: string, file?: FileRef) => {
      const saved = file ?? { name: suggestedName };
      written.push({ ...saved, bytes });
      return saved;
    };
    const assets = assetsThatDecode();
    const editor = createEditor(fakePorts({ assets, files: fakeFiles({ save }) }), sceneForTests());
    await editor.run('add.sound-file', { file: { name: 'door.wav', bytes: wav } });
    return { editor, assets, written };
  };

  it('takes in a dropped file as an asset and a cue', async () => {
    const { editor, assets } = await setUp();
    const { scene } = editor.document.store.getState();
    expect(Object.keys(scene.assets)).toEqual([hashBytes(wav)]);
    expect(Object.values(scene.cues.authored)).toMatchObject([
      { kind: 'effect', label: 'door', durationS: 0.5, source: { type: 'file', assetId: hashBytes(wav) } },
    ]);
    expect(await assets.read(hashBytes(wav))).toEqual(wav);
    editor.dispose();
  });

  it('is saved as a project that holds them, unless it has a file of the other sort, and that is said', async () => {
    const { editor, written } = await setUp();
    await editor.run('file.save');
    expect(written[0]!.name).toMatch(/\.rimshot$/);
    const read = readSceneFile(written[0]!.bytes);
    expect(read.ok && read.value.assets).toEqual(new Map([[hashBytes(wav), wav]]));
    expect(editor.session.getState().problems).toEqual([]);
    editor.session.setState({ file: { name: 'mine.json' } });
    await editor.run('file.save');
    expect(written[1]!.name).toBe('mine.json');
    expect(editor.session.getState().problems.map(({ message }) => message)).toEqual([
      expect.stringContaining('"door.wav", which it does not hold'),
    ]);
    editor.dispose();
  });

  it('is opened with them, and says what is missing', async () => {
    const { editor, written } = await setUp();
    await editor.run('file.save');
    editor.dispose();
    const open = async () => ({ bytes: written[0]!.bytes, file: { name: 'a.rimshot' } });
    const save = async () => null;
    const assets = assetsThatDecode();
    const other = createEditor(fakePorts({ assets, files: fakeFiles({ open, save }) }), sceneForTests());
    await other.run('file.open');
    expect(await assets.read(hashBytes(wav))).toEqual(wav);
    expect(other.session.getState().problems).toEqual([]);
    other.dispose();
  });
});
