import { saveScene } from '../core/scene/save.ts';
import type { Scene } from '../core/scene/schema.ts';
import type { SceneDocument } from './editor.ts';
import type { AutosavePort } from './ports.ts';

/** How long the scene must rest before it is kept. */
export const AUTOSAVE_MS = 500;

/** Keeps what is committed, debounced; `flush` writes what is still unwritten at once, for a tab that is closing. */
export function createAutosave(
  port: AutosavePort,
  document: SceneDocument,
  onFailed: (cause: unknown) => void,
): { flush(): Promise<void>; dispose(): void } {
  let kept: Scene = document.store.getState().scene;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** The scene without a running gesture. */
  let settled = kept;

  const flush = async () => {
    clearTimeout(timer);
    if (settled === kept) return;
    const before = kept;
    kept = settled;
    try {
      await port.write(saveScene(kept));
    } catch (cause) {
      kept = before;
      onFailed(cause);
    }
  };

  const unsubscribe = document.store.subscribe((state) => {
    if (state.isGesturing || state.scene === settled) return;
    settled = state.scene;
    clearTimeout(timer);
    timer = setTimeout(flush, AUTOSAVE_MS);
  });

  return {
    flush,
    dispose() {
      unsubscribe();
      clearTimeout(timer);
    },
  };
}
