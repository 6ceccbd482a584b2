import type { Instrument } from '../editor/ports.ts';
import type { Output } from './output.ts';

type Tone = Output['tone'];
type Name = 'FMSynth' | 'MembraneSynth' | 'MonoSynth' | 'Synth';
export type Voice = InstanceType<Tone[Name]>;

/** A voice of its own, of the nearest that Tone has to an instrument. It sounds one note at a time. */
export function createVoice(tone: Tone, context: Output['toneContext'], instrument: Instrument): Voice {
  switch (instrument) {
    case 'piano':
      return new tone.FMSynth({
        context,
        harmonicity: 2,
        modulationIndex: 3,
        envelope: { attack: 0.003, decay: 1.2, sustain: 0.05, release: 0.6 },
        modulationEnvelope: { attack: 0.002, decay: 0.4, sustain: 0.1, release: 0.4 },
      });
    case 'strings':
      return new tone.Synth({
        context,
        oscillator: { type: 'fatsawtooth', count: 3, spread: 18 },
        envelope: { attack: 0.18, decay: 0.2, sustain: 0.8, release: 0.7 },
      });
    case 'bass':
      return new tone.MonoSynth({
        context,
        oscillator: { type: 'triangle' },
        envelope: { attack: 0.01, decay: 0.3, sustain: 0.5, release: 0.2 },
        filterEnvelope: { attack: 0.01, decay: 0.2, sustain: 0.3, release: 0.2, baseFrequency: 120, octaves: 3 },
      });
    case 'pluck':
      return new tone.Synth({
        context,
        oscillator: { type: 'triangle' },
        envelope: { attack: 0.001, decay: 0.35, sustain: 0, release: 0.3 },
      });
    case 'drums':
      return new tone.MembraneSynth({
        context,
        pitchDecay: 0.03,
        octaves: 4,
        envelope: { attack: 0.001, decay: 0.3, sustain: 0, release: 0.2 },
      });
  }
}
