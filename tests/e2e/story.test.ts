import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { strFromU8, unzipSync } from 'fflate';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../scripts/browser.mjs';
import { collectComplaints, serveBuild, shoot } from '../support/browser.ts';
import { rootFolder } from '../support/files.ts';

/** A newcomer's first ten minutes, in one sitting: each step starts where the one before it ended. */
describe('the missed free throw, from opening to package', () => {
  let browser: Browser;
  let page: Page;
  let complaints: readonly string[];
  let server: Awaited<ReturnType<typeof serveBuild>>;
  let outcomeAtFirst: string;

  const outcome = () => page.locator('.outcome-text').innerText();
  const isReady = () =>
    page.getByText(/(Steady|Touchy|Lucky) \d+\/\d+|\d+\/\d+ as wanted/).waitFor({ timeout: 60_000 });
  const arrowTip = async () => {
    const tip = await page.evaluate(() => window.__rimshot?.arrowTipPx?.());
    if (!tip) throw new Error('There is no Throw arrow to be seen.');
    return tip;
  };

  beforeAll(async () => {
    server = await serveBuild();
    browser = await launchBrowser();
    const context = await browser.newContext({
      viewport: { width: 1280, height: 720 },
      reducedMotion: 'reduce',
      acceptDownloads: true,
    });
    page = await context.newPage();
    complaints = collectComplaints(page);
    // A file picker belongs to the desktop, where no test can reach: without it the editor downloads.
    await page.addInitScript(() => Object.defineProperty(window, 'showSaveFilePicker', { value: undefined }));
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  it('opens on the finished scene: board, rim, floor, as wanted', async () => {
    await page.goto(`${server.url}?probe`);
    await isReady();
    outcomeAtFirst = await outcome();
    expect(outcomeAtFirst).toMatch(/^Missed by [\d.]+ cm\s*board 0\.\d\d → rim 1\.\d\d → floor \d\.\d\d$/);
    expect(await page.getByRole('button', { name: 'as wanted' }).isVisible()).toBe(true);
    await shoot(page, '1-open');
  });

  it('keeps silent until a click, and says so', async () => {
    await page.getByRole('toolbar', { name: 'Transport' }).getByRole('button', { name: 'Click for sound' }).click();
    await page.getByRole('button', { name: 'Sound off' }).waitFor();
  });

  it('changes the ending while the arrow is dragged', async () => {
    const [x, y] = await arrowTip();
    await page.mouse.move(x, y);
    await page.mouse.down();
    for (let step = 1; step <= 10; step++) await page.mouse.move(x - 3 * step, y + 4 * step);
    await expect.poll(outcome, { timeout: 30_000 }).not.toBe(outcomeAtFirst);
    await shoot(page, '2-dragging');
    await page.mouse.up();
    await isReady();
    expect(await outcome()).not.toBe(outcomeAtFirst);
    expect((await arrowTip())[0]).toBeLessThan(x - 10);
    await shoot(page, '3-dragged');
  });

  it('takes the whole drag back in one step', async () => {
    await page.keyboard.press('Control+z');
    await expect.poll(outcome, { timeout: 30_000 }).toBe(outcomeAtFirst);
    await isReady();
    await shoot(page, '4-undone');
  });

  it('scrubs to the rim with the pointer, and on by frames with the keyboard', async () => {
    const line = page.getByRole('slider', { name: 'Playhead' });
    const instant = async () => Number(await line.getAttribute('aria-valuenow'));
    const marker = page.getByRole('button', { name: /meets rim at 1\.\d\d s/ }).first();
    const rimS = Number(/at ([\d.]+) s/.exec((await marker.getAttribute('aria-label')) ?? '')?.[1]);
    const from = await line.boundingBox();
    const toX = await marker.evaluate(
      (element: HTMLElement) =>
        (element.offsetParent?.getBoundingClientRect().left ?? 0) + Number.parseFloat(element.style.left),
    );
    if (!from) throw new Error('The timeline is out of sight.');
    await page.mouse.move(from.x + from.width / 2, from.y + 8);
    await page.mouse.down();
    await page.mouse.move(toX, from.y + 8, { steps: 10 });
    await page.mouse.up();
    const scrubbedS = await instant();
    expect(Math.abs(scrubbedS - rimS)).toBeLessThan(1 / 24);
    await shoot(page, '5-at-the-rim');
    // The first step only goes to the edge of the frame that the pointer was in.
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect.poll(instant).toBeGreaterThan(scrubbedS + 0.99 / 24);
    expect((await instant()) - scrubbedS).toBeLessThan(2.01 / 24);
  });

  it('is given a line to say', { timeout: 120_000 }, async () => {
    await page.keyboard.press('Home');
    await page.getByRole('button', { name: 'Add a sound' }).click();
    await page.getByRole('menuitem', { name: 'Dialogue line' }).click();
    await page.getByLabel('Speaker').fill('Coach');
    const words = page.getByLabel('Words of the line');
    await words.fill('Almost. Once more!');
    await page.getByLabel('Speaker').focus();
    await page.getByText(/^3 words, times/).waitFor();
    await page.getByRole('listbox', { name: 'Dialogue: 1 sound' }).waitFor();
    await page.getByText(/LUFS/).waitFor({ timeout: 60_000 });
    await shoot(page, '6-line');
  });

  it('mutes the sound of the board, reached by keyboard', async () => {
    await page.getByRole('listbox', { name: /^Effects/ }).focus();
    await page.keyboard.press('Home');
    await expect
      .poll(() => page.getByRole('option').first().textContent())
      .toMatch(/basketball hits board, 0\.\d{3} s/);
    await page.getByRole('switch', { name: 'Heard' }).click();
    await expect.poll(() => page.getByRole('option').first().textContent()).toMatch(/muted, changed$/);
    await page.getByRole('button', { name: 'Back to physics' }).waitFor();
    await shoot(page, '7-muted');
    await isReady();
  });

  it('delivers a package whose shot spec a foreign validator accepts', { timeout: 300_000 }, async () => {
    await page.getByRole('button', { name: 'Deliver' }).click();
    const dialog = page.getByRole('dialog', { name: 'Deliver' });
    await dialog.waitFor();
    await shoot(page, '8-deliver');
    // A generator that takes none of four seconds: one press holds the clip on until it does.
    await dialog.getByLabel('For', { exact: true }).click();
    await page.getByRole('option', { name: 'LTX-2.3' }).click();
    await dialog.getByText('The clip lasts 4 s, and LTX-2.3 makes 6, 8 or 10 s.').first().waitFor();
    await dialog.getByRole('button', { name: 'Fit the clip to LTX-2.3' }).click();
    await dialog.getByText('LTX-2.3 takes this clip as it is.').waitFor();
    await dialog.getByLabel('For', { exact: true }).click();
    await page.getByRole('option', { name: 'No one in particular' }).click();
    await dialog.getByRole('button', { name: 'All', exact: true }).click();
    for (const [side, px] of [
      ['Width, px', '320'],
      ['Height, px', '180'],
    ] as const) {
      await dialog.getByLabel(side).fill(px);
      await dialog.getByLabel(side).press('Enter');
    }
    await dialog.getByRole('checkbox', { name: /^Upload kit/ }).uncheck();
    for (const name of [/^Preview \(MP4/, /^Sound \(WAV/, /^Cue list \(DCASE/])
      await dialog.getByRole('checkbox', { name }).first().check();
    const prompt = dialog.getByLabel('Prompt, as it will be written');
    await prompt.press('End');
    await prompt.pressSequentially(' Shot on 16 mm film.');
    await dialog.getByText('your words are marked').waitFor();
    await shoot(page, '8-deliver-chosen');
    const downloading = page.waitForEvent('download', { timeout: 280_000 });
    await page.getByRole('button', { name: 'Write the package' }).click();
    const download = await downloading;
    const file = path.join(rootFolder, 'test-results', download.suggestedFilename());
    await download.saveAs(file);
    await page.getByText(/^Delivered: \d+ files/).waitFor();
    await shoot(page, '9-delivered');

    const files = unzipSync(readFileSync(file));
    expect(Object.keys(files)).toEqual(
      expect.arrayContaining([
        'shot.json',
        'scene.json',
        'manifest.json',
        'README.md',
        'prompt-ltx.txt',
        'sound/cues.tsv',
        'sound/mix.wav',
      ]),
    );
    const schema = JSON.parse(readFileSync(path.join(rootFolder, 'docs/spec/shot-spec-v1.schema.json'), 'utf8'));
    const validate = new Ajv2020({ strict: false, allErrors: true }).compile(schema);
    const shot = JSON.parse(strFromU8(files['shot.json']!));
    validate(shot);
    expect(validate.errors).toBeNull();
    expect(shot.format).toBe('rimshot-shot');
    // What was written and muted left with the rest: in the cues, and as samples.
    const cues: readonly { kind: string; text: string | null; isMuted: boolean; label: string }[] = shot.audio.cues;
    expect(cues.find(({ kind }) => kind === 'dialogue')).toMatchObject({
      text: 'Almost. Once more!',
      speaker: 'Coach',
    });
    expect(cues.filter(({ isMuted }) => isMuted).map(({ label }) => label)).toEqual(['basketball hits board']);
    expect(strFromU8(files['sound/mix.wav']!.subarray(0, 4))).toMatch(/^(RIFF|RF64)$/);
    const video = files['preview.mp4'];
    expect(video && strFromU8(video.subarray(4, 8))).toBe('ftyp');
    expect(strFromU8(files['prompt-ltx.txt']!)).toContain('Shot on 16 mm film.');
    await dialog.getByRole('button', { name: 'Delivered before (1)' }).click();
    await dialog.getByText('96 frames at 24 fps, 320 × 180').waitFor();
    await shoot(page, '9-delivered-before');
    await page.keyboard.press('Escape');
  });

  it('keeps what was changed through a reload', async () => {
    const [x, y] = await arrowTip();
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x - 30, y + 40, { steps: 10 });
    await page.mouse.up();
    await expect.poll(outcome, { timeout: 30_000 }).not.toBe(outcomeAtFirst);
    await isReady();
    const changed = await outcome();
    await page.reload();
    await isReady();
    expect(await outcome()).toBe(changed);
    await shoot(page, '10-reloaded');
  });

  it('left no complaint in the console', () => {
    expect(complaints).toEqual([]);
  });
});
