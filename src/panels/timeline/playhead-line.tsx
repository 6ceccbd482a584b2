import { type RefObject, useEffect, useRef } from 'react';
import { secondsToFrame } from '../../core/base/time.ts';
import { toTimecode } from '../../core/base/timecode.ts';
import { actionOfKey } from '../../editor/shortcuts.ts';
import { useEditor, useScene } from '../editor-context.tsx';
import { isMac } from '../platform.ts';
import { timeToX } from './scale.ts';

/** The line at the instant shown, moved by hand: React does not hear of it. Pages the view along while playing. */
export function PlayheadLine(props: {
  readonly scroll: RefObject<HTMLElement | null>;
  readonly pxPerS: number;
  /** Of what is in sight. */
  readonly widthPx: number;
}) {
  const editor = useEditor();
  const { playhead } = editor;
  const { frameRate, durationS } = useScene().settings;
  const { scroll, pxPerS, widthPx } = props;
  const line = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const show = (timeS: number) => {
      const x = timeToX(timeS, pxPerS);
      const scrolled = scroll.current;
      if (!line.current || !scrolled) return;
      line.current.style.transform = `translateX(${x}px)`;
      line.current.setAttribute('aria-valuenow', timeS.toFixed(3));
      line.current.setAttribute('aria-valuetext', toTimecode(secondsToFrame(timeS, frameRate), frameRate));
      const isInSight = x >= scrolled.scrollLeft && x <= scrolled.scrollLeft + widthPx;
      if (playhead.isPlaying && !isInSight) scrolled.scrollLeft = x - 24;
    };
    show(playhead.timeS);
    return playhead.subscribe(show);
  }, [playhead, frameRate, scroll, pxPerS, widthPx]);

  return (
    <div
      className="playhead"
      ref={line}
      role="slider"
      tabIndex={0}
      aria-label="Playhead"
      aria-valuemin={0}
      aria-valuemax={durationS}
      aria-valuenow={0}
      onKeyDown={(event) => {
        // A slider reads its own keys: here they mean what they mean everywhere.
        const { key, ctrlKey, metaKey, shiftKey, altKey } = event;
        const action = actionOfKey({ key, ctrlKey, metaKey, shiftKey, altKey }, editor.actions, isMac);
        if (action?.menu !== 'play') return;
        event.preventDefault();
        void editor.run(action.id);
      }}
    >
      <i className="playhead-head" />
    </div>
  );
}
