import type { Scene } from '../scene/schema.ts';

/** A finished scene that comes with the house. */
export interface ReadyScene {
  readonly id: string;
  readonly label: string;
  /** What happens in it, in a line. */
  readonly hint: string;
  /** A fresh document; the same one every time. */
  make(): Scene;
}
