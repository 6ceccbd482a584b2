import type { CueStem } from '../core/cues/cue.ts';
import { STEM_IDS } from '../core/dsp/stems.ts';
import type { LoadedTracks, MeterLevel, SoundPort, StemTrim } from '../editor/ports.ts';
import { type Anchor, audibleS, loopOnSamples, onSampleS, START_AHEAD_S } from './anchor.ts';
import { type Audition, createAudition } from './audition.ts';
import { type Run, startGrain, startRun, type Tape, tapeOf } from './deck.ts';
import { type Output, openOutput } from './output.ts';
import { startInTime } from './start-in-time.ts';
import { createTransport, type Transport } from './transport.ts';

/** Grains come no faster than 30 a second. */
const GRAIN_EVERY_MS = 1000 / 30;
const SILENT: MeterLevel = { peakDb: Number.NEGATIVE_INFINITY, rmsDb: Number.NEGATIVE_INFINITY };

interface Playing {
  readonly anchor: Anchor;
  /** Before this time of the audio clock nothing is told of what is heard: a seek shows at once where it goes. */
  readonly shownFromS: number;
  readonly run: Run;
}

interface Opened {
  readonly output: Output;
  readonly transport: Transport;
  readonly audition: Audition;
}

/**
 * Plays the tracks of a take. The clock of the audio context leads: the transport ties it to scene time, and whatever
 * changes (an instant, a rate, a loop, the tracks) starts new sources at one edge of the audio thread's blocks while the
 * old fade out. Nothing is opened before the first click.
 */
export function createSound(open: () => Promise<Output> = openOutput, aheadS = START_AHEAD_S): SoundPort {
  const listeners = new Set<(sentence: string) => void>();
  let opened: Opened | null = null;
  let unlocking: Promise<void> | null = null;
  let loaded: { readonly tracks: LoadedTracks; readonly tape: Tape } | null = null;
  let playing: Playing | null = null;
  let grain: Run | null = null;
  let grainMs = Number.NEGATIVE_INFINITY;
  let scrubbedS = 0;
  let isMuted = false;
  let trims: Readonly<Record<CueStem, StemTrim>> | null = null;

  const report = (sentence: string) => {
    for (const listener of listeners) listener(sentence);
  };

  /** Starts from an anchor at the next edge, whatever sounded before. */
  const cutTo = ({ output, transport }: Opened, anchorAt: (contextS: number) => Anchor, goesOn: boolean) => {
    const { context, inputs } = output;
    const tape = loaded?.tape ?? new Map();
    const last = playing;
    const run = startInTime(context, (contextS) => startRun(context, tape, inputs, anchorAt(contextS)), aheadS);
    const { anchor } = run;
    run.follow((pass) => transport.cutTo(pass, anchor.rate));
    last?.run.stop(anchor.contextS);
    grain?.stop(anchor.contextS);
    grain = null;
    playing = { anchor, shownFromS: goesOn && last ? last.shownFromS : anchor.contextS, run };
  };

  /** Goes on from what sounds at the next edge, with something changed. */
  const goOn = (change: Partial<Pick<Anchor, 'rate' | 'loop'>>) => {
    if (!playing || !opened) return;
    const { output, transport } = opened;
    const { anchor } = playing;
    const anchorAt = (contextS: number): Anchor => {
      // Before the start that was told last there is nothing to go on from.
      const heardS = transport.positionAt(Math.max(contextS, anchor.contextS));
      // Nor before the first sample of the passes: starts that are told in quick succession leave the transport some samples off.
      const leastS = Math.min(anchor.positionS, anchor.loop?.fromS ?? anchor.positionS);
      const positionS = onSampleS(Math.max(heardS, leastS), output.context.sampleRate);
      return around({ ...anchor, ...change, contextS, positionS });
    };
    cutTo(opened, anchorAt, true);
  };

  const listenTo = ({ context }: Output) => {
    context.addEventListener('statechange', () => {
      // A call or another program took the device: some browsers hand it back only when asked.
      if ((context.state as string) !== 'interrupted' && context.state !== 'suspended') return;
      void context.resume().catch(() => report('The sound was interrupted. Click in the page to have it back.'));
    });
    context.addEventListener('error', () =>
      report('The sound device stopped. Choose another one, then reload the page to have sound again.'),
    );
  };

  return {
    get isUnlocked() {
      return opened !== null && opened.output.context.state === 'running';
    },
    async unlock() {
      unlocking ??= open().then(
        (output) => {
          opened = { output, transport: createTransport(output), audition: createAudition(output, aheadS) };
          if (isMuted) output.setMuted(true);
          if (trims) output.setTrims(trims);
          listenTo(output);
        },
        (cause) => {
          unlocking = null;
          throw cause;
        },
      );
      // A later click wakes what an earlier one could not; asked before anything is awaited, while the click counts.
      const resumed = opened?.output.context.resume();
      await unlocking;
      await (resumed ?? opened?.output.context.resume());
    },
    load(tracks) {
      loaded = { tracks, tape: tapeOf(tracks, loaded) };
      goOn({});
    },
    play(fromS, rate, loop) {
      if (!opened) return;
      const { sampleRate } = opened.output.context;
      // A playhead that follows what is heard may come from a trice before the start of a loop.
      const positionS = onSampleS(Math.max(0, fromS), sampleRate);
      const span = loopOnSamples(loop, sampleRate);
      cutTo(opened, (contextS) => around({ contextS, positionS, rate, loop: span }), false);
    },
    retime(rate, loop) {
      if (opened) goOn({ rate, loop: loopOnSamples(loop, opened.output.context.sampleRate) });
    },
    pause() {
      if (!playing || !opened) return;
      const { currentTime } = opened.output.context;
      playing.run.stop(currentTime);
      opened.transport.stopAt(currentTime);
      playing = null;
    },
    scrub(atS) {
      const nowMs = performance.now();
      const isBackwards = atS < scrubbedS;
      scrubbedS = atS;
      if (!opened || !loaded || playing || nowMs - grainMs < GRAIN_EVERY_MS) return;
      grainMs = nowMs;
      const { context, inputs } = opened.output;
      const { tape } = loaded;
      grain?.stop(context.currentTime);
      grain = startInTime(
        context,
        (whenS) => startGrain(context, tape, inputs, { whenS, positionS: atS, isBackwards }),
        aheadS,
      );
    },
    heardAtS() {
      if (!playing || !opened || opened.output.context.state !== 'running') return null;
      const { context } = opened.output;
      const contextS =
        audibleS(context.getOutputTimestamp(), performance.now()) ??
        context.currentTime - (context.outputLatency || context.baseLatency || 0);
      return Math.max(0, opened.transport.positionAt(Math.max(contextS, playing.shownFromS)));
    },
    setMuted(next) {
      isMuted = next;
      opened?.output.setMuted(next);
    },
    setStemTrims(next) {
      trims = next;
      opened?.output.setTrims(next);
    },
    meters() {
      const read = (id: CueStem | 'mix') => opened?.output.meters[id].read() ?? SILENT;
      const stems = Object.fromEntries(STEM_IDS.map((id) => [id, read(id)])) as Record<CueStem, MeterLevel>;
      return { ...stems, mix: read('mix') };
    },
    audition: (mix) => opened?.audition.mix(mix),
    auditionNotes: (instrument, notes) => opened?.audition.notes(instrument, notes),
    onProblem(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** An anchor past the end of its loop goes on without. */
function around(anchor: Anchor): Anchor {
  return anchor.loop && anchor.positionS >= anchor.loop.toS ? { ...anchor, loop: null } : anchor;
}
