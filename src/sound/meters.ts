import type { MeterLevel } from '../editor/ports.ts';

/** Samples that a meter looks back over: 43 ms at 48 kHz, so that one read in each of 30 repaints a second misses none. */
const WINDOW = 2048;

/** Listens to a stereo signal as it comes by. */
export interface Meter {
  readonly input: AudioNode;
  read(): MeterLevel;
}

/** A meter over both channels: the higher peak, and the root of the mean square of both. */
export function createMeter(context: BaseAudioContext): Meter {
  const input = new ChannelSplitterNode(context, { numberOfOutputs: 2 });
  const window = new Float32Array(WINDOW);
  const sides = [0, 1].map((side) => {
    const analyser = new AnalyserNode(context, { fftSize: WINDOW });
    input.connect(analyser, side);
    return analyser;
  });
  return {
    input,
    read() {
      let peak = 0;
      let square = 0;
      for (const side of sides) {
        side.getFloatTimeDomainData(window);
        for (const sample of window) {
          peak = Math.max(peak, Math.abs(sample));
          square += sample * sample;
        }
      }
      return { peakDb: 20 * Math.log10(peak), rmsDb: 10 * Math.log10(square / (2 * WINDOW)) };
    },
  };
}
