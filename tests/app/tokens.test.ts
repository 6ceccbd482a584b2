import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('../../src/app/styles/tokens.css', import.meta.url), 'utf8');
const pairs = new Map(
  [...css.matchAll(/--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(([, name, light, dark]) => [
    name!,
    { light: light!, dark: dark! },
  ]),
);

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function contrast(a: string, b: string): number {
  const [bright, dim] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (bright! + 0.05) / (dim! + 0.05);
}

const color = (name: string, theme: 'light' | 'dark') => pairs.get(name)![theme];

describe.each(['light', 'dark'] as const)('the %s theme', (theme) => {
  it.each(['text', 'text-quiet', 'text-faint', 'accent-text', 'impossible', 'unlikely', 'craft', 'fine'])(
    'shows --%s with the contrast of AA (4.5) on panels, fields and hovered rows',
    (name) => {
      for (const ground of ['ground', 'raised', 'hover']) {
        expect(contrast(color(name, theme), color(ground, theme))).toBeGreaterThanOrEqual(4.5);
      }
    },
  );

  it('shows what is selected and what is on the accent as well', () => {
    expect(contrast(color('text', theme), color('accent-wash', theme))).toBeGreaterThanOrEqual(4.5);
    expect(contrast('#1c0d02', color('accent', theme))).toBeGreaterThanOrEqual(4.5);
  });

  it('draws borders of controls and focus rings with 3 to 1', () => {
    for (const ground of ['ground', 'raised']) {
      expect(contrast(color('line-strong', theme), color(ground, theme))).toBeGreaterThanOrEqual(3);
      expect(contrast(color('accent', theme), color(ground, theme))).toBeGreaterThanOrEqual(3);
    }
  });
});
