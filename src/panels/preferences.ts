import { z } from 'zod';
import { createStore } from 'zustand/vanilla';

const KEY = 'rimshot-preferences';

/** How low and how high the timeline may be made, in CSS pixels; a window takes of it what leaves the stage some room. */
export const TIMELINE_RANGE_PX = [88, 1600] as const;

const schema = z.object({
  version: z.literal(1),
  theme: z.enum(['dark', 'light', 'system']),
  /** As high as its rows ask for, up to a share of the window, where null. */
  timelinePx: z.number().min(TIMELINE_RANGE_PX[0]).max(TIMELINE_RANGE_PX[1]).nullable().default(null),
  /** Ids of the formats that were delivered last; null where nothing was. */
  formats: z.array(z.string()).nullable().default(null),
});

export type Preferences = z.infer<typeof schema>;
export type Theme = Preferences['theme'];

const DEFAULTS: Preferences = { version: 1, theme: 'dark', timelinePx: null, formats: null };

/** What a stored text says, or the defaults where it says nothing that this version knows. */
export function parsePreferences(stored: string | null): Preferences {
  try {
    return schema.parse(JSON.parse(stored ?? ''));
  } catch {
    return DEFAULTS;
  }
}

/** How this person likes the editor; kept in this browser, no part of the scene. */
export const preferences = createStore<Preferences>()(() => parsePreferences(read()));

/** Applies the theme to the page now and whenever it changes. */
export function applyPreferences(): void {
  const apply = () => {
    document.documentElement.dataset.theme = preferences.getState().theme;
  };
  apply();
  preferences.subscribe((state) => {
    apply();
    try {
      localStorage.setItem(KEY, JSON.stringify(state));
    } catch {
      // Storage may be forbidden; the choice then lasts as long as the page.
    }
  });
}

function read(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}
