import { Pause, Play, Repeat, SkipBack, StepBack, StepForward, Volume2, VolumeOff, VolumeX } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { secondsToFrame } from '../../core/base/time.ts';
import { toTimecode } from '../../core/base/timecode.ts';
import { ActionButton } from '../controls/action-button.tsx';
import { Tip } from '../controls/tip.tsx';
import { useEditor, useScene, useSession } from '../editor-context.tsx';
import { PlaybackMenu } from './playback-menu.tsx';

/** Start, back, play, on, loop, the instant shown, and sound. */
export function Transport() {
  const { playhead } = useEditor();
  const { isPlaying, isLooping } = useStore(playhead.transport);
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
      <PlaybackMenu />
      <SoundButton />
    </div>
  );
}

/** Sound on or off; until the first click the browser keeps the page silent, and this says so. */
function SoundButton() {
  const editor = useEditor();
  const isMuted = useSession((state) => state.isMuted);
  const isUnlocked = useSession((state) => state.isSoundUnlocked);
  const isEveryFrame = useStore(editor.playhead.transport, (state) => state.isEveryFrame);
  if (!isUnlocked && !isMuted) {
    return (
      <Tip label="Click for sound" more="Browsers keep a page silent until someone touches it.">
        <button type="button" className="sound-locked" onClick={() => void editor.unlockSound()}>
          <VolumeOff size={16} strokeWidth={1.75} aria-hidden />
          Click for sound
        </button>
      </Tip>
    );
  }
  return (
    <ActionButton
      actionId="play.mute"
      icon={isMuted ? VolumeX : isEveryFrame ? VolumeOff : Volume2}
      label={isMuted ? 'Sound on' : isEveryFrame ? 'Silent while every frame is shown' : 'Sound off'}
    />
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
    </div>
  );
}
