import { describe, expect, it } from 'vitest';
import { fromTimecode, isDropFrame, toTimecode } from '../../../src/core/base/timecode.ts';

const FILM = { num: 24, den: 1 };
const NTSC_FILM = { num: 24000, den: 1001 };
const NTSC = { num: 30000, den: 1001 };
const FAST_NTSC = { num: 60000, den: 1001 };

describe('timecode', () => {
  it('is written as people write it', () => {
    expect(toTimecode(24 * 3661 + 5, FILM)).toBe('01:01:01:05');
    expect(toTimecode(24 * 60, NTSC_FILM)).toBe('00:01:00:00');
    expect(toTimecode(100, { num: 100, den: 4 })).toBe('00:00:04:00');
  });

  it('skips numbers at 29.97 and 59.94 alone', () => {
    expect([FILM, NTSC_FILM, { num: 30, den: 1 }, NTSC, FAST_NTSC].map(isDropFrame)).toEqual([
      false,
      false,
      false,
      true,
      true,
    ]);
    // SMPTE ST 12-1: after 00:00:59;29 comes 00:01:00;02, but ten minutes are even; an hour of 29.97 is 107,892 frames.
    expect([1799, 1800, 17_981, 17_982, 107_892].map((frame) => toTimecode(frame, NTSC))).toEqual([
      '00:00:59;29',
      '00:01:00;02',
      '00:09:59;29',
      '00:10:00;00',
      '01:00:00;00',
    ]);
    expect(toTimecode(3600, FAST_NTSC)).toBe('00:01:00;04');
  });

  it('comes back as the frame it was of, over an hour of 59.94 and two of 29.97: 215,784 frames', () => {
    for (const rate of [NTSC, FAST_NTSC]) {
      let wrong = 0;
      let before = '';
      for (let frame = 0; frame < 215_784; frame++) {
        const text = toTimecode(frame, rate);
        if (fromTimecode(text, rate) !== frame || text <= before) wrong++;
        before = text;
      }
      expect(wrong).toBe(0);
    }
  });

  it('is refused where it names nothing', () => {
    const wrong = ['00:01:00;00', '00:01:00;01', '00:00:00;30', '00:60:00;00', '1:00:00;00', ''];
    expect(wrong.map((text) => fromTimecode(text, NTSC))).toEqual(wrong.map(() => null));
    expect(fromTimecode('00:01:00:00', FILM)).toBe(1440);
  });
});
