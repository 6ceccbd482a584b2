import {
  type KeyboardEvent,
  type PointerEvent,
  type RefObject,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { CueStem } from '../../core/cues/cue.ts';
import { importDropped } from '../../editor/dropped-sounds.ts';
import type { StemRow } from '../../editor/selectors/sound-rows.ts';
import { actionOfKey } from '../../editor/shortcuts.ts';
import { useDocument, useEditor, useResults, useScene, useSession } from '../editor-context.tsx';
import { isMac } from '../platform.ts';
import { drawWave } from '../timeline/draw-wave.ts';
import { xToTime } from '../timeline/scale.ts';
import { StickyCanvas, type Strip } from '../timeline/sticky-canvas.tsx';
import { useAudition } from './audition.ts';
import { CueTip } from './cue-tip.tsx';
import { cueWords } from './cue-words.ts';
import { drawCues } from './draw-cues.ts';
import { paletteOf } from './palette.ts';
import { type CueLanes, cueAt, type HeldCue, placeCues, rowHeight, WAVE_PX } from './place-cues.ts';
import { useCueDrag } from './use-cue-drag.ts';

/** One track of the mix: its wave, and on it its cues, to point at, press, drag and step through with the arrow keys. */
export function StemTrack(props: {
  readonly row: StemRow;
  readonly lanes: CueLanes;
  readonly pxPerS: number;
  readonly widthPx: number;
  readonly scroll: RefObject<HTMLElement | null>;
}) {
  const editor = useEditor();
  const { row, lanes, pxPerS, scroll, widthPx } = props;
  const { frameRate } = useScene().settings;
  const mix = useResults((state) => state.stems?.stems[row.stem] ?? null);
  const isAudible = useIsAudible(row.stem);
  // The track is kept as it was rendered: its fader, and what the mix is turned down by, come on top.
  const faderDb = useScene().sound.stems[row.stem].gainDb;
  const gainDb = useResults((state) => state.stems?.commonGainDb ?? 0) + faderDb;
  // The sound is rendered once a drag ends: until then the wave is the old one.
  const isStale = useDocument((state) => state.isGesturing);
  const selectedId = useSession(({ selection }) => (selection?.type === 'cue' ? selection.id : null));
  const [hovered, setHovered] = useState<{ readonly held: HeldCue; readonly atX: number; readonly atY: number } | null>(
    null,
  );
  const hoveredId = hovered?.held.placed.id ?? null;
  const heightPx = rowHeight(lanes);
  const area = useRef<HTMLDivElement>(null);
  const drag = useCueDrag(pxPerS);
  const audition = useAudition();

  const placeFrom = useCallback(
    (fromPx: number) => placeCues(row, lanes, pxPerS, fromPx, fromPx + widthPx, selectedId),
    [row, lanes, pxPerS, widthPx, selectedId],
  );
  const draw = useCallback(
    (strip: Strip) => {
      const { context, fromPx } = strip;
      // Words are read over their wave.
      const alpha = (isStale || !isAudible ? 0.35 : 1) * (row.stem === 'dialogue' ? 0.4 : 1);
      if (mix) drawWave({ ...strip, alpha, headPx: heightPx - 1 - WAVE_PX, gainDb }, mix, pxPerS);
      const palette = paletteOf(context.canvas);
      drawCues({ context, palette, fromPx, widthPx, pxPerS, selectedId, hoveredId }, placeFrom(fromPx));
    },
    [mix, gainDb, heightPx, row.stem, pxPerS, widthPx, selectedId, hoveredId, placeFrom, isStale, isAudible],
  );
  const under = (event: PointerEvent): HeldCue | null => {
    const rect = area.current?.getBoundingClientRect();
    if (!rect) return null;
    return cueAt(placeFrom(scroll.current?.scrollLeft ?? 0), event.clientX - rect.left, event.clientY - rect.top);
  };
  const select = (id: string) => editor.session.setState({ selection: { type: 'cue', id } });

  const ids = useMemo(() => [...row.cues, ...row.orphans].map(({ id }) => id), [row]);
  const index = selectedId === null ? -1 : ids.indexOf(selectedId);
  const step = (event: KeyboardEvent) => {
    if (event.altKey) {
      const { key, ctrlKey, metaKey, shiftKey, altKey } = event;
      const action = actionOfKey({ key, ctrlKey, metaKey, shiftKey, altKey }, editor.actions, isMac);
      if (!action) return;
      event.preventDefault();
      event.stopPropagation();
      return void editor.run(action.id);
    }
    const next = stepOf(event.key, index, ids.length);
    if (next !== null) {
      const cue = row.cues[next];
      select(ids[next]!);
      if (cue) {
        editor.playhead.pause();
        editor.playhead.seek(cue.startS);
      }
    } else if (event.key === 'Enter' && index >= 0) audition.cue(ids[index]!);
    else if (event.key === ' ') void editor.run('play.toggle');
    else if ((event.key === 'Delete' || event.key === 'Backspace') && index >= 0) void editor.run('edit.delete');
    else if (event.key === 'Escape') editor.session.setState({ selection: null });
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const isSelectedHere = index >= 0;
  useEffect(() => {
    if (isSelectedHere && area.current && scroll.current) bringRowIntoSight(area.current, scroll.current);
  }, [isSelectedHere, scroll]);
  const selected = row.cues[index];
  const optionId = `cue-option-${row.stem}`;

  return (
    <>
      <StickyCanvas className="wave" scroll={scroll} widthPx={widthPx} heightPx={heightPx - 1} draw={draw} />
      <div
        ref={area}
        className="cue-area"
        data-over={hovered ? hovered.held.grip : undefined}
        role="listbox"
        tabIndex={0}
        aria-label={`${row.label}: ${row.cues.length} ${row.cues.length === 1 ? 'sound' : 'sounds'}`}
        aria-activedescendant={index >= 0 ? optionId : undefined}
        onKeyDown={step}
        onPointerDown={(event) => {
          const held = event.button === 0 ? under(event) : null;
          if (!held) return;
          event.stopPropagation();
          event.currentTarget.setPointerCapture(event.pointerId);
          select(held.placed.id);
          drag.start(held, event);
        }}
        onPointerMove={(event) => {
          if (drag.move(event)) return setHovered(null);
          const held = event.buttons === 0 ? under(event) : null;
          setHovered(held && { held, atX: event.clientX, atY: event.currentTarget.getBoundingClientRect().top });
        }}
        onPointerUp={() => drag.end('commit')}
        onPointerCancel={() => drag.end('cancel')}
        onPointerLeave={() => setHovered(null)}
        onDrop={(event) => {
          const { files } = event.dataTransfer;
          if (files.length === 0) return;
          event.preventDefault();
          event.stopPropagation();
          const atX = event.clientX - event.currentTarget.getBoundingClientRect().left;
          void importDropped(editor, files, { stem: row.stem, timeS: xToTime(atX, pxPerS) });
        }}
        onDoubleClick={(event) => {
          const rect = event.currentTarget.getBoundingClientRect();
          const held = cueAt(
            placeFrom(scroll.current?.scrollLeft ?? 0),
            event.clientX - rect.left,
            event.clientY - rect.top,
          );
          if (held) audition.cue(held.placed.id);
        }}
      >
        {index >= 0 && (
          <span id={optionId} className="visually-hidden" role="option" aria-selected tabIndex={-1}>
            {selected
              ? cueWords(selected, frameRate)
              : `${row.orphans[index - row.cues.length]?.label}: no longer happens`}
          </span>
        )}
      </div>
      {hovered && <CueTip placed={hovered.held.placed} atX={hovered.atX} atY={hovered.atY} frameRate={frameRate} />}
    </>
  );
}

/** Height of the ruler, which stays in sight over the rows. */
const RULER_PX = 24;

/** Scrolls up or down as far as a row needs; never along time. */
function bringRowIntoSight(row: HTMLElement, scrolled: HTMLElement): void {
  const { top, bottom } = row.getBoundingClientRect();
  const frame = scrolled.getBoundingClientRect();
  if (bottom > frame.bottom) scrolled.scrollTop += bottom - frame.bottom;
  else if (top < frame.top + RULER_PX) scrolled.scrollTop -= frame.top + RULER_PX - top;
}

/** Whether a track is heard: neither muted nor drowned by the solo of another. */
function useIsAudible(stem: CueStem): boolean {
  const isMuted = useScene().sound.stems[stem].isMuted;
  const isSoloed = useSession(({ soloStems }) => soloStems.length === 0 || soloStems.includes(stem));
  return !isMuted && isSoloed;
}

/** Where a key leads along a list; null where it leads nowhere. From outside, forward is the first and back the last. */
export function stepOf(key: string, index: number, count: number): number | null {
  if (count === 0) return null;
  switch (key) {
    case 'ArrowRight':
      return Math.min(index + 1, count - 1);
    case 'ArrowLeft':
      return index < 0 ? count - 1 : Math.max(index - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
