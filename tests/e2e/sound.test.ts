import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { unzipSync } from 'fflate';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../scripts/browser.mjs';
import { writeWav } from '../../src/core/assets/write-wav.ts';
import { collectComplaints, serveBuild, shoot } from '../support/browser.ts';

const RATE = 48_000;
/** Half a second of a tone that dies away. */
const BUZZER = writeWav({
  sampleRate: RATE,
  channels: [Float32Array.from({ length: RATE / 2 }, (_, i) => 0.3 * Math.sin(i / 20) * Math.exp(-i / 6000))],
});

/** A director gives a scene its sound, takes it along in a project, and opens that where nothing of it is kept. */
describe('a scene and its sounds', () => {
  let browser: Browser;
  let page: Page;
  let complaints: readonly string[];
  let server: Awaited<ReturnType<typeof serveBuild>>;
  const folder = mkdtempSync(path.join(tmpdir(), 'rimshot-sound-'));
  const project = path.join(folder, 'scene.rimshot');

  const isHeard = () => page.getByText(/LUFS/).waitFor({ timeout: 100_000 });
  const track = (label: RegExp) => page.getByRole('listbox', { name: label });
  /** "Effects: 5 sounds", track by track. */
  const sounds = () =>
    page.getByRole('listbox').evaluateAll((boxes) => boxes.map((box) => box.getAttribute('aria-label')));
  const levels = async () => [
    (await page.getByLabel('Gain of ambience').inputValue()).replace('−', '-'),
    await page.getByRole('button', { name: 'Mute dialogue' }).getAttribute('aria-pressed'),
  ];
  const missing = () => page.getByRole('button', { name: /missing|without their file/ }).allInnerTexts();
  const openPage = async () => {
    const context = await browser.newContext({
      viewport: { width: 1600, height: 1000 },
      reducedMotion: 'reduce',
      acceptDownloads: true,
    });
    page = await context.newPage();
    complaints = collectComplaints(page);
    // Choosers are caught from now on: asked for only when a key is pressed, the key may be ahead of it.
    page.on('filechooser', () => {});
    // File pickers belong to the desktop, where no test can reach: without them the editor downloads and uploads.
    await page.addInitScript(() => {
      Object.defineProperty(window, 'showSaveFilePicker', { value: undefined });
      Object.defineProperty(window, 'showOpenFilePicker', { value: undefined });
    });
    await page.goto(server.url);
    await isHeard();
  };

  beforeAll(async () => {
    server = await serveBuild();
    browser = await launchBrowser();
    await openPage();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    rmSync(folder, { recursive: true });
  });

  it('takes a dropped WAV where it is dropped', async () => {
    await page.getByRole('toolbar', { name: 'Transport' }).getByRole('button', { name: 'Click for sound' }).click();
    await page.getByRole('button', { name: 'Sound off' }).waitFor();
    const effects = track(/^Effects/);
    const box = (await effects.boundingBox())!;
    const dataTransfer = await page.evaluateHandle(
      (bytes) => {
        const dropped = new DataTransfer();
        dropped.items.add(new File([Uint8Array.from(bytes)], 'buzzer.wav', { type: 'audio/wav' }));
        return dropped;
      },
      [...BUZZER],
    );
    const at = { clientX: box.x + box.width / 2, clientY: box.y + box.height / 2 };
    await effects.dispatchEvent('dragover', { dataTransfer, ...at });
    await effects.dispatchEvent('drop', { dataTransfer, ...at });
    await page.getByText('buzzer.wav').waitFor();
    // In the middle of four seconds, on a frame.
    await page.getByText(/^2\.000 s · frame 48 /).waitFor();
  });

  it('is given the air of a place and a silence', async () => {
    const add = () => page.getByRole('button', { name: 'Add a sound' }).click();
    await add();
    await page.getByRole('menuitem', { name: 'Ambience' }).click();
    await page.getByRole('menuitem', { name: 'Wind' }).click();
    await track(/^Ambience: 2 sounds/).waitFor();
    await add();
    await page.getByRole('menuitem', { name: 'Silence' }).click();
    await track(/^Ambience: 3 sounds/).waitFor();
    await isHeard();
    // The silence lies over the first second, and the blow of the board in it.
    const effects = track(/^Effects/);
    await effects.focus();
    await page.keyboard.press('Home');
    await expect.poll(() => page.getByRole('option').first().textContent()).toMatch(/hits board.*muted/);
    await page.getByText('It falls into a silence on the timeline, so nothing of it is heard.').waitFor();
    await shoot(page, 'sound-1-silence');
  });

  it('is given a line to say', async () => {
    await page.getByRole('button', { name: 'Add a sound' }).click();
    await page.getByRole('menuitem', { name: 'Dialogue line' }).click();
    await page.getByLabel('Words of the line').fill('Almost. Once more!');
    await page.getByLabel('Speaker').fill('Coach');
    await page.getByLabel('Speaker').press('Enter');
    await track(/^Dialogue: 1 sound/).waitFor();
    await page.getByText(/^3 words, times/).waitFor();
  });

  it('plays one track alone', async () => {
    const solo = page.getByRole('button', { name: 'Solo effects' });
    await solo.click();
    await expect.poll(() => solo.getAttribute('aria-pressed')).toBe('true');
    await page.getByRole('button', { name: 'Play', exact: true }).click();
    const line = page.getByRole('slider', { name: 'Playhead' });
    await expect.poll(async () => Number(await line.getAttribute('aria-valuenow'))).toBeGreaterThan(0.2);
    await solo.click();
    await expect.poll(() => solo.getAttribute('aria-pressed')).toBe('false');
    await page.getByRole('button', { name: 'Pause', exact: true }).click();
  });

  it('has one track turned down and another off', async () => {
    const gain = page.getByLabel('Gain of ambience');
    await gain.fill('-6');
    await gain.press('Enter');
    await page.getByRole('button', { name: 'Mute dialogue' }).click();
    await expect.poll(levels).toEqual(['-6', 'true']);
    await isHeard();
  });

  it('keeps all of it through a reload', async () => {
    const all = await sounds();
    expect(all.join()).toMatch(/Effects: \d+ sounds.*Ambience: 3 sounds.*Dialogue: 1 sound/);
    await page.reload();
    await isHeard();
    await expect.poll(sounds).toEqual(all);
    await expect.poll(levels).toEqual(['-6', 'true']);
    expect(await missing()).toEqual([]);
  });

  it('is saved with the file, and opens with it where nothing is kept', async () => {
    const all = await sounds();
    const downloading = page.waitForEvent('download');
    await page.keyboard.press('Control+s');
    const download = await downloading;
    expect(download.suggestedFilename()).toMatch(/\.rimshot$/);
    await download.saveAs(project);
    const kept = Object.entries(unzipSync(readFileSync(project))).find(([name]) => name.startsWith('assets/'));
    expect(kept?.[1]).toEqual(BUZZER);
    expect(complaints).toEqual([]);

    await page.context().close();
    await openPage();
    const choosing = page.waitForEvent('filechooser');
    await page.keyboard.press('Control+o');
    await (await choosing).setFiles(project);
    await expect.poll(sounds, { timeout: 60_000 }).toEqual(all);
    await expect.poll(levels).toEqual(['-6', 'true']);
    await isHeard();
    expect(await missing()).toEqual([]);
    await track(/^Effects/).focus();
    await page.keyboard.press('Home');
    await expect.poll(() => page.getByRole('option').first().textContent()).toMatch(/hits board.*muted/);
    await shoot(page, 'sound-2-opened');
    expect(complaints).toEqual([]);
  });
});
