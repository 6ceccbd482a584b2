import { inOrder, type Ordered, orderAfterAll, orderBetween } from '../../base/order.ts';
import { MAX_ORDER_LENGTH } from '../schema/limits.ts';

/** An order key after every record of a draft. */
export function placeLast(records: Record<string, Ordered>): string {
  return fitting(records, () => orderAfterAll(records));
}

/** An order key right after one record of a draft. */
export function placeAfter(records: Record<string, Ordered>, id: string): string {
  return fitting(records, () => {
    const { order } = records[id]!;
    const next = inOrder(records).find(([, record]) => record.order > order);
    return orderBetween(order, next?.[1].order ?? null);
  });
}

/** Keys grow as records are put between others: where the next would be too long, all are dealt out anew, in the same order. */
function fitting(records: Record<string, Ordered>, keyOf: () => string): string {
  const key = keyOf();
  if (key.length <= MAX_ORDER_LENGTH) return key;
  let last: string | null = null;
  for (const [id, record] of inOrder(records)) {
    last = orderBetween(last, null);
    records[id] = { ...record, order: last };
  }
  return keyOf();
}
