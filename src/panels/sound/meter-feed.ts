import { useEffect } from 'react';
import type { CueStem } from '../../core/cues/cue.ts';
import type { Editor, Playhead } from '../../editor/editor.ts';
import type { ClockPort, SoundPort } from '../../editor/ports.ts';
import { useActionContext } from '../editor-context.tsx';
import { METER_FLOOR_DB, nextLevel, type ShownLevel, SILENT_LEVEL } from './meter-levels.ts';

type MeterId = CueStem | 'mix';
const METERS: readonly MeterId[] = ['effects', 'foley', 'ambience', 'dialogue', 'music', 'mix'];
type Levels = Readonly<Record<MeterId, ShownLevel>>;

const SILENT = Object.fromEntries(METERS.map((id) => [id, SILENT_LEVEL])) as Levels;
/** Under reduced motion meters move this seldom. */
const CALM_MS = 250;
/** After the last sign of sound the meters fall for as long as a fall from the top takes, then rest. */
const RESTS_AFTER_MS = 6000;

/** Tells levels to whoever draws them, once a frame while there is something to hear; React is not told. */
export interface MeterFeed {
  subscribe(listener: (levels: Levels) => void): () => void;
  /** Something sounds though nothing plays: an audition. */
  wake(): void;
}

export function createMeterFeed(
  sound: Pick<SoundPort, 'meters'>,
  clock: ClockPort,
  playhead: Playhead,
  isCalm: () => boolean,
): MeterFeed {
  const listeners = new Set<(levels: Levels) => void>();
  let levels = SILENT;
  let lastMs = 0;
  let heardMs = 0;
  let isRunning = false;

  const look = () => {
    const nowMs = clock.nowMs();
    const measured = sound.meters();
    if (playhead.isPlaying || measured.mix.peakDb > METER_FLOOR_DB) heardMs = nowMs;
    if (!isCalm() || nowMs - lastMs >= CALM_MS) {
      const passedS = (nowMs - lastMs) / 1000;
      lastMs = nowMs;
      levels = Object.fromEntries(METERS.map((id) => [id, nextLevel(levels[id], measured[id], passedS)])) as Levels;
      for (const listener of listeners) listener(levels);
    }
    isRunning = listeners.size > 0 && nowMs - heardMs < RESTS_AFTER_MS;
    if (isRunning) clock.onFrame(look);
  };
  const wake = () => {
    heardMs = clock.nowMs();
    if (isRunning || listeners.size === 0) return;
    isRunning = true;
    lastMs = heardMs;
    clock.onFrame(look);
  };
  playhead.subscribe(wake);

  return {
    subscribe(listener) {
      listeners.add(listener);
      listener(levels);
      return () => void listeners.delete(listener);
    },
    wake,
  };
}

const feeds = new WeakMap<Editor, MeterFeed>();

/** The one feed of an editor. */
export function useMeterFeed(): MeterFeed {
  const { editor, ports } = useActionContext();
  const feed = feeds.get(editor) ?? createMeterFeed(ports.sound, ports.clock, editor.playhead, wantsCalm);
  feeds.set(editor, feed);
  return feed;
}

function wantsCalm(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/** Calls `show` with a meter's level whenever it moves. */
export function useMeter(id: MeterId, show: (level: ShownLevel) => void): void {
  const feed = useMeterFeed();
  useEffect(() => feed.subscribe((levels) => show(levels[id])), [feed, id, show]);
}
