import { describe, expect, it } from 'vitest';
import { createMemorySink } from '../../../../src/core/exporters/memory-sink.ts';
import { midi } from '../../../../src/core/exporters/midi/midi.ts';
import type { ShotCue, ShotSpec } from '../../../../src/core/shot/shot-spec.ts';
import { hasPython, python } from '../python.ts';
import { shotWith } from '../wav/fixtures.ts';
import { type MidiEvent, readMidi } from './read-midi.ts';

/** 120 beats of 4800 ticks in a minute. */
const TICKS_PER_S = 9600;

async function write(shot: ShotSpec): Promise<Uint8Array> {
  const sink = createMemorySink();
  expect(await midi.write({ shot, options: {}, sink, recordings: new Map() })).toEqual(['sound/cues.mid']);
  return sink.files.get('sound/cues.mid')!;
}

const textOf = (event: MidiEvent) => new TextDecoder().decode(event.data);
const textsOf = (events: readonly MidiEvent[], meta: number) => events.filter((e) => e.meta === meta);
const ons = (events: readonly MidiEvent[]) => events.filter(({ status }) => status >> 4 === 9);

/** Every note with its end; throws where one never ends, or begins while it sounds. */
function notesOf(events: readonly MidiEvent[]) {
  const sounding = new Map<number, MidiEvent>();
  const notes: { startS: number; endS: number; pitch: number; velocity: number }[] = [];
  for (const event of events) {
    const [pitch, velocity] = event.data as unknown as [number, number];
    const key = (event.status % 16) * 128 + pitch;
    if (event.status >> 4 === 9) {
      if (sounding.has(key)) throw new Error(`Note ${pitch} begins twice.`);
      sounding.set(key, event);
    }
    if (event.status >> 4 !== 8) continue;
    const on = sounding.get(key);
    if (!on) throw new Error(`Note ${pitch} ends before it begins.`);
    notes.push({ startS: on.tick / TICKS_PER_S, endS: event.tick / TICKS_PER_S, pitch, velocity: on.data[1]! });
    sounding.delete(key);
    expect(velocity).toBe(0);
  }
  expect(sounding.size).toBe(0);
  return notes.sort((a, b) => a.startS - b.startS);
}

const hitAt = (timeS: number, levelDb: number) => ({ timeS, levelDb, impulseNs: 1, normalSpeedMps: 1 });
const rattle: Partial<ShotCue> = {
  kind: 'rattle',
  label: 'кольцо дребезжит',
  timeS: 0.5,
  endTimeS: 1,
  heardAtS: 0.51,
  hits: [hitAt(0.5, 0), hitAt(0.52, -12), hitAt(0.6, -200)],
  timbre: { t60S: 0.3, centroidHz: 880, words: [] },
};
const music: Partial<ShotCue> = {
  kind: 'music',
  stem: 'music',
  label: 'theme',
  timeS: 0.25,
  endTimeS: 4,
  source: {
    type: 'notes',
    instrument: 'piano',
    notes: [
      { startS: 0, durationS: 1, pitch: 60, velocity: 0.5 },
      { startS: 0.5, durationS: 1, pitch: 60, velocity: 1 },
      { startS: 0.5, durationS: 9, pitch: 64, velocity: 0.01 },
      { startS: 3, durationS: 1, pitch: 72, velocity: 1 },
    ],
  },
};

describe('midi', () => {
  const shot = shotWith([
    rattle,
    music,
    { label: 'no net swish', kind: 'absence', source: { type: 'told' }, timeS: 0.7 },
    { label: 'muted', isMuted: true },
    {
      kind: 'dialogue',
      stem: 'dialogue',
      label: 'line',
      timeS: 1,
      endTimeS: 1.5,
      hits: [],
      words: [{ text: 'שלום!', timeS: 1.1, endTimeS: 1.4 }],
    },
  ]);

  it('has a tempo, the timecode, the name, and a marker for each cue at its time', async () => {
    const file = readMidi(await write(shot));
    expect([file.type, file.division]).toEqual([1, 4800]);
    const [lead] = file.tracks;
    expect([...textsOf(lead!, 0x51)[0]!.data]).toEqual([0x07, 0xa1, 0x20]);
    expect([...textsOf(lead!, 0x54)[0]!.data]).toEqual([0, 0, 0, 0, 0]);
    expect(textsOf(lead!, 0x03).map(textOf)).toEqual(['Missed throw']);
    expect(textsOf(lead!, 0x06).map((event) => [event.tick / TICKS_PER_S, textOf(event)])).toEqual([
      [0.25, 'theme'],
      [0.51, 'кольцо дребезжит'],
      [0.7, 'no net swish'],
      [1, 'line'],
    ]);
  });

  it('has a note for each blow: level as velocity, the centre of the spectrum as pitch', async () => {
    const { tracks } = readMidi(await write(shot));
    expect(tracks.map((events) => textOf(textsOf(events, 0x03)[0]!))).toEqual([
      'Missed throw',
      'effects',
      'dialogue',
      'piano',
    ]);
    const notes = notesOf(tracks[1]!);
    // 880 Hz is an octave above A 440, number 69. 127 * 10^(-12 / 40) = 63.65; no note is softer than 1.
    expect(notes.map(({ pitch, velocity }) => [pitch, velocity])).toEqual([
      [81, 127],
      [81, 64],
      [81, 1],
    ]);
    // Half a tick: 0.052 ms.
    notes.forEach(({ startS }, i) => void expect(startS).toBeCloseTo([0.51, 0.53, 0.61][i]!, 4));
    expect(notes.at(-1)!.endS).toBeCloseTo(1.01, 4);
  });

  it('has music as notes that end where they begin anew and where the clip ends, and words as lyrics', async () => {
    const { tracks } = readMidi(await write(shot));
    expect(notesOf(tracks[3]!)).toEqual([
      { startS: 0.25, endS: 0.75, pitch: 60, velocity: 64 },
      { startS: 0.75, endS: 1.75, pitch: 60, velocity: 127 },
      { startS: 0.75, endS: 2, pitch: 64, velocity: 1 },
    ]);
    expect(textsOf(tracks[2]!, 0x05).map((event) => [event.tick / TICKS_PER_S, textOf(event)])).toEqual([
      [1.1, 'שלום! '],
    ]);
  });

  it('plays slower and lower where a slow shot lets the pitch fall', async () => {
    const slow = shotWith([{ ...music, timeS: 0, heardAtS: 0, speed: 0.5 }], { keepsPitch: false });
    const [first, second] = notesOf(readMidi(await write(slow)).tracks[1]!);
    expect(first).toMatchObject({ startS: 0, pitch: 48 });
    expect(second!.startS).toBe(1);
  });

  it('sounds one note where two of a pitch begin at once, the stronger', async () => {
    const twins = shotWith([{ hits: [hitAt(0.5, -40)] }, { hits: [hitAt(0.5, 0)] }, { hits: [hitAt(0.5, -20)] }]);
    expect(notesOf(readMidi(await write(twins)).tracks[1]!).map(({ velocity }) => velocity)).toEqual([127]);
    const many = shotWith([
      { endTimeS: 1.9, hits: Array.from({ length: 5000 }, (_, i) => hitAt(0.5 + i * 0.0002, -6)) },
    ]);
    expect(ons(readMidi(await write(many)).tracks[1]!)).toHaveLength(5000);
  });

  it.each([
    [25, 1, 1],
    [30_000, 1001, 2],
    [30, 1, 3],
    [24_000, 1001, null],
    [60_000, 1001, null],
  ])('names the timecode of %i/%i, or says that it cannot', async (num, den, code) => {
    const at = { ...shot, clip: { ...shot.clip, frameRate: { num, den } } };
    const offsets = textsOf(readMidi(await write(at)).tracks[0]!, 0x54);
    expect(offsets.map(({ data }) => data[0]! >> 5)).toEqual(code === null ? [] : [code]);
    expect(midi.preflight(at, {})).toHaveLength(code === null ? 1 : 0);
  });

  it('is whole for silence, and the same twice', async () => {
    expect(readMidi(await write(shotWith([]))).tracks).toHaveLength(1);
    expect(midi.preflight(shotWith([]), {})[0]!.message).toContain('no marker');
    expect(await write(shot)).toEqual(await write(shot));
  });

  it.runIf(hasPython('mido'))('is read by mido', async () => {
    const program =
      'import io,sys,mido;f=mido.MidiFile(file=io.BytesIO(sys.stdin.buffer.read()),charset="utf-8");' +
      'print(f.type,len(f.tracks),sum(m.type=="note_on" for t in f.tracks for m in t),' +
      '[m.text for m in f.tracks[0] if m.type=="marker"][1].encode("unicode_escape").decode())';
    const label = [...'кольцо дребезжит']
      .map((c) => (c === ' ' ? c : `\\u0${c.codePointAt(0)!.toString(16)}`))
      .join('');
    expect(python(program, await write(shot)).trim()).toBe(`1 4 7 ${label}`);
  });
});
