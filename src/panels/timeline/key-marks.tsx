import { type PointerEvent, useRef } from 'react';
import { setLetGo, setMark } from '../../core/scene/edits/marks.ts';
import type { Edit, Gesture } from '../../editor/editor.ts';
import type { PropRow } from '../../editor/selectors/timeline.ts';
import { useEditing } from '../editing.ts';
import { useEditor, useScene } from '../editor-context.tsx';
import { draggedTime, timeToX } from './scale.ts';

const DRAG_SLACK_PX = 3;

/** The marks that lead a prop, as diamonds on a line, and the point at which it is let go; each is dragged in time. */
export function KeyMarks(props: { readonly row: PropRow; readonly pxPerS: number }) {
  const { row, pxPerS } = props;
  const { propId, keys, letGoS, name } = row;
  const first = keys[0];
  if (!first) return null;
  const endS = letGoS ?? keys.at(-1)!.timeS;
  const x = timeToX(first.timeS, pxPerS);
  return (
    <>
      {endS > first.timeS && (
        <i className="key-line" style={{ left: x, width: timeToX(endS, pxPerS) - x }} aria-hidden />
      )}
      {keys.map(({ id, timeS }, index) => (
        <Diamond
          key={id}
          label={`Mark ${index + 1} of ${name}`}
          gestureLabel="Move a mark in time"
          timeS={timeS}
          pxPerS={pxPerS}
          propId={propId}
          edit={(toS) => setMark(propId, id, { timeS: toS })}
        />
      ))}
      {letGoS !== null && (
        <Diamond
          isLetGo
          label={`${name} is let go`}
          gestureLabel="Let go at another time"
          timeS={letGoS}
          pxPerS={pxPerS}
          propId={propId}
          edit={(toS) => setLetGo(propId, toS)}
        />
      )}
    </>
  );
}

interface Drag {
  readonly startX: number;
  readonly fromS: number;
  gesture: Gesture | null;
}

function Diamond(props: {
  readonly label: string;
  readonly gestureLabel: string;
  readonly propId: string;
  readonly timeS: number;
  readonly pxPerS: number;
  readonly isLetGo?: boolean;
  edit(timeS: number): Edit;
}) {
  const editor = useEditor();
  const editing = useEditing();
  const { frameRate, durationS } = useScene().settings;
  const drag = useRef<Drag | null>(null);
  const { timeS, pxPerS, label } = props;

  const move = (event: PointerEvent) => {
    const running = drag.current;
    if (!running) return;
    const deltaPx = event.clientX - running.startX;
    if (!running.gesture && Math.abs(deltaPx) < DRAG_SLACK_PX) return;
    running.gesture ??= editing.begin(props.gestureLabel);
    const toS = draggedTime(running.fromS, deltaPx / pxPerS, frameRate, durationS);
    running.gesture.preview(props.edit(toS));
    editor.playhead.seek(toS);
  };
  const end = (how: 'commit' | 'cancel') => {
    drag.current?.gesture?.[how]();
    drag.current = null;
  };
  return (
    <button
      type="button"
      className="key-marker"
      data-let-go={props.isLetGo || undefined}
      aria-label={`${label} at ${timeS.toFixed(2)} s`}
      title={`${label} · ${timeS.toFixed(3)} s · drag to move in time`}
      style={{ left: timeToX(timeS, pxPerS) }}
      onClick={(event) => {
        // A pointer leaves no focus behind, so that Space goes on playing.
        if (event.detail > 0) event.currentTarget.blur();
        editor.playhead.pause();
        editor.playhead.seek(timeS);
        editor.session.setState({ selection: { type: 'prop', id: props.propId } });
      }}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.stopPropagation();
        event.currentTarget.setPointerCapture(event.pointerId);
        drag.current = { startX: event.clientX, fromS: timeS, gesture: null };
      }}
      onPointerMove={move}
      onPointerUp={() => end('commit')}
      onPointerCancel={() => end('cancel')}
    >
      <i aria-hidden />
      {props.isLetGo && <span>let go</span>}
    </button>
  );
}
