import { hashBytes } from '../../../../src/core/base/hash.ts';
import type { Mix } from '../../../../src/core/dsp/mix.ts';
import type { Stems } from '../../../../src/core/dsp/stems.ts';

/** The SHA-256 of every stem and of the mix, left and right. */
export function hashStems({ stems, mix }: Stems): Record<string, string[]> {
  const hashOf = ({ channels }: Mix) => channels.map(({ buffer }) => hashBytes(new Uint8Array(buffer)));
  const each = Object.entries({ ...stems, mix }).map(([id, stem]) => [id, hashOf(stem)] as const);
  return Object.fromEntries(each);
}
