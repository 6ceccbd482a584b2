import { Popover } from '@base-ui/react/popover';
import { ChevronDown } from 'lucide-react';
import { useMemo } from 'react';
import { inOrder } from '../../core/base/order.ts';
import type { OutcomeResult } from '../../core/outcomes/outcome.ts';
import { marginText, outcomeLine, outcomeStatus } from '../../editor/selectors/outcome-line.ts';
import { steadinessText } from '../../editor/selectors/steadiness-words.ts';
import { Tip } from '../controls/tip.tsx';
import { findAction, useEditor, useResults, useScene } from '../editor-context.tsx';

/** What happened, whether that is what the scene wants, and how surely. */
export function OutcomeLine() {
  const editor = useEditor();
  const scene = useScene();
  const outcome = useResults((state) => state.result?.outcome ?? null);
  const isPending = useResults((state) => state.status === 'simulating');
  const said = useMemo(
    () => outcome && { line: outcomeLine(scene, outcome), status: outcomeStatus(scene, outcome) },
    [scene, outcome],
  );
  if (!outcome || !said) return <div className="outcome" />;
  const isSurprise = said.status.tone === 'surprise';
  const { headline, rest } = partsOf(said.line, isSurprise ? said.status.text : null);
  return (
    <div className="outcome" data-tone={said.status.tone} data-pending={isPending || undefined}>
      <p className="outcome-text" aria-live="polite">
        {headline !== null && <strong>{headline}</strong>}
        <span className="events">{rest}</span>
      </p>
      {isSurprise && (
        <button type="button" className="button" data-look="small" onClick={() => void editor.run('outcome.want-this')}>
          Want this instead
        </button>
      )}
      <Wanted outcome={outcome} label={isSurprise ? 'Wanted' : said.status.text} />
      {outcome.conditions.length > 0 && <Steadiness isMet={outcome.isMet} />}
    </div>
  );
}

/** What is said loudly and what quietly: the surprise if there is one, else the verdict that the line begins with. */
function partsOf(line: string, surprise: string | null): { headline: string | null; rest: string } {
  if (surprise !== null) return { headline: surprise, rest: line };
  const [verdict = '', ...others] = line.split(' · ');
  return others.length > 0 ? { headline: verdict, rest: others.join(' · ') } : { headline: null, rest: line };
}

function Steadiness({ isMet }: { readonly isMet: boolean }) {
  const steadiness = useResults((state) => state.steadiness);
  const isMeasuring = useResults((state) => state.isMeasuringSteadiness);
  if (!steadiness) return <span className="steadiness">{isMeasuring && 'Measuring…'}</span>;
  const more = steadiness.varied.map(({ what, trials, kept }) => `${what}: ${kept} of ${trials}`).join(' · ');
  return (
    <Tip label={`${steadiness.kept} of ${steadiness.trials} varied throws end as wanted`} more={more}>
      <span className="steadiness">{steadinessText(steadiness, isMet)}</span>
    </Tip>
  );
}

const MODES = { must: 'must', never: 'never' } as const;

/** What the scene wants, as chips: a click goes from must to never to don't care. */
function Wanted(props: { readonly outcome: OutcomeResult; readonly label: string }) {
  const editor = useEditor();
  const scene = useScene();
  const keep = findAction(editor, 'outcome.keep');
  const results = new Map(props.outcome.conditions.map((result) => [result.id, result]));
  return (
    <Popover.Root>
      <Popover.Trigger className="button verdict" data-look="small">
        {props.label}
        <ChevronDown size={12} aria-hidden />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner className="popup-layer" side="top" align="end" sideOffset={8} collisionPadding={8}>
          <Popover.Popup className="popup wanted-popup">
            <Popover.Title className="menu-heading">This scene wants</Popover.Title>
            <div className="wanted">
              {inOrder(scene.outcome).map(([id, condition]) => {
                const result = results.get(id);
                if (!result) return null;
                return (
                  <Tip key={id} label="Click for must, never, don’t care">
                    <button
                      type="button"
                      className="chip"
                      data-mode={condition.mode}
                      data-met={result.isMet}
                      onClick={() =>
                        void editor.run('outcome.set', {
                          conditionId: id,
                          mode: condition.mode === 'must' && condition.type !== 'sequence' ? 'never' : 'any',
                        })
                      }
                    >
                      <b>{MODES[condition.mode]}</b>
                      {withoutMode(result.label, condition.mode)}
                      {result.margin && <span className="chip-margin">by {marginText(result.margin)}</span>}
                    </button>
                  </Tip>
                );
              })}
              {props.outcome.conditions.length === 0 && <p>Nothing yet. Keep what happens now, or leave it open.</p>}
            </div>
            {keep && (
              <button type="button" className="button" data-look="small" onClick={() => void editor.run(keep.id)}>
                {keep.label}
              </button>
            )}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

/** "never through the hoop" beside its own "never" reads "through the hoop". */
function withoutMode(label: string, mode: string): string {
  return label.startsWith(`${mode} `) ? label.slice(mode.length + 1) : label;
}
