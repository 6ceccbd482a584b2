import { z } from 'zod';
import { isOrderKey } from '../../base/order.ts';
import { normalizeQuat, type Quat } from '../../base/quat.ts';
import {
  MAX_COORDINATE_M,
  MAX_DURATION_S,
  MAX_NAME_LENGTH,
  MAX_ORDER_LENGTH,
  MAX_SPEED_MPS,
  MAX_SPIN_RADPS,
} from './limits.ts';

/** The square of a unit quaternion's length differs from one by no more than this: a few roundings of doubles. */
const UNIT_ROUNDING = 1e-14;

// Messages complete a sentence that begins with the name of the field, "order must be ...", or are whole sentences of their
// own; what ends in a full stop says the value itself.
export const id = z
  .string()
  .regex(/^[a-z0-9][a-z0-9_-]{0,63}$/, 'must be an id: lower-case letters, digits, - and _, at most 64 of them');
/** An asset, by the SHA-256 of its bytes. */
export const assetId = z.string().regex(/^[0-9a-f]{64}$/, 'must be the SHA-256 of the asset: 64 digits, 0-9 and a-f');
export const order = z
  .string()
  .max(MAX_ORDER_LENGTH)
  .refine(isOrderKey, 'must be an order key such as "a0", "a1", "a1V" (fractional indexing, base 62)');
export const name = z.string().max(MAX_NAME_LENGTH);
export const text = z.string().max(20_000);
/** One number of a position, in metres. */
export const coordinate = z.number().min(-MAX_COORDINATE_M).max(MAX_COORDINATE_M);
export const point = z.tuple([coordinate, coordinate, coordinate]);
export const rotation = z
  .tuple([z.number(), z.number(), z.number(), z.number()])
  .refine(
    (q) => Math.abs(excessOf(q)) < 1e-3,
    'must be a unit quaternion [x, y, z, w]; divide each number by the length of the four',
  )
  // What is a unit but for rounding stays as it is, so that a scene that is saved and loaded stays the same.
  .overwrite((q) => (Math.abs(excessOf(q)) < UNIT_ROUNDING ? q : [...normalizeQuat(q)]));
export const velocity = vectorUpTo(MAX_SPEED_MPS, 'm/s');
export const spin = vectorUpTo(MAX_SPIN_RADPS, 'rad/s');
export const params = z.record(z.string().max(64), z.json());
/** An instant or a length of time in a take. */
export const seconds = z.number().min(0).max(MAX_DURATION_S);

/** A part of a prop, or the whole prop where `partId` is absent. */
export const partRefSchema = z.strictObject({ propId: id, partId: z.string().max(64).optional() });

/** A stretch of a take. */
export const windowSchema = z
  .strictObject({ fromS: seconds, toS: seconds })
  .refine((w) => w.fromS <= w.toS, 'must end after it begins: toS may not be less than fromS');

/** By how much the square of a quaternion's length exceeds one. */
function excessOf(q: Quat): number {
  return q[0] * q[0] + q[1] * q[1] + q[2] * q[2] + q[3] * q[3] - 1;
}

/** Three numbers whose vector is no longer than `limit`, which is said in `unit`. */
export function vectorUpTo(limit: number, unit: string) {
  const axis = z.number().min(-limit).max(limit);
  return z
    .tuple([axis, axis, axis])
    .refine(
      (v) => v[0] * v[0] + v[1] * v[1] + v[2] * v[2] <= limit * limit,
      `must be a vector of at most ${limit} ${unit}; shorten it`,
    );
}

/** Records by id, at most `limit` of them. */
export function recordOf<T extends z.ZodType>(value: T, limit: number) {
  return z.record(id, value).refine((r) => Object.keys(r).length <= limit, `must hold at most ${limit} records`);
}
