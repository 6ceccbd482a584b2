import { z } from 'zod';
import { error, type Problem, warning } from '../base/problem.ts';
import { type FrameRate, rateLabel } from '../base/time.ts';
import { fromTimecode, toTimecode } from '../base/timecode.ts';

const HOURS_PER_DAY = 24;

/** Where a timeline begins, as an option of formats that have timecodes. */
export const startTimecode = z
  .string()
  .regex(/^\d{2}:\d{2}:\d{2}[:;]\d{2}$/)
  .default('00:00:00:00')
  .meta({ label: 'Timecode of the first frame', hint: 'As in 01:00:00:00; the shot spec counts from 00:00:00:00.' });

/** The frame number that a start timecode stands for; 0 where it names none, which `startProblems` tells. */
export function startFrameOf(timecode: string, rate: FrameRate): number {
  return fromTimecode(timecode, rate) ?? 0;
}

/** What is wrong with a start, and with a clip of so many frames that begins there. */
export function startProblems(timecode: string, rate: FrameRate, frameCount: number): readonly Problem[] {
  const first = fromTimecode(timecode, rate);
  if (first === null || Number(timecode.slice(0, 2)) >= HOURS_PER_DAY)
    return [
      error(
        'startTimecode',
        `There is no frame ${timecode} at ${rateLabel(rate)} frames per second: hours go to 23, minutes and seconds to 59, ` +
          'frames stay below the rate, and drop-frame timecode skips numbers. Choose another, as 01:00:00:00.',
      ),
    ];
  const end = toTimecode(first + frameCount, rate);
  if (Number(end.slice(0, 2)) < HOURS_PER_DAY) return [];
  return [
    warning(
      'startTimecode',
      `The clip runs from ${timecode} to ${end}, past midnight, where timecode begins anew and readers lose the order. ` +
        'Begin earlier, as at 01:00:00:00.',
    ),
  ];
}
