import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { captions } from '../../../../src/core/exporters/captions/captions.ts';
import type { ShotCue, ShotSpec } from '../../../../src/core/shot/shot-spec.ts';
import { estimateLine } from '../../../../src/core/speech/estimate.ts';
import { hasProgram } from '../../../support/has-program.ts';
import { exported } from '../export-sample.ts';
import { shotWith } from '../wav/fixtures.ts';

/** A line as the core times it, from `timeS` on. */
function line(text: string, changes: Partial<ShotCue> = {}): Partial<ShotCue> {
  const timeS = changes.timeS ?? 0.5;
  const timing = estimateLine(text);
  return {
    kind: 'dialogue',
    stem: 'dialogue',
    source: { type: 'spoken', voice: 'kal' },
    text,
    timeS,
    endTimeS: timeS + timing.durationS,
    words: timing.words.map((w) => ({ text: w.text, timeS: timeS + w.timeS, endTimeS: timeS + w.endTimeS })),
    ...changes,
  };
}

interface Shown {
  readonly startS: number;
  readonly endS: number;
  readonly text: string;
}

/** Captions by the letter of both formats: blocks between empty lines, a number, a span of time, rows of text. */
function blocksOf(file: string): Shown[] {
  const toS = (clock: string) => {
    const [h, m, s] = clock.replace(',', '.').split(':').map(Number) as [number, number, number];
    return h * 3600 + m * 60 + s;
  };
  return file
    .replace(/^WEBVTT\n\n?/, '')
    .split('\n\n')
    .filter((block) => block !== '')
    .map((block, i) => {
      const [number, span, ...rows] = block.trimEnd().split('\n');
      expect(number).toBe(String(i + 1));
      const times = /^(\d\d:\d\d:\d\d[.,]\d{3}) --> (\d\d:\d\d:\d\d[.,]\d{3})$/.exec(span!)!;
      return { startS: toS(times[1]!), endS: toS(times[2]!), text: rows.join('\n') };
    });
}

const unescaped = (text: string) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
const squeezed = (text: string) => text.replace(/\s+/g, '');

async function write(shot: ShotSpec, options: object = {}): Promise<{ srt: Shown[]; vtt: Shown[] }> {
  const files = await exported(captions, shot, options);
  return { srt: blocksOf(files.get('sound/captions.srt')!), vtt: blocksOf(files.get('sound/captions.vtt')!) };
}

describe('captions', () => {
  it('show a line with its speaker, while it is heard', async () => {
    const shot = shotWith([line('He missed it.', { speaker: 'Coach', heardAtS: 0.6, endTimeS: 1.4, words: [] })]);
    const files = await exported(captions, shot);
    expect(files.get('sound/captions.srt')).toBe('1\n00:00:00,600 --> 00:00:01,500\nCoach: He missed it.\n\n');
    expect(files.get('sound/captions.vtt')).toBe(
      'WEBVTT\n\n1\n00:00:00.600 --> 00:00:01.500\n<v Coach>He missed it.\n',
    );
    expect([...(await exported(captions, shot, { files: 'srt' })).keys()]).toEqual(['sound/captions.srt']);
    expect([...(await exported(captions, shot, { files: 'vtt' })).keys()]).toEqual(['sound/captions.vtt']);
  });

  it('cut a long line between words, at the times of its words, in rows that can be read', async () => {
    const text = Array.from({ length: 60 }, (_, i) => `word${i}`).join(' ');
    const cue = line(text, { heardAtS: 0.7 });
    const { srt } = await write(shotWith([cue]));
    expect(srt.length).toBeGreaterThan(3);
    expect(srt.map((shown) => shown.text.replaceAll('\n', ' ')).join(' ')).toBe(text);
    const delayS = 0.2;
    for (const { startS, endS, text: shown } of srt) {
      expect(shown.split('\n').length).toBeLessThanOrEqual(2);
      expect(shown.length).toBeLessThanOrEqual(84);
      const words = shown.split(/\s/);
      const first = cue.words!.find((word) => word.text === words[0])!;
      const last = cue.words!.find((word) => word.text === words.at(-1))!;
      // Times are written to a millisecond: half of one, and a hair for the sum of two doubles.
      expect(Math.abs(startS - first.timeS - delayS)).toBeLessThanOrEqual(0.000501);
      expect(Math.abs(endS - last.endTimeS - delayS)).toBeLessThanOrEqual(0.000501);
    }
  });

  const odd = [
    'مرحبا، <كيف> حالك؟ & --> "نعم"',
    'שלום עולם, מה שלומך היום?',
    '彼はシュートを外した。次は入れるだろう、きっと。'.repeat(6),
    'ภาษาไทยไม่มีช่องว่างระหว่างคำ'.repeat(8),
    '👩‍🚀🏳️‍🌈🇺🇳 नमस्ते, क्या हाल है? e\u0301'.repeat(5),
    'x'.repeat(500),
    '1\n\n2\r\n00:00:01,000 -- 00:00:02,000\tend',
    '— … — !',
  ];

  it.each(odd)('keep every letter of %j', async (text) => {
    const { srt, vtt } = await write(shotWith([line(text)]));
    expect(squeezed(vtt.map((shown) => unescaped(shown.text)).join(''))).toBe(squeezed(text));
    expect(squeezed(srt.map((shown) => shown.text).join(''))).toBe(squeezed(text.replaceAll('-->', '→')));
    for (const { text: shown } of vtt) expect(shown).not.toMatch(/-->|^\p{M}|^\u200d/u);
    for (const { startS, endS } of vtt) expect(endS).toBeGreaterThan(startS);
  });

  it('keep 10,000 letters, also past the end of the clip, and say so', async () => {
    const text = 'Зачем? Because שלום and 你好 & <so on>. '.repeat(300).slice(0, 10_000);
    const shot = shotWith([line(text)]);
    const { vtt } = await write(shot);
    expect(squeezed(vtt.map((shown) => unescaped(shown.text)).join(''))).toBe(squeezed(text));
    expect(
      captions
        .preflight(shot, captions.options.parse({}))
        .map(({ message }) => message)
        .join(),
    ).toContain('before the clip ends');
  });

  it('escape names in WebVTT, and give a name of another direction a row of its own in SRT', async () => {
    const files = await exported(captions, shotWith([line('שלום', { speaker: 'A <b> & -->\nC' })]));
    expect(files.get('sound/captions.vtt')).toContain('<v A &lt;b&gt; &amp; --&gt; C>שלום');
    expect(files.get('sound/captions.srt')).toContain('\nA <b> & → C:\nשלום\n');
  });

  it('name sounds in brackets where wanted', async () => {
    const shot = shotWith([
      { label: 'ball hits rim', timeS: 0.2, endTimeS: 0.3, salience: 0.9 },
      { label: 'ball hits rim', timeS: 0.6, endTimeS: 0.7, salience: 0.9 },
      { label: 'click', timeS: 1.5, endTimeS: 1.6, salience: 0.1 },
      { label: 'muted', isMuted: true },
      { label: 'hush', kind: 'silence', timeS: 1.8, endTimeS: 1.9 },
    ]);
    expect((await write(shot)).vtt).toEqual([]);
    expect((await write(shot, { sounds: 'main' })).vtt).toEqual([{ startS: 0.2, endS: 1.6, text: '[ball hits rim]' }]);
    expect((await write(shot, { sounds: 'all' })).vtt.at(-1)).toEqual({ startS: 1.5, endS: 2, text: '[click]' });
  });

  it('are empty for silence, tell it, and come out the same twice', async () => {
    const files = await exported(captions, shotWith([]));
    expect(files).toEqual(
      new Map([
        ['sound/captions.srt', ''],
        ['sound/captions.vtt', 'WEBVTT\n'],
      ]),
    );
    expect(captions.preflight(shotWith([]), captions.options.parse({}))[0]!.message).toContain('empty');
    const shot = shotWith([line('Again.'), line('Muted.', { isMuted: true })]);
    expect(await exported(captions, shot)).toEqual(await exported(captions, shot));
    expect((await write(shot)).srt).toHaveLength(1);
  });

  it.runIf(hasProgram('ffmpeg', '-version'))('are read by ffmpeg, with all their times and words', async () => {
    const text = `${odd.slice(0, 3).join(' ')} a < b && c > d`;
    const shot = shotWith([line(text, { speaker: 'Coach & co' }), line('Second.', { timeS: 1.8 })]);
    const files = await exported(captions, shot);
    for (const [path, format] of [
      ['sound/captions.srt', 'srt'],
      ['sound/captions.vtt', 'webvtt'],
    ] as const) {
      const ours = blocksOf(files.get(path)!);
      const read = execFileSync('ffmpeg', ['-v', 'error', '-f', format, '-i', '-', '-c', 'copy', '-f', format, '-'], {
        input: files.get(path)!,
        encoding: 'utf8',
      });
      // ffmpeg writes WebVTT without hours below one.
      const spans = [...read.matchAll(/(\S+) --> (\S+)/g)];
      expect(spans).toHaveLength(ours.length);
      const secondsOf = (clock: string) =>
        clock
          .replace(',', '.')
          .split(':')
          .reduce((sum, part) => sum * 60 + Number(part), 0);
      expect(spans.map(([, from, to]) => [secondsOf(from!).toFixed(3), secondsOf(to!).toFixed(3)])).toEqual(
        ours.map(({ startS, endS }) => [startS.toFixed(3), endS.toFixed(3)]),
      );
      for (const { text: shown } of ours) expect(read).toContain(shown);
    }
  });
});
