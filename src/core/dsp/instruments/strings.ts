import { sin, TAU } from '../../base/math.ts';
import type { Instrument } from './instrument.ts';
import { release } from './release.ts';
import { readTable, waveTable } from './wave-table.ts';

/** Players, each a little out of tune. */
const DETUNE = [-0.0031, 0.0006, 0.0034];
const VIBRATO_HZ = 5.3;
const VIBRATO = 0.0022;
/** Soft notes come in slowly. */
const ATTACK_S = [0.22, 0.07] as const;
const RELEASE_S = 0.12;

/** Bowed strings, three to a note: they swell, waver and fade. */
export const strings: Instrument = ({ hz, velocity, durationS, sampleRate, random }) => {
  const brightness = 0.6 + 0.4 * velocity;
  const table = waveTable(
    hz,
    sampleRate,
    (n) => (n % 2 === 0 ? -1 : 1) / (n * (1 + (n * hz) / (2600 * brightness))),
    40,
  );
  const out = new Float64Array(Math.ceil((durationS + 4 * RELEASE_S) * sampleRate));
  const attack = (ATTACK_S[0] + (ATTACK_S[1] - ATTACK_S[0]) * velocity) * sampleRate;
  for (const detune of DETUNE) {
    let phase = random();
    let vibrato = random();
    const speed = (VIBRATO_HZ * (0.9 + 0.2 * random())) / sampleRate;
    const step = (hz * (1 + detune)) / sampleRate;
    for (let i = 0; i < out.length; i++) {
      out[i]! += readTable(table, phase) * 0.4;
      phase += step * (1 + VIBRATO * sin(TAU * vibrato));
      if (phase >= 1) phase -= 1;
      vibrato += speed;
      if (vibrato >= 1) vibrato -= 1;
    }
  }
  for (let i = 0; i < Math.min(attack, out.length); i++) out[i]! *= (i / attack) * (2 - i / attack);
  return release(out, durationS, RELEASE_S, sampleRate);
};
