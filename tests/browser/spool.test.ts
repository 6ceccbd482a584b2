import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { openedPage } from '../support/opened-page.ts';
import type {} from './pages/spool/main.ts';

describe('packages that wait on the browser’s disk', () => {
  const page = openedPage('spool');

  const write = (fails: 'nothing' | 'cancelled' | 'disk') => page().evaluate((how) => window.writeZip(how), fails);

  it('come out as they went in, and nothing goes on waiting', async () => {
    const { base64, ...rest } = await write('nothing');
    expect(rest).toEqual({ message: '', waiting: 2, left: 0 });
    const files = unzipSync(Buffer.from(base64!, 'base64'));
    const content = (step: number) =>
      Uint8Array.from({ length: 6000 }, (_, i) =>
        i >= 4 && i < 14 ? (i - 4) * 11 : i < 3000 ? i * step : (i - 3000) * (step + 1),
      );
    expect(Object.keys(files)).toEqual(['a.mp4', 'b.bin']);
    expect(files['a.mp4']).toEqual(content(5));
    expect(files['b.bin']).toEqual(content(7));
  });

  it('leave nothing where they are cancelled or their disk is full', async () => {
    expect(await write('cancelled')).toEqual({ message: 'Cancelled.', waiting: 0, left: 0, base64: null });
    expect(await write('disk')).toEqual({ message: 'The disk is full.', waiting: 2, left: 0, base64: null });
  });

  it('are swept away when the page that left them is gone, and not before', async () => {
    const other = await page().context().newPage();
    await other.goto(page().url(), { waitUntil: 'load' });
    await other.evaluate(() => window.leaveSpool());
    expect((await write('nothing')).left).toBe(1);
    await other.close();
    // The browser lets the lock go soon after the page.
    await page().waitForFunction(async () => {
      const { held } = await navigator.locks.query();
      return held?.length === 0;
    });
    expect((await write('nothing')).left).toBe(0);
  });
});
