import type { Pass } from './anchor.ts';
import type { Output } from './output.ts';

/** At so many beats a minute and one pulse a beat, a tick of Tone's transport is a second of the scene. */
const TRUE_BPM = 60;

/** Which instant of the scene sounds when, for as long as the sound is open. */
export interface Transport {
  /** From the start of a pass on, whatever was told for later. */
  cutTo(pass: Pass, rate: number): void;
  /** Tells nothing more from an instant of the audio clock on. */
  stopAt(contextS: number): void;
  positionAt(contextS: number): number;
}

/**
 * Tone's transport as the clock of the scene. Everything is told to it with its exact time on the audio clock, in ticks
 * that need not be whole, so that neither its look-ahead nor its rounding has a part in it.
 */
export function createTransport({ toneContext }: Output): Transport {
  const { transport } = toneContext;
  transport.PPQ = 1;
  transport.bpm.value = TRUE_BPM;
  return {
    cutTo({ contextS, positionS }, rate) {
      // Tone does not forget a start that was told for later, and would count from it.
      transport.stop(contextS);
      transport.bpm.cancelScheduledValues(contextS);
      transport.bpm.setValueAtTime(TRUE_BPM * rate, contextS);
      transport.start(contextS);
      transport.setTicksAtTime(positionS, contextS);
    },
    stopAt(contextS) {
      transport.stop(contextS);
    },
    positionAt: (contextS) => transport.getTicksAtTime(contextS),
  };
}
