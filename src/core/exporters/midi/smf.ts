import { concat } from '../../base/concat.ts';

/** One event of a track of a Standard MIDI File, with the tick at which it happens. */
export interface SmfEvent {
  readonly tick: number;
  /** Events of one tick go by this, lowest first: notes end before others begin. */
  readonly rank: number;
  readonly bytes: readonly number[] | Uint8Array;
}

const META = 0xff;
const [TEXT, TRACK_NAME, LYRIC, MARKER, END, TEMPO, SMPTE_OFFSET, TIME_SIGNATURE] = [
  0x01, 0x03, 0x05, 0x06, 0x2f, 0x51, 0x54, 0x58,
];
const TEXTS = { text: TEXT, name: TRACK_NAME, lyric: LYRIC, marker: MARKER };
const RANKS = { meta: 0, program: 1, off: 2, on: 3 };

export function textEvent(tick: number, kind: keyof typeof TEXTS, text: string): SmfEvent {
  return metaEvent(tick, TEXTS[kind], new TextEncoder().encode(text));
}

export function tempoEvent(microsecondsPerQuarter: number): SmfEvent {
  return metaEvent(0, TEMPO, [microsecondsPerQuarter >> 16, microsecondsPerQuarter >> 8, microsecondsPerQuarter]);
}

/** Four quarters to the bar, 24 MIDI clocks to the beat. */
export function commonTimeEvent(): SmfEvent {
  return metaEvent(0, TIME_SIGNATURE, [4, 2, 24, 8]);
}

/** The timecode at which the track begins, 00:00:00:00; `rateCode` is 0 for 24, 1 for 25, 2 for 29.97 drop-frame, 3 for 30. */
export function smpteStartEvent(rateCode: number): SmfEvent {
  return metaEvent(0, SMPTE_OFFSET, [rateCode << 5, 0, 0, 0, 0]);
}

export function programEvent(channel: number, program: number): SmfEvent {
  return { tick: 0, rank: RANKS.program, bytes: [0xc0 | channel, program] };
}

export interface SmfNote {
  readonly startTick: number;
  readonly endTick: number;
  readonly channel: number;
  readonly pitch: number;
  readonly velocity: number;
}

/** Notes as events; one that lasts into the next of its pitch ends there, and each lasts for a tick at least. */
export function noteEvents(notes: readonly SmfNote[]): SmfEvent[] {
  const ordered = [...notes].sort((a, b) => a.startTick - b.startTick || b.velocity - a.velocity);
  const next = new Map<number, number>();
  const events: SmfEvent[] = [];
  for (const { startTick, endTick, channel, pitch, velocity } of ordered.reverse()) {
    const key = channel * 128 + pitch;
    const limit = next.get(key) ?? Number.POSITIVE_INFINITY;
    // Two at once are one, the stronger, which comes first in order and so last here.
    if (startTick === limit) events.splice(-2, 2);
    const until = startTick === limit ? Number.POSITIVE_INFINITY : limit;
    next.set(key, startTick);
    const end = Math.min(Math.max(endTick, startTick + 1), until);
    events.push(
      { tick: startTick, rank: RANKS.on, bytes: [0x90 | channel, pitch, velocity] },
      { tick: end, rank: RANKS.off, bytes: [0x80 | channel, pitch, 0] },
    );
  }
  return events;
}

/** A Standard MIDI File of type 1: tracks side by side, `division` ticks to the quarter. */
export function smfOf(division: number, tracks: readonly (readonly SmfEvent[])[]): Uint8Array {
  const header = chunk('MThd', Uint8Array.from([0, 1, tracks.length >> 8, tracks.length, division >> 8, division]));
  return concat([header, ...tracks.map((events) => chunk('MTrk', trackBytes(events)))]);
}

function trackBytes(events: readonly SmfEvent[]): Uint8Array {
  const ordered = [...events].sort((a, b) => a.tick - b.tick || a.rank - b.rank);
  let tick = 0;
  const parts = ordered.map((event) => {
    const delta = varLength(event.tick - tick);
    tick = event.tick;
    return concat([Uint8Array.from(delta), Uint8Array.from(event.bytes)]);
  });
  return concat([...parts, Uint8Array.from([0, META, END, 0])]);
}

function metaEvent(tick: number, type: number, data: ArrayLike<number>): SmfEvent {
  const bytes = Uint8Array.from([META, type, ...varLength(data.length), ...Array.from(data)]);
  return { tick, rank: RANKS.meta, bytes };
}

/** Seven bits to the byte, the highest set in all but the last. */
function varLength(value: number): number[] {
  const bytes = [value & 0x7f];
  for (let rest = value >> 7; rest > 0; rest >>= 7) bytes.unshift((rest & 0x7f) | 0x80);
  return bytes;
}

function chunk(id: string, content: Uint8Array): Uint8Array {
  const head = new Uint8Array(8);
  head.set(new TextEncoder().encode(id));
  new DataView(head.buffer).setUint32(4, content.length);
  return concat([head, content]);
}
