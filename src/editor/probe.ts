/** Counters that tests read; they exist only where the page is opened with `?probe`. */
export interface Probe {
  /** Frames that the stage has drawn. */
  framesDrawn: number;
  /** Where the tip of the Throw arrow is, in CSS pixels of the page; null while there is none. */
  arrowTipPx: (() => [number, number] | null) | null;
  /** Where a world point falls, in CSS pixels of the page; null behind the camera. */
  projectPoint: ((pointM: readonly [number, number, number]) => [number, number] | null) | null;
}

declare global {
  interface Window {
    __rimshot?: Probe;
  }
}

/** The one probe of this page, or null where nobody asked for it. */
export const probe: Probe | null = createProbe();

function createProbe(): Probe | null {
  if (typeof window === 'undefined' || !new URLSearchParams(window.location.search).has('probe')) return null;
  const created: Probe = { framesDrawn: 0, arrowTipPx: null, projectPoint: null };
  window.__rimshot = created;
  return created;
}
