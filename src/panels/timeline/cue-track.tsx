import { type RefObject, useCallback, useMemo } from 'react';
import type { CueMark } from '../../editor/selectors/timeline.ts';
import { useDocument, useResults } from '../editor-context.tsx';
import { drawWave } from './draw-wave.ts';
import { shownCues } from './shown-marks.ts';
import { StickyCanvas, type Strip } from './sticky-canvas.tsx';

export const CUES_PX = 48;

/** The sound of the take as a wave, with what is heard below. */
export function CueTrack(props: {
  readonly cues: readonly CueMark[];
  readonly pxPerS: number;
  readonly widthPx: number;
  readonly scroll: RefObject<HTMLElement | null>;
}) {
  const { cues, pxPerS } = props;
  const mix = useResults((state) => state.mix);
  const hasResult = useResults((state) => state.result !== null);
  // The sound is rendered once a drag ends: until then the wave is the old one.
  const isStale = useDocument((state) => state.isGesturing);
  const shown = useMemo(() => shownCues(cues, pxPerS), [cues, pxPerS]);
  const draw = useCallback(
    (strip: Strip) => {
      if (mix) drawWave(strip, mix, pxPerS);
    },
    [mix, pxPerS],
  );
  if (hasResult && cues.length === 0) return <span className="track-empty">Silent: nothing touches.</span>;
  return (
    <>
      <StickyCanvas
        className={isStale ? 'wave stale' : 'wave'}
        scroll={props.scroll}
        widthPx={props.widthPx}
        heightPx={CUES_PX - 1}
        draw={draw}
      />
      {shown.map(({ cue, x, side }) => (
        <span
          key={cue.id}
          className="cue-label"
          data-muted={cue.isMuted || undefined}
          data-side={side}
          style={{ left: x }}
        >
          {cue.label}
        </span>
      ))}
    </>
  );
}
