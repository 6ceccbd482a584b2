import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../scripts/browser.mjs';
import { buildPage } from '../../scripts/build-page.mjs';
import { serveFolder } from '../../scripts/serve.mjs';
import type { SoundPort } from '../../src/editor/ports.ts';
import { collectComplaints } from '../support/browser.ts';
import type {} from './pages/sound/main.ts';

/** Blocks of the audio thread, and the fade at a cut: 5 ms of 48 kHz. */
const QUANTUM = 128;
const FADE = 240;
/** Float arithmetic on positions below 2^19 at 24 bits: half a unit in the last place is 1/64 of a sample; the browser's
 * own clock of a source adds less than that. */
const INTERPOLATED = 1 / 32;

let browser: Browser;
let page: Page;
let server: Awaited<ReturnType<typeof serveFolder>>;
let complaints: readonly string[];
const said: string[] = [];
const listeners = new Set<() => void>();

beforeAll(async () => {
  server = await serveFolder(await buildPage('tests/browser/pages/sound'));
  browser = await launchBrowser();
  page = await browser.newPage();
  complaints = collectComplaints(page);
  await page.exposeFunction('tell', (what: string) => {
    said.push(what);
    for (const listener of listeners) listener();
  });
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

const hasSaid = (text: string) =>
  new Promise<void>((resolve) => {
    const look = () => {
      if (said.includes(text)) resolve();
    };
    listeners.add(look);
    look();
  });

/** What is put out from now on, as positions on the tape. */
const record = (frames: number, base = 0) =>
  page.evaluate(
    async ([count, subtract]) => {
      const { left, right } = await window.recorded(window.frameNow(), count);
      return { left: left.map((value) => value - subtract), isTogether: left.every((value, i) => value === right[i]) };
    },
    [frames, base] as const,
  );

type Told = 'play' | 'retime' | 'scrub';

/** Tells the room something while the tape runs, and gives what is put out from before it until well after. */
function tell<K extends Told>(name: K, args: Parameters<SoundPort[K]>, frames = 24_000) {
  return page.evaluate(
    ([method, params, count]) =>
      window.recordAround(() => (window.sound[method] as (...params: unknown[]) => void)(...params), count),
    [name as Told, args as unknown[], frames] as const,
  );
}

/** Where the tape is cut: the last frame that goes on from the one before, and the first clean one after the fade. */
function cutIn(samples: readonly number[], step: number): { readonly last: number; readonly clean: number } {
  const goesOn = (i: number, by: number) => Math.abs(samples[i]! - samples[i - 1]! - by) <= INTERPOLATED;
  let last = 1;
  while (goesOn(last, step)) last++;
  return { last: last - 1, clean: last - 1 + FADE };
}

describe('the sound room', () => {
  it('is suspended until a real click, then runs', async () => {
    await page.goto(server.url, { waitUntil: 'load' });
    await hasSaid('opened suspended false');
    expect(said).not.toContain('unlocked');
    await page.mouse.click(50, 50);
    await hasSaid('state running');
    await hasSaid('unlocked');
    expect(said.indexOf('click true suspended')).toBeGreaterThan(said.indexOf('opened suspended false'));
    expect(said.indexOf('click true suspended')).toBeLessThan(said.indexOf('state running'));
    expect(await page.evaluate(() => [window.state(), window.sound.isUnlocked])).toEqual(['running', true]);
  });

  it('plays from the very sample, on all tracks at once, without a change to any', async () => {
    await page.evaluate(() => window.loadRamps(0, 480_000));
    const { from, left, right } = await tell('play', [1, 1, null]);
    const first = left.findIndex((value) => value !== 0);
    // A fade begins at 0 on the first frame, so the first to be seen is the one after.
    expect((from + first - 1) % QUANTUM).toBe(0);
    expect(right).toEqual(left);
    const clean = left.slice(first - 1 + FADE);
    expect(clean).toEqual(clean.map((_, i) => 48_000 + FADE + i));
  });

  it('seeks to the very sample, on the edge of a block, with a straight fade between', async () => {
    const { from, left, right } = await tell('play', [2.5, 1, null]);
    const { last, clean } = cutIn(left, 1);
    expect(right).toEqual(left);
    // The fade begins on the last frame that is still whole.
    expect((from + last) % QUANTUM).toBe(0);
    const after = left.slice(clean);
    expect(after.length).toBeGreaterThan(4096);
    expect(after).toEqual(after.map((_, i) => 120_000 + FADE + i));
    for (let i = 1; i < FADE; i++) {
      const [before, next] = [left[last]! + i, 120_000 + i];
      // The browser counts its ramp up in floats, so a gain is off by half a unit of 2^-24 for each step at most.
      expect(Math.abs(left[last + i]! - (before + ((next - before) * i) / FADE))).toBeLessThan(
        (FADE / 2) * 2 ** -24 * next,
      );
    }
  });

  it('goes round a loop without losing or adding a sample', async () => {
    const { from, left, right } = await tell('play', [0.5, 1, { fromS: 0.5, toS: 0.6 }], 60_000);
    const { last, clean } = cutIn(left, 1);
    expect(right).toEqual(left);
    expect((from + last) % QUANTUM).toBe(0);
    const LOOP = 4800;
    let rounds = 0;
    for (let i = clean; i < left.length; i++) {
      const into = (i - last) % LOOP;
      if (into < FADE) continue;
      if (into === FADE) rounds++;
      expect(left[i]).toBe(24_000 + into);
    }
    expect(rounds).toBeGreaterThan(8);
  });

  it('enters a loop that it comes to later, and leaves one without a jump', async () => {
    await tell('play', [0, 1, null]);
    const { left } = await tell('play', [0.3, 1, { fromS: 0.4, toS: 0.5 }], 48_000);
    const start = cutIn(left, 1).last;
    // 0.3 s to 0.5 s are 9600 samples, then the loop of 4800 begins.
    for (const [frame, position] of [
      [9599, 23_999],
      [9600 + FADE, 19_200 + FADE],
      [9600 + 4799, 23_999],
      [9600 + 4800 + FADE, 19_200 + FADE],
    ] as const) {
      expect(left[start + frame]).toBe(position);
    }
    await tell('retime', [1, null], 20_000);
    const { left: after } = await record(9600);
    expect(after).toEqual(after.map((_, i) => after[0]! + i));
  });

  it.each([0.5, 2, 0.3])('changes to rate %s at the sample that it has come to', async (rate) => {
    await tell('play', [1, 1, null]);
    const { from, left, right } = await tell('retime', [rate, null]);
    expect(right).toEqual(left);
    // Old and new go on from the same sample and part slowly, so the first frames of the fade look as before.
    const parted = left.findIndex((value, i) => i > 0 && value - left[i - 1]! !== 1);
    const last = parted - ((from + parted) % QUANTUM);
    expect(parted - last).toBeLessThan(8);
    for (let i = last + FADE; i < left.length; i++) {
      expect(Math.abs(left[i]! - (left[last]! + (i - last) * rate))).toBeLessThan(INTERPOLATED);
    }
  });

  it('goes round a loop at an odd rate without drifting', async () => {
    const { left } = await tell('play', [0.5, 0.7, { fromS: 0.5, toS: 0.6 }], 60_000);
    const jumps = left.flatMap((value, i) => (i > 0 && value < left[i - 1]! - 2000 ? [i] : []));
    expect(jumps.length).toBe(0);
    const first = left.findIndex((value, i) => i > 600 && Math.abs(value - (24_000 + 0.7 * FADE)) < 0.5);
    const start = first - FADE;
    // 4800 samples at 0.7 take 6857.14 frames.
    const LOOP = 4800 / 0.7;
    let seen = 0;
    for (let i = first; i < left.length; i++) {
      const into = (i - start) % LOOP;
      if (into < FADE + 1) continue;
      seen++;
      expect(Math.abs(left[i]! - (24_000 + into * 0.7))).toBeLessThan(0.5 + INTERPOLATED);
    }
    expect(seen).toBeGreaterThan(40_000);
  });

  it('takes new tracks over at the sample that it has come to', async () => {
    await tell('play', [1, 1, null]);
    const { from, left, right } = await page.evaluate(() =>
      window.recordAround(() => window.loadRamps(1_000_000, 480_000), 24_000),
    );
    const { last, clean } = cutIn(left, 1);
    expect(right).toEqual(left);
    expect((from + last) % QUANTUM).toBe(0);
    const after = left.slice(clean);
    expect(after).toEqual(after.map((_, i) => 1_000_000 + left[last]! + FADE + i));
  });

  it('takes new tracks over in a loop at an odd rate, where it has come to after many rounds', async () => {
    await page.evaluate(() => window.loadRamps(0, 480_000));
    await tell('play', [0.5, 0.7, { fromS: 0.5, toS: 0.6 }], 120_000);
    const { from, left, right } = await page.evaluate(() =>
      window.recordAround(() => window.loadRamps(1_000_000, 480_000), 48_000),
    );
    const cut = left.findIndex((value) => value > 100_000);
    const last = cut - ((from + cut) % QUANTUM);
    expect(right).toEqual(left);
    // A float of a million has steps of 1/16.
    const COARSE = 1 / 16;
    const LOOP = 4800 / 0.7;
    // Where one round fades into the next, the samples of both are mixed and tell no place.
    let told = last;
    while (Math.abs(left[told]! - left[told - 1]! - 0.7) > INTERPOLATED) told--;
    const into = (left[told]! - 24_000) / 0.7;
    let seen = 0;
    for (let i = last + FADE; i < left.length; i++) {
      const frames = (into + i - told) % LOOP;
      if (frames < FADE + 1) continue;
      seen++;
      // Half a sample for the switch, which is made on a sample.
      expect(Math.abs(left[i]! - (1_024_000 + frames * 0.7))).toBeLessThan(0.5 + COARSE);
    }
    expect(seen).toBeGreaterThan(24_000);
  });

  it('keeps its place when it is told many things at once', async () => {
    const { left, heardS, mostFrames } = await page.evaluate(async () => {
      window.loadRamps(0, 480_000);
      window.sound.play(4, 1, null);
      window.sound.pause();
      window.sound.play(2, 2, { fromS: 2, toS: 3 });
      window.sound.retime(0.5, null);
      window.sound.pause();
      const before = window.frameNow();
      window.sound.play(0, 1, null);
      window.loadRamps(0, 480_000);
      window.sound.retime(1, null);
      const from = window.frameNow() + 96_000;
      const recorded = await window.recorded(from, 4800);
      return { left: recorded.left, heardS: window.sound.heardAtS(), mostFrames: from - before };
    });
    expect(left).toEqual(left.map((_, i) => left[0]! + i));
    // From 0 on, so that it has come to no more than the time since it was told to.
    expect(left[0]).toBeGreaterThan(0);
    expect(left[0]).toBeLessThan(mostFrames);
    expect(heardS).toBeGreaterThan(0);
    const { from, left: around } = await tell('retime', [2, null]);
    const parted = around.findIndex((value, i) => i > 0 && value - around[i - 1]! !== 1);
    const last = parted - ((from + parted) % QUANTUM);
    const after = around.slice(last + FADE);
    expect(after.every((value, i) => Math.abs(value - (around[last]! + (FADE + i) * 2)) < INTERPOLATED)).toBe(true);
  });

  it('moves the faders of the tracks without touching the others', async () => {
    await page.evaluate(() => window.loadRamps(1_000_000, 480_000));
    const settled = () => record(2400, 0);
    await page.evaluate(() => window.sound.play(0, 0.05, null));
    const trims = { gainDb: 0, isAudible: true };
    const set = (effects: typeof trims) =>
      page.evaluate(
        ([one, other]) =>
          window.sound.setStemTrims({ effects: one, foley: other, ambience: other, dialogue: other, music: other }),
        [effects, trims] as const,
      );
    await set({ gainDb: 0, isAudible: false });
    await record(24_000);
    // The panner of the channel lets the other side through at the rounding of its cosine: 1e-16 of a million.
    expect(Math.max(...(await settled()).left)).toBeLessThan(1e-9);
    const { peakDb } = await page.evaluate(() => window.sound.meters().foley);
    // The right track sounds still: 20 log10 of a million, and of no more than half as much again, which its ramp ends at.
    expect(peakDb).toBeGreaterThan(119.99);
    expect(peakDb).toBeLessThan(20 * Math.log10(1_480_000));
    expect(await page.evaluate(() => window.sound.meters().effects.peakDb)).toBe(Number.NEGATIVE_INFINITY);
    await set(trims);
    await record(24_000);
    expect((await settled()).isTogether).toBe(true);
  });

  it('says where it is heard, and falls silent when paused', async () => {
    await page.evaluate(() => window.sound.play(3, 1, { fromS: 3, toS: 4 }));
    await record(48_000);
    const heardS = await page.evaluate(() => window.sound.heardAtS());
    expect(heardS).toBeGreaterThanOrEqual(3);
    expect(heardS).toBeLessThan(4);
    await page.evaluate(() => window.sound.pause());
    await record(24_000);
    expect(new Set((await record(2400)).left)).toEqual(new Set([0]));
    expect(await page.evaluate(() => window.sound.heardAtS())).toBeNull();
  });

  it('sounds a grain where it is scrubbed, backwards too, and rests after it', async () => {
    await page.evaluate(() => window.loadRamps(0, 480_000));
    const forward = await tell('scrub', [2]);
    const peak = Math.max(...forward.left);
    // 70 ms are 3360 samples, of which the fades hide the ends.
    expect(peak).toBeGreaterThan(96_000);
    expect(peak).toBeLessThan(96_000 + 3360);
    const loud = forward.left.flatMap((value, i) => (value > 96_000 ? [i] : []));
    expect(forward.left[loud[500]!]! - forward.left[loud[499]!]!).toBe(1);
    const backward = await tell('scrub', [1]);
    const middle = backward.left.findIndex((value) => value > 46_000);
    expect(backward.left[middle + 200]! - backward.left[middle + 199]!).toBe(-1);
    expect(Math.max(...backward.left)).toBeLessThanOrEqual(48_000);
    expect(new Set(backward.left.slice(-2400))).toEqual(new Set([0]));
  });

  it('auditions a sound beside what plays, and notes on instruments', async () => {
    const beside = await page.evaluate(async () => {
      window.sound.play(0, 0.05, null);
      const from = window.frameNow() + 24_000;
      await window.recorded(from, 1);
      const one = new Float32Array(24_000).fill(1_000_000);
      window.sound.audition({ sampleRate: 48_000, channels: [one, one] });
      const { left } = await window.recorded(from, 24_000);
      window.sound.pause();
      return left;
    });
    // The tape stands at a few hundred while the audition adds a million to it.
    expect(Math.max(...beside)).toBeGreaterThan(1_000_000);
    expect(Math.max(...beside)).toBeLessThan(1_010_000);
    for (const instrument of ['piano', 'strings', 'bass', 'pluck', 'drums'] as const) {
      const [before, peak] = await page.evaluate(async (played) => {
        window.sound.auditionNotes(played, []);
        await window.recorded(window.frameNow(), 9600);
        const note = { startS: 0, durationS: 0.3, velocity: 1 };
        const notes = [
          { ...note, pitch: 48 },
          { ...note, pitch: 55, startS: 0.1 },
        ];
        const { left } = await window.recordAround(() => window.sound.auditionNotes(played, notes), 24_000);
        return [Math.max(...left.slice(0, 1024)), Math.max(...left)] as const;
      }, instrument);
      expect([instrument, before < 1e-6, peak > 0.01 && peak < 2]).toEqual([instrument, true, true]);
    }
  });

  it('auditions each note on its sample, from its attack on', async () => {
    const left = await page.evaluate(async () => {
      window.sound.auditionNotes('drums', []);
      await window.recorded(window.frameNow(), 9600);
      const note = { durationS: 0.1, velocity: 1, pitch: 48 };
      // 192 blocks apart: within a block Chromium is late with the pitch of a note, not with its onset.
      const notes = [note, note].map((struck, nth) => ({ ...struck, startS: nth * 0.512 }));
      const recorded = await window.recordAround(() => window.sound.auditionNotes('drums', notes), 60_000);
      return recorded.left;
    });
    const first = left.findIndex((value) => value !== 0);
    const beat = (from: number) => left.slice(from, from + 9600);
    const peak = Math.max(...beat(first));
    expect(peak).toBeGreaterThan(0.1);
    // Times of the two differ in floats of the browser: a hundredth is more than that does. A sample more or less would be
    // a tenth of what the drum is at its highest, 2 kHz.
    const second = beat(first + 192 * QUANTUM);
    expect(Math.max(...beat(first).map((value, i) => Math.abs(value - second[i]!))) / peak).toBeLessThan(0.01);
  });

  it('leaves no complaint in the console', () => {
    expect(complaints).toEqual([]);
  });
});
