import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../scripts/browser.mjs';
import { collectComplaints, serveBuild } from '../support/browser.ts';

interface Tally {
  commits: number;
  draws: number;
}

declare global {
  interface Window {
    tally: Tally;
  }
}

/**
 * Counts from outside, before anything of ours runs: React tells its developer tools of every commit, of the page and of
 * the stage alike, and whatever is drawn passes through the context's own functions.
 */
function countCommitsAndDraws(): void {
  const tally: Tally = { commits: 0, draws: 0 };
  window.tally = tally;
  Object.assign(window, {
    __REACT_DEVTOOLS_GLOBAL_HOOK__: {
      isDisabled: false,
      supportsFiber: true,
      renderers: new Map(),
      inject: () => 1,
      checkDCE: () => {},
      onCommitFiberRoot: () => tally.commits++,
      onCommitFiberUnmount: () => {},
      onPostCommitFiberRoot: () => {},
    },
  });
  const context = WebGL2RenderingContext.prototype;
  for (const name of ['drawArrays', 'drawElements', 'drawArraysInstanced', 'drawElementsInstanced', 'clear'] as const) {
    const draw = context[name] as (...args: unknown[]) => void;
    Object.assign(context, {
      [name](this: WebGL2RenderingContext, ...args: unknown[]) {
        tally.draws++;
        return draw.apply(this, args);
      },
    });
  }
}

describe('playback', () => {
  let browser: Browser;
  let page: Page;
  let complaints: readonly string[];
  let server: Awaited<ReturnType<typeof serveBuild>>;
  const tally = () => page.evaluate(() => ({ ...window.tally }));
  /** Until whatever a click had asked for is drawn, however slow the machine. */
  const pendingFrames = () =>
    page.evaluate(async () => {
      for (let i = 0; i < 6; i++) await new Promise(requestAnimationFrame);
    });
  const countFor = async (ms: number): Promise<Tally> => {
    const before = await tally();
    await page.waitForTimeout(ms);
    const after = await tally();
    return { commits: after.commits - before.commits, draws: after.draws - before.draws };
  };

  beforeAll(async () => {
    server = await serveBuild();
    browser = await launchBrowser();
    // Without motion at the start: the page opens paused.
    page = await browser.newPage({ reducedMotion: 'reduce', viewport: { width: 1280, height: 720 } });
    complaints = collectComplaints(page);
    await page.addInitScript(countCommitsAndDraws);
    await page.goto(`${server.url}?probe`);
    await page.getByText(/Steady \d+\/\d+/).waitFor();
    await pendingFrames();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  it('is told of commits and draws while the page opens', async () => {
    const { commits, draws } = await tally();
    expect(commits).toBeGreaterThan(0);
    expect(draws).toBeGreaterThan(0);
  });

  it('draws, and commits nothing to React, for a second and a half of playing', async () => {
    // Round and round, so that it still plays when a slow machine comes to the count.
    await page.getByRole('button', { name: 'Loop', exact: true }).click();
    await page.getByRole('button', { name: 'Play', exact: true }).click();
    await pendingFrames();
    const counted = await countFor(1500);
    expect(counted.draws).toBeGreaterThan(0);
    expect(counted.commits).toBe(0);
  });

  it('draws nothing while paused', async () => {
    const { commits } = await tally();
    await page.getByRole('button', { name: 'Pause', exact: true }).click();
    await page.getByRole('button', { name: 'Play', exact: true }).waitFor();
    expect((await tally()).commits).toBeGreaterThan(commits);
    await pendingFrames();
    expect(await countFor(1500)).toEqual({ commits: 0, draws: 0 });
  });

  it('leaves no complaint in the console', () => {
    expect(complaints).toEqual([]);
  });
});
