import type { Mix } from '../core/dsp/mix.ts';
import type { MeterLevel, SoundPort } from '../editor/ports.ts';
import { type Anchor, audibleS, nextStartS, positionAt } from './anchor.ts';

/** Fade at each cut, against clicks. */
const RAMP_S = 0.005;
/** Length of a grain while scrubbing. */
const GRAIN_S = 0.07;
/** Grains come no faster than 30 a second. */
const GRAIN_EVERY_MS = 1000 / 30;

const SILENT: MeterLevel = { peakDb: Number.NEGATIVE_INFINITY, rmsDb: Number.NEGATIVE_INFINITY };

interface Voice {
  readonly source: AudioBufferSourceNode;
  readonly fade: GainNode;
}

interface Output {
  readonly context: AudioContext;
  /** Where voices go in. */
  readonly input: GainNode;
  setMuted(isMuted: boolean): void;
}

/**
 * Plays the mix of the take from one buffer. The audio context is made on the first click, and Tone is loaded then, so
 * that neither weighs on the first sight of the page.
 */
export function createSound(): SoundPort {
  let output: Output | null = null;
  let unlocking: Promise<void> | null = null;
  let buffer: AudioBuffer | null = null;
  let playing: { readonly anchor: Anchor; readonly voice: Voice | null } | null = null;
  let grain: Voice | null = null;
  let grainMs = Number.NEGATIVE_INFINITY;
  let isMuted = false;

  const start = ({ context, input }: Output, of: AudioBuffer, whenS: number, fromS: number, rate: number): Voice => {
    const source = new AudioBufferSourceNode(context, { buffer: of, playbackRate: rate });
    const fade = new GainNode(context, { gain: 0 });
    source.connect(fade).connect(input);
    fade.gain.setValueAtTime(0, whenS);
    fade.gain.linearRampToValueAtTime(1, whenS + RAMP_S);
    source.onended = () => fade.disconnect();
    source.start(whenS, fromS);
    return { source, fade };
  };

  const stop = (voice: Voice | null | undefined, whenS: number) => {
    if (!voice) return;
    voice.fade.gain.setValueAtTime(1, whenS);
    voice.fade.gain.linearRampToValueAtTime(0, whenS + RAMP_S);
    voice.source.stop(whenS + RAMP_S);
  };

  /** Goes on from `positionS` at the next edge, whatever sounded before. */
  const cutTo = (to: Output, anchor: Anchor) => {
    stop(playing?.voice, anchor.contextS);
    stop(grain, anchor.contextS);
    grain = null;
    const of = buffer && anchor.positionS < buffer.duration ? buffer : null;
    playing = {
      anchor,
      voice: of && start(to, of, anchor.contextS, anchor.positionS, anchor.rate),
    };
  };

  return {
    get isUnlocked() {
      return output !== null;
    },
    unlock() {
      unlocking ??= openOutput().then(
        (opened) => {
          opened.setMuted(isMuted);
          output = opened;
        },
        (cause) => {
          unlocking = null;
          throw cause;
        },
      );
      return unlocking;
    },
    load(stems) {
      buffer = bufferOf(stems.mix);
      if (!playing || !output) return;
      const contextS = nextStartS(output.context.currentTime, output.context.sampleRate);
      const { anchor } = playing;
      cutTo(output, { contextS, positionS: positionAt(anchor, contextS), rate: anchor.rate });
    },
    play(fromS, rate) {
      if (!output) return;
      const contextS = nextStartS(output.context.currentTime, output.context.sampleRate);
      cutTo(output, { contextS, positionS: fromS, rate });
    },
    retime(rate) {
      if (!playing || !output) return;
      const contextS = nextStartS(output.context.currentTime, output.context.sampleRate);
      cutTo(output, { contextS, positionS: positionAt(playing.anchor, contextS), rate });
    },
    pause() {
      if (!playing || !output) return;
      stop(playing.voice, output.context.currentTime);
      playing = null;
    },
    scrub(atS) {
      const nowMs = performance.now();
      if (!output || !buffer || playing || atS >= buffer.duration || nowMs - grainMs < GRAIN_EVERY_MS) return;
      grainMs = nowMs;
      const { currentTime } = output.context;
      stop(grain, currentTime);
      grain = start(output, buffer, currentTime, atS, 1);
      stop(grain, currentTime + GRAIN_S - RAMP_S);
    },
    heardAtS() {
      if (!playing || !output || output.context.state !== 'running') return null;
      const { context } = output;
      const heardS = audibleS(context.getOutputTimestamp(), performance.now());
      return positionAt(
        playing.anchor,
        heardS ?? context.currentTime - (context.outputLatency || context.baseLatency || 0),
      );
    },
    setMuted(next) {
      isMuted = next;
      output?.setMuted(next);
    },
    setStemTrims() {},
    meters: () => ({ effects: SILENT, foley: SILENT, ambience: SILENT, dialogue: SILENT, music: SILENT, mix: SILENT }),
    audition() {},
    auditionNotes() {},
    onProblem: () => () => {},
  };
}

async function openOutput(): Promise<Output> {
  // Made and resumed before anything is awaited: some browsers forget the click after that.
  const context = new AudioContext({ latencyHint: 'interactive' });
  const resumed = context.resume();
  Object.assign(globalThis, { TONE_SILENCE_LOGGING: true });
  const tone = await import('tone');
  tone.setContext(context);
  await Promise.all([resumed, tone.start()]);
  const input = new GainNode(context);
  tone.connect(input, tone.getDestination());
  return {
    context,
    input,
    setMuted(isMuted) {
      tone.getDestination().mute = isMuted;
    },
  };
}

function bufferOf({ sampleRate, channels }: Mix): AudioBuffer {
  const length = Math.max(1, channels[0].length);
  const buffer = new AudioBuffer({ length, numberOfChannels: channels.length, sampleRate });
  channels.forEach((samples, index) => {
    buffer.copyToChannel(samples as Float32Array<ArrayBuffer>, index);
  });
  return buffer;
}
