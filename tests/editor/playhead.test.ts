import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frameToSeconds } from '../../src/core/base/time.ts';
import { createPlayhead, lastFrame, stepFrames } from '../../src/editor/playhead.ts';
import { fakeClock, fakeSound } from './fakes.ts';

function setUp(durationS = 4) {
  const clock = fakeClock();
  const sound = fakeSound();
  const playhead = createPlayhead(clock, sound, {
    durationS: () => durationS,
    frameRate: () => ({ num: 24, den: 1 }),
  });
  const times: number[] = [];
  playhead.subscribe((timeS) => times.push(timeS));
  return { clock, sound, playhead, times };
}

describe('playhead', () => {
  it('follows the clock at its rate, and tells listeners of each instant', () => {
    const { clock, playhead, times } = setUp();
    playhead.setRate(0.5);
    playhead.play();
    clock.frame(100);
    clock.frame(20);
    // 100 ms and 120 ms at half speed.
    expect(times.map((t) => t.toFixed(6))).toEqual(['0.050000', '0.060000']);
    playhead.setRate(2);
    clock.frame(100);
    expect(playhead.timeS).toBeCloseTo(0.26, 9);
  });

  it('stops on the end exactly, and starts over from there', () => {
    const { clock, sound, playhead } = setUp(1);
    playhead.seek(0.95);
    playhead.play();
    clock.frame(100);
    expect(playhead).toMatchObject({ timeS: 1, isPlaying: false });
    expect(clock.waiting()).toBe(0);
    playhead.play();
    expect(playhead).toMatchObject({ timeS: 0, isPlaying: true });
    expect(sound.calls).toEqual(['scrub 0.95', 'play 0.95 x1', 'pause', 'play 0 x1']);
  });

  it('loops with what is over, as the sound does by itself', () => {
    const { clock, sound, playhead } = setUp(1);
    playhead.setLooping(true);
    playhead.seek(0.75);
    playhead.play();
    clock.frame(500);
    expect(playhead.timeS).toBeCloseTo(0.25, 9);
    expect(playhead.isPlaying).toBe(true);
    expect(sound.calls).toEqual(['scrub 0.75', 'play 0.75 x1 round 0-1']);
  });

  it('goes where the sound is heard, not where the clock would be', () => {
    const { clock, sound, playhead } = setUp();
    playhead.play();
    sound.heard = 0;
    clock.frame(30);
    expect(playhead.timeS).toBe(0);
    sound.heard = 0.5;
    clock.frame(16);
    expect(playhead.timeS).toBe(0.5);
    // Jitter of the audio clock is not shown as a step back.
    sound.heard = 0.499;
    clock.frame(16);
    expect(playhead.timeS).toBe(0.5);
    // Silence: the clock goes on from the instant shown.
    sound.heard = null;
    clock.frame(100);
    expect(playhead.timeS).toBeCloseTo(0.6, 9);
  });

  it('seeks while playing with the sound, and scrubs while paused; both within the take', () => {
    const { clock, sound, playhead } = setUp();
    playhead.seek(-1);
    expect(playhead.timeS).toBe(0);
    playhead.play();
    playhead.seek(2);
    playhead.seek(99);
    clock.frame(0);
    expect(playhead).toMatchObject({ timeS: 4, isPlaying: false });
    playhead.seek(1);
    expect(sound.calls).toEqual(['play 0 x1', 'play 2 x1', 'play 4 x1', 'pause', 'scrub 1']);
  });

  it('goes round a part of the take, with the sound where that is heard', () => {
    const { clock, sound, playhead } = setUp();
    playhead.setLoopSpan({ fromS: 1, toS: 2 });
    playhead.setLooping(true);
    playhead.seek(3);
    playhead.play();
    // From past its end it starts over; from before it, it plays into the loop.
    expect(playhead.timeS).toBe(1);
    expect(sound.calls.at(-1)).toBe('play 1 x1 round 1-2');
    clock.frame(1250);
    expect(playhead.timeS).toBeCloseTo(1.25, 9);
    sound.heard = 1.3;
    clock.frame(16);
    sound.heard = 1.99;
    clock.frame(16);
    expect(playhead.timeS).toBe(1.99);
    // The sound went round by itself: the only way back in time.
    sound.heard = 1.01;
    clock.frame(16);
    expect(playhead.timeS).toBe(1.01);
    sound.heard = 1.005;
    clock.frame(16);
    expect(playhead.timeS).toBe(1.01);
    expect(sound.calls.filter((call) => call.startsWith('play'))).toHaveLength(1);
    playhead.setLooping(false);
    expect(sound.calls.at(-1)).toBe('retime x1');
  });

  it('plays on past a loop that it was put behind, and goes round from the end of the take', () => {
    const { clock, sound, playhead } = setUp();
    playhead.setLoopSpan({ fromS: 1, toS: 2 });
    playhead.setLooping(true);
    playhead.play();
    playhead.seek(3.5);
    expect(sound.calls.at(-1)).toBe('play 3.5 x1');
    clock.frame(600);
    expect(playhead.timeS).toBe(1);
    expect(sound.calls.at(-1)).toBe('play 1 x1 round 1-2');
  });

  it('changes the rate of what sounds without starting it again', () => {
    const { sound, playhead } = setUp();
    playhead.play();
    playhead.setRate(0.5);
    expect(sound.calls).toEqual(['play 0 x1', 'retime x0.5']);
  });

  it('shows where the sound has come to when the page was hidden meanwhile', () => {
    const { clock, sound, playhead } = setUp(60);
    playhead.play();
    sound.heard = 0.1;
    clock.frame(100);
    // No repaint for half a minute.
    sound.heard = 30.1;
    clock.frame(30_000);
    expect(playhead.timeS).toBe(30.1);
    // Without a sound the clock says as much.
    sound.heard = null;
    clock.frame(10_000);
    expect(playhead.timeS).toBeCloseTo(40.1, 9);
  });

  it('has a sound that was interrupted go on from where the picture is', () => {
    const { clock, sound, playhead } = setUp(60);
    playhead.play();
    sound.heard = 0.05;
    clock.frame(50);
    sound.heard = null;
    clock.frame(5000);
    sound.heard = 0.06;
    clock.frame(16);
    expect(playhead.timeS).toBeGreaterThan(5);
    expect(sound.calls.filter((call) => call.startsWith('play'))).toHaveLength(2);
  });

  it('plays every frame in turn, none before its time, and without sound', () => {
    const { clock, sound, playhead, times } = setUp();
    playhead.setEveryFrame(true);
    playhead.play();
    // A frame of 24 fps lasts 41.7 ms; the third repaint comes late, and is not made up for.
    for (const ms of [30, 20, 200, 10, 50]) clock.frame(ms);
    expect(times).toEqual([1, 2, 3].map((frame) => frameToSeconds(frame, { num: 24, den: 1 })));
    expect(sound.calls).toEqual([]);
    playhead.setEveryFrame(false);
    expect(sound.calls).toEqual(['play 0.125 x1']);
  });

  it('changes its transport for buttons only, never while time runs', () => {
    const { clock, playhead } = setUp();
    let changes = 0;
    playhead.transport.subscribe(() => changes++);
    playhead.play();
    for (let i = 0; i < 90; i++) clock.frame(16);
    expect(playhead.timeS).toBeGreaterThan(1.4);
    expect(changes).toBe(1);
    playhead.pause();
    expect(changes).toBe(2);
    expect(clock.waiting()).toBe(0);
  });

  it('may be paused by a listener', () => {
    const { clock, playhead } = setUp();
    playhead.subscribe(() => playhead.pause());
    playhead.play();
    clock.frame(100);
    expect(playhead.isPlaying).toBe(false);
    expect(clock.waiting()).toBe(0);
  });
});

const rates = [
  { num: 24, den: 1 },
  { num: 24000, den: 1001 },
  { num: 30000, den: 1001 },
  { num: 60, den: 1 },
];

describe('frame steps', () => {
  it('lands on exact frames, however many steps were made', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...rates),
        fc.array(fc.integer({ min: -12, max: 12 }), { maxLength: 40 }),
        (rate, steps) => {
          let timeS = 0;
          let frame = 0;
          for (const step of steps) {
            timeS = stepFrames(timeS, step, rate, 20);
            frame = Math.min(Math.max(frame + step, 0), lastFrame(20, rate));
            expect(timeS).toBe(frameToSeconds(frame, rate));
          }
        },
      ),
      { seed: 1, numRuns: 200 },
    );
  });

  it('goes to the frame edges next to an instant between two frames', () => {
    const rate = { num: 24, den: 1 };
    // 1.03 s lies in frame 24, which begins at 1 s.
    expect(stepFrames(1.03, 1, rate, 4)).toBe(25 / 24);
    expect(stepFrames(1.03, -1, rate, 4)).toBe(1);
    expect(stepFrames(1.03, -2, rate, 4)).toBe(23 / 24);
  });

  it('ends on the last frame that begins before the end', () => {
    expect(lastFrame(4, { num: 24, den: 1 })).toBe(95);
    // 4.01 s begin a 97th frame; 1 frame of 23.976 fps is 41.7 ms, and 4 s hold 95.9 of them.
    expect(lastFrame(4.01, { num: 24, den: 1 })).toBe(96);
    expect(lastFrame(4, { num: 24000, den: 1001 })).toBe(95);
    expect(lastFrame(0.01, { num: 24, den: 1 })).toBe(0);
    expect(stepFrames(3.99, 10, { num: 24, den: 1 }, 4)).toBe(95 / 24);
  });
});
