import { byteText } from '../../core/base/byte-text.ts';
import { durationText } from '../../core/base/duration-text.ts';
import type { Workload } from '../../core/exporters/workload.ts';
import type { Delivery } from '../../editor/ports.ts';

/** Where nothing was measured yet: seconds for a megapixel of frames, as on a laptop with a graphics card. */
const USUAL_SECONDS_PER_MEGAPIXEL = 0.05;
/** What the package itself takes: its README, its manifest and its scene, in seconds and bytes. */
const REST = { seconds: 2, bytes: 6_000 };
/** Fewer megapixels than these tell nothing of a machine's speed. */
const LEAST_MEASURED = 5;

/** Where a format was not written yet, by what its size goes: of the missed free throw, in its package. */
const USUAL_BYTES = {
  /** A megapixel that is drawn for a film. */
  perMegapixel: 20_000,
  /** And for pictures and numbers, which keep every pixel. */
  perMegapixelKept: { frames: 126_000, coco: 74_000, kubric: 1_470_000 } as Readonly<Record<string, number>>,
  /** A second of each track as stereo samples of 24 bits at 48 kHz: the mix, and two stems that are not silent. */
  perSecond: { wav: 870_000, 'upload-kit': 190_000 } as Readonly<Record<string, number>>,
  /** Tables and texts. */
  rest: 8_000,
};

/** What a package takes, from how the last ones of this browser went. */
export interface Budget {
  readonly seconds: number;
  readonly bytes: number;
  /** False where the speed of this machine is not known yet. */
  readonly isTimed: boolean;
}

/** The drawing for all formats of a package together, for each of them alone, and how long its clip is. */
export interface PackageWork {
  readonly together: Workload;
  readonly alone: Readonly<Record<string, Workload>>;
  readonly durationS: number;
}

export function budgetOf({ together, alone, durationS }: PackageWork, deliveries: readonly Delivery[]): Budget {
  const timed = deliveries.find(({ megapixels }) => megapixels >= LEAST_MEASURED);
  const secondsPer = timed ? timed.tookS / timed.megapixels : USUAL_SECONDS_PER_MEGAPIXEL;
  return {
    seconds: REST.seconds + together.megapixels * secondsPer,
    bytes: Object.entries(alone).reduce(
      (sum, [id, { megapixels }]) => sum + bytesOf(id, megapixels, durationS, deliveries),
      REST.bytes,
    ),
    isTimed: timed !== undefined || together.frames === 0,
  };
}

/** What a format wrote the last time, for as many pixels as are drawn now, or for as long a clip; else what it usually does. */
function bytesOf(id: string, megapixels: number, durationS: number, deliveries: readonly Delivery[]): number {
  const last = deliveries.find(({ formats }) => formats[id]);
  const { perMegapixel, perMegapixelKept, perSecond, rest } = USUAL_BYTES;
  if (!last) return rest + megapixels * (perMegapixelKept[id] ?? perMegapixel) + durationS * (perSecond[id] ?? 0);
  const before = last.formats[id]!;
  const grown = before.megapixels > 0 ? megapixels / before.megapixels : durationS / last.durationS;
  return before.bytes * grown;
}

/** "3 formats · 288 frames to draw · about 5.2 MB in about 40 s". */
export function budgetText(formats: number, { frames }: Workload, { seconds, bytes, isTimed }: Budget): string {
  const chosen = `${formats} ${formats === 1 ? 'format' : 'formats'}`;
  const drawn = frames === 0 ? [] : [`${frames} frames to draw`];
  const time = `about ${durationText(seconds)}${isTimed ? '' : ' on a laptop with a graphics card'}`;
  return [chosen, ...drawn, `about ${byteText(roughly(bytes))} in ${time}`].join(' · ');
}

/** Two digits of a number. */
function roughly(value: number): number {
  return Number(value.toPrecision(2));
}
