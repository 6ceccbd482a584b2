import { expect, it } from 'vitest';
import { mixTracks, renderTracks } from '../../src/core/dsp/render-stems.ts';
import { openedPage } from '../support/opened-page.ts';
import { everything } from './pages/stems/everything.ts';
import { hashTracks } from './pages/stems/hash-stems.ts';

const page = openedPage('stems');

it('every stem is the same bytes in Node and in a worker of Chromium, twice, whatever sounds in it', async () => {
  const hashes = () => {
    const input = everything();
    const tracks = renderTracks(input);
    return hashTracks(tracks, mixTracks({ ...input, tracks }).mix);
  };
  const expected = hashes();
  expect(Object.keys(expected)).toEqual(['effects', 'foley', 'ambience', 'dialogue', 'music', 'mix']);
  // No stem is silent: twelve sounds left and right, all different.
  expect(new Set(Object.values(expected).flat()).size).toBeGreaterThan(10);
  expect(hashes()).toEqual(expected);
  expect(await page().evaluate(() => window.hashStemsInWorker())).toEqual(expected);
  expect(await page().evaluate(() => window.hashStemsInWorker())).toEqual(expected);
});
