import { createTimeLeft } from '../../core/exporters/time-left.ts';
import { gatherRecordings } from '../../core/gather-recordings.ts';
import type { Scene } from '../../core/scene/schema.ts';
import { fileNameOf } from '../../editor/actions/file-actions.ts';
import type { EditorPorts } from '../../editor/ports.ts';
import type { DeliverChoices } from './deliver-choices.ts';
import { deliveryWork, setWork } from './delivery-work.ts';
import { choiceIn, deliveryOf, makePackage } from './package-work.ts';
import type { Film, PackagePlan } from './use-package.ts';

/**
 * Asks where to, then writes the package as it is chosen now: what is changed afterwards, in the scene or in the choices, is
 * in the next one. Returns at once where one is being written.
 */
export async function writeDelivery(job: {
  readonly ports: EditorPorts;
  readonly scene: Scene;
  readonly choices: DeliverChoices;
  readonly plan: PackagePlan;
  readonly film: Film;
}): Promise<void> {
  const { ports, scene } = job;
  if (deliveryWork.getState().at === 'writing') return;
  const controller = new AbortController();
  const { signal } = controller;
  const tell = (share: number, leftS: number | null) =>
    setWork({ at: 'writing', share, leftS, cancel: () => controller.abort() });
  const fail = (cause: unknown) =>
    setWork({ at: 'failed', message: cause instanceof Error ? cause.message : String(cause) });
  tell(0, null);
  // A browser lets a page ask for a place only shortly after a click: now, not when all is written.
  const target = await ports.files.saveStream(fileNameOf(scene, 'zip'), 'application/zip').catch((cause: unknown) => {
    fail(cause);
    return null;
  });
  if (!target) {
    if (deliveryWork.getState().at === 'writing') setWork({ at: 'choosing' });
    return;
  }
  const startMs = performance.now();
  const elapsedS = () => (performance.now() - startMs) / 1000;
  const timeLeft = createTimeLeft();
  window.addEventListener('beforeunload', askToStay);
  try {
    const { film, choices } = job;
    const { choice, clips, optionsById } = job.plan;
    const { speech, assets } = ports;
    const { recordings, spoken } = await gatherRecordings(scene, { assets, speak: speech.speak }, { signal });
    const heard = film(choice, spoken);
    const made = await makePackage({
      shot: heard,
      film: (format) => film(choiceIn(choice, format), spoken),
      scene,
      assets,
      exporterIds: choices.exporterIds,
      optionsById,
      recordings,
      frames: ports.frames,
      target,
      spool: await ports.files.openSpool(),
      signal,
      onProgress: (share) => tell(share, timeLeft.note(share, elapsedS())),
    });
    if (made.byteLength !== null) {
      const tookS = elapsedS();
      await ports.deliveries.add(deliveryOf({ scene, choices, shot: heard, clips, optionsById, made, tookS }));
    }
    setWork({ at: 'made', made });
  } catch (cause) {
    await target.abort();
    if (signal.aborted) setWork({ at: 'choosing' });
    else fail(cause);
  } finally {
    window.removeEventListener('beforeunload', askToStay);
  }
}

/** Leaving the page would lose what is being written. */
function askToStay(event: BeforeUnloadEvent): void {
  event.preventDefault();
}
