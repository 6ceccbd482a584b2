import { useCallback, useRef } from 'react';
import type { CueStem } from '../../core/cues/cue.ts';
import { useMeter } from './meter-feed.ts';
import { meterShare, type ShownLevel } from './meter-levels.ts';

/** A level as a bar with its held peak, moved by hand: React does not hear of it. */
export function Meter(props: { readonly of: CueStem | 'mix'; readonly label: string; readonly isUpright?: boolean }) {
  const bar = useRef<HTMLElement>(null);
  const held = useRef<HTMLElement>(null);
  const { isUpright = false } = props;
  const show = useCallback(
    ({ barDb, heldDb }: ShownLevel) => {
      const share = meterShare(barDb);
      const heldShare = meterShare(heldDb);
      if (bar.current)
        bar.current.style.clipPath = isUpright
          ? `inset(${100 - share * 100}% 0 0)`
          : `inset(0 ${100 - share * 100}% 0 0)`;
      if (!held.current) return;
      held.current.style.visibility = heldShare > 0 ? 'visible' : 'hidden';
      held.current.style[isUpright ? 'bottom' : 'left'] = `${heldShare * 100}%`;
    },
    [isUpright],
  );
  useMeter(props.of, show);
  return (
    <span className="meter" data-upright={isUpright || undefined} role="img" aria-label={props.label}>
      <i ref={bar} className="meter-bar" />
      <i ref={held} className="meter-held" />
    </span>
  );
}
