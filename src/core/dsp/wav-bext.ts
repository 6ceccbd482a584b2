import { concat } from '../base/concat.ts';
import type { Loudness } from './loudness.ts';
import { ascii, chunk } from './riff.ts';

/** What a Broadcast Wave file says about itself (EBU Tech 3285, version 2). */
export interface Broadcast {
  /** ASCII, at most 256 characters. */
  readonly description?: string;
  /** ASCII, at most 32 characters. */
  readonly originator?: string;
  /** Where sample 0 lies, in seconds since midnight: 3600 for a timecode of 01:00:00:00. */
  readonly timecodeOriginS?: number;
  /** `yyyy-mm-dd` and `hh:mm:ss`; left empty unless given, so that the same mix gives the same bytes. */
  readonly date?: string;
  readonly time?: string;
  /** Left unsaid where absent, and where it could not be measured. */
  readonly loudness?: Loudness;
}

const BEXT_BYTES = 602;
/** Says that a loudness field is not used. */
const UNUSED = 0x7fff;

export function bextChunk(broadcast: Broadcast, sampleRate: number, codingHistory: string): Uint8Array {
  const bytes = new Uint8Array(BEXT_BYTES);
  const view = new DataView(bytes.buffer);
  bytes.set(ascii(broadcast.description ?? '', 256), 0);
  bytes.set(ascii(broadcast.originator ?? '', 32), 256);
  bytes.set(ascii(broadcast.date ?? '', 10), 320);
  bytes.set(ascii(broadcast.time ?? '', 8), 330);
  const origin = Math.round((broadcast.timecodeOriginS ?? 0) * sampleRate);
  view.setUint32(338, origin % 0x1_0000_0000, true);
  view.setUint32(342, Math.floor(origin / 0x1_0000_0000), true);
  view.setUint16(346, 2, true);
  const { integratedLufs, rangeLu, truePeakDb, momentaryMaxLufs, shortTermMaxLufs } = broadcast.loudness ?? SILENT;
  // In hundredths, as two's complement.
  [integratedLufs, rangeLu, truePeakDb, momentaryMaxLufs, shortTermMaxLufs].forEach((value, i) => {
    view.setInt16(412 + 2 * i, value === null ? UNUSED : Math.round(value * 100), true);
  });
  return chunk('bext', concat([bytes, ascii(codingHistory)]));
}

const SILENT: Loudness = {
  integratedLufs: null,
  rangeLu: null,
  truePeakDb: null,
  momentaryMaxLufs: null,
  shortTermMaxLufs: null,
};
