import { describe, expect, it } from 'vitest';
import { picoAudio } from '../../../../src/core/exporters/picoaudio/picoaudio.ts';
import type { ShotSpec } from '../../../../src/core/shot/shot-spec.ts';
import { exported } from '../export-sample.ts';
import { shotWith } from '../wav/fixtures.ts';

type Spans = [number, number][];

/** PicoAudio's own string, taken apart again. */
function decoded(text: string): Record<string, Spans> {
  if (text.trimEnd() === '') return {};
  return Object.fromEntries(
    text
      .trimEnd()
      .split('--')
      .map((event) => {
        const [name, times, ...rest] = event.split('__');
        expect(rest).toEqual([]);
        return [name!, times!.split('_').map((span) => span.split('-').map(Number) as [number, number])];
      }),
  );
}

/** "a at 0.5-2.0, 3.0-4.5 and b at 7.0-8.0". */
function fromCaption(caption: string): Record<string, Spans> {
  return Object.fromEntries(
    [...caption.matchAll(/(?:^| and )(.+?) at ((?:[\d.]+-[\d.]+(?:, )?)+)/g)].map(([, name, times]) => [
      name!.replaceAll(' ', '_'),
      times!.split(', ').map((span) => span.split('-').map(Number) as [number, number]),
    ]),
  );
}

async function write(shot: ShotSpec, options: object = {}) {
  const files = await exported(picoAudio, shot, options);
  const rows = files.get('sound/picoaudio.jsonl')!.trimEnd().split('\n');
  expect(rows).toHaveLength(1);
  const row = JSON.parse(rows[0]!) as { filepath: string; onoffCaption: string; frequencyCaption: string };
  const events = decoded(files.get('sound/picoaudio.txt')!);
  expect(fromCaption(row.onoffCaption)).toEqual(events);
  return { row, events };
}

const long = (cues: Parameters<typeof shotWith>[0]): ShotSpec => {
  const shot = shotWith(cues);
  return { ...shot, clip: { ...shot.clip, durationS: 14, frameCount: 336 } };
};

describe('picoaudio', () => {
  it('gathers events by name, on a grid of 40 ms', async () => {
    const { row, events } = await write(
      shotWith([
        { label: 'Ball hits: rim', timeS: 0.51, endTimeS: 0.7 },
        { label: 'whistle', timeS: 0.61, endTimeS: 0.65 },
        { label: 'ball hits rim', timeS: 1.2, endTimeS: 1.5, heardAtS: 1.23 },
        { label: 'muted', isMuted: true },
      ]),
    );
    // The nearest of the multiples of 0.04.
    expect(events).toEqual({
      ball_hits_rim: [
        [0.52, 0.72],
        [1.24, 1.52],
      ],
      whistle: [[0.6, 0.64]],
    });
    expect(row).toEqual({
      filepath: 'mix.wav',
      onoffCaption: 'ball hits rim at 0.52-0.72, 1.24-1.52 and whistle at 0.60-0.64',
      frequencyCaption: 'ball hits rim two times and whistle one times',
    });
  });

  it('keeps blows apart that ring into each other, where the grid can', async () => {
    const at = (timeS: number) => ({ label: 'hit', timeS, endTimeS: timeS + 0.5 });
    expect((await write(shotWith([at(0.4), at(0.6), at(0.64)]))).events).toEqual({
      hit: [
        [0.4, 0.56],
        [0.6, 1.16],
      ],
    });
    const lasting = { label: 'roll', kind: 'roll', stem: 'foley' } as const;
    expect(
      (
        await write(
          shotWith([
            { ...lasting, timeS: 0, endTimeS: 1 },
            { ...lasting, timeS: 0.8, endTimeS: 1.6 },
          ]),
        )
      ).events,
    ).toEqual({ roll: [[0, 1.6]] });
  });

  it('keeps its separators out of names', async () => {
    const { events } = await write(shotWith([{ label: '__a--b_c__1-2 ' }, { label: 'мяч 球' }, { label: '!?' }]));
    expect(Object.keys(events)).toEqual(['a_b_c_1_2', 'мяч_球', 'impact']);
  });

  it('holds ten seconds, from where it is told, and says so', async () => {
    const shot = long([
      { label: 'a', timeS: 1, endTimeS: 1.2 },
      { label: 'b', timeS: 9.8, endTimeS: 10.6 },
      { label: 'c', timeS: 12, endTimeS: 12.4 },
    ]);
    expect((await write(shot)).events).toEqual({ a: [[1, 1.2]], b: [[9.8, 10]] });
    expect((await write(shot, { fromS: 10 })).events).toEqual({ b: [[0, 0.6]], c: [[2, 2.4]] });
    const messages = picoAudio.preflight(shot, picoAudio.options.parse({})).map(({ message }) => message);
    expect(messages).toHaveLength(1);
    expect(messages[0]).toContain('0 s to 10 s of the clip, which lasts 14 s');
  });

  it('never leaves the ten seconds, nor an event without a length', async () => {
    const { events } = await write(
      long([
        { label: 'last', timeS: 9.999, endTimeS: 12 },
        { label: 'instant', timeS: 3, endTimeS: 3 },
      ]),
    );
    for (const [on, off] of Object.values(events).flat()) {
      expect(off).toBeGreaterThan(on);
      expect(off).toBeLessThanOrEqual(10);
    }
    expect(Object.keys(events)).toEqual(['instant', 'last']);
  });

  it('leaves ambience and music out unless asked, is whole for silence, and the same twice', async () => {
    const shot = shotWith([
      {
        label: 'wind',
        kind: 'ambience',
        stem: 'ambience',
        timeS: 0,
        endTimeS: 2,
        source: { type: 'bed', bed: 'wind' },
      },
    ]);
    expect((await write(shot)).events).toEqual({});
    expect((await write(shot, { sounds: 'all' })).events).toEqual({ wind: [[0, 2]] });
    expect((await write(shotWith([]))).row).toEqual({ filepath: 'mix.wav', onoffCaption: '', frequencyCaption: '' });
    expect(picoAudio.preflight(shotWith([]), picoAudio.options.parse({}))[0]!.message).toContain('no sound');
    expect(await exported(picoAudio, shot)).toEqual(await exported(picoAudio, shot));
  });
});
