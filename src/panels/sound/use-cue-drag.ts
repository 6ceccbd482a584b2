import { type PointerEvent, useRef } from 'react';
import { changeCue, overrideCue } from '../../core/scene/edits/cues.ts';
import type { AuthoredCue } from '../../core/scene/schema.ts';
import type { Edit, Gesture } from '../../editor/editor.ts';
import { changeOf, knownCue } from '../../editor/selectors/cue-changes.ts';
import { useEditing } from '../editing.ts';
import { useEditor } from '../editor-context.tsx';
import { movedCue, movedShift } from './drag-cue.ts';
import type { HeldCue } from './place-cues.ts';

const DRAG_SLACK_PX = 3;

interface Drag {
  readonly startX: number;
  readonly label: string;
  readonly edit: (byS: number) => Edit;
  gesture: Gesture | null;
}

/** Drags of cues: a written one moves or is trimmed on whole frames; with Alt, one of physics shifts against its contact. */
export function useCueDrag(pxPerS: number) {
  const editor = useEditor();
  const editing = useEditing();
  const drag = useRef<Drag | null>(null);

  /** How a drag of what is held changes the scene; null where nothing does. */
  const editOf = ({ placed, grip }: HeldCue, isAlt: boolean): Pick<Drag, 'label' | 'edit'> | null => {
    const { scene } = editor.document.store.getState();
    const authored = scene.cues.authored[placed.id];
    if (authored) {
      const { frameRate, durationS } = scene.settings;
      return {
        label: grip === 'whole' ? 'Move the sound' : 'Trim the sound',
        edit: (byS) => moveEdit(placed.id, authored, movedCue(authored, grip, byS, frameRate, durationS)),
      };
    }
    const found = editor.results.getState().result?.cues.find(({ id }) => id === placed.id);
    if (!found || found.kind === 'absence' || !isAlt) return null;
    const cue = knownCue(scene, found);
    const before = changeOf(scene, cue);
    return {
      label: 'Shift the sound',
      edit: (byS) => overrideCue(cue, { ...before, shiftS: movedShift(before.shiftS ?? 0, byS) }),
    };
  };

  return {
    start(held: HeldCue, event: PointerEvent) {
      const edit = editOf(held, event.altKey);
      drag.current = edit && { ...edit, startX: event.clientX, gesture: null };
    },
    /** Whether something is dragged. */
    move(event: PointerEvent): boolean {
      const running = drag.current;
      if (!running) return false;
      const deltaPx = event.clientX - running.startX;
      if (!running.gesture && Math.abs(deltaPx) < DRAG_SLACK_PX) return true;
      running.gesture ??= editing.begin(running.label);
      running.gesture.preview(running.edit(deltaPx / pxPerS));
      return true;
    },
    end(how: 'commit' | 'cancel') {
      drag.current?.gesture?.[how]();
      drag.current = null;
    },
  };
}

function moveEdit(id: string, cue: AuthoredCue, { timeS, durationS, offsetS }: ReturnType<typeof movedCue>): Edit {
  const hasFile = 'source' in cue && cue.source.type === 'file';
  return changeCue(id, {
    timeS,
    ...(durationS !== undefined && { durationS }),
    ...(offsetS !== undefined && hasFile && { source: { ...cue.source, offsetS } }),
  });
}
