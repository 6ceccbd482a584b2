import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readWav } from '../../src/core/assets/read-wav.ts';
import { writeWav } from '../../src/core/assets/write-wav.ts';
import { hashBytes } from '../../src/core/base/hash.ts';
import { readSceneFile, writeProject } from '../../src/core/scene/project-file.ts';
import { saveScene } from '../../src/core/scene/save.ts';
import { readyScenes } from '../../src/core/scenes/index.ts';
import type { ShotSpec } from '../../src/core/shot/shot-spec.ts';
import { emptyFolder, run } from './run.ts';

/** A second of a tone that rises from nothing: half of full scale at its end. */
const tone = writeWav({
  sampleRate: 8000,
  channels: [Float32Array.from({ length: 8000 }, (_, n) => (((n % 8) - 3.5) * n) / 56_000)],
});
const toneId = hashBytes(tone);

function sceneWithSounds() {
  const scene = readyScenes.get('missed-free-throw').make();
  scene.settings.durationS = 2;
  scene.outcome = {};
  scene.assets[toneId] = { name: 'tone.wav', mediaType: 'audio/wav', byteLength: tone.length };
  const common = { order: 'a0', gainDb: 0 };
  scene.cues.authored = {
    tone: {
      ...common,
      kind: 'music',
      label: 'Tone',
      timeS: 0.5,
      durationS: 1,
      source: { type: 'file', assetId: toneId, offsetS: 0 },
    },
    coach: {
      ...common,
      kind: 'dialogue',
      label: 'Coach',
      timeS: 0.25,
      text: 'I know.',
      speaker: 'Coach',
      source: { type: 'spoken', voice: 'slt' },
    },
    fan: {
      ...common,
      kind: 'dialogue',
      label: 'Fan',
      timeS: 1,
      text: 'مرحبا',
      speaker: 'Fan',
      source: { type: 'spoken', voice: 'awb' },
    },
  };
  return scene;
}

const peakOf = (samples: Float32Array, fromS: number, toS: number) =>
  samples.subarray(fromS * 48_000, toS * 48_000).reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);

function stem(folder: string, name: string): Float32Array {
  const read = readWav(readFileSync(path.join(folder, 'sound/stems', `${name}.wav`)));
  if (!read.ok) throw new Error(read.problems[0]!.message);
  expect(read.value.sampleRate).toBe(48_000);
  return read.value.channels[0]!;
}

describe('a project with sounds', () => {
  it('is exported with what its files hold and what its lines say, at true times where they were spoken', async () => {
    const folder = emptyFolder();
    const file = path.join(folder, 'a.rimshot');
    writeFileSync(file, writeProject(sceneWithSounds(), new Map([[toneId, tone]])));
    const out = path.join(folder, 'out');
    const { code, err } = await run(['export', file, '--to', 'shot-json,wav', '-o', out]);
    expect(code).toBe(0);
    expect(err).not.toContain('tone.wav');
    const shot: ShotSpec = JSON.parse(readFileSync(path.join(out, 'shot.json'), 'utf8'));
    const cueOf = (id: string) => shot.audio.cues.find((cue) => cue.id === id)!;
    expect(cueOf('coach')).toMatchObject({ isTimingEstimated: false, words: [{ text: 'I' }, { text: 'know.' }] });
    expect(cueOf('fan')).toMatchObject({ isTimingEstimated: true, words: [{ text: 'مرحبا' }] });
    // The voice is silent before its first word and heard in it: times are rounded to a microsecond, and 20 ms is what
    // the engine's times are good for.
    const { timeS, endTimeS } = cueOf('coach').words[0]!;
    const dialogue = stem(out, 'dialogue');
    const said = peakOf(dialogue, timeS, endTimeS);
    expect(said).toBeGreaterThan(0.01);
    expect(peakOf(dialogue, 0, timeS - 0.02)).toBeLessThan(said / 20);
    const music = stem(out, 'music');
    expect(peakOf(music, 0, 0.5)).toBe(0);
    expect(peakOf(music, 0.6, 1.5)).toBeGreaterThan(0.01);
    // The ends of the tone's samples ring a little in the filter that brings them to 48 kHz.
    expect(peakOf(music, 1.51, 2)).toBe(0);
    // The package can be opened again, sounds and all.
    const kept = readSceneFile(readFileSync(path.join(out, 'scene.rimshot')));
    expect(kept.problems.filter(({ path: at }) => at === 'tone.wav')).toEqual([]);
    expect(kept.ok && kept.value.assets).toEqual(new Map([[toneId, tone]]));
    expect((await run(['check', path.join(out, 'scene.rimshot')])).err).not.toContain('missing');
  });

  it('says which sound is missing, for every verb, and goes on without it', async () => {
    const folder = emptyFolder();
    const files = { 'a.rimshot': writeProject(sceneWithSounds()), 'a.json': saveScene(sceneWithSounds()) };
    for (const [name, content] of Object.entries(files)) {
      const file = path.join(folder, name);
      writeFileSync(file, content);
      for (const call of [
        ['bake', file],
        ['check', file],
        ['export', file, '--to', 'wav', '-o', path.join(folder, `${name}-out`)],
      ]) {
        const { code, err } = await run(call);
        expect(code).toBe(0);
        expect(err.match(/"tone\.wav" is missing/g)).toHaveLength(1);
      }
    }
  });
});
