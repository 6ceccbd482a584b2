import { Download } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { createTimeLeft } from '../../core/exporters/time-left.ts';
import { workloadOf } from '../../core/exporters/workload.ts';
import { gatherRecordings } from '../../core/gather-recordings.ts';
import { fileNameOf } from '../../editor/actions/file-actions.ts';
import type { Delivery } from '../../editor/ports.ts';
import { Segmented } from '../controls/choice.tsx';
import { SessionDialog } from '../controls/dialog.tsx';
import { useActionContext, useResults, useScene } from '../editor-context.tsx';
import { budgetOf, budgetText } from './budget.ts';
import { ClipSettings } from './clip-settings.tsx';
import { deliverChoices, restoreChoices } from './deliver-choices.ts';
import { DeliveryList } from './delivery-list.tsx';
import { choiceIn, deliveryOf, includedText, makePackage, whyNotDeliver } from './package-work.ts';
import { Passes } from './passes.tsx';
import { PromptEditor } from './prompt-editor.tsx';
import { TargetList } from './target-list.tsx';
import { usePackage } from './use-package.ts';
import { type Work, WorkLine } from './work-line.tsx';

/** Choose formats, see what each reader gets and loses, write one zip; or go back to what was delivered before. */
export function Deliver() {
  const { ports, editor } = useActionContext();
  const scene = useScene();
  const whyNot = useResults(whyNotDeliver);
  const choices = useStore(deliverChoices);
  const plan = usePackage(choices);
  const [page, setPage] = useState<'new' | 'before'>('new');
  const [work, setWork] = useState<Work>({ at: 'choosing' });
  const [deliveries, setDeliveries] = useState<readonly Delivery[]>([]);
  const abort = useRef<AbortController | null>(null);
  const { shot, clips, film, choice, optionsById } = plan;
  const { exporterIds } = choices;

  useEffect(() => {
    let isGone = false;
    void ports.deliveries.list().then((list) => !isGone && setDeliveries(list));
    return () => {
      isGone = true;
    };
  }, [ports.deliveries]);

  const write = async () => {
    if (!film) return;
    const controller = new AbortController();
    abort.current = controller;
    // A browser lets a page ask for a place only shortly after a click: now, not when all is written.
    const name = fileNameOf(scene).replace(/\.json$/, '.zip');
    const target = await ports.files.saveStream(name, 'application/zip').catch((cause: Error) => {
      setWork({ at: 'failed', message: cause.message });
      return null;
    });
    if (!target) return;
    const startMs = performance.now();
    const elapsedS = () => (performance.now() - startMs) / 1000;
    const timeLeft = createTimeLeft();
    setWork({ at: 'writing', share: 0, leftS: null });
    try {
      const { signal } = controller;
      const { speech, assets } = ports;
      const { recordings, spoken } = await gatherRecordings(scene, { assets, speak: speech.speak }, { signal });
      const heard = film(choice, spoken);
      const made = await makePackage({
        shot: heard,
        film: (format) => film(choiceIn(choice, format), spoken),
        scene,
        assets,
        exporterIds,
        optionsById,
        recordings,
        frames: ports.frames,
        target,
        spool: await ports.files.openSpool(),
        signal,
        onProgress: (share) => setWork({ at: 'writing', share, leftS: timeLeft.note(share, elapsedS()) }),
      });
      if (made.byteLength !== null) {
        const { megapixels } = workloadOf(heard, exporterIds, { clips, optionsById });
        const delivery = deliveryOf({ scene, choices, shot: heard, made, megapixels, tookS: elapsedS() });
        setDeliveries(await ports.deliveries.add(delivery));
      }
      setWork({ at: 'made', made });
    } catch (cause) {
      await target.abort();
      if (controller.signal.aborted) setWork({ at: 'choosing' });
      else setWork({ at: 'failed', message: cause instanceof Error ? cause.message : String(cause) });
    }
  };
  const open = (delivery: Delivery) => {
    restoreChoices(delivery.choices);
    void editor.run('file.openDelivery', { id: delivery.id });
  };

  const isBusy = work.at === 'writing';
  const workload = shot && workloadOf(shot, exporterIds, { clips, optionsById });
  const budget = workload ? budgetText(exporterIds.length, workload, budgetOf(workload, deliveries)) : '';
  const note = whyNot ?? plan.whyNone;
  const included = includedText(scene);

  return (
    <SessionDialog
      id="deliver"
      title="Deliver"
      widthPx={1120}
      canClose={!isBusy}
      footer={
        page === 'new' && (
          <>
            <div className="spring">
              <WorkLine work={work} budget={budget} />
            </div>
            {isBusy ? (
              <button type="button" className="button" onClick={() => abort.current?.abort()}>
                Cancel
              </button>
            ) : (
              <button
                type="button"
                className="button"
                data-look="accent"
                disabled={whyNot !== null || !shot || exporterIds.length === 0}
                onClick={() => void write()}
              >
                <Download size={16} strokeWidth={1.75} aria-hidden />
                Write the package
              </button>
            )}
          </>
        )
      }
    >
      <div className="deliver-pages">
        <Segmented
          label="Page"
          value={page}
          options={[
            { value: 'new', label: 'New package' },
            {
              value: 'before',
              label: deliveries.length > 0 ? `Delivered before (${deliveries.length})` : 'Delivered before',
            },
          ]}
          onChange={(value) => setPage(value === 'new' ? 'new' : 'before')}
        />
      </div>
      {page === 'before' ? (
        <DeliveryList
          deliveries={deliveries}
          onOpen={open}
          onForget={({ id }) => void ports.deliveries.forget(id).then(setDeliveries)}
        />
      ) : (
        <>
          {note !== null && <p className="form-note">{note}</p>}
          <div className="deliver-grid">
            <TargetList choices={choices} shot={shot} clips={clips} hasFrames={ports.frames !== undefined} />
            <div className="deliver-choices">
              <ClipSettings scene={scene} choices={choices} shot={shot} />
              {included !== null && <p className="form-note">The sound takes along {included}.</p>}
              <Passes shot={shot} film={film} choice={choice} frames={ports.frames} />
              <PromptEditor choices={choices} shot={shot} />
            </div>
          </div>
        </>
      )}
    </SessionDialog>
  );
}
