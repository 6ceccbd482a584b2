/** The colours that tracks are drawn with, by the names of the stylesheet. */
export interface Palette {
  readonly text: string;
  readonly quiet: string;
  readonly faint: string;
  readonly ground: string;
  readonly accent: string;
  readonly caution: string;
  readonly alarm: string;
}

/** The colours of the theme that an element stands in; the stylesheet registers them, so that they come resolved. */
export function paletteOf(element: Element): Palette {
  const style = getComputedStyle(element);
  const color = (name: string) => style.getPropertyValue(name);
  return {
    text: color('--text'),
    quiet: color('--text-quiet'),
    faint: color('--text-faint'),
    ground: color('--ground'),
    accent: color('--accent'),
    caution: color('--unlikely'),
    alarm: color('--impossible'),
  };
}
