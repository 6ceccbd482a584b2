import type { SilentSpan } from './silent-spans.ts';
import type { Stereo } from './stereo.ts';

/**
 * Fade at each end of a silence, against clicks. It lies inside, so that what begins as the silence ends keeps its onset,
 * and what ends as it begins is whole.
 */
const FADE_S = 0.01;

/** Turns a signal down to nothing, in place, for as long as each span lasts; spans do not touch. */
export function hush(stereo: Stereo, spans: readonly SilentSpan[], sampleRate: number): void {
  for (const { fromS, toS } of spans) {
    const from = Math.round(fromS * sampleRate);
    const to = Math.round(toS * sampleRate);
    const fade = Math.min(Math.round(FADE_S * sampleRate), Math.floor((to - from) / 2));
    for (const channel of stereo) {
      const end = Math.min(to, channel.length);
      for (let i = Math.max(0, from); i < end; i++) {
        const inside = Math.min(i - from, to - i);
        channel[i] = inside < fade ? channel[i]! * (1 - inside / fade) : 0;
      }
    }
  }
}
