import { Maximize2, ZoomIn, ZoomOut } from 'lucide-react';
import { type PointerEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { soundRowsOf } from '../../editor/selectors/sound-rows.ts';
import { shownRows, timelineOf } from '../../editor/selectors/timeline.ts';
import { IconButton } from '../controls/icon-button.tsx';
import { Tip } from '../controls/tip.tsx';
import { useEditor, useResults, useScene, useSession } from '../editor-context.tsx';
import { preferences } from '../preferences.ts';
import { SoundLabels, SoundTracks } from '../sound/sound-tracks.tsx';
import { clamp } from '../units.ts';
import { BODY_PX, BodyTrack } from './body-track.tsx';
import { TIMELINE_ID } from './deck-edge.tsx';
import { drawRuler } from './draw-ruler.ts';
import { PlayheadLine } from './playhead-line.tsx';
import { closestScale, EDGE_PX, fitScale, scrollAfterZoom, timeToX, xToTime } from './scale.ts';
import { LANE_PX, placedShots, ShotTrack } from './shot-track.tsx';
import { MOST_ROWS, shownFindings } from './shown-marks.ts';
import { StickyCanvas, type Strip } from './sticky-canvas.tsx';
import { useWidth } from './use-width.ts';

const RULER_PX = 24;
const MORE_PX = 18;
const ZOOM_STEP = 1.5;

/** Shots, contacts and sound over time. Playing moves a line and tells React nothing. */
export function Timeline() {
  const editor = useEditor();
  const scene = useScene();
  const result = useResults((state) => state.result);
  const { durationS, frameRate } = scene.settings;
  const timeline = useMemo(() => timelineOf(scene, result), [scene, result]);
  const missingCueIds = useResults((state) => state.missingCueIds);
  const soundRows = useMemo(() => soundRowsOf(scene, result, missingCueIds), [scene, result, missingCueIds]);
  const scroll = useRef<HTMLDivElement>(null);
  const labels = useRef<HTMLDivElement>(null);
  const widthPx = Math.max(0, useWidth(scroll) - useWidth(labels));
  /** Null while the whole scene is kept in view. */
  const [zoomed, setZoomed] = useState<number | null>(null);
  const fit = fitScale(durationS, widthPx);
  const closest = closestScale(frameRate, fit);
  const pxPerS = zoomed === null ? fit : clamp(zoomed, fit, closest);
  const contentPx = Math.max(widthPx, durationS * pxPerS + 2 * EDGE_PX);
  const selectedPropId = useSession(({ selection }) => (selection?.type === 'prop' ? selection.id : null));
  const heightPx = useStore(preferences, (state) => state.timelinePx);
  const rows = useMemo(() => shownRows(timeline.rows, MOST_ROWS, selectedPropId), [timeline.rows, selectedPropId]);
  const findings = useMemo(() => shownFindings(timeline.findings, pxPerS), [timeline.findings, pxPerS]);
  const more = timeline.rows.length - rows.length;
  const shotsPx = LANE_PX * Math.max(1, ...placedShots(scene).map(({ lane }) => lane + 1)) + 1;

  const zoom = useCallback(
    (factor: number, pointerPx: number) => {
      const next = clamp(pxPerS * factor, fit, closest);
      const scrolled = scroll.current;
      const left = scrolled ? scrollAfterZoom(scrolled.scrollLeft, pointerPx, pxPerS, next) : 0;
      setZoomed(next <= fit * 1.001 ? null : next);
      requestAnimationFrame(() => scrolled?.scrollTo({ left }));
    },
    [pxPerS, fit, closest],
  );
  const zoomAtPlayhead = (factor: number) => {
    const scrollLeft = scroll.current?.scrollLeft ?? 0;
    zoom(factor, clamp(timeToX(editor.playhead.timeS, pxPerS) - scrollLeft, 0, widthPx));
  };
  useWheel(scroll, zoom);

  const ruler = useCallback(
    (strip: Strip) => drawRuler(strip, pxPerS, frameRate, durationS),
    [pxPerS, frameRate, durationS],
  );
  const seekTo = (event: PointerEvent) => {
    const left = event.currentTarget.getBoundingClientRect().left;
    editor.playhead.seek(xToTime(event.clientX - left, pxPerS));
  };

  return (
    <section
      id={TIMELINE_ID}
      className="timeline"
      aria-label="Timeline"
      ref={scroll}
      style={heightPx === null ? undefined : { ['--timeline-px' as string]: `${heightPx}px` }}
    >
      <div className="timeline-labels" ref={labels}>
        <div className="zoom" style={{ height: RULER_PX }}>
          <IconButton icon={Maximize2} label="Fit the whole scene" size="small" onClick={() => setZoomed(null)} />
          <IconButton
            icon={ZoomOut}
            label="Zoom out"
            size="small"
            disabled={zoomed === null}
            onClick={() => zoomAtPlayhead(1 / ZOOM_STEP)}
          />
          <IconButton
            icon={ZoomIn}
            label="Zoom in"
            more="Or Ctrl and the wheel"
            size="small"
            disabled={pxPerS >= closest}
            onClick={() => zoomAtPlayhead(ZOOM_STEP)}
          />
        </div>
        <div style={{ height: shotsPx }}>
          <span>Shots</span>
        </div>
        {rows.map((row) => (
          <div key={row.propId} style={{ height: BODY_PX }}>
            <span title={row.name}>{row.name}</span>
          </div>
        ))}
        {more > 0 && (
          <div style={{ height: MORE_PX }}>
            <Tip label={`${more} more move`} more="Select one to see its row.">
              <span className="more-rows">+{more} more</span>
            </Tip>
          </div>
        )}
        <SoundLabels rows={soundRows} />
      </div>
      <div
        className="timeline-content"
        style={{ width: contentPx }}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          editor.playhead.pause();
          seekTo(event);
        }}
        onPointerMove={(event) => event.currentTarget.hasPointerCapture(event.pointerId) && seekTo(event)}
      >
        <div className="track ruler" style={{ height: RULER_PX }}>
          <StickyCanvas scroll={scroll} widthPx={widthPx} heightPx={RULER_PX - 1} draw={ruler} />
          {findings.map((finding) => (
            <Tip key={finding.id} label={finding.title} more={`${finding.timeS.toFixed(2)} s`}>
              <button
                type="button"
                className="finding-marker"
                aria-label={`Finding: ${finding.title} at ${finding.timeS.toFixed(2)} s`}
                style={{ left: timeToX(finding.timeS, pxPerS) }}
                onPointerDown={(event) => event.stopPropagation()}
                onClick={() => {
                  editor.playhead.pause();
                  editor.playhead.seek(finding.timeS);
                }}
              >
                <span className="dot" data-level={finding.level} />
              </button>
            </Tip>
          ))}
        </div>
        <div className="track" style={{ height: shotsPx }}>
          <ShotTrack pxPerS={pxPerS} />
        </div>
        {rows.map((row) => (
          <div key={row.propId} className="track" style={{ height: BODY_PX }}>
            <BodyTrack row={row} pxPerS={pxPerS} widthPx={widthPx} scroll={scroll} />
          </div>
        ))}
        {more > 0 && <div className="track" style={{ height: MORE_PX }} />}
        <SoundTracks rows={soundRows} pxPerS={pxPerS} widthPx={widthPx} scroll={scroll} />
        <PlayheadLine scroll={scroll} pxPerS={pxPerS} widthPx={widthPx} />
      </div>
    </section>
  );
}

function labelsPx(scrolled: HTMLElement): number {
  return scrolled.querySelector('.timeline-labels')?.clientWidth ?? 0;
}

function isOnLabels({ target }: Event): boolean {
  return target instanceof Element && target.closest('.timeline-labels') !== null;
}

/** The wheel scrolls along time, over the labels from row to row; with Ctrl or a pinch it zooms about the pointer. */
function useWheel(
  scroll: { readonly current: HTMLElement | null },
  zoom: (factor: number, pointerPx: number) => void,
): void {
  useEffect(() => {
    const element = scroll.current;
    if (!element) return;
    const turn = (event: WheelEvent) => {
      if (event.ctrlKey || event.metaKey) {
        event.preventDefault();
        zoom(Math.exp(-event.deltaY * 0.01), event.clientX - element.getBoundingClientRect().left - labelsPx(element));
      } else if (event.deltaX === 0 && !isOnLabels(event) && element.scrollWidth > element.clientWidth) {
        event.preventDefault();
        element.scrollLeft += event.deltaY;
      }
    };
    element.addEventListener('wheel', turn, { passive: false });
    return () => element.removeEventListener('wheel', turn);
  }, [scroll, zoom]);
}
