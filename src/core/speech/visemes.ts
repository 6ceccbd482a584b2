import type { Viseme } from '../cues/cue.ts';

/** The fifteen shapes of a mouth that Oculus lip sync names, `sil` being closed. */
export const VISEME_IDS = [
  'sil',
  'PP',
  'FF',
  'TH',
  'DD',
  'kk',
  'CH',
  'SS',
  'nn',
  'RR',
  'aa',
  'E',
  'I',
  'O',
  'U',
] as const;
export type VisemeId = (typeof VISEME_IDS)[number];

/** A sound of speech in ARPAbet, lower case, that lasts until `endTimeS`. */
export interface Phone {
  readonly id: string;
  readonly timeS: number;
  readonly endTimeS: number;
}

/** The shapes that a phone takes, one after another in equal shares: two for the diphthongs. */
const SHAPES: Readonly<Record<string, readonly VisemeId[]>> = {
  pau: ['sil'],
  p: ['PP'],
  b: ['PP'],
  m: ['PP'],
  f: ['FF'],
  v: ['FF'],
  th: ['TH'],
  dh: ['TH'],
  t: ['DD'],
  d: ['DD'],
  dx: ['DD'],
  k: ['kk'],
  g: ['kk'],
  hh: ['kk'],
  ch: ['CH'],
  jh: ['CH'],
  sh: ['CH'],
  zh: ['CH'],
  s: ['SS'],
  z: ['SS'],
  n: ['nn'],
  ng: ['nn'],
  l: ['nn'],
  r: ['RR'],
  er: ['RR'],
  axr: ['RR'],
  aa: ['aa'],
  ae: ['aa'],
  ah: ['aa'],
  ax: ['E'],
  eh: ['E'],
  ih: ['I'],
  ix: ['I'],
  iy: ['I'],
  y: ['I'],
  ao: ['O'],
  uh: ['U'],
  uw: ['U'],
  w: ['U'],
  aw: ['aa', 'U'],
  ay: ['aa', 'I'],
  ey: ['E', 'I'],
  ow: ['O', 'U'],
  oy: ['O', 'I'],
};

/** The phones that have a shape of their own. */
export const PHONE_IDS: readonly string[] = Object.keys(SHAPES);

/** How a mouth moves with phones, in order of time; a phone that is not known leaves it closed. */
export function visemesOf(phones: readonly Phone[]): Viseme[] {
  const visemes: Viseme[] = [];
  for (const { id, timeS, endTimeS } of phones) {
    const shapes = SHAPES[id] ?? ['sil'];
    for (const [at, shape] of shapes.entries())
      if (visemes.at(-1)?.id !== shape)
        visemes.push({ id: shape, timeS: timeS + ((endTimeS - timeS) * at) / shapes.length });
  }
  return visemes;
}
