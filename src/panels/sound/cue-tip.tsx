import { createPortal } from 'react-dom';
import type { FrameRate } from '../../core/base/time.ts';
import { levelText, whenText } from './cue-words.ts';
import type { PlacedCue } from './place-cues.ts';

/** Narrower than the tip may become: near the right edge it opens to the left. */
const TIP_PX = 260;

/** What the pointer is on: its name, when, and how loud. */
export function CueTip(props: {
  readonly placed: PlacedCue;
  readonly atX: number;
  readonly atY: number;
  readonly frameRate: FrameRate;
}) {
  const { placed, atX, atY } = props;
  const isLeft = atX + TIP_PX > window.innerWidth;
  return createPortal(
    <div
      className="tip cue-tip"
      role="tooltip"
      style={{ left: atX, top: atY, translate: `${isLeft ? 'calc(-100% - 8px)' : '8px'} calc(-100% - 4px)` }}
    >
      <span dir="auto">{placed.label}</span>
      {placed.cue ? (
        <p>
          {whenText(placed.cue, props.frameRate)} · {levelText(placed.cue)}
        </p>
      ) : (
        <p>A change that lost its sound. Press it to attach or remove it.</p>
      )}
      {placed.cue && placed.cue.form !== 'block' && <p>Hold Alt and drag to shift it against its contact.</p>}
    </div>,
    document.body,
  );
}
