import { clamp, exp, pow, sin, TAU } from '../../base/math.ts';
import type { Random } from '../../base/rng.ts';
import { bandNoise } from '../noise.ts';
import type { Instrument } from './instrument.ts';

/** A skin: a tone that falls in pitch, and dies. */
interface Skin {
  readonly hz: number;
  /** How much higher it starts. */
  readonly bend: number;
  readonly bendS: number;
  readonly ringS: number;
  readonly gain: number;
}

/** A rustle: wires, brass, or a beater on the skin. */
interface Rustle {
  readonly lowHz: number;
  readonly highHz: number;
  readonly ringS: number;
  readonly gain: number;
}

interface Drum {
  readonly skin: Skin | null;
  readonly rustle: Rustle;
}

const KICK: Drum = {
  skin: { hz: 48, bend: 3, bendS: 0.025, ringS: 0.16, gain: 0.95 },
  rustle: { lowHz: 800, highHz: 4000, ringS: 0.004, gain: 0.25 },
};
const SNARE: Drum = {
  skin: { hz: 185, bend: 0.6, bendS: 0.015, ringS: 0.07, gain: 0.5 },
  rustle: { lowHz: 900, highHz: 8000, ringS: 0.07, gain: 0.7 },
};
const CLOSED_HAT: Drum = { skin: null, rustle: { lowHz: 6500, highHz: 12_000, ringS: 0.025, gain: 0.5 } };
const OPEN_HAT: Drum = { skin: null, rustle: { lowHz: 6000, highHz: 12_000, ringS: 0.16, gain: 0.5 } };
const CYMBAL: Drum = { skin: null, rustle: { lowHz: 3000, highHz: 11_000, ringS: 0.5, gain: 0.6 } };

/** The numbers of General MIDI; those that stand nowhere here are toms, higher ones higher. */
const DRUMS: ReadonlyMap<number, Drum> = new Map([
  [35, KICK],
  [36, KICK],
  [37, SNARE],
  [38, SNARE],
  [39, SNARE],
  [40, SNARE],
  [42, CLOSED_HAT],
  [44, CLOSED_HAT],
  [46, OPEN_HAT],
  [49, CYMBAL],
  [51, CYMBAL],
  [55, CYMBAL],
  [57, CYMBAL],
  [59, CYMBAL],
]);

function tom(pitch: number): Drum {
  const hz = clamp(90 * pow(2, (pitch - 45) / 14), 50, 400);
  return {
    skin: { hz, bend: 0.5, bendS: 0.03, ringS: 0.18, gain: 0.8 },
    rustle: { lowHz: 500, highHz: 3000, ringS: 0.01, gain: 0.2 },
  };
}

/** A drum kit: the pitch says which drum. Drums sound to their end, however short the note. */
export const drums: Instrument = ({ pitch, velocity, sampleRate, random }) => {
  const { skin, rustle } = DRUMS.get(pitch) ?? tom(pitch);
  const out = new Float64Array(Math.ceil(7 * Math.max(skin?.ringS ?? 0, rustle.ringS) * sampleRate));
  if (skin) addSkin(out, skin, sampleRate);
  addRustle(out, rustle, velocity, sampleRate, random);
  for (let i = 0; i < out.length; i++) out[i]! *= 1 - i / out.length;
  return out;
};

function addSkin(out: Float64Array, { hz, bend, bendS, ringS, gain }: Skin, sampleRate: number): void {
  const [keep, straighten] = [exp(-1 / (ringS * sampleRate)), exp(-1 / (bendS * sampleRate))];
  let [level, bent, phase] = [gain, bend, 0];
  for (let i = 0; i < out.length; i++) {
    out[i]! += level * sin(TAU * phase);
    phase += (hz * (1 + bent)) / sampleRate;
    if (phase >= 1) phase -= 1;
    bent *= straighten;
    level *= keep;
  }
}

function addRustle(out: Float64Array, rustle: Rustle, velocity: number, sampleRate: number, random: Random): void {
  const noise = bandNoise(out.length, rustle.lowHz, rustle.highHz * (0.6 + 0.4 * velocity), sampleRate, random);
  const keep = exp(-1 / (rustle.ringS * sampleRate));
  // The noise is faint where its band is narrow: twice the gain brings it beside the skin.
  let level = 2 * rustle.gain;
  for (let i = 0; i < out.length; i++) {
    out[i]! += level * noise[i]!;
    level *= keep;
  }
}
