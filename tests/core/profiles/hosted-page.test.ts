import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { Profile } from '../../../src/core/profiles/profile.ts';
import { profiles } from '../../../src/core/profiles/profiles.ts';
import { dateWords, durationWords, rateWords, sizeWords } from '../../../src/core/profiles/words.ts';
import { rootFolder } from '../../support/files.ts';

const PAGE = path.join(rootFolder, 'docs/targets/hosted.md');
const MARK = '<!-- From src/core/profiles/profiles.ts: UPDATE_DOCS=1 npx vitest run tests/core/profiles -->\n';

/** The table and the sources, as the data has them. */
function limits(): string {
  const head = [
    'product',
    'film',
    'sizes',
    'rate',
    'clip put in',
    'sound put in',
    'pictures and tracks',
    'prompt',
    'own sound',
  ];
  const rows = profiles.all.map((p) => [
    `${p.label} (\`${p.id}\`)${p.ended ? `, shut down on ${dateWords(p.ended.on)}` : ''}`,
    durationWords(p.durations),
    p.sizes?.map(sizeWords).join(', ') ?? 'any',
    rateWords(p.frameRates),
    clipWords(p),
    p.audio ? `${p.audio.minS} to ${p.audio.maxS} s, ${p.audio.most} at most` : 'no',
    pictureWords(p),
    `${p.prompt.dialectId}, ${p.prompt.mostCharacters === null ? 'no limit stated' : `${p.prompt.mostCharacters} characters`}`,
    { none: 'no', always: 'always', switch: 'on or off' }[p.sound],
  ]);
  const table = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  const sources = profiles.all.map(
    ({ label, sources: all }) =>
      `- ${label}: ${all.map(({ name, date }) => `${name}, ${dateWords(date)}`).join('; ')}.`,
  );
  return `${MARK}\n${table.join('\n')}\n\nSources:\n\n${sources.join('\n')}\n`;
}

function clipWords({ video }: Profile): string {
  if (!video) return 'no';
  const { minS, maxS, most, maxMB, pixels, sidesPx, minFrameRate } = video;
  return [
    `${minS} to ${maxS} s`,
    `${most} at most`,
    ...(pixels ? [`${pixels.min} to ${pixels.max} pixels`] : []),
    ...(sidesPx ? [`sides of ${sidesPx.min} to ${sidesPx.max} px`] : []),
    ...(minFrameRate ? [`${minFrameRate} fps or more`] : []),
    ...(maxMB ? [`${maxMB} MB`] : []),
  ].join(', ');
}

function pictureWords({ modes }: Profile): string {
  return modes
    .map(({ name, slots }) => {
      const files = slots.filter(({ file }) => file.endsWith('.png') || file === 'contacts' || file === 'tracks.json');
      const words = files.map(({ file, most }) =>
        file === 'contacts' ? `${most} at contacts` : file.replace(/\.\w+$/, ''),
      );
      return `${name}: ${words.join(', ') || 'none'}`;
    })
    .join('; ');
}

test('the page of hosted generators tells the limits that the profiles have', () => {
  const page = readFileSync(PAGE, 'utf8');
  const [before] = page.split(MARK);
  if (process.env.UPDATE_DOCS) writeFileSync(PAGE, `${before}${limits()}`);
  else expect(page).toBe(`${before}${limits()}`);
});
