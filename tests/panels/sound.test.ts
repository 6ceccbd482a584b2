import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AuthoredCue } from '../../src/core/scene/schema.ts';
import { includedText } from '../../src/panels/deliver/package-work.ts';
import { syncText, whereText } from '../../src/panels/inspector/cue/cue-facts.ts';
import { noteAt, pageCount, pitchName, toggledNote } from '../../src/panels/inspector/cue/note-grid.ts';
import { OTHER_ROOM, ROOMS, roomOf } from '../../src/panels/inspector/rooms.ts';
import { cueWords } from '../../src/panels/sound/cue-words.ts';
import { movedCue, movedShift } from '../../src/panels/sound/drag-cue.ts';
import { METER_FLOOR_DB, meterShare, nextLevel, SILENT_LEVEL } from '../../src/panels/sound/meter-levels.ts';
import { lufsText, truePeakText } from '../../src/panels/sound/mix-readout.tsx';
import { speedText } from '../../src/panels/transport/playback-menu.tsx';

const film = { num: 24, den: 1 };
const bed: AuthoredCue = {
  kind: 'ambience',
  order: 'a0',
  timeS: 1,
  durationS: 2,
  label: 'Wind',
  gainDb: 0,
  source: { type: 'bed', bed: 'wind' },
};
const line: AuthoredCue = {
  kind: 'dialogue',
  order: 'a0',
  timeS: 1,
  label: 'Line',
  gainDb: 0,
  text: 'So close!',
  speaker: 'Coach',
  source: { type: 'told' },
};

describe('dragging a written sound', () => {
  it('moves it on whole frames', () => {
    // 0.26 s at 24 fps is 6.24 frames.
    expect(movedCue(bed, 'whole', 0.26, film, 10)).toEqual({ timeS: 1.25 });
    expect(movedCue(line, 'end', 0.26, film, 10)).toEqual({ timeS: 1.25 });
  });

  it('trims either end and keeps the other', () => {
    expect(movedCue(bed, 'end', -0.5, film, 10)).toEqual({ timeS: 1, durationS: 1.5 });
    expect(movedCue(bed, 'start', 0.5, film, 10)).toEqual({ timeS: 1.5, durationS: 1.5 });
  });

  it('keeps what is left of a trimmed file in time with the picture, and finds nothing before its start', () => {
    const file: AuthoredCue = { ...bed, source: { type: 'file', assetId: 'f'.repeat(64), offsetS: 0.25 } };
    expect(movedCue(file, 'start', 0.5, film, 10)).toEqual({ timeS: 1.5, durationS: 1.5, offsetS: 0.75 });
    expect(movedCue(file, 'start', -1, film, 10)).toEqual({ timeS: 0.75, durationS: 2.25, offsetS: 0 });
  });

  it('stays within the scene and lasts a frame at least', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('start' as const, 'end' as const, 'whole' as const),
        fc.double({ min: -20, max: 20, noNaN: true }),
        (grip, byS) => {
          const { timeS, durationS = 2 } = movedCue(bed, grip, byS, film, 4);
          expect(timeS).toBeGreaterThanOrEqual(0);
          expect(timeS).toBeLessThanOrEqual(4);
          // The length is a difference of times below 4 s: it is off by rounding alone.
          expect(durationS).toBeGreaterThanOrEqual(1 / 24 - 1e-12);
          if (grip !== 'whole') expect(timeS + durationS).toBeLessThanOrEqual(4 + 1e-12);
        },
      ),
      { seed: 1, numRuns: 200 },
    );
  });

  it('shifts a sound of physics by milliseconds, no farther than two seconds', () => {
    expect(movedShift(0.01, 0.00249)).toBe(0.012);
    expect(movedShift(0, 5)).toBe(2);
    expect(movedShift(0, -5)).toBe(-2);
  });
});

describe('meters', () => {
  const silence = { peakDb: Number.NEGATIVE_INFINITY, rmsDb: Number.NEGATIVE_INFINITY };

  it('rise at once and fall slowly, and hold the peak before it falls', () => {
    const loud = nextLevel(SILENT_LEVEL, { peakDb: -6, rmsDb: -9 }, 1 / 60);
    expect(loud).toEqual({ barDb: -6, heldDb: -6, heldForS: 0 });
    const later = nextLevel(loud, silence, 1);
    // 20 dB in 1.7 s are 11.76 dB in one.
    expect(later.barDb).toBeCloseTo(-6 - 20 / 1.7, 9);
    expect(later.heldDb).toBe(-6);
    const last = nextLevel(later, silence, 1);
    expect(last.heldDb).toBeCloseTo(-6 - 20 / 1.7, 9);
  });

  it('come to rest at the floor', () => {
    let level = nextLevel(SILENT_LEVEL, { peakDb: 0, rmsDb: 0 }, 0.1);
    for (let i = 0; i < 100; i++) level = nextLevel(level, silence, 0.1);
    expect([level.barDb, level.heldDb]).toEqual([METER_FLOOR_DB, METER_FLOOR_DB]);
  });

  it('are full at 0 dB and empty at their floor', () => {
    expect([0, -30, -60, -90, 3].map(meterShare)).toEqual([1, 0.5, 0, 0, 1]);
  });

  it('say loudness in words where there is none', () => {
    expect(lufsText(-23.04)).toBe('−23 LUFS');
    expect(lufsText(null)).toBe('Too quiet to measure');
    expect(truePeakText(-3.14)).toBe('peak −3.1 dBTP');
    expect(truePeakText(null)).toBe('no peak');
  });
});

describe('what a package takes along', () => {
  it('is counted in words, and told-only sounds are none of it', () => {
    const file: AuthoredCue = { ...bed, source: { type: 'file', assetId: 'f'.repeat(64), offsetS: 0 } };
    const spoken: AuthoredCue = { ...line, kind: 'dialogue', source: { type: 'spoken', voice: 'slt' } } as AuthoredCue;
    const textOf = (...authored: AuthoredCue[]) =>
      includedText({
        cues: { overrides: {}, authored: Object.fromEntries(authored.map((cue, i) => [`cue-${i}`, cue])) },
      });
    expect(textOf(bed, line)).toBeNull();
    expect(textOf(spoken)).toBe('1 spoken line');
    expect(textOf(spoken, file, file, bed)).toBe('1 spoken line and 2 sound files');
  });
});

describe('the grid of notes', () => {
  const random = () => 0.5;

  it('writes a note at a step and takes it out again', () => {
    const written = toggledNote({}, 60, 3, random);
    // Two steps a beat: the fourth step begins at beat 1.5.
    expect(Object.values(written)).toEqual([{ beat: 1.5, beats: 0.5, pitch: 60, velocity: 0.8 }]);
    expect(noteAt(written, 60, 3)?.isStart).toBe(true);
    expect(noteAt(written, 60, 4)).toBeNull();
    expect(noteAt(written, 61, 3)).toBeNull();
    expect(toggledNote(written, 60, 3, random)).toEqual({});
  });

  it('shows a long note on all its steps and takes it out from any', () => {
    const notes = { n: { beat: 0, beats: 2, pitch: 60, velocity: 1 } };
    expect([0, 1, 2, 3, 4].map((step) => noteAt(notes, 60, step)?.isStart)).toEqual([
      true,
      false,
      false,
      false,
      undefined,
    ]);
    expect(toggledNote(notes, 60, 2, random)).toEqual({});
  });

  it('has as many pages as the piece, and as its last note needs', () => {
    // At 120 bpm 4 s are 8 beats: one page of 16 eighths.
    expect(pageCount({}, 4, 120)).toBe(1);
    expect(pageCount({}, 4.1, 120)).toBe(2);
    expect(pageCount({ n: { beat: 20, beats: 1, pitch: 60, velocity: 1 } }, 4, 120)).toBe(3);
  });

  it('knows its pitches', () => {
    expect([60, 69, 61].map(pitchName)).toEqual(['C4', 'A4', 'C♯4']);
  });
});

describe('words about a sound', () => {
  it('say where it comes from', () => {
    const at = (azimuthDeg: number, elevationDeg: number, isOffscreen = false) =>
      whereText({
        azimuthRad: (azimuthDeg * Math.PI) / 180,
        elevationRad: (elevationDeg * Math.PI) / 180,
        isOffscreen,
      });
    expect(at(0, 0)).toBe('Ahead, in the picture');
    expect(at(32, 11)).toBe('32° to the right, 11° up, in the picture');
    expect(at(-120, -20, true)).toBe('120° to the left, 20° down, out of the picture');
  });

  it('say how well it must meet the picture', () => {
    expect(syncText({ class: 'hard', earlyS: 0.02, lateS: 0.045 })).toBe('To the frame: 20 ms early to 45 ms late');
    expect(syncText({ class: 'free', earlyS: 1, lateS: 1 })).toBe('Free of the picture');
  });

  it('tell a cue in a line', () => {
    const cue = {
      id: 'c',
      kind: 'impact' as const,
      form: 'point' as const,
      label: 'ball hits rim',
      startS: 1.104,
      endS: 1.104,
      levelDb: -12.34,
      salience: 1,
      isMuted: false,
      isTold: false,
      isMissing: false,
      isChanged: false,
      words: [],
      notes: [],
    };
    expect(cueWords(cue, film)).toBe('ball hits rim, 1.104 s · 00:00:01:02, −12.3 dB');
    expect(cueWords({ ...cue, isMuted: true, isChanged: true }, film)).toBe(
      'ball hits rim, 1.104 s · 00:00:01:02, muted, changed',
    );
    expect(cueWords({ ...cue, kind: 'absence', form: 'ring' }, film)).toContain('must not be heard');
    expect(cueWords({ ...cue, form: 'block', endS: 2 }, film)).toContain('1.104 to 2.000 s');
  });

  it('name rooms and speeds', () => {
    for (const { id, room } of ROOMS) expect(roomOf(room)).toBe(id);
    expect(roomOf({ sizeM: 7, t60S: 0.4, wetDb: -20 })).toBe(OTHER_ROOM);
    expect([1, 0.25, 2].map(speedText)).toEqual(['1×', '0.25×', '2×']);
  });
});
