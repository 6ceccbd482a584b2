import { ascii, chunk, uint16, uint32, utf8 } from './riff.ts';

/** A named instant, or span, that players and editors show on the waveform; left out where it begins outside of the sound. */
export interface Marker {
  readonly timeS: number;
  /** Absent where it is an instant; one that goes on after the sound is cut at its end. */
  readonly endTimeS?: number;
  /** Any script: it is kept as UTF-8. */
  readonly label: string;
}

/** Says in `ltxt` that its text is in UTF-8. */
const CODE_PAGE_UTF8 = 65_001;

/** The chunks `cue ` and `LIST adtl` (`labl` for every marker, `ltxt` with its length for those that last); none for none. */
export function markerChunks(markers: readonly Marker[], frames: number, sampleRate: number): Uint8Array[] {
  const points = markers
    .map(({ timeS, endTimeS = timeS, label }) => {
      const sample = Math.round(timeS * sampleRate);
      return { sample, length: Math.min(frames, Math.round(endTimeS * sampleRate)) - sample, label };
    })
    .filter(({ sample }) => sample >= 0 && sample < frames)
    .sort((a, b) => a.sample - b.sample);
  if (points.length === 0) return [];
  const cues = points.map(({ sample }, i) => [uint32(i + 1, sample), ascii('data'), uint32(0, 0, sample)]);
  const labels = points.map(({ label }, i) => chunk('labl', uint32(i + 1), utf8(label)));
  const spans = points.flatMap(({ length, label }, i) =>
    length > 0
      ? [chunk('ltxt', uint32(i + 1, length), ascii('rgn '), uint16(0, 0, 0, CODE_PAGE_UTF8), utf8(label))]
      : [],
  );
  return [chunk('cue ', uint32(points.length), ...cues.flat()), chunk('LIST', ascii('adtl'), ...labels, ...spans)];
}
