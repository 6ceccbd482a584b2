import { cos, exp, PI, sin, TAU } from '../base/math.ts';
import { createRandom, seedFrom } from '../base/rng.ts';
import type { Viseme } from '../cues/cue.ts';
import type { Recording } from '../dsp/stems.ts';
import { type Line, lineKey, type SpeakingVoice } from './line-key.ts';
import type { LineTiming, SpokenLine } from './spoken-line.ts';
import type { VisemeId } from './visemes.ts';

/** Samples a second of what is spoken in the preview: that of the engine's voices. */
export const SPEECH_SAMPLE_RATE = 16_000;

/** Pitch of the voices, in Hz: men at 95 to 120, a woman at 185. */
const PITCH_HZ: Readonly<Record<SpeakingVoice, number>> = { kal: 105, awb: 120, rms: 95, slt: 185 };

interface Sound {
  /** Centres of the first three formants, after Peterson and Barney 1952 for the vowels. */
  readonly formantsHz: readonly [number, number, number];
  /** Of the voice, and of the hiss of the breath, 0 to 1. */
  readonly voiced: number;
  readonly hiss: number;
}

const sound = (formantsHz: Sound['formantsHz'], voiced: number, hiss: number): Sound => ({ formantsHz, voiced, hiss });

const SOUNDS: Readonly<Record<VisemeId, Sound>> = {
  sil: sound([500, 1500, 2500], 0, 0),
  PP: sound([250, 900, 2200], 0.12, 0),
  FF: sound([300, 1100, 2300], 0.1, 0.1),
  TH: sound([300, 1400, 2600], 0.15, 0.07),
  DD: sound([300, 1700, 2600], 0.12, 0.05),
  kk: sound([300, 1900, 2400], 0.08, 0.07),
  CH: sound([300, 1900, 2700], 0, 0.22),
  SS: sound([300, 1700, 5200], 0, 0.22),
  nn: sound([270, 1400, 2500], 0.35, 0),
  RR: sound([420, 1300, 1650], 0.6, 0),
  aa: sound([730, 1090, 2440], 1, 0),
  E: sound([530, 1840, 2480], 1, 0),
  I: sound([300, 2250, 3000], 0.9, 0),
  O: sound([570, 840, 2410], 1, 0),
  U: sound([320, 900, 2240], 0.9, 0),
};

const BANDWIDTHS_HZ = [80, 110, 170] as const;
/** How often the throat is shaped anew. */
const FRAME_S = 0.005;
/** How fast it moves to a new shape: time constant. */
const GLIDE_S = 0.02;
/** How far the pitch falls from the start of a line to its end, and how far it sways. */
const PITCH_FALL = 0.18;
const PITCH_SWAY = 0.06;
const SWAY_HZ = 2.1;
/** Brings it near the level of the engine's voices. */
const PEAK = 0.36;

/** A line that no engine can speak, as it is heard all the same: a voice without words, moving with the mouth. Seeded by the line. */
export function babbleLine(line: Line, timing: LineTiming): SpokenLine {
  return { ...timing, recording: babble(timing, PITCH_HZ[line.voice], seedFrom(lineKey(line))) };
}

function babble({ visemes, durationS }: LineTiming, pitchHz: number, seed: number): Recording {
  const random = createRandom(seed);
  const samples = new Float32Array(Math.max(1, Math.round(durationS * SPEECH_SAMPLE_RATE)));
  const frameLength = Math.round(FRAME_S * SPEECH_SAMPLE_RATE);
  const glide = 1 - exp(-FRAME_S / GLIDE_S);
  const resonators = BANDWIDTHS_HZ.map(createResonator);
  const formantsHz = [...SOUNDS.sil.formantsHz];
  let voiced = 0;
  let hiss = 0;
  let phase = 0;
  let at = 0;
  for (let from = 0; from < samples.length; from += frameLength) {
    const timeS = from / SPEECH_SAMPLE_RATE;
    while (at + 1 < visemes.length && visemes[at + 1]!.timeS <= timeS) at += 1;
    const target = soundOf(visemes[at], timeS);
    voiced += (target.voiced - voiced) * glide;
    hiss += (target.hiss - hiss) * glide;
    for (const [n, resonator] of resonators.entries()) {
      formantsHz[n]! += (target.formantsHz[n]! - formantsHz[n]!) * glide;
      resonator.tune(formantsHz[n]!);
    }
    const sway = PITCH_SWAY * sin(TAU * SWAY_HZ * timeS + (seed % 7));
    const step = (pitchHz * (1 + sway - (PITCH_FALL * timeS) / durationS)) / SPEECH_SAMPLE_RATE;
    const to = Math.min(from + frameLength, samples.length);
    for (let i = from; i < to; i++) {
      phase += step;
      if (phase >= 1) phase -= 1;
      const excitation = voiced * glottis(phase) + hiss * (random() * 2 - 1);
      samples[i] =
        resonators[0]!.next(excitation) +
        0.6 * resonators[1]!.next(excitation) +
        0.35 * resonators[2]!.next(excitation);
    }
  }
  return { sampleRate: SPEECH_SAMPLE_RATE, channels: [scaledTo(samples, PEAK)] };
}

function soundOf(viseme: Viseme | undefined, timeS: number): Sound {
  if (!viseme || viseme.timeS > timeS) return SOUNDS.sil;
  return SOUNDS[viseme.id as VisemeId] ?? SOUNDS.sil;
}

/** The flow through the vocal cords over one period, in the manner of Rosenberg: a slow rise, a fast fall, closed; its slope. */
function glottis(phase: number): number {
  if (phase < 0.4) return phase * 0.5;
  if (phase < 0.56) return 0.2 - ((phase - 0.4) / 0.16) * 1.2;
  return 0;
}

/** A two-pole resonance of unit gain at its centre. */
function createResonator(bandwidthHz: number) {
  const r = exp((-PI * bandwidthHz) / SPEECH_SAMPLE_RATE);
  let a1 = 0;
  let gain = 0;
  let y1 = 0;
  let y2 = 0;
  return {
    tune(centreHz: number) {
      const angle = (TAU * centreHz) / SPEECH_SAMPLE_RATE;
      a1 = 2 * r * cos(angle);
      gain = (1 - r) * Math.sqrt(1 - 2 * r * cos(2 * angle) + r * r);
    },
    next(x: number): number {
      const y = gain * x + a1 * y1 - r * r * y2;
      y2 = y1;
      y1 = y;
      return y;
    },
  };
}

function scaledTo(samples: Float32Array, peak: number): Float32Array {
  let loudest = 0;
  for (const sample of samples) loudest = Math.max(loudest, Math.abs(sample));
  return loudest === 0 ? samples : samples.map((sample) => (sample / loudest) * peak);
}
