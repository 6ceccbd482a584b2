import { type FrameRate, secondsToFrame } from '../../core/base/time.ts';
import { toTimecode } from '../../core/base/timecode.ts';
import type { CueMark } from '../../editor/selectors/sound-rows.ts';
import { formatNumber } from '../units.ts';

/** "1.104 s · 00:00:01:02". */
export function instantText(timeS: number, rate: FrameRate): string {
  return `${timeS.toFixed(3)} s · ${toTimecode(secondsToFrame(timeS, rate), rate)}`;
}

/** When a cue is heard, and until when where it lasts. */
export function whenText({ startS, endS, form }: CueMark, rate: FrameRate): string {
  const isLasting = form === 'bar' || form === 'block';
  return isLasting ? `${startS.toFixed(3)} to ${endS.toFixed(3)} s` : instantText(startS, rate);
}

/** How loud a cue is, or why it is not heard. */
export function levelText(cue: CueMark): string {
  if (cue.kind === 'absence' || cue.kind === 'silence') return 'must not be heard';
  if (cue.isMuted) return 'muted';
  if (cue.isMissing) return 'file missing, silent';
  if (cue.isTold) return 'told in words, silent here';
  return `${formatNumber(cue.levelDb, 1)} dB`;
}

/** All of a cue in one line, for who listens to the page. */
export function cueWords(cue: CueMark, rate: FrameRate): string {
  const changed = cue.isChanged ? ', changed' : '';
  return `${cue.label}, ${whenText(cue, rate)}, ${levelText(cue)}${changed}`;
}
