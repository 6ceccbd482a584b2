import { type IDBPDatabase, openDB } from 'idb';
import type { DeliveriesPort, Delivery } from '../../editor/ports.ts';

const DATABASE = 'rimshot-deliveries';
const STORE = 'deliveries';
/** Older ones fall out of the list: a scene is some kilobytes, and nobody looks for the hundredth last. */
const MOST_KEPT = 50;
const LESS = { assetIds: [], formats: {}, durationS: 0 };

/** The list of deliveries in IndexedDB; where the browser refuses that, it lasts as long as the page. */
export function createBrowserDeliveries(): DeliveriesPort {
  let opening: Promise<IDBPDatabase> | null = null;
  const unkept: Delivery[] = [];
  const open = () => {
    opening ??= openDB(DATABASE, 1, {
      upgrade: (database) => void database.createObjectStore(STORE, { keyPath: 'id' }),
    });
    return opening;
  };
  const list = async (): Promise<readonly Delivery[]> => {
    const kept = await open().then(
      (database): Promise<Delivery[]> => database.getAll(STORE),
      () => [],
    );
    // Those of earlier versions know less.
    const known = kept.map((delivery) => ({ ...LESS, ...delivery }));
    return [...unkept, ...known].sort((a, b) => (a.deliveredAt < b.deliveredAt ? 1 : -1));
  };
  return {
    list,
    async add(facts) {
      const delivery = { ...facts, id: crypto.randomUUID(), deliveredAt: new Date().toISOString() };
      try {
        const database = await open();
        await database.put(STORE, delivery);
        for (const { id } of (await list()).slice(MOST_KEPT)) await database.delete(STORE, id);
      } catch {
        unkept.push(delivery);
      }
      return list();
    },
    async forget(id) {
      const at = unkept.findIndex((delivery) => delivery.id === id);
      if (at >= 0) unkept.splice(at, 1);
      await open().then(
        (database) => database.delete(STORE, id),
        () => {},
      );
      return list();
    },
  };
}
