import { canonicalJson } from '../base/canonical-json.ts';
import type { Scene } from './schema.ts';

/** The gate out: the scene as canonical JSON, two spaces deep, ending in a line feed. Equal scenes give equal texts. */
export function saveScene(scene: Scene): string {
  return `${canonicalJson(scene, 2)}\n`;
}
