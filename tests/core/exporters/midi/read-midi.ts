/** An event of a MIDI file, read by the letter of the Standard MIDI Files specification; times in ticks from the start. */
export interface MidiEvent {
  readonly tick: number;
  readonly status: number;
  /** Of a meta event. */
  readonly meta: number | null;
  readonly data: Uint8Array;
}

export interface MidiFile {
  readonly type: number;
  readonly division: number;
  readonly tracks: readonly (readonly MidiEvent[])[];
}

/** Throws where the file is not well formed. */
export function readMidi(bytes: Uint8Array): MidiFile {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const idAt = (at: number) => String.fromCharCode(...bytes.subarray(at, at + 4));
  if (idAt(0) !== 'MThd' || view.getUint32(4) !== 6) throw new Error('No header.');
  const tracks: MidiEvent[][] = [];
  let at = 14;
  while (at < bytes.length) {
    if (idAt(at) !== 'MTrk') throw new Error(`No track at ${at}.`);
    const end = at + 8 + view.getUint32(at + 4);
    tracks.push(readTrack(bytes.subarray(at + 8, end)));
    at = end;
  }
  if (tracks.length !== view.getUint16(10)) throw new Error('Tracks told and found differ.');
  return { type: view.getUint16(8), division: view.getUint16(12), tracks };
}

function readTrack(bytes: Uint8Array): MidiEvent[] {
  const events: MidiEvent[] = [];
  let at = 0;
  let tick = 0;
  const number = () => {
    let value = 0;
    for (;;) {
      const byte = bytes[at++]!;
      value = value * 128 + (byte % 128);
      if (byte < 128) return value;
    }
  };
  while (at < bytes.length) {
    tick += number();
    const status = bytes[at++]!;
    const meta = status === 0xff ? bytes[at++]! : null;
    const kind = status >> 4;
    if (kind < 8) throw new Error(`Running status, which we do not write, at ${at}.`);
    const length = meta !== null ? number() : kind === 0xc || kind === 0xd ? 1 : 2;
    const data = bytes.slice(at, at + length);
    if (meta === null && data.some((byte) => byte > 127)) throw new Error('A data byte above 127.');
    events.push({ tick, status, meta, data });
    at += length;
    if (meta === 0x2f && at !== bytes.length) throw new Error('Events after the end.');
  }
  if (events.at(-1)?.meta !== 0x2f) throw new Error('A track without end.');
  return events;
}
