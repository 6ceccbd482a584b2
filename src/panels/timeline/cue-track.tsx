import { type RefObject, useCallback } from 'react';
import type { CueMark } from '../../editor/selectors/timeline.ts';
import { useResults } from '../editor-context.tsx';
import { drawWave } from './draw-wave.ts';
import { timeToX } from './scale.ts';
import { StickyCanvas, type Strip } from './sticky-canvas.tsx';

export const CUES_PX = 48;

/** Most labels at a time, and what a letter of one takes. */
const MOST_LABELS = 60;
const LETTER_PX = 6;

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
  const draw = useCallback(
    (strip: Strip) => {
      if (mix) drawWave(strip, mix, pxPerS);
    },
    [mix, pxPerS],
  );
  if (hasResult && cues.length === 0) return <span className="track-empty">Silent: nothing touches.</span>;
  return (
    <>
      <StickyCanvas className="wave" scroll={props.scroll} widthPx={props.widthPx} heightPx={CUES_PX - 1} draw={draw} />
      {labelledCues(cues, pxPerS).map(({ cue, roomPx }) => (
        <span
          key={cue.id}
          className="cue-label"
          data-muted={cue.isMuted || undefined}
          style={{ left: timeToX(cue.timeS, pxPerS), maxWidth: roomPx }}
        >
          {cue.label}
        </span>
      ))}
    </>
  );
}

/** The cues that have room for a label, loudest first. */
function labelledCues(cues: readonly CueMark[], pxPerS: number): readonly { cue: CueMark; roomPx: number }[] {
  const taken: { readonly fromX: number; readonly toX: number }[] = [];
  const shown: { cue: CueMark; roomPx: number }[] = [];
  for (const cue of cues.toSorted((a, b) => b.levelDb - a.levelDb)) {
    const fromX = timeToX(cue.timeS, pxPerS);
    const toX = fromX + cue.label.length * LETTER_PX + 8;
    const after = taken.filter((room) => room.fromX >= fromX).map((room) => room.fromX);
    const isFree = taken.every((room) => fromX >= room.toX || fromX < room.fromX - 40);
    if (!isFree) continue;
    const endX = Math.min(toX, ...after.map((x) => x - 4));
    taken.push({ fromX, toX: endX });
    shown.push({ cue, roomPx: endX - fromX });
    if (shown.length >= MOST_LABELS) break;
  }
  return shown;
}
