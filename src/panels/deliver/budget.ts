import { byteText } from '../../core/base/byte-text.ts';
import { durationText } from '../../core/base/duration-text.ts';
import type { Workload } from '../../core/exporters/workload.ts';
import type { Delivery } from '../../editor/ports.ts';

/** Where nothing was measured yet: seconds and bytes for a megapixel of frames, as on a laptop with a graphics card. */
const USUAL = { secondsPerMegapixel: 0.05, bytesPerMegapixel: 15_000 };
/** What formats without frames take together, in seconds and bytes. */
const REST = { seconds: 2, bytes: 500_000 };
/** Fewer megapixels than these tell nothing of a machine's speed. */
const LEAST_MEASURED = 5;

/** What a package takes, from how the last ones of this browser went. */
export interface Budget {
  readonly seconds: number;
  readonly bytes: number;
}

export function budgetOf({ megapixels }: Workload, deliveries: readonly Delivery[]): Budget {
  const measured = deliveries.find((delivery) => delivery.megapixels >= LEAST_MEASURED);
  const secondsPer = measured ? measured.tookS / measured.megapixels : USUAL.secondsPerMegapixel;
  const bytesPer = measured ? measured.byteLength / measured.megapixels : USUAL.bytesPerMegapixel;
  return { seconds: REST.seconds + megapixels * secondsPer, bytes: REST.bytes + megapixels * bytesPer };
}

/** "3 formats · 288 frames to draw · about 5.2 MB in about 40 s". */
export function budgetText(formats: number, { frames }: Workload, { seconds, bytes }: Budget): string {
  const chosen = `${formats} ${formats === 1 ? 'format' : 'formats'}`;
  const drawn = frames === 0 ? [] : [`${frames} frames to draw`];
  return [chosen, ...drawn, `about ${byteText(roughly(bytes))} in about ${durationText(seconds)}`].join(' · ');
}

/** Two digits of a number. */
function roughly(value: number): number {
  return Number(value.toPrecision(2));
}
