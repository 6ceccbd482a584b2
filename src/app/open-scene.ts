import type { AssetStore } from '../core/assets/asset-store.ts';
import type { Problem } from '../core/base/problem.ts';
import { parseScene } from '../core/scene/load.ts';
import { assetsOf } from '../core/scene/project-assets.ts';
import type { Scene } from '../core/scene/schema.ts';
import { readyScenes } from '../core/scenes/index.ts';
import { SET_ASIDE, STILL_ASIDE } from '../editor/aside.ts';
import type { AutosavePort } from '../editor/ports.ts';

/** What the page opens on. */
export interface Opening {
  readonly scene: Scene;
  readonly problems: readonly Problem[];
  readonly isRestored: boolean;
  /** Text that this browser kept but that does not load. */
  readonly aside: string | null;
}

/**
 * The scene as this browser last kept it, else the first ready-made one. Kept text that does not load is set aside first:
 * the next autosave would take its place.
 */
export async function openScene(autosave: AutosavePort, assets: Pick<AssetStore, 'read'>): Promise<Opening> {
  const first = () => readyScenes.all[0]!.make();
  const kept = await autosave.read().catch(() => null);
  const loaded = kept === null ? null : parseScene(new TextEncoder().encode(kept));
  if (loaded && !loaded.ok) {
    await autosave.setAside(kept).catch(() => {});
    return { scene: first(), problems: [SET_ASIDE, ...loaded.problems], isRestored: false, aside: kept };
  }
  const aside = await autosave.readAside().catch(() => null);
  const still = aside === null ? [] : [STILL_ASIDE];
  if (!loaded) return { scene: first(), problems: still, isRestored: false, aside };
  const { problems: missing } = await assetsOf(loaded.value, assets);
  return { scene: loaded.value, problems: [...still, ...loaded.problems, ...missing], isRestored: true, aside };
}
