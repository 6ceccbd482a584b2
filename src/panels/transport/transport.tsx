import { Pause, Play, Repeat, SkipBack, StepBack, StepForward, Volume2, VolumeX } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { rateLabel, secondsToFrame } from '../../core/base/time.ts';
import { toTimecode } from '../../core/base/timecode.ts';
import { ActionButton } from '../controls/action-button.tsx';
import { Tip } from '../controls/tip.tsx';
import { useEditor, useScene, useSession } from '../editor-context.tsx';

/** Start, back, play, on, loop, the instant shown, and sound. */
export function Transport() {
  const { playhead } = useEditor();
  const { isPlaying, isLooping } = useStore(playhead.transport);
  const isMuted = useSession((state) => state.isMuted);
  return (
    <div className="transport" role="toolbar" aria-label="Transport">
      <ActionButton actionId="play.to-start" icon={SkipBack} />
      <ActionButton actionId="play.previous-frame" icon={StepBack} />
      <ActionButton
        actionId="play.toggle"
        icon={isPlaying ? Pause : Play}
        label={isPlaying ? 'Pause' : 'Play'}
        className="play"
      />
      <ActionButton actionId="play.next-frame" icon={StepForward} />
      <ActionButton actionId="play.loop" icon={Repeat} isPressed={isLooping} />
      <Readout />
      <ActionButton
        actionId="play.mute"
        icon={isMuted ? VolumeX : Volume2}
        label={isMuted ? 'Sound on' : 'Sound off'}
      />
    </div>
  );
}

/** Timecode and seconds, written straight into the page: React is not told of the playhead's motion. */
function Readout() {
  const { playhead } = useEditor();
  const { frameRate } = useScene().settings;
  const timecode = useRef<HTMLSpanElement>(null);
  const seconds = useRef<HTMLSpanElement>(null);

  useEffect(() => {
    const show = (timeS: number) => {
      if (timecode.current) timecode.current.textContent = toTimecode(secondsToFrame(timeS, frameRate), frameRate);
      if (seconds.current) seconds.current.textContent = `${timeS.toFixed(3)} s`;
    };
    show(playhead.timeS);
    return playhead.subscribe(show);
  }, [playhead, frameRate]);

  return (
    <div className="readout">
      <Tip label="Timecode" more="Hours, minutes, seconds, frames">
        <span className="timecode" ref={timecode} />
      </Tip>
      <span className="seconds" ref={seconds} />
      <span className="rate">{rateLabel(frameRate)} fps</span>
    </div>
  );
}
