import type { Editor } from '../../editor/editor.ts';
import type { Delivery } from '../../editor/ports.ts';
import { restoreChoices } from './deliver-choices.ts';

/** Opens the scene of a delivery; its choices come back once it is there, for somebody may be asked first, and stay. */
export async function openDelivery(editor: Editor, delivery: Delivery): Promise<void> {
  const { store } = editor.document;
  const { loads } = store.getState();
  await editor.run('file.openDelivery', { id: delivery.id });
  const now = store.getState().loads;
  if (now !== loads) return restoreChoices(delivery.choices, now);
  const { next } = editor.session.getState();
  if (!next) return;
  const stop = store.subscribe((state) => {
    if (state.loads === loads) return;
    stop();
    if (state.scene === next.scene) restoreChoices(delivery.choices, state.loads);
  });
}
