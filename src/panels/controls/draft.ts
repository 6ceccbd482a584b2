import { useReducer, useState } from 'react';

/** What is being typed into a field, until it is taken or dropped; null where nothing is. */
export interface Draft {
  readonly text: string | null;
  type(text: string): void;
  /** Hands over what was typed, once. */
  take(): string | null;
  drop(): void;
}

/** Holds the text itself, not React's copy: a field that is left on Escape hears of it before the next drawing. */
export function createDraft(onChange: () => void): Draft {
  let text: string | null = null;
  const set = (next: string | null) => {
    if (next === text) return;
    text = next;
    onChange();
  };
  return {
    get text() {
      return text;
    },
    type: set,
    take() {
      const taken = text;
      set(null);
      return taken;
    },
    drop: () => set(null),
  };
}

/** A draft that draws its field again when it changes. */
export function useDraft(): Draft {
  const [, draw] = useReducer((count: number) => count + 1, 0);
  const [draft] = useState(() => createDraft(draw));
  return draft;
}
