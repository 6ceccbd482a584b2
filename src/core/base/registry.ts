/** A fixed list of kinds, each found by its id. */
export interface Registry<K extends { readonly id: string }> {
  readonly all: readonly K[];
  /** The kind, or undefined where there is none of that id. */
  find(id: string): K | undefined;
  /** The kind; throws where the id was not checked before. */
  get(id: string): K;
}

export function createRegistry<K extends { readonly id: string }>(what: string, kinds: readonly K[]): Registry<K> {
  const byId = new Map(kinds.map((kind) => [kind.id, kind]));
  if (byId.size !== kinds.length) throw new Error(`Two ${what}s share an id.`);
  return {
    all: kinds,
    find: (id) => byId.get(id),
    get(id) {
      const kind = byId.get(id);
      if (!kind) throw new Error(`There is no ${what} "${id}".`);
      return kind;
    },
  };
}

/** What each kind is called, by id: the labels of an option that chooses among them. */
export function labelsOf(kinds: readonly { readonly id: string; readonly label: string }[]): Record<string, string> {
  return Object.fromEntries(kinds.map(({ id, label }) => [id, label]));
}
