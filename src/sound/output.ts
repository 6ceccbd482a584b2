import type { CueStem } from '../core/cues/cue.ts';
import { STEM_IDS } from '../core/dsp/stems.ts';
import type { StemTrim } from '../editor/ports.ts';
import type { Inputs } from './deck.ts';
import { createMeter, type Meter } from './meters.ts';

type Tone = typeof import('tone');
export type ToneContext = InstanceType<Tone['Context']>;

/** Rate of the tracks; the browser converts to that of the device, so that a sample of ours is a sample of the clock. */
const SAMPLE_RATE = 48_000;
/** Faders move over this, against clicks. */
const FADER_S = 0.02;

/** The way from the tracks to the ear: a channel with a fader for each, a master, and a meter behind each fader. */
export interface Output {
  readonly context: AudioContext;
  readonly tone: Tone;
  readonly toneContext: ToneContext;
  /** Where the tracks go in. */
  readonly inputs: Inputs;
  /** Where else something sounds: past the faders of the tracks. */
  readonly master: AudioNode;
  readonly meters: Readonly<Record<CueStem | 'mix', Meter>>;
  setMuted(isMuted: boolean): void;
  setTrims(trims: Readonly<Record<CueStem, StemTrim>>): void;
}

/**
 * Opens the sound; call it from a click. The context is made and resumed before anything is awaited, because some
 * browsers forget the click after that; Tone is loaded only now, so that it does not weigh on the first sight of the page.
 */
export async function openOutput(): Promise<Output> {
  const context = new AudioContext({ latencyHint: 'interactive', sampleRate: SAMPLE_RATE });
  try {
    // Where no click allows it this waits for one; whoever opens asks again then.
    context.resume().catch(() => {});
    Object.assign(globalThis, { TONE_SILENCE_LOGGING: true });
    const tone = await import('tone');
    // No look-ahead: whatever is told to Tone is told with its time on the context's own clock.
    const toneContext = new tone.Context({ context, lookAhead: 0 });
    tone.setContext(toneContext);
    return connect(context, tone, toneContext);
  } catch (cause) {
    void context.close();
    throw cause;
  }
}

function connect(context: AudioContext, tone: Tone, toneContext: ToneContext): Output {
  const master = new tone.Channel({ context: toneContext, channelCount: 2 });
  const mix = createMeter(context);
  tone.connect(master, mix.input);
  tone.connect(master, context.destination);
  // Zeros keep the master two channels wide, whatever sounds: what is mono must not be turned down by the panner.
  const masterInput = new GainNode(context, { channelCount: 2, channelCountMode: 'explicit' });
  tone.connect(masterInput, master);

  const strips = STEM_IDS.map((id) => {
    const input = new GainNode(context, { channelCount: 2, channelCountMode: 'explicit' });
    const fader = new tone.Channel({ context: toneContext, channelCount: 2 });
    const meter = createMeter(context);
    tone.connect(input, fader);
    tone.connect(fader, masterInput);
    tone.connect(fader, meter.input);
    return { id, input, fader, meter };
  });
  const byStem = <T>(pick: (strip: (typeof strips)[number]) => T) =>
    Object.fromEntries(strips.map((strip) => [strip.id, pick(strip)])) as Record<CueStem, T>;

  return {
    context,
    tone,
    toneContext,
    inputs: byStem(({ input }) => input),
    master: masterInput,
    meters: { ...byStem(({ meter }) => meter), mix },
    setMuted: (isMuted) => glide(master, isMuted ? Number.NEGATIVE_INFINITY : 0, context),
    setTrims(trims) {
      for (const { id, fader } of strips) {
        const { gainDb, isAudible } = trims[id];
        glide(fader, isAudible ? gainDb : Number.NEGATIVE_INFINITY, context);
      }
    },
  };
}

function glide({ volume }: InstanceType<Tone['Channel']>, gainDb: number, { currentTime }: AudioContext): void {
  volume.linearRampTo(gainDb, FADER_S, currentTime);
}
