import type { CueNote } from '../core/cues/cue.ts';
import type { Mix } from '../core/dsp/mix.ts';
import type { Instrument } from '../editor/ports.ts';
import { nextStartS } from './anchor.ts';
import { bufferOf, RAMP_S } from './deck.ts';
import type { Output } from './output.ts';

/** Time for the last note to die away before its instrument is put down. */
const RING_S = 3;
/** Room below full scale for chords. */
const NOTES_GAIN_DB = -12;

/** Sounds one thing at a time beside whatever plays. */
export interface Audition {
  mix(mix: Mix): void;
  notes(instrument: Instrument, notes: readonly CueNote[]): void;
}

export function createAudition(output: Output): Audition {
  const { context, master } = output;
  let stop = () => {};

  return {
    mix(mix) {
      stop();
      stop = () => {};
      const buffer = bufferOf(mix);
      if (!buffer) return;
      const source = new AudioBufferSourceNode(context, { buffer });
      const fade = new GainNode(context);
      source.connect(fade).connect(master);
      source.onended = () => fade.disconnect();
      source.start(nextStartS(context.currentTime, context.sampleRate));
      stop = () => {
        fade.gain.setValueAtTime(1, context.currentTime);
        fade.gain.linearRampToValueAtTime(0, context.currentTime + RAMP_S);
        source.stop(context.currentTime + RAMP_S);
      };
    },
    notes(instrument, notes) {
      stop();
      stop = () => {};
      if (notes.length > 0) stop = playNotes(output, instrument, notes);
    },
  };
}

/** Plays notes on an instrument of their own, which is put down when they have died away or are stopped. */
function playNotes({ context, tone, toneContext, master }: Output, instrument: Instrument, notes: readonly CueNote[]) {
  const synth = instrumentOf(tone, toneContext, instrument);
  synth.volume.value = NOTES_GAIN_DB;
  tone.connect(synth, master);
  const startS = nextStartS(context.currentTime, context.sampleRate);
  for (const { startS: afterS, durationS, pitch, velocity } of notes) {
    const frequency = tone.Frequency(pitch, 'midi').toFrequency();
    synth.triggerAttackRelease(frequency, durationS, startS + afterS, velocity);
  }
  const endS = startS + Math.max(...notes.map((note) => note.startS + note.durationS)) + RING_S;
  const dispose = () => {
    if (!synth.disposed) synth.dispose();
  };
  // Silence that ends when the notes have died away: it keeps the time of the audio clock, suspended or not.
  const end = new ConstantSourceNode(context, { offset: 0 });
  end.connect(master);
  end.onended = () => {
    end.disconnect();
    dispose();
  };
  end.start();
  end.stop(endS);
  return () => {
    synth.volume.linearRampTo(Number.NEGATIVE_INFINITY, RAMP_S, context.currentTime);
    end.stop(context.currentTime + 2 * RAMP_S);
  };
}

/** The nearest that Tone has to each instrument. */
function instrumentOf(tone: Output['tone'], context: Output['toneContext'], instrument: Instrument) {
  switch (instrument) {
    case 'piano':
      return new tone.PolySynth({
        context,
        voice: tone.FMSynth,
        options: {
          harmonicity: 2,
          modulationIndex: 3,
          envelope: { attack: 0.003, decay: 1.2, sustain: 0.05, release: 0.6 },
          modulationEnvelope: { attack: 0.002, decay: 0.4, sustain: 0.1, release: 0.4 },
        },
      });
    case 'strings':
      return new tone.PolySynth({
        context,
        voice: tone.Synth,
        options: {
          oscillator: { type: 'fatsawtooth', count: 3, spread: 18 },
          envelope: { attack: 0.18, decay: 0.2, sustain: 0.8, release: 0.7 },
        },
      });
    case 'bass':
      return new tone.PolySynth({
        context,
        voice: tone.MonoSynth,
        options: {
          oscillator: { type: 'triangle' },
          envelope: { attack: 0.01, decay: 0.3, sustain: 0.5, release: 0.2 },
          filterEnvelope: { attack: 0.01, decay: 0.2, sustain: 0.3, release: 0.2, baseFrequency: 120, octaves: 3 },
        },
      });
    case 'pluck':
      return new tone.PolySynth({
        context,
        voice: tone.Synth,
        options: {
          oscillator: { type: 'triangle' },
          envelope: { attack: 0.001, decay: 0.35, sustain: 0, release: 0.3 },
        },
      });
    case 'drums':
      return new tone.PolySynth({
        context,
        voice: tone.MembraneSynth,
        options: { pitchDecay: 0.03, octaves: 4, envelope: { attack: 0.001, decay: 0.3, sustain: 0, release: 0.2 } },
      });
  }
}
