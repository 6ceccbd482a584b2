import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from 'react';
import type { Gesture } from '../../editor/editor.ts';
import { useEditing } from '../editing.ts';
import { formatNumber } from '../units.ts';
import { useDraft } from './draft.ts';
import { movedBy, type NumberBinding, shownText, startValue, typedValue } from './number-binding.ts';

/** Pixels that a press may tremble before it counts as a drag. */
const DRAG_SLACK_PX = 3;

interface Scrub {
  readonly pointerId: number;
  readonly from: number;
  lastX: number;
  travelPx: number;
  steps: number;
  gesture: Gesture | null;
}

const PACE = { slow: 0.1, normal: 1, fast: 10 } as const;

function paceOf(event: { shiftKey: boolean; altKey: boolean }): number {
  return event.shiftKey ? PACE.fast : event.altKey ? PACE.slow : PACE.normal;
}

/** What a number is dragged by: its label, or the letter of its axis. One drag is one undo step. */
export function ScrubHandle(props: {
  readonly binding: NumberBinding;
  readonly className: string;
  readonly title?: string;
  readonly children: ReactNode;
}) {
  const editing = useEditing();
  const scrub = useRef<Scrub | null>(null);
  const [isScrubbing, setScrubbing] = useState(false);
  const { binding } = props;

  const end = (how: 'commit' | 'cancel') => {
    scrub.current?.gesture?.[how]();
    scrub.current = null;
    setScrubbing(false);
  };
  const move = (event: PointerEvent) => {
    const drag = scrub.current;
    if (!drag || drag.pointerId !== event.pointerId) return;
    const deltaPx = event.clientX - drag.lastX;
    drag.lastX = event.clientX;
    drag.travelPx += Math.abs(deltaPx);
    if (!drag.gesture && drag.travelPx < DRAG_SLACK_PX) return;
    drag.gesture ??= editing.begin(binding.label);
    drag.steps += deltaPx * paceOf(event);
    drag.gesture.preview(binding.edit(movedBy(binding, drag.from, drag.steps)));
  };

  return (
    <span
      className={`scrub ${props.className}`}
      title={props.title}
      data-scrubbing={isScrubbing || undefined}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        scrub.current = {
          pointerId: event.pointerId,
          from: startValue(binding),
          lastX: event.clientX,
          travelPx: 0,
          steps: 0,
          gesture: null,
        };
        setScrubbing(true);
      }}
      onPointerMove={move}
      onPointerUp={() => end('commit')}
      onPointerCancel={() => end('cancel')}
    >
      {props.children}
    </span>
  );
}

/** A number to type into, with arrow keys for steps: Shift for ten, Alt for a tenth; a held key is one undo step. */
export function NumberInput(props: { readonly binding: NumberBinding; readonly axis?: string }) {
  const editing = useEditing();
  const { binding } = props;
  const draft = useDraft();
  const held = useRef<{ gesture: Gesture; value: number } | null>(null);
  const parsed = draft.text === null ? null : typedValue(binding, draft.text);

  const accept = () => {
    const text = draft.take();
    if (text === null || text === shownText(binding)) return;
    const value = typedValue(binding, text);
    if (value === 'clear' && binding.clear) editing.edit(binding.label, binding.clear);
    else if (typeof value === 'number') editing.edit(binding.label, binding.edit(value));
  };
  const release = (how: 'commit' | 'cancel') => {
    held.current?.gesture[how]();
    held.current = null;
  };
  const nudge = (event: KeyboardEvent, direction: 1 | -1) => {
    event.preventDefault();
    held.current ??= {
      gesture: editing.begin(binding.label),
      value: typeof parsed === 'number' ? parsed : startValue(binding),
    };
    held.current.value = movedBy(binding, held.current.value, direction * paceOf(event));
    held.current.gesture.preview(binding.edit(held.current.value));
    draft.drop();
  };

  return (
    <span className="number-field" data-invalid={(draft.text !== null && parsed === null) || undefined}>
      {props.axis !== undefined && (
        <ScrubHandle binding={binding} className="axis">
          {props.axis}
        </ScrubHandle>
      )}
      <input
        aria-label={binding.label}
        inputMode="decimal"
        autoComplete="off"
        spellCheck={false}
        placeholder={
          binding.fallback === undefined
            ? undefined
            : formatNumber(binding.fallback * binding.unit.factor, binding.unit.decimals)
        }
        value={draft.text ?? shownText(binding)}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => draft.type(event.currentTarget.value)}
        onBlur={() => {
          release('commit');
          accept();
        }}
        onKeyUp={() => release('commit')}
        onKeyDown={(event) => {
          if (event.key === 'Enter') {
            accept();
            event.currentTarget.select();
          } else if (event.key === 'Escape') {
            release('cancel');
            draft.drop();
            event.currentTarget.blur();
            event.stopPropagation();
          } else if (event.key === 'ArrowUp') nudge(event, 1);
          else if (event.key === 'ArrowDown') nudge(event, -1);
        }}
      />
      {binding.unit.label !== '' && <span className="unit">{binding.unit.label}</span>}
    </span>
  );
}
