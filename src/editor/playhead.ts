import { createStore } from 'zustand/vanilla';
import { type FrameRate, frameToSeconds, secondsToFrame } from '../core/base/time.ts';
import type { Playhead } from './editor.ts';
import type { ClockPort, SoundPort } from './ports.ts';

/** Slowest and fastest playback. */
const MIN_RATE = 0.05;
const MAX_RATE = 8;

/**
 * The instant shown, in scene time. While sound is heard it leads; otherwise the clock does. Time never runs back
 * between a play and the next seek, loop or end, so jitter of the audio clock is not seen.
 */
export function createPlayhead(
  clock: ClockPort,
  sound: Pick<SoundPort, 'play' | 'pause' | 'scrub' | 'heardAtS'>,
  durationS: () => number,
): Playhead & { dispose(): void } {
  const transport = createStore<{ isPlaying: boolean; isLooping: boolean; rate: number }>()(() => ({
    isPlaying: false,
    isLooping: false,
    rate: 1,
  }));
  const listeners = new Set<(timeS: number) => void>();
  let timeS = 0;
  let lastMs = 0;
  let cancelFrame: (() => void) | null = null;

  const show = (next: number) => {
    if (next === timeS) return;
    timeS = next;
    for (const listener of listeners) listener(timeS);
  };

  const startFrom = (fromS: number) => {
    lastMs = clock.nowMs();
    sound.play(fromS, transport.getState().rate);
  };

  const advance = () => {
    const { rate, isLooping } = transport.getState();
    const nowMs = clock.nowMs();
    const next = Math.max(timeS, sound.heardAtS() ?? timeS + ((nowMs - lastMs) / 1000) * rate);
    lastMs = nowMs;
    const endS = durationS();
    if (next < endS) show(next);
    else if (isLooping) {
      const wrapped = endS > 0 ? next % endS : 0;
      show(wrapped);
      startFrom(wrapped);
    } else {
      pause();
      show(endS);
    }
    if (transport.getState().isPlaying) cancelFrame = clock.onFrame(advance);
  };

  const play = () => {
    if (transport.getState().isPlaying) return;
    transport.setState({ isPlaying: true });
    if (timeS >= durationS()) show(0);
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
    get rate() {
      return transport.getState().rate;
    },
    transport,
    play,
    pause,
    seek(toS) {
      const target = Math.min(Math.max(toS, 0), durationS());
      const isMoving = target !== timeS;
      show(target);
      if (transport.getState().isPlaying) startFrom(target);
      else if (isMoving) sound.scrub(target);
    },
    setLooping: (isLooping) => transport.setState({ isLooping }),
    setRate(rate) {
      transport.setState({ rate: Math.min(Math.max(rate, MIN_RATE), MAX_RATE) });
      if (transport.getState().isPlaying) startFrom(timeS);
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
