import { exp, pow } from '../../base/math.ts';
import { type Mode, ringInto } from '../modal.ts';
import type { Instrument } from './instrument.ts';
import { release } from './release.ts';

const PARTIALS = 14;
/** Stiffness of a string: partials lie above the multiples of the lowest. Of middle C; it grows with the pitch. */
const INHARMONICITY = 0.0004;
/** Ring of middle C, and how much shorter each octave above rings. */
const RING_S = 7;
const RING_PER_OCTAVE = 0.55;
const RELEASE_S = 0.12;

/** Struck strings: partials a little sharp of the multiples, brighter the harder the blow, damped when let go. */
export const piano: Instrument = ({ hz, pitch, velocity, durationS, sampleRate }) => {
  const octaves = (pitch - 60) / 12;
  const stiffness = INHARMONICITY * pow(2, octaves);
  const ringS = RING_S * pow(RING_PER_OCTAVE, octaves);
  const modes: Mode[] = [];
  for (let n = 1; n <= PARTIALS; n++) {
    const partialHz = n * hz * Math.sqrt(1 + stiffness * n * n);
    const gain = exp(-(n - 1) * (0.75 - 0.45 * velocity)) / partialHz;
    // Two strings a hair apart: they beat, and one dies sooner.
    modes.push({ hz: partialHz * 0.9997, t60S: ringS / (1 + 0.35 * (n - 1)), gain });
    modes.push({ hz: partialHz * 1.0004, t60S: (0.35 * ringS) / (1 + 0.35 * (n - 1)), gain: 0.7 * gain });
  }
  const out = new Float64Array(Math.ceil((durationS + 4 * RELEASE_S) * sampleRate));
  ringInto(out, modes, [{ at: 0, force: Float64Array.of(1) }], sampleRate);
  const scale = hz * 0.3;
  for (let i = 0; i < out.length; i++) out[i]! *= scale;
  return release(out, durationS, RELEASE_S, sampleRate);
};
