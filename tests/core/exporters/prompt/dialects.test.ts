import { describe, expect, test } from 'vitest';
import type { Cue } from '../../../../src/core/cues/cue.ts';
import { prompt } from '../../../../src/core/exporters/prompt/prompt.ts';
import { fitted, lengthOf } from '../../../../src/core/prompts/dialects/fit.ts';
import { dialects } from '../../../../src/core/prompts/dialects/index.ts';
import { promptText } from '../../../../src/core/prompts/prompt-text.ts';
import { tell } from '../../../../src/core/prompts/tell.ts';
import { buildShotSpec } from '../../../../src/core/shot/build.ts';
import type { ShotSpec } from '../../../../src/core/shot/shot-spec.ts';
import { sampleCue, sampleInput, sampleScene, sampleShot } from '../../shot/sample.ts';
import { exported } from '../export-sample.ts';

const sample = (cues?: readonly Cue[]) => buildShotSpec(sampleInput(undefined, cues));
const ids = dialects.all.map(({ id }) => id);
const line = (text: string, more: Partial<Cue> = {}) =>
  sampleCue({
    id: 'line',
    kind: 'dialogue',
    stem: 'dialogue',
    contactId: null,
    timeS: 0.5,
    endTimeS: 0.9,
    text,
    speaker: 'Coach',
    ...more,
  });
const twoShots = () =>
  buildShotSpec(
    sampleInput(
      sampleScene({
        a: sampleShot('a0', { durationFrames: 12 }),
        b: sampleShot('a1', { name: 'Close', cameraId: 'cam-b', sourceStartS: 0.5, durationFrames: 24 }),
      }),
    ),
  );

describe('files', () => {
  test('neutral alone by default, each dialect in a file of its own where it is asked for', async () => {
    expect([...(await exported(prompt, sample())).keys()]).toEqual(['prompt.txt']);
    const all = await exported(prompt, sample(), { dialects: [...ids, 'veo'] });
    expect([...all.keys()].sort()).toEqual(
      ['prompt.txt', ...ids.filter((id) => id !== 'neutral').map((id) => `prompt-${id}.txt`)].sort(),
    );
    for (const id of ids)
      expect(all.get(id === 'neutral' ? 'prompt.txt' : `prompt-${id}.txt`)).toBe(promptText(sample(), id));
  });

  test('no unknown dialect, and not none', () => {
    expect(prompt.options.safeParse({ dialects: ['klingon'] }).success).toBe(false);
    expect(prompt.options.safeParse({ dialects: [] }).success).toBe(false);
  });
});

describe('forms', () => {
  test('Sora-style: a block for each camera setup, no size, no length', () => {
    const text = promptText(twoShots(), 'sora');
    expect(text.match(/^Cinematography:$/gm)).toHaveLength(2);
    expect(text.match(/^Actions:$/gm)).toHaveLength(2);
    expect(text).toMatch(/^Background Sound:$/m);
    expect(text).not.toMatch(/1280|720|24 fps|seconds long/);
  });

  test('Veo: timestamps of whole seconds where the cuts fall on them, else the time in the text; effects, air', () => {
    const stamps = (text: string) =>
      [...text.matchAll(/^\[(\d\d:\d\d)-(\d\d:\d\d)\]/gm)].map(([, from, to]) => [from, to]);
    const cutAt = (durationFrames: number) =>
      buildShotSpec(
        sampleInput(
          sampleScene({
            a: sampleShot('a0', { durationFrames }),
            b: sampleShot('a1', { name: 'Close', cameraId: 'cam-b', durationFrames: 48 - durationFrames }),
          }),
        ),
      );
    // 24 frames at 24 a second are a whole second; so is, to a twentieth, a cut a frame later.
    for (const frames of [24, 25])
      expect(stamps(promptText(cutAt(frames), 'veo'))).toEqual([
        ['00:00', '00:01'],
        ['00:01', '00:02'],
      ]);
    // 1.08 s is none: told as 1.1 s.
    expect(stamps(promptText(cutAt(26), 'veo'))).toEqual([['00:00', '00:02']]);
    expect(promptText(cutAt(26), 'veo')).toContain('At 1.1 s, cut to a medium shot');
    // Half a second and a second: nothing is told under a second in which it is not.
    const text = promptText(twoShots(), 'veo');
    expect(stamps(text)).toEqual([['00:00', '00:02']]);
    expect(text).toContain('At 0.5 s, cut to a medium shot');
    expect(text).toMatch(/^SFX: As the basketball meets the floor, .+ \(0\.8 s\)/m);
    expect(text).toMatch(/^Ambient noise: .+\.$/m);
  });

  test('Veo: shots within one second share a timestamp, and none is empty', () => {
    const scene = sampleScene(
      Object.fromEntries(
        [4, 5, 30, 3].map((durationFrames, i) => [`s${i}`, sampleShot(`a${i}`, { durationFrames, name: `Shot ${i}` })]),
      ),
    );
    const text = promptText(buildShotSpec(sampleInput(scene)), 'veo');
    const stamps = [...text.matchAll(/^\[00:(\d\d)-00:(\d\d)\]/gm)].map(([, from, to]) => [Number(from), Number(to)]);
    expect(stamps[0]![0]).toBe(0);
    // 42 frames at 24 a second are 1.75 s.
    expect(stamps.at(-1)![1]).toBe(2);
    stamps.forEach(([from, to], i) => {
      expect(to).toBeGreaterThan(from!);
      if (i > 0) expect(from).toBe(stamps[i - 1]![1]);
    });
    expect(text.match(/wide shot/gi)).toHaveLength(4);
  });

  test('LTX: one paragraph, sounds woven into what makes them', () => {
    const text = promptText(sample(), 'ltx');
    expect(text.trimEnd()).not.toContain('\n');
    expect(text).toContain('Initially, the basketball arcs');
    expect(text).toContain('the basketball strikes the floor and bounces up, with a thump and wooden knock.');
  });

  test('Seedance: says what each reference is for, and names none that would be refused for its length', () => {
    // The sample lasts 1 s; reference clips and sounds last 1.8 s or more.
    expect(promptText(sample(), 'seedance')).not.toMatch(/@Video1|@Audio1/);
    const long = buildShotSpec(sampleInput(sampleScene({ a: sampleShot('a0', { durationFrames: 48 }) })));
    expect(promptText(long, 'seedance').match(/@\w+/g)).toEqual(['@Video1', '@Image1', '@Audio1']);
  });

  test('Kling: six shots at most', () => {
    const shots = Object.fromEntries(
      Array.from({ length: 8 }, (_, i) => [`s${i}`, sampleShot(`a${i}`, { durationFrames: 6 })]),
    );
    const text = promptText(buildShotSpec(sampleInput(sampleScene(shots))), 'kling');
    expect(text.match(/^Shot \d: /gm)).toEqual([1, 2, 3, 4, 5, 6].map((n) => `Shot ${n}: `));
  });

  test('FLUX: sound by channel, blows as times of keyframes', () => {
    const music = sampleCue({
      id: 'm',
      kind: 'music',
      stem: 'music',
      contactId: null,
      timeS: 0,
      endTimeS: 1,
      label: 'A slow waltz',
      source: { type: 'notes', instrument: 'piano', notes: [] },
    });
    const text = promptText(sample([sampleCue(), music, line('Go!')]), 'flux');
    for (const channel of ['Ambient', 'Effects', 'Music', 'Speech'])
      expect(text).toMatch(new RegExp(`^${channel}: .+`, 'm'));
    expect(text).toContain('Music: A slow waltz, on the piano.');
    expect(text).toContain('Speech: Coach says, "Go!"');
    expect(text).toContain('Keyframes: 0.0 s, the first frame; 0.8 s, the basketball meets the floor.');
  });
});

describe('speech', () => {
  const ODD = {
    arabic: 'قال: «لا!» ثم مشى. ١٢٣',
    hebrew: 'שלום, "עולם"! 5 פעמים',
    mixed: 'She said \u2067שלום\u2069 — and left',
    chinese: '你好，世界！',
    emoji: 'Wow 👩‍👩‍👧‍👦🏳️‍🌈 ok',
    combining: 'Z\u0351\u036ba\u0334lgo \u0915\u094d\u0937',
    marks: 'He said "go" and “stop”.',
  };

  test.each(ids)('%s quotes odd scripts exactly, in marks that they do not use', (id) => {
    for (const text of Object.values(ODD)) {
      const [open, close] = text.includes('"') ? (text.includes('“') ? '«»' : '“”') : '""';
      expect(promptText(sample([line(text)]), id)).toContain(`${open}${text}${close}`);
    }
  });

  test.each(ids)('%s shortens ten thousand characters at a word, and says by how many', (id) => {
    const dialect = dialects.get(id);
    for (const long of [
      'Pack my box with five dozen liquor jugs! '.repeat(244),
      'مرحبا بالعالم. '.repeat(667),
      '你好世界'.repeat(2500),
    ]) {
      const text = long.slice(0, 10_000).trim();
      const spec = sample([line(text, { endTimeS: 600 })]);
      const out = promptText(spec, id);
      expect(lengthOf(out, dialect.limit.unit)).toBeLessThanOrEqual(dialect.limit.most);
      const said = /"([^"]+)"/.exec(out)![1]!;
      expect(text.startsWith(said)).toBe(true);
      expect(out).toContain('strikes the floor');
      if (said === text) continue;
      const left = Number(/and goes on for (\d+) more words/.exec(out)![1]);
      expect(lengthOf(said, 'words') + left).toBe(lengthOf(text, 'words'));
      expect(fitted(dialect, tell(spec)).leftOut.join()).toContain(`${left} words of speech`);
      expect(
        prompt.losses!(spec, prompt.options.parse({ dialects: [id] })).some(
          ({ level, message }) => level === 'warning' && message.includes('words of speech'),
        ),
      ).toBe(true);
    }
  });

  test('warns of a line that is longer than the clip', () => {
    const [problem] = prompt.preflight(sample([line('On and on', { label: 'Rant', endTimeS: 9 })]), {
      dialects: ['veo'],
    });
    expect(problem!.message).toContain('"Rant" takes 8.5 s from 0.5 s on, and the clip is 1.0 s long');
  });
});

describe('length', () => {
  test('a crowded shot is cut to its beats and sounds of most weight, and told so', () => {
    const cues = Array.from({ length: 40 }, (_, i) =>
      sampleCue({
        id: `c${i}`,
        kind: 'effect',
        contactId: null,
        label: `a rather long-winded sound with the number ${i}`,
        timeS: i / 50,
        salience: 0.5,
      }),
    );
    const spec: ShotSpec = sample(cues);
    for (const dialect of dialects.all) {
      const { text } = fitted(dialect, tell(spec));
      expect(lengthOf(text, dialect.limit.unit)).toBeLessThanOrEqual(dialect.limit.most);
      expect(text.match(/sound with the number/g)!.length).toBeLessThanOrEqual(8);
    }
    expect(
      prompt.losses!(spec, prompt.options.parse({ dialects: ['neutral'] })).map(({ message }) => message),
    ).toContain('A prompt names at most eight sounds; 32 weaker ones are left out.');
  });

  test('characters of scripts without spaces are words', () => {
    expect(lengthOf('two words', 'words')).toBe(2);
    expect(lengthOf('你好 world', 'words')).toBe(3);
  });
});
