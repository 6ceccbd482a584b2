import { useMemo, useState } from 'react';
import type { FramesPort } from '../../core/base/ports.ts';
import { frameToSeconds } from '../../core/base/time.ts';
import { evenSize } from '../../core/exporters/even-size.ts';
import type { ShotSpec } from '../../core/shot/shot-spec.ts';
import { choiceIn, type DeliverChoice } from './package-work.ts';
import { PassThumbnails } from './pass-thumbnails.tsx';
import type { Film } from './use-package.ts';

/** Width of the pictures that thumbnails are drawn from, in pixels. */
const WIDTH_PX = 264;

/** The passes at one instant of the clip, which a slider chooses. */
export function Passes(props: {
  readonly shot: ShotSpec | null;
  readonly film: Film | null;
  readonly choice: DeliverChoice;
  readonly frames: ((clip: ShotSpec) => FramesPort) | undefined;
}) {
  const { shot, film, choice, frames } = props;
  const [chosen, setChosen] = useState<number | null>(null);
  const last = (shot?.clip.frameCount ?? 1) - 1;
  const frame = Math.min(last, chosen ?? (shot ? tellingFrame(shot) : 0));
  const clip = useMemo(() => {
    if (!shot || !film) return null;
    const { frameRate } = shot.clip;
    // Flow needs the frame after.
    return film(choiceIn(choice, { frameRate, startFrame: frame, frameCount: 2, ...evenSize(shot.clip, WIDTH_PX) }));
  }, [shot, film, choice, frame]);
  if (!frames) return null;
  return (
    <section aria-label="Passes">
      <h3>
        Passes
        <span>{shot && `frame ${frame}, ${frameToSeconds(frame, shot.clip.frameRate).toFixed(2)} s`}</span>
      </h3>
      <PassThumbnails clip={clip} frames={frames} />
      <input
        type="range"
        className="slider"
        aria-label="Frame of the passes"
        min={0}
        max={last}
        step={1}
        value={frame}
        disabled={!shot}
        onChange={(event) => setChosen(event.currentTarget.valueAsNumber)}
      />
    </section>
  );
}

/** Where most happens: the frame of the strongest impact, else the middle. */
function tellingFrame({ clip, contacts }: ShotSpec): number {
  const [strongest] = contacts
    .filter(({ phase, clipTimesS }) => phase === 'impact' && clipTimesS.length > 0)
    .toSorted((a, b) => b.impulseNs - a.impulseNs);
  if (!strongest) return Math.floor(clip.frameCount / 2);
  const { num, den } = clip.frameRate;
  return Math.floor((strongest.clipTimesS[0]! * num) / den);
}
