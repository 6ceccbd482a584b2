import type { Loudness } from '../../dsp/loudness.ts';
import type { Stems } from '../../dsp/stems.ts';

/** How far a mix may lie from its target before it is told, in LU: EBU R 128 allows as much for live programmes. */
const TOLERANCE_LU = 0.5;

/** Why a mix does not have the loudness that it was to have; null where it has. */
export function whyOffTarget({ loudness, mix }: Pick<Stems, 'loudness' | 'mix'>, targetLufs: number): string | null {
  const { integratedLufs } = loudness;
  if (integratedLufs === null) return untold(loudness, mix.channels[0].length / mix.sampleRate, targetLufs);
  if (Math.abs(integratedLufs - targetLufs) <= TOLERANCE_LU) return null;
  return (
    `The mix has ${tenths(integratedLufs)} LUFS, not ${targetLufs}: more would take its peaks above the ceiling of ` +
    `${tenths(loudness.truePeakDb ?? 0)} dBTP, and nothing is limited. Lower the loudest cues, or limit it in an audio editor.`
  );
}

function untold({ truePeakDb }: Loudness, durationS: number, targetLufs: number): string {
  const why = truePeakDb === null ? 'is silent' : `is too short or too quiet to measure (${tenths(durationS)} s)`;
  return `The mix ${why}, so it was not brought to ${targetLufs} LUFS. Loudness needs 0.4 s above -70 LUFS.`;
}

function tenths(value: number): string {
  return (Math.round(value * 10) / 10).toFixed(1);
}
