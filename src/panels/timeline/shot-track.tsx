import { type PointerEvent, useRef } from 'react';
import { trimShot } from '../../core/scene/edits/shots.ts';
import type { Scene, SceneShot } from '../../core/scene/schema.ts';
import type { Gesture } from '../../editor/editor.ts';
import { useEditing } from '../editing.ts';
import { useEditor, useScene, useSession } from '../editor-context.tsx';
import { timeToX } from './scale.ts';
import { type Grip, lanesOf, spanOf, trimmed } from './shot-blocks.ts';

export const LANE_PX = 24;

/** The shots of the take that plays, each in a lane where it overlaps none. */
export function placedShots(scene: Scene): readonly { id: string; shot: SceneShot; lane: number }[] {
  const shots = Object.entries(scene.shots)
    .filter(([, shot]) => shot.takeId === scene.activeTakeId)
    .sort(([, a], [, b]) => (a.order < b.order ? -1 : 1));
  const lanes = lanesOf(shots.map(([, shot]) => spanOf(shot, scene.settings.frameRate)));
  return shots.map(([id, shot], index) => ({ id, shot, lane: lanes[index] ?? 0 }));
}

export function ShotTrack(props: { readonly pxPerS: number }) {
  const scene = useScene();
  const placed = placedShots(scene);
  if (placed.length === 0)
    return <span className="track-empty">No shot of this take yet. Add one from the Add menu.</span>;
  return placed.map(({ id, shot, lane }) => (
    <ShotBlock key={id} id={id} shot={shot} lane={lane} pxPerS={props.pxPerS} />
  ));
}

interface Drag {
  readonly grip: Grip;
  readonly startX: number;
  readonly before: SceneShot;
  gesture: Gesture | null;
}

const DRAG_SLACK_PX = 3;
const GESTURE_LABELS = { start: 'Trim the shot', end: 'Trim the shot', whole: 'Move the shot' } as const;

function ShotBlock(props: {
  readonly id: string;
  readonly shot: SceneShot;
  readonly lane: number;
  readonly pxPerS: number;
}) {
  const editor = useEditor();
  const editing = useEditing();
  const scene = useScene();
  const { id, shot, lane, pxPerS } = props;
  const { frameRate, durationS } = scene.settings;
  const isSelected = useSession(({ selection }) => selection?.type === 'shot' && selection.id === id);
  const drag = useRef<Drag | null>(null);
  const span = spanOf(shot, frameRate);
  const cameraName = scene.cameras[shot.cameraId]?.name ?? '';

  const start = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    const grip = ((event.target as HTMLElement).dataset.grip ?? 'whole') as Grip;
    drag.current = { grip, startX: event.clientX, before: shot, gesture: null };
  };
  const move = (event: PointerEvent) => {
    const running = drag.current;
    if (!running) return;
    const deltaPx = event.clientX - running.startX;
    if (!running.gesture && Math.abs(deltaPx) < DRAG_SLACK_PX) return;
    running.gesture ??= editing.begin(GESTURE_LABELS[running.grip]);
    const next = trimmed(running.before, running.grip, deltaPx / pxPerS, frameRate, durationS);
    running.gesture.preview(trimShot(id, next));
  };
  const end = (how: 'commit' | 'cancel') => {
    drag.current?.gesture?.[how]();
    drag.current = null;
  };

  return (
    <button
      type="button"
      className="shot-block"
      data-selected={isSelected || undefined}
      aria-label={`Shot ${shot.name}, ${shot.durationFrames} frames, camera ${cameraName}`}
      title={`${shot.name} · ${cameraName} · ${shot.durationFrames} frames`}
      style={{
        left: timeToX(span.startS, pxPerS),
        width: Math.max(12, (span.endS - span.startS) * pxPerS - 1),
        top: lane * LANE_PX + 2,
      }}
      onClick={() => editor.session.setState({ selection: { type: 'shot', id } })}
      onPointerDown={start}
      onPointerMove={move}
      onPointerUp={() => end('commit')}
      onPointerCancel={() => end('cancel')}
    >
      <i className="grip" data-grip="start" />
      <span>{shot.name}</span>
      <i className="grip" data-grip="end" />
    </button>
  );
}
