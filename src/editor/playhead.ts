import { createStore } from 'zustand/vanilla';
import { type FrameRate, frameToSeconds, secondsToFrame } from '../core/base/time.ts';
import type { Playhead, TransportState } from './editor.ts';
import type { ClockPort, SoundPort, TimeSpan } from './ports.ts';

/** Slowest and fastest playback. */
const MIN_RATE = 0.05;
const MAX_RATE = 8;
/** Sound that comes back this far from the picture (a suspended device, a call that came in) starts again from it. */
const RESYNC_S = 0.1;

/**
 * The instant shown, in scene time. While sound is heard it leads, round a loop too; otherwise the clock does. Time never
 * runs back between a play and the next seek, end of a loop or of the take, so jitter of the audio clock is not seen.
 */
export function createPlayhead(
  clock: ClockPort,
  sound: Pick<SoundPort, 'play' | 'pause' | 'retime' | 'scrub' | 'heardAtS'>,
  takes: { durationS(): number; frameRate(): FrameRate },
): Playhead & { dispose(): void } {
  const transport = createStore<TransportState>()(() => ({
    isPlaying: false,
    isLooping: false,
    isEveryFrame: false,
    rate: 1,
    loopSpan: null,
  }));
  const listeners = new Set<(timeS: number) => void>();
  let timeS = 0;
  let lastMs = 0;
  let wasHeard = false;
  let cancelFrame: (() => void) | null = null;

  const show = (next: number) => {
    if (next === timeS) return;
    timeS = next;
    for (const listener of listeners) listener(timeS);
  };

  /** What a loop goes round from where the playhead is; null where it does not loop, or is past the span already. */
  const loop = (): TimeSpan | null => {
    const { isLooping, loopSpan } = transport.getState();
    if (!isLooping) return null;
    const span = loopWithin(loopSpan, takes.durationS());
    return span && timeS < span.toS ? span : null;
  };

  const startFrom = (fromS: number) => {
    lastMs = clock.nowMs();
    wasHeard = false;
    const { rate, isEveryFrame } = transport.getState();
    if (!isEveryFrame) sound.play(fromS, rate, loop());
  };

  /** Of what sounds already only the rate or the loop changes. */
  const retime = () => {
    const { isPlaying, isEveryFrame, rate } = transport.getState();
    if (isPlaying && !isEveryFrame) sound.retime(rate, loop());
  };

  /** Where the sound is; null where it is silent, or where the picture went on without it. */
  const heard = (): number | null => {
    const heardS = sound.heardAtS();
    const isBack = heardS !== null && !wasHeard;
    wasHeard = heardS !== null;
    if (!isBack || Math.abs(heardS - timeS) <= RESYNC_S) return heardS;
    startFrom(timeS);
    return null;
  };

  const nextTime = (): number => {
    const { rate, isEveryFrame } = transport.getState();
    const nowMs = clock.nowMs();
    if (isEveryFrame) return nextFrame(nowMs, rate);
    const heardS = heard();
    const passedS = ((nowMs - lastMs) / 1000) * rate;
    lastMs = nowMs;
    if (heardS === null) return timeS + passedS;
    const span = loop();
    // Only the end of a loop takes the sound back by so much.
    const isWrapped = span !== null && timeS - heardS > (span.toS - span.fromS) / 2;
    return isWrapped ? heardS : Math.max(timeS, heardS);
  };

  /** The frame after the one shown, once that has been seen for its time; late frames are not made up for. */
  const nextFrame = (nowMs: number, rate: number): number => {
    const frameRate = takes.frameRate();
    const frameMs = (1000 * frameRate.den) / frameRate.num / rate;
    if (nowMs - lastMs < frameMs - 1e-6) return timeS;
    lastMs = nowMs - lastMs < 2 * frameMs ? lastMs + frameMs : nowMs;
    return frameToSeconds(secondsToFrame(timeS, frameRate) + 1, frameRate);
  };

  const advance = () => {
    const next = nextTime();
    const endS = takes.durationS();
    const span = loop();
    if (span && next >= span.toS) show(wrapInto(span, next));
    else if (next < endS) show(next);
    else if (transport.getState().isLooping) {
      show(loopWithin(transport.getState().loopSpan, endS)?.fromS ?? 0);
      startFrom(timeS);
    } else {
      pause();
      show(endS);
    }
    if (transport.getState().isPlaying) cancelFrame = clock.onFrame(advance);
  };

  const play = () => {
    if (transport.getState().isPlaying) return;
    transport.setState({ isPlaying: true });
    const { isLooping, loopSpan } = transport.getState();
    const span = isLooping ? loopWithin(loopSpan, takes.durationS()) : null;
    if (timeS >= (span?.toS ?? takes.durationS())) show(span?.fromS ?? 0);
    startFrom(timeS);
    cancelFrame = clock.onFrame(advance);
  };

  const pause = () => {
    if (!transport.getState().isPlaying) return;
    cancelFrame?.();
    cancelFrame = null;
    sound.pause();
    transport.setState({ isPlaying: false });
  };

  return {
    get timeS() {
      return timeS;
    },
    get isPlaying() {
      return transport.getState().isPlaying;
    },
    get isLooping() {
      return transport.getState().isLooping;
    },
    get isEveryFrame() {
      return transport.getState().isEveryFrame;
    },
    get rate() {
      return transport.getState().rate;
    },
    get loopSpan() {
      return transport.getState().loopSpan;
    },
    transport,
    play,
    pause,
    seek(toS) {
      const target = Math.min(Math.max(toS, 0), takes.durationS());
      const isMoving = target !== timeS;
      show(target);
      if (transport.getState().isPlaying) startFrom(target);
      else if (isMoving) sound.scrub(target);
    },
    soundAgain() {
      if (transport.getState().isPlaying) startFrom(timeS);
    },
    setLooping(isLooping) {
      transport.setState({ isLooping });
      retime();
    },
    setLoopSpan(loopSpan) {
      const before = transport.getState().loopSpan;
      if (before?.fromS === loopSpan?.fromS && before?.toS === loopSpan?.toS) return;
      transport.setState({ loopSpan });
      if (transport.getState().isLooping) retime();
    },
    setEveryFrame(isEveryFrame) {
      if (isEveryFrame === transport.getState().isEveryFrame) return;
      transport.setState({ isEveryFrame });
      if (!transport.getState().isPlaying) return;
      if (isEveryFrame) sound.pause();
      startFrom(timeS);
    },
    setRate(rate) {
      transport.setState({ rate: Math.min(Math.max(rate, MIN_RATE), MAX_RATE) });
      retime();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    dispose() {
      pause();
      listeners.clear();
    },
  };
}

/** The part of a loop that is in the take: all of the take where none is named or none of it is left. Null for no take. */
function loopWithin(span: TimeSpan | null, durationS: number): TimeSpan | null {
  const fromS = Math.max(0, span?.fromS ?? 0);
  const toS = Math.min(durationS, span?.toS ?? durationS);
  if (toS > fromS) return { fromS, toS };
  return durationS > 0 ? { fromS: 0, toS: durationS } : null;
}

function wrapInto({ fromS, toS }: TimeSpan, timeS: number): number {
  return fromS + ((timeS - fromS) % (toS - fromS));
}

/**
 * The instant `frames` frames away, exactly on a frame. From between two frames, one step forward is the next frame
 * and one step back the frame begun.
 */
export function stepFrames(timeS: number, frames: number, rate: FrameRate, durationS: number): number {
  const shown = secondsToFrame(timeS, rate);
  const isOnFrame = Math.abs(frameToSeconds(shown, rate) - timeS) < 1e-7;
  const target = shown + frames + (frames < 0 && !isOnFrame ? 1 : 0);
  return frameToSeconds(Math.min(Math.max(target, 0), lastFrame(durationS, rate)), rate);
}

/** The last frame that begins before the end. */
export function lastFrame(durationS: number, rate: FrameRate): number {
  return Math.max(0, Math.ceil((durationS * rate.num) / rate.den - 1e-9) - 1);
}
