import { Check } from 'lucide-react';
import { useMemo } from 'react';
import type { Finding } from '../../core/checks/check-kind.ts';
import { checks } from '../../core/checks/index.ts';
import { Switch } from '../controls/choice.tsx';
import { useEditor, useResults, useScene } from '../editor-context.tsx';
import { countText, sortedFindings } from './finding-order.ts';

const LEVELS = { impossible: 'Impossible', unlikely: 'Unlikely', craft: 'Craft' } as const;

/** What the checks say, worst first; a click goes to its time. */
export function Findings() {
  const findings = useResults((state) => state.result?.findings);
  const intended = useScene().intended;
  const sorted = useMemo(() => sortedFindings(findings ?? [], intended), [findings, intended]);
  return (
    <section className="panel" data-share aria-label="Findings">
      <header>
        <h2>Findings</h2>
        <span className="count">{findings && countText(findings, intended)}</span>
      </header>
      <div className="scroll">
        {sorted.length > 0 ? (
          <ul className="findings">
            {sorted.map((finding) => (
              <Row key={finding.id} finding={finding} isIntended={Object.hasOwn(intended, finding.id)} />
            ))}
          </ul>
        ) : (
          <NothingFound isReady={findings !== undefined} />
        )}
      </div>
    </section>
  );
}

/** Windows from this height on have room for the list of checks beside the inspector. */
const TALL_PX = 840;

function NothingFound(props: { readonly isReady: boolean }) {
  if (!props.isReady) return <p className="empty">The checks run once the scene is simulated.</p>;
  return (
    <details className="all-checks" open={window.innerHeight >= TALL_PX}>
      <summary>Nothing impossible found; {checks.all.length} checks ran</summary>
      <ul className="check-list">
        {checks.all.map((check) => (
          <li key={check.id} title={check.basis}>
            <Check size={14} aria-hidden />
            {check.label}
          </li>
        ))}
      </ul>
    </details>
  );
}

function Row({ finding, isIntended }: { readonly finding: Finding; readonly isIntended: boolean }) {
  const editor = useEditor();
  return (
    <li data-intended={isIntended || undefined}>
      <button
        type="button"
        className="finding"
        onClick={() => {
          editor.playhead.pause();
          editor.playhead.seek(finding.timeS);
        }}
      >
        <span className="dot" data-level={isIntended ? undefined : finding.level} />
        <span className="finding-title">
          {finding.title}
          <time>{finding.timeS.toFixed(2)} s</time>
        </span>
        <span className="finding-text">
          {LEVELS[finding.level]}. {finding.message} {finding.fix}
        </span>
      </button>
      <div className="finding-foot">
        <span>Intended</span>
        <Switch
          label={`Intended: ${finding.title}`}
          value={isIntended}
          onChange={(value) => void editor.run('finding.intend', { findingId: finding.id, isIntended: value })}
        />
      </div>
    </li>
  );
}
