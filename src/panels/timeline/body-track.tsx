import { Unlink } from 'lucide-react';
import { type RefObject, useCallback, useMemo } from 'react';
import { trackOf } from '../../core/motion/sample.ts';
import type { PropRow } from '../../editor/selectors/timeline.ts';
import { useEditor, useResults, useScene, useSession } from '../editor-context.tsx';
import { drawHeight } from './draw-height.ts';
import { drawTicks } from './draw-ticks.ts';
import { KeyMarks } from './key-marks.tsx';
import { timeToX } from './scale.ts';
import { shownImpacts, shownSpans } from './shown-marks.ts';
import { StickyCanvas, type Strip } from './sticky-canvas.tsx';

export const BODY_PX = 32;

/**
 * One prop: its marks and where it is let go, a mark for each impact, a bar while it slides, rolls or rests, what broke,
 * and its height behind.
 */
export function BodyTrack(props: {
  readonly row: PropRow;
  readonly pxPerS: number;
  readonly widthPx: number;
  readonly scroll: RefObject<HTMLElement | null>;
}) {
  const editor = useEditor();
  const { row, pxPerS } = props;
  const { durationS } = useScene().settings;
  const motion = useResults((state) => state.result?.motion);
  const selectedId = useSession(({ selection }) => (selection?.type === 'contact' ? selection.id : null));
  const impacts = useMemo(() => shownImpacts(row.marks, pxPerS, selectedId), [row.marks, pxPerS, selectedId]);
  const spans = useMemo(() => shownSpans(row.marks), [row.marks]);
  const draw = useCallback(
    (strip: Strip) => {
      const track = motion?.tracks.some(({ bodyId }) => bodyId === row.propId) && trackOf(motion, row.propId);
      if (track) drawHeight(strip, track, pxPerS, durationS);
      drawTicks(strip, row.marks, pxPerS);
    },
    [motion, row.propId, row.marks, pxPerS, durationS],
  );
  return (
    <>
      <StickyCanvas
        className="height-line"
        scroll={props.scroll}
        widthPx={props.widthPx}
        heightPx={BODY_PX - 1}
        draw={draw}
      />
      {spans.map((mark) => (
        <i
          key={mark.id}
          className="contact-span"
          data-splash={mark.isSplash || undefined}
          title={`${mark.label}: ${mark.phase}`}
          style={{ left: timeToX(mark.timeS, pxPerS), width: (mark.endTimeS - mark.timeS) * pxPerS }}
        />
      ))}
      {impacts.map(({ mark, x, side }) => (
        <button
          key={mark.id}
          type="button"
          className="contact-marker"
          data-selected={mark.id === selectedId || undefined}
          data-label={side}
          data-splash={mark.isSplash || undefined}
          data-nudged={mark.isNudged || undefined}
          aria-label={`${row.name} ${mark.isSplash ? 'splashes into' : 'meets'} ${mark.label} at ${mark.timeS.toFixed(2)} s${mark.isNudged ? ', bent on purpose' : ''}`}
          title={`${mark.label} · ${mark.timeS.toFixed(3)} s${mark.isNudged ? ' · bent on purpose' : ''}`}
          style={{ left: x, ['--marker-size' as string]: `${Math.round(6 + 6 * mark.strength)}px` }}
          onPointerDown={(event) => event.stopPropagation()}
          onClick={() => {
            editor.playhead.pause();
            editor.playhead.seek(mark.timeS);
            editor.session.setState({ selection: { type: 'contact', id: mark.id } });
          }}
        >
          {side !== 'none' && <span>{mark.label}</span>}
        </button>
      ))}
      <KeyMarks row={row} pxPerS={pxPerS} />
      {row.breaks.map((mark) => (
        <button
          key={mark.jointId}
          type="button"
          className="break-marker"
          title={`${mark.label} breaks · ${mark.timeS.toFixed(3)} s`}
          aria-label={`${mark.label} breaks at ${mark.timeS.toFixed(2)} s`}
          style={{ left: timeToX(mark.timeS, pxPerS) }}
          onPointerDown={(event) => event.stopPropagation()}
          onClick={() => {
            editor.playhead.pause();
            editor.playhead.seek(mark.timeS);
            if (mark.jointId in editor.document.store.getState().scene.joints)
              editor.session.setState({ selection: { type: 'joint', id: mark.jointId } });
          }}
        >
          <Unlink size={12} aria-hidden />
          <span>breaks</span>
        </button>
      ))}
    </>
  );
}
