import { Download } from 'lucide-react';
import { useEffect, useLayoutEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { shownProblems } from '../../core/exporters/shown-problems.ts';
import type { Delivery } from '../../editor/ports.ts';
import { Segmented } from '../controls/choice.tsx';
import { SessionDialog } from '../controls/dialog.tsx';
import { useActionContext, useDocument, useResults, useScene } from '../editor-context.tsx';
import { budgetOf, budgetText } from './budget.ts';
import { ClipSettings } from './clip-settings.tsx';
import { choicesWithin, deliverChoices, keepChoicesWith } from './deliver-choices.ts';
import { DeliveryList } from './delivery-list.tsx';
import { deliveryWork, settleWork } from './delivery-work.ts';
import { Note } from './note.tsx';
import { openDelivery } from './open-delivery.ts';
import { includedText, packageWorkOf, whyNotDeliver } from './package-work.ts';
import { Passes } from './passes.tsx';
import { PromptEditor } from './prompt-editor.tsx';
import { TargetList } from './target-list.tsx';
import { usePackage } from './use-package.ts';
import { WorkLine } from './work-line.tsx';
import { writeDelivery } from './write-delivery.ts';

/** Choose formats, see what each reader gets and loses, write one zip; or go back to what was delivered before. */
export function Deliver() {
  const { ports, editor } = useActionContext();
  const scene = useScene();
  const loads = useDocument((state) => state.loads);
  const whyNot = useResults(whyNotDeliver);
  const stored = useStore(deliverChoices);
  const choices = useMemo(() => choicesWithin(stored, scene), [stored, scene]);
  const plan = usePackage(choices);
  const work = useStore(deliveryWork);
  const [page, setPage] = useState<'new' | 'before'>('new');
  const [deliveries, setDeliveries] = useState<readonly Delivery[]>([]);
  const { shot, clips, film, choice, optionsById } = plan;
  const { exporterIds } = choices;

  useLayoutEffect(() => keepChoicesWith(loads), [loads]);
  // What was said of the last package has been read once the dialog is closed.
  useEffect(() => () => void (editor.session.getState().dialog !== 'deliver' && settleWork()), [editor]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a package that is done is one more.
  useEffect(() => {
    let isGone = false;
    void ports.deliveries.list().then((list) => !isGone && setDeliveries(list));
    return () => {
      isGone = true;
    };
  }, [ports.deliveries, work.at]);

  const drawing = useMemo(
    () => shot && packageWorkOf(shot, exporterIds, { clips, optionsById }),
    [shot, exporterIds, clips, optionsById],
  );
  const budget = drawing ? budgetText(exporterIds.length, drawing.together, budgetOf(drawing, deliveries)) : '';
  const note = whyNot ?? plan.whyNone;
  const included = includedText(scene);

  return (
    <SessionDialog
      id="deliver"
      title="Deliver"
      widthPx={1120}
      isTall
      footer={
        (page === 'new' || work.at === 'writing') && (
          <>
            <div className="spring">
              <WorkLine work={work} budget={budget} />
            </div>
            {work.at === 'writing' ? (
              <button type="button" className="button" onClick={work.cancel}>
                Cancel
              </button>
            ) : (
              <button
                type="button"
                className="button"
                data-look="accent"
                disabled={whyNot !== null || !shot || exporterIds.length === 0}
                onClick={() => film && void writeDelivery({ ports, scene, choices, plan, film })}
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
          onOpen={(delivery) => void openDelivery(editor, delivery)}
          onForget={({ id }) => void ports.deliveries.forget(id).then(setDeliveries)}
        />
      ) : (
        <>
          {note !== null && <Note level="note">{note}</Note>}
          {shot &&
            shownProblems(shot).map(({ level, message }) => (
              <Note key={message} level={level}>
                {message}
              </Note>
            ))}
          <div className="deliver-grid">
            <div className="deliver-choices scroll">
              <ClipSettings scene={scene} choices={choices} shot={shot} />
              {included !== null && <Note level="note">The sound takes along {included}.</Note>}
              <Passes shot={shot} film={film} choice={choice} frames={ports.frames} />
              <PromptEditor choices={choices} shot={shot} />
            </div>
            <TargetList choices={choices} shot={shot} clips={clips} hasFrames={ports.frames !== undefined} />
          </div>
        </>
      )}
    </SessionDialog>
  );
}
