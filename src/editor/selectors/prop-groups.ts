import { inOrder } from '../../core/base/order.ts';
import type { Scene } from '../../core/scene/schema.ts';

/** From this many on, equal props are one row. */
const CROWD = 4;

/** Props that a list shows as one: same kind, same name but for its number. A prop of its own is a group of one. */
export interface PropGroup {
  readonly label: string;
  /** In stored order. */
  readonly ids: readonly string[];
}

/** The props of a scene in stored order, crowds of equal ones gathered where their first one stands. */
export function groupsOf({ props }: Pick<Scene, 'props'>): readonly PropGroup[] {
  const crowds = new Map<string, string[]>();
  const keys = new Map<string, string>();
  const all = inOrder(props);
  for (const [id, { kind, name }] of all) {
    const key = `${kind}/${stemOf(name)}`;
    keys.set(id, key);
    const crowd = crowds.get(key);
    if (crowd) crowd.push(id);
    else crowds.set(key, [id]);
  }
  return all.flatMap(([id, { name }]) => {
    const crowd = crowds.get(keys.get(id)!)!;
    if (crowd.length < CROWD) return [{ label: name, ids: [id] }];
    return crowd[0] === id ? [{ label: stemOf(name), ids: crowd }] : [];
  });
}

/** "Domino 12" and "Domino (3, 4)" are dominoes. */
function stemOf(name: string): string {
  return name.replace(/[\s#(,.\d×x-]+\)?$/u, '').trim() || name;
}
