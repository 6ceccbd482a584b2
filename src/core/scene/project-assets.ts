import type { AssetStore } from '../assets/asset-store.ts';
import { missingAsset } from '../assets/missing-asset.ts';
import { type Problem, warning } from '../base/problem.ts';
import { type Project, writeProject } from './project-file.ts';
import type { Scene } from './schema.ts';

/**
 * Puts the assets of a project that was read into a store, and says which of the scene's are neither here nor there, but for
 * those of which something was `told` already.
 */
export async function stockAssets(
  { scene, assets }: Project,
  store: AssetStore,
  told: readonly Problem[] = [],
): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  for (const [id, bytes] of assets) {
    // A change to the scene may have taken the asset out of it.
    if (!scene.assets[id]) continue;
    try {
      await store.write(bytes);
    } catch (cause) {
      const because = cause instanceof Error ? cause.message : String(cause);
      problems.push(
        warning(scene.assets[id]!.name, `The sound "${scene.assets[id]!.name}" could not be kept: ${because}`),
      );
    }
  }
  const missing = await assetsOf(scene, store);
  const isNew = ({ path }: Problem) => ![...told, ...problems].some((problem) => problem.path === path);
  return [...problems, ...missing.problems.filter(isNew)];
}

/** The assets that a scene names, as far as a store has them, and what it does not have. */
export async function assetsOf(
  { assets }: Pick<Scene, 'assets'>,
  store: Pick<AssetStore, 'read'>,
): Promise<{ readonly assets: Project['assets']; readonly problems: readonly Problem[] }> {
  const found = new Map<string, Uint8Array>();
  const problems: Problem[] = [];
  for (const [id, { name }] of Object.entries(assets)) {
    const bytes = await store.read(id);
    if (bytes) found.set(id, bytes);
    else problems.push(missingAsset(name));
  }
  return { assets: found, problems };
}

/** A `.rimshot` project of a scene and those of its assets that a store has; null where a scene without them says as much. */
export async function projectOf(scene: Scene, store: Pick<AssetStore, 'read'>): Promise<Uint8Array | null> {
  const { assets } = await assetsOf(scene, store);
  return assets.size === 0 ? null : writeProject(scene, assets);
}
