import { fromDb } from '../core/base/math.ts';
import type { CueNote } from '../core/cues/cue.ts';
import type { Mix } from '../core/dsp/mix.ts';
import type { Instrument } from '../editor/ports.ts';
import { nextStartS } from './anchor.ts';
import { bufferOf, RAMP_S, type Run } from './deck.ts';
import { createVoice } from './instruments.ts';
import type { Output } from './output.ts';
import { voicesOf } from './polyphony.ts';
import { startInTime } from './start-in-time.ts';

/** Ample time for a note to die away: longer than any voice takes after it is let go. */
const RING_S = 1;
/** Room below full scale for chords. */
const NOTES_GAIN = fromDb(-12);

/** Sounds one thing at a time beside whatever plays. */
export interface Audition {
  mix(mix: Mix): void;
  notes(instrument: Instrument, notes: readonly CueNote[]): void;
}

export function createAudition(output: Output, aheadS: number): Audition {
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
      if (notes.length === 0) return;
      const { context } = output;
      const run = startInTime(context, (contextS) => playNotes(output, instrument, notes, contextS), aheadS);
      stop = () => run.stop(context.currentTime);
    },
  };
}

/**
 * Plays notes on voices of their own, which are put down when they have died away or are stopped. Each note is told to
 * the audio clock at once: Tone's own polyphony tells them by timers, which come too late for the attack of a drum.
 */
function playNotes(
  { context, tone, toneContext, master }: Output,
  instrument: Instrument,
  notes: readonly CueNote[],
  contextS: number,
): Run {
  const out = new GainNode(context, { gain: NOTES_GAIN });
  out.connect(master);
  const voices = voicesOf(notes, RING_S).map((line) => {
    const voice = createVoice(tone, toneContext, instrument);
    tone.connect(voice, out);
    for (const { startS, durationS, pitch, velocity } of line) {
      const frequency = tone.Frequency(pitch, 'midi').toFrequency();
      voice.triggerAttackRelease(frequency, durationS, contextS + startS, velocity);
    }
    return voice;
  });
  // Silence that ends when the notes have died away: it keeps the time of the audio clock, suspended or not.
  const end = new ConstantSourceNode(context, { offset: 0 });
  end.connect(master);
  end.onended = () => {
    end.disconnect();
    out.disconnect();
    for (const voice of voices) voice.dispose();
  };
  end.start();
  end.stop(contextS + Math.max(...notes.map((note) => note.startS + note.durationS)) + RING_S);
  return {
    stop(whenS) {
      out.gain.setValueAtTime(NOTES_GAIN, whenS);
      out.gain.linearRampToValueAtTime(0, whenS + RAMP_S);
      end.stop(whenS + 2 * RAMP_S);
    },
  };
}
