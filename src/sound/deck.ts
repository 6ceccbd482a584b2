import type { CueStem } from '../core/cues/cue.ts';
import type { Mix } from '../core/dsp/mix.ts';
import { STEM_IDS } from '../core/dsp/stems.ts';
import type { LoadedTracks } from '../editor/ports.ts';
import { type Anchor, type Pass, passOf } from './anchor.ts';

/** Fade at each cut, against clicks. */
export const RAMP_S = 0.005;
/** Length of a grain while scrubbing. */
const GRAIN_S = 0.07;
/** Passes of a loop are begun this long before they sound, so that a busy page leaves no gap. */
const AHEAD_S = 2;

/** The tracks as the audio thread has them; those that are silent throughout are left out. */
export type Tape = ReadonlyMap<CueStem, AudioBuffer>;

/** Something that sounds until it is stopped. */
export interface Run {
  /** Fades out from `whenS` on; what would only begin then never does. */
  stop(whenS: number): void;
}

/** A tape that sounds from an anchor on. */
export interface TapeRun extends Run {
  readonly anchor: Anchor;
  /** Tells of each time through that has been begun, and from now on of each as soon as it is. */
  follow(tell: (pass: Pass) => void): void;
}

/** Where each track goes in. */
export type Inputs = Readonly<Record<CueStem, AudioNode>>;

/** The tracks of `before` that are the same samples are taken over from it. */
export function tapeOf(
  { stems }: LoadedTracks,
  before: { readonly tracks: LoadedTracks; readonly tape: Tape } | null,
): Tape {
  const tape = new Map<CueStem, AudioBuffer>();
  for (const id of STEM_IDS) {
    const mix = stems[id];
    const buffer = mix && (before?.tracks.stems[id] === mix ? before.tape.get(id) : bufferOf(mix));
    if (buffer) tape.set(id, buffer);
  }
  return tape;
}

/** Null for silence. */
export function bufferOf({ sampleRate, channels }: Mix): AudioBuffer | null {
  if (!channels.some((samples) => samples.some((sample) => sample !== 0))) return null;
  const buffer = new AudioBuffer({ length: channels[0].length, numberOfChannels: channels.length, sampleRate });
  channels.forEach((samples, channel) => {
    buffer.copyToChannel(samples as Float32Array<ArrayBuffer>, channel);
  });
  return buffer;
}

/**
 * Sounds a tape from an anchor on: one source for each track and each time round the loop, all on the same sample.
 * The next time round is begun well ahead in the audio clock, and the end of each asks for one more, so that a loop goes
 * on exactly while the page is hidden or busy.
 */
export function startRun(context: AudioContext, tape: Tape, inputs: Inputs, anchor: Anchor): TapeRun {
  const sources = new Set<AudioScheduledSourceNode>();
  const cuts = new Map<CueStem, GainNode>();
  const begun: Pass[] = [];
  let isStopped = false;
  let tell = (_: Pass) => {};

  const cutOf = (id: CueStem): GainNode => {
    let cut = cuts.get(id);
    if (!cut) {
      cut = faded(context, anchor.contextS);
      cut.connect(inputs[id]);
      cuts.set(id, cut);
    }
    return cut;
  };

  const add = (source: AudioScheduledSourceNode, onEnded: () => void) => {
    sources.add(source);
    source.onended = () => {
      sources.delete(source);
      source.disconnect();
      onEnded();
      release();
    };
  };

  const release = () => {
    if (isStopped && sources.size === 0) for (const cut of cuts.values()) cut.disconnect();
  };

  const startPass = (pass: Pass, isFirst: boolean) => {
    const { contextS, positionS, endS } = pass;
    for (const [id, buffer] of tape) {
      if (positionS >= buffer.duration) continue;
      const source = new AudioBufferSourceNode(context, { buffer, playbackRate: anchor.rate });
      if (!anchor.loop) {
        source.connect(cutOf(id));
        add(source, () => {});
      } else {
        // The first pass comes in with its run.
        const seam = isFirst ? new GainNode(context) : faded(context, contextS);
        fadeOut(seam, endS);
        source.connect(seam).connect(cutOf(id));
        add(source, () => seam.disconnect());
      }
      source.start(contextS, positionS);
      if (anchor.loop) source.stop(endS + RAMP_S);
    }
    if (!anchor.loop) return;
    // A source of silence tells of the end of the pass, which timers of hidden pages tell late.
    const tick = new ConstantSourceNode(context, { offset: 0 });
    tick.connect(inputs.effects);
    add(tick, fill);
    tick.start(contextS);
    tick.stop(endS);
  };

  const fill = () => {
    for (;;) {
      const pass = passOf(anchor, begun.length, context.sampleRate);
      if (isStopped || (begun.length >= 2 && pass.contextS >= context.currentTime + AHEAD_S)) return;
      startPass(pass, begun.length === 0);
      begun.push(pass);
      tell(pass);
      if (!anchor.loop) return;
    }
  };
  fill();

  return {
    anchor,
    follow(next) {
      tell = next;
      begun.forEach(next);
    },
    stop(whenS) {
      if (isStopped) return;
      isStopped = true;
      const hasSounded = whenS > anchor.contextS;
      const fromS = Math.max(whenS, anchor.contextS + RAMP_S);
      for (const cut of cuts.values()) {
        if (hasSounded) fadeOut(cut, fromS);
        else cut.disconnect();
      }
      for (const source of sources) source.stop(hasSounded ? fromS + RAMP_S : 0);
      release();
    },
  };
}

/** A short piece around an instant, played backwards where the hand moves backwards. */
export function startGrain(
  context: AudioContext,
  tape: Tape,
  inputs: Inputs,
  at: { readonly whenS: number; readonly positionS: number; readonly isBackwards: boolean },
): Run {
  const grains = [...tape].flatMap(([id, buffer]) => {
    const grain = grainOf(buffer, at.positionS, at.isBackwards);
    if (!grain) return [];
    const source = new AudioBufferSourceNode(context, { buffer: grain });
    const fade = faded(context, at.whenS);
    fadeOut(fade, at.whenS + GRAIN_S - RAMP_S);
    const cut = new GainNode(context);
    source.connect(fade).connect(cut).connect(inputs[id]);
    source.onended = () => cut.disconnect();
    source.start(at.whenS);
    return [{ source, cut }];
  });
  return {
    stop(whenS) {
      for (const { source, cut } of grains) {
        fadeOut(cut, whenS);
        source.stop(whenS + RAMP_S);
      }
      grains.length = 0;
    },
  };
}

function grainOf(buffer: AudioBuffer, positionS: number, isBackwards: boolean): AudioBuffer | null {
  const length = Math.round(GRAIN_S * buffer.sampleRate);
  const at = Math.round(positionS * buffer.sampleRate);
  const first = isBackwards ? at - length : at;
  if (first + length <= 0 || first >= buffer.length) return null;
  const { numberOfChannels, sampleRate } = buffer;
  const grain = new AudioBuffer({ length, numberOfChannels, sampleRate });
  for (let channel = 0; channel < numberOfChannels; channel++) {
    const samples = buffer.getChannelData(channel).subarray(Math.max(0, first), first + length);
    const target = grain.getChannelData(channel);
    target.set(samples, Math.max(0, -first));
    if (isBackwards) target.reverse();
  }
  return grain;
}

function faded(context: AudioContext, whenS: number): GainNode {
  const node = new GainNode(context, { gain: 0 });
  node.gain.setValueAtTime(0, whenS);
  node.gain.linearRampToValueAtTime(1, whenS + RAMP_S);
  return node;
}

function fadeOut({ gain }: GainNode, whenS: number): void {
  gain.setValueAtTime(1, whenS);
  gain.linearRampToValueAtTime(0, whenS + RAMP_S);
}
