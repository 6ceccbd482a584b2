const CHUNK_BITS = 5;
const MORE = 0x20;
const SIGN = 0x10;
/** Letters begin at "0". */
const FIRST_LETTER = 48;

/** The pixels of one thing in one picture. */
export interface Mask {
  readonly areaPx: number;
  /** Left, top, width and height. */
  readonly boxPx: readonly [number, number, number, number];
  /** Lengths of runs down the columns, of what is not in it and what is, in turn. */
  readonly counts: readonly number[];
}

/** The masks of all groups in a picture in one go: `groups` says for each pixel, rows from the top, whose it is; -1 is none. */
export function masksOf(
  groups: Int16Array,
  widthPx: number,
  heightPx: number,
  groupCount: number,
): readonly (Mask | null)[] {
  const open = Array.from({ length: groupCount }, () => ({
    counts: [] as number[],
    area: 0,
    end: 0,
    x0: widthPx,
    y0: heightPx,
    x1: 0,
    y1: 0,
  }));
  for (let x = 0, at = 0; x < widthPx; x++) {
    for (let y = 0; y < heightPx; y++, at++) {
      const mask = open[groups[y * widthPx + x]!];
      if (!mask) continue;
      if (mask.area > 0 && mask.end === at) mask.counts[mask.counts.length - 1]!++;
      else mask.counts.push(at - mask.end, 1);
      mask.end = at + 1;
      mask.area++;
      mask.x0 = Math.min(mask.x0, x);
      mask.y0 = Math.min(mask.y0, y);
      mask.x1 = x;
      mask.y1 = Math.max(mask.y1, y);
    }
  }
  const total = widthPx * heightPx;
  return open.map(({ counts, area, end, x0, y0, x1, y1 }) =>
    area === 0
      ? null
      : {
          areaPx: area,
          boxPx: [x0, y0, x1 - x0 + 1, y1 - y0 + 1],
          counts: end < total ? [...counts, total - end] : counts,
        },
  );
}

/** Run lengths as COCO's tools pack them: from the third on as differences to the one before last, in letters of 5 bits. */
export function packedCounts(counts: readonly number[]): string {
  let text = '';
  counts.forEach((count, i) => {
    let left = i > 2 ? count - counts[i - 2]! : count;
    for (let isLast = false; !isLast; ) {
      const chunk = left & 0x1f;
      left >>= CHUNK_BITS;
      isLast = left === (chunk & SIGN ? -1 : 0);
      text += String.fromCharCode(FIRST_LETTER + (isLast ? chunk : chunk | MORE));
    }
  });
  return text;
}
