import type { Browser, CDPSession, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../scripts/browser.mjs';
import { buildPage } from '../../scripts/build-page.mjs';
import { serveFolder } from '../../scripts/serve.mjs';
import { readyScenes } from '../../src/core/scenes/index.ts';
import { buildShotSpec } from '../../src/core/shot/build.ts';
import { bakeTake } from '../../src/core/tasks.ts';
import type { DeliverCase } from './pages/deliver/main.ts';

/** Less than the frames of the clip take, and more than the first of them. */
const LITTLE_ROOM_BYTES = 100_000;

describe('a package that the browser writes', () => {
  let browser: Browser;
  let page: Page;
  let server: Awaited<ReturnType<typeof serveFolder>>;
  let session: CDPSession;
  let base: Pick<DeliverCase, 'shot' | 'sceneJson' | 'exporterIds'>;

  beforeAll(async () => {
    const scene = readyScenes.get('missed-free-throw').make();
    const result = await bakeTake({ scene, takeId: scene.activeTakeId });
    const results = { [result.takeId]: result };
    const shot = buildShotSpec({
      scene,
      results,
      steadiness: null,
      version: 'test',
      sizePx: [160, 90],
      frameRate: { num: 8, den: 1 },
    });
    base = { shot, sceneJson: JSON.stringify(scene), exporterIds: ['preview-mp4', 'frames', 'state-npz', 'wav'] };
    server = await serveFolder(await buildPage('tests/browser/pages/deliver'));
    browser = await launchBrowser();
    page = await browser.newPage();
    session = await page.context().newCDPSession(page);
    await page.goto(server.url, { waitUntil: 'load' });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });
  const giveRoom = (quotaSize?: number) =>
    session.send('Storage.overrideQuotaForOrigin', {
      origin: new URL(server.url).origin,
      ...(quotaSize !== undefined && { quotaSize }),
    });
  afterEach(() => giveRoom());

  const deliver = (how: Pick<DeliverCase, 'into' | 'roomBytes' | 'cancelAt'>) =>
    page.evaluate((of) => window.deliver(of), { ...base, ...how });

  it.each(['picked', 'downloads'] as const)('leaves nothing waiting when it is made (%s)', async (into) => {
    const { placeBytes, ...rest } = await deliver({ into });
    expect(rest).toEqual({ message: '', waiting: 0, downloads: into === 'picked' ? 0 : 1 });
    if (into === 'picked') expect(placeBytes).toBeGreaterThan(LITTLE_ROOM_BYTES);
    else expect(placeBytes).toBeNull();
  });

  it.each(['picked', 'downloads'] as const)('leaves nothing when it is cancelled half-way (%s)', async (into) => {
    expect(await deliver({ into, cancelAt: 0.5 })).toEqual({
      message: expect.stringMatching(/abort/i),
      waiting: 0,
      placeBytes: null,
      downloads: 0,
    });
  });

  it('leaves nothing where the picked disk is full, and says what to do', async () => {
    expect(await deliver({ into: 'picked', roomBytes: LITTLE_ROOM_BYTES })).toEqual({
      message:
        'The disk is full. Make room on the disk and write the package again, or choose fewer formats or a smaller size.',
      waiting: 0,
      placeBytes: null,
      downloads: 0,
    });
  });

  it.each(['picked', 'downloads'] as const)('leaves nothing where files cannot wait (%s)', async (into) => {
    await giveRoom(LITTLE_ROOM_BYTES);
    expect(await deliver({ into })).toEqual({
      message: expect.stringMatching(
        /^The browser’s own disk space, where files wait until they are packed, is full\. Make room/,
      ),
      waiting: 0,
      placeBytes: null,
      downloads: 0,
    });
  });
});
