import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { useStore } from 'zustand';
import { preferences, TIMELINE_RANGE_PX } from '../preferences.ts';
import { clamp } from '../units.ts';

/** Of the timeline, which this edge makes higher or lower. */
export const TIMELINE_ID = 'timeline';
/** What an arrow key moves the edge by, and with Shift. */
const STEP_PX = 16;
const LEAP_PX = 64;

/** The upper edge of the deck: dragged, or moved with the arrow keys, it shares the height out between stage and timeline. */
export function DeckEdge() {
  const setPx = useStore(preferences, (state) => state.timelinePx);
  const drag = useRef<{ readonly fromY: number; readonly fromPx: number } | null>(null);
  const heightPx = () => document.getElementById(TIMELINE_ID)?.offsetHeight ?? 0;
  const set = (px: number | null) => {
    const [least, most] = TIMELINE_RANGE_PX;
    preferences.setState({ timelinePx: px === null ? null : clamp(Math.round(px), least, most) });
  };
  const move = (event: PointerEvent) => {
    if (drag.current) set(drag.current.fromPx + drag.current.fromY - event.clientY);
  };
  const press = (event: KeyboardEvent) => {
    const byPx = event.shiftKey ? LEAP_PX : STEP_PX;
    const next = {
      ArrowUp: () => heightPx() + byPx,
      ArrowDown: () => heightPx() - byPx,
      Home: () => TIMELINE_RANGE_PX[0],
      End: () => TIMELINE_RANGE_PX[1],
      Delete: () => null,
      Backspace: () => null,
    }[event.key];
    if (!next || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    set(next());
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule cannot be dragged.
    <div
      className="deck-edge"
      role="separator"
      tabIndex={0}
      aria-label="Height of the timeline"
      aria-controls={TIMELINE_ID}
      aria-orientation="horizontal"
      aria-valuemin={TIMELINE_RANGE_PX[0]}
      aria-valuemax={TIMELINE_RANGE_PX[1]}
      aria-valuenow={setPx ?? undefined}
      aria-valuetext={setPx === null ? 'automatic' : `${setPx} pixels`}
      title="Drag for the height of the timeline; double-click for the usual one"
      onKeyDown={press}
      onDoubleClick={() => set(null)}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        drag.current = { fromY: event.clientY, fromPx: heightPx() };
      }}
      onPointerMove={move}
      onPointerUp={() => {
        drag.current = null;
      }}
      onPointerCancel={() => {
        drag.current = null;
      }}
    />
  );
}
