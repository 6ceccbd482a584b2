import { describe, expect, it } from 'vitest';
import { parseScene } from '../../../src/core/scene/load.ts';
import { saveScene } from '../../../src/core/scene/save.ts';
import { readyScenes } from '../../../src/core/scenes/index.ts';
import { buildShotSpec } from '../../../src/core/shot/build.ts';
import { estimateLine } from '../../../src/core/speech/estimate.ts';
import { lineKey } from '../../../src/core/speech/line-key.ts';
import { bakeTake } from '../../../src/core/tasks.ts';

const LINES: Readonly<Record<string, string>> = {
  arabic: 'قال: «لا!» ثم مشى. ١٢٣',
  hebrew: 'שלום, "עולם"! 5 פעמים',
  mixed: 'She said \u2067שלום\u2069 — and left',
  chinese: '你好，世界！',
  emoji: 'Wow 👩‍👩‍👧‍👦🏳️‍🌈 ok',
  combining: 'Z\u0351\u036ba\u0334lgo \u0915\u094d\u0937',
  controls: 'tab\there\nnew line "quotes" \\ back & <tags>',
  long: 'Pack my box with five dozen liquor jugs! '.repeat(244).slice(0, 10_000),
  longArabic: 'مرحبا بالعالم. '.repeat(667).slice(0, 10_000),
};

const scene = readyScenes.get('missed-free-throw').make();
scene.settings.durationS = 0.5;
scene.shots = {};
for (const [id, text] of Object.entries(LINES))
  scene.cues.authored[id.toLowerCase()] = {
    kind: 'dialogue',
    order: 'a0',
    timeS: 0.125,
    label: id,
    gainDb: 0,
    text,
    speaker: 'ליאור 李',
    source: { type: 'spoken', voice: 'slt' },
  };

describe('lines of odd scripts and of ten thousand characters', () => {
  it('come through saving, loading, the cues and the shot spec unharmed, with the times of the estimate', async () => {
    const loaded = parseScene(new TextEncoder().encode(saveScene(scene)));
    if (!loaded.ok) throw new Error(loaded.problems[0]!.message);
    const takeId = loaded.value.activeTakeId;
    const results = { [takeId]: await bakeTake({ scene: loaded.value, takeId }) };
    const input = { scene: loaded.value, results, steadiness: null, version: '0' };
    // As it is read from a file.
    const cues = JSON.parse(JSON.stringify(buildShotSpec(input))).audio.cues;
    for (const [id, text] of Object.entries(LINES)) {
      const cue = cues.find((candidate: { label: string }) => candidate.label === id);
      const { words, durationS } = estimateLine(text);
      expect(cue).toMatchObject({ text, speaker: 'ליאור 李', isTimingEstimated: true });
      expect(cue.words.map((word: { text: string }) => word.text)).toEqual(words.map((word) => word.text));
      // Times of the spec are rounded to a microsecond.
      expect(cue.endTimeS).toBeCloseTo(0.125 + durationS, 5);
      for (const [n, { timeS }] of words.entries()) expect(cue.words[n].timeS).toBeCloseTo(0.125 + timeS, 5);
    }
    const text = LINES.emoji!;
    const timing = {
      words: [{ text, timeS: 0.1, endTimeS: 0.4 }],
      visemes: [{ id: 'sil', timeS: 0.5 }],
      durationS: 0.5,
      isTimingEstimated: false,
    };
    const spoken = new Map([[lineKey({ text, voice: 'slt' }), timing]]);
    const told = buildShotSpec({ ...input, spoken }).audio.cues;
    expect(told.find(({ label }) => label === 'emoji')).toMatchObject({
      isTimingEstimated: false,
      endTimeS: 0.625,
      words: [{ text, timeS: 0.225, endTimeS: 0.525 }],
      visemes: [{ id: 'sil', timeS: 0.625 }],
    });
    expect(told.find(({ label }) => label === 'arabic')!.isTimingEstimated).toBe(true);
  });
});
