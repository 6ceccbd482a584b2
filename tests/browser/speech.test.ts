import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { hashBytes } from '../../src/core/base/hash.ts';
import { babbleLine } from '../../src/core/speech/babble.ts';
import { estimateLine } from '../../src/core/speech/estimate.ts';
import { createSpeech } from '../../src/speech/speak.ts';
import { loadEngine } from '../speech/engine.ts';
import { rootFolder } from '../support/files.ts';
import { openedPage } from '../support/opened-page.ts';
import { hashLine } from './pages/speech/hash-line.ts';

const ENGINE_FILE = /\.wasm$/;

const requests: string[] = [];
const page = openedPage('speech', (blank) => blank.on('request', (request) => requests.push(request.url())));

describe('speech in a worker of Chromium', () => {
  it('is not loaded before it is wanted', () => {
    expect(requests.length).toBeGreaterThan(1);
    expect(requests.filter((url) => ENGINE_FILE.test(url))).toEqual([]);
  });

  it.each([
    ['kal', 'He missed it, again! That makes twelve.'],
    ['awb', 'It costs $12.50 — “really”?'],
    ['rms', 'Hello مرحبا بالعالم, 世界 friend.'],
    ['slt', 'Pack my box with five dozen liquor jugs, will you? And close the door.'],
  ] as const)('%s says the same samples at the same times as in Node', async (voice, text) => {
    const line = { text, voice };
    const here = hashLine(await createSpeech(loadEngine).speak(line));
    expect(await page().evaluate((wanted) => window.speechPage.hashSpoken(wanted), line)).toEqual(here);
  });

  it('loads its engine once', () => {
    expect(requests.filter((url) => ENGINE_FILE.test(url))).toHaveLength(1);
  });

  it('babbles where the engine cannot be fetched, as Node does', async () => {
    const apart = await page().context().browser()!.newPage();
    await apart.route(ENGINE_FILE, (route) => route.abort());
    await apart.goto(page().url(), { waitUntil: 'load' });
    const line = { text: 'He missed it.', voice: 'slt' } as const;
    const babbled = hashLine(babbleLine(line, estimateLine(line.text)));
    expect(await apart.evaluate((wanted) => window.speechPage.hashSpoken(wanted), line)).toEqual(babbled);
    await apart.close();
  });

  it('can be cancelled in the middle of a long line, and speaks the next', async () => {
    const long = { text: 'Go on and on. '.repeat(1400), voice: 'slt' } as const;
    expect(await page().evaluate((line) => window.speechPage.cancelSpoken(line, 50), long)).toBe('AbortError');
    const next = { text: 'Next.', voice: 'kal' } as const;
    const here = hashLine(await createSpeech(loadEngine).speak(next));
    expect(await page().evaluate((line) => window.speechPage.hashSpoken(line), next)).toEqual(here);
  });
});

describe('assets in the browser', () => {
  const fixture = (name: string) => [...readFileSync(path.join(rootFolder, 'tests/core/assets/fixtures', name))];

  it('keep a WAV as it is, through a reload', async () => {
    const bytes = fixture('int24.wav');
    const id = hashBytes(new Uint8Array(bytes));
    expect(await page().evaluate((sound) => window.speechPage.importSound('door.wav', sound), bytes)).toEqual({
      assetId: id,
      name: 'door.wav',
      durationS: 100 / 8000,
      asset: { name: 'door.wav', mediaType: 'audio/wav', byteLength: bytes.length },
    });
    await page().reload({ waitUntil: 'load' });
    expect(await page().evaluate((asset) => window.speechPage.readHash(asset), id)).toBe(id);
    expect(await page().evaluate(() => window.speechPage.readHash('0'.repeat(64)))).toBeNull();
  });

  it('keep what is no plain WAV as the WAV that the browser decodes', async () => {
    const sound = await page().evaluate(
      (bytes) => window.speechPage.importSound('tone.flac', bytes),
      fixture('tone.flac'),
    );
    // A tenth of a second at 48 kHz, one channel of 24 bits, after a header of 44 bytes.
    expect(sound).toMatchObject({ durationS: 0.1, asset: { name: 'tone.flac', mediaType: 'audio/wav' } });
    expect(sound.asset.byteLength).toBe(44 + 4800 * 3);
    expect(await page().evaluate((id) => window.speechPage.readHash(id), sound.assetId)).toBe(sound.assetId);
  });

  it('refuse what is no sound, or too long a one, with a sentence', async () => {
    const problem = (bytes: readonly number[]) =>
      page().evaluate((sound) => window.speechPage.importProblem(sound), bytes);
    expect(await problem([...new TextEncoder().encode('no sound at all')])).toMatch(
      /cannot read the file as sound.*\.$/,
    );
    expect(await problem([])).toMatch(/cannot read the file as sound.*\.$/);
    expect(await problem(fixture('six.wav'))).toContain('6 channels');
    expect(await page().evaluate(() => window.speechPage.importSilence(601))).toContain('minutes; up to 10');
  });

  it('let go only of what nothing uses and what is old', async () => {
    const id = await page().evaluate(() => window.speechPage.write([1, 2, 3]));
    await page().evaluate(() => window.speechPage.prune([]));
    expect(await page().evaluate((asset) => window.speechPage.readHash(asset), id)).toBe(id);
    await page().clock.install({ time: Date.now() + 3 * 24 * 60 * 60 * 1000 });
    await page().evaluate((asset) => window.speechPage.prune([asset]), id);
    expect(await page().evaluate((asset) => window.speechPage.readHash(asset), id)).toBe(id);
    await page().evaluate(() => window.speechPage.prune([]));
    expect(await page().evaluate((asset) => window.speechPage.readHash(asset), id)).toBeNull();
  });
});
