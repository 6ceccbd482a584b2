import { beforeAll, describe, expect, it } from 'vitest';
import { exporters } from '../../../src/core/exporters/index.ts';
import { createMemorySink } from '../../../src/core/exporters/memory-sink.ts';
import { type PackageReport, writePackage } from '../../../src/core/exporters/write-package.ts';
import { parseScene } from '../../../src/core/scene/load.ts';
import { saveScene } from '../../../src/core/scene/save.ts';
import { readyScenes } from '../../../src/core/scenes/index.ts';
import { buildShotSpec } from '../../../src/core/shot/build.ts';
import { bakeTake } from '../../../src/core/tasks.ts';

/** 10,000 letters from left to right, from right to left, without spaces and beyond 16 bits. */
const PHRASE = 'He said: "no — לא, لا, 不行, นะ" & <left> 🏀. ';
const LINE = PHRASE.repeat(Math.ceil(10_000 / PHRASE.length))
  .slice(0, 10_000)
  .trim();

describe('a line of 10,000 letters in many scripts', () => {
  const sink = createMemorySink();
  let report: PackageReport;
  beforeAll(async () => {
    const made = readyScenes.get('missed-free-throw').make();
    made.cues.authored.line = {
      order: 'a0',
      kind: 'dialogue',
      timeS: 0.5,
      label: 'The long line',
      gainDb: 0,
      text: LINE,
      speaker: 'عمر',
      source: { type: 'told' },
    };
    const sceneJson = saveScene(made);
    const loaded = parseScene(new TextEncoder().encode(sceneJson));
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
    const scene = loaded.value;
    const result = await bakeTake({ scene, takeId: scene.activeTakeId });
    const shot = buildShotSpec({ scene, results: { [result.takeId]: result }, steadiness: null, version: 'test' });
    const exporterIds = exporters.all.filter(({ wants }) => !wants).map(({ id }) => id);
    report = await writePackage({ shot, sceneJson, exporterIds, sink });
  });

  const textOf = (path: string) => new TextDecoder('utf-8', { fatal: true }).decode(sink.files.get(path));

  it('is refused only by formats that say why', () => {
    expect(report.isWritten).toBe(true);
    for (const id of report.leftOutIds)
      expect(
        report.problems.some(({ level, message }) => level === 'error' && message.length > 20),
        id,
      ).toBe(true);
  });

  it('leaves whole in every document that carries lines', () => {
    expect(JSON.parse(textOf('shot.json')).audio.cues.find((cue: { id: string }) => cue.id === 'line').text).toBe(LINE);
    expect(JSON.parse(textOf('sound/cues.json')).cues.find((cue: { id: string }) => cue.id === 'line').text).toBe(LINE);
    expect(JSON.parse(textOf('scene.json')).cues.authored.line.text).toBe(LINE);
  });

  it('breaks no row of a list and no text', () => {
    for (const [path, bytes] of sink.files) {
      if (!/\.(?:txt|tsv|csv|srt|vtt|edl|rpp|json|jsonl)$/.test(path)) continue;
      expect(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes), path).not.toThrow();
    }
    const rows = textOf('sound/cues.tsv').trimEnd().split('\n');
    expect(new Set(rows.map((row) => row.split('\t').length))).toEqual(new Set([4]));
  });
});
