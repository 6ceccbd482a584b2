import { SlidersHorizontal } from 'lucide-react';
import { useId, useMemo, useState } from 'react';
import type { Problem } from '../../core/base/problem.ts';
import type { Exporter } from '../../core/exporters/exporter.ts';
import { exporterNotes } from '../../core/exporters/notes.ts';
import type { ShotSpec } from '../../core/shot/shot-spec.ts';
import { Note } from './note.tsx';
import { OptionsForm } from './options-form.tsx';
import { clipText } from './package-work.ts';

/** A format that has more to say than this says the rest when someone opens it. */
const MOST_SHOWN = 3;

/** One format: whether it is taken along, what it is made from, what stands in the way, and its options. */
export function Target(props: {
  readonly exporter: Exporter;
  /** The delivered shot, and the clip that this format is made from; null while they are not known. */
  readonly shot: ShotSpec | null;
  readonly clip: ShotSpec | null;
  readonly options: Readonly<Record<string, unknown>>;
  readonly hasFrames: boolean;
  readonly isChosen: boolean;
  onChoose(isChosen: boolean): void;
  onOptions(options: Readonly<Record<string, unknown>>): void;
}) {
  const { exporter, shot, clip, options, hasFrames, isChosen } = props;
  const [isOpen, setOpen] = useState(false);
  const formId = useId();
  const notes = useMemo(
    () => notesOf(exporter, shot, clip, options, hasFrames),
    [exporter, shot, clip, options, hasFrames],
  );
  const isBlocked = notes.some(({ level }) => level === 'error');
  const details = notes.filter(({ level }) => level === 'note');
  // What a format that nobody takes would cost is told when someone opens it.
  const loud = notes
    .filter(({ level }) => level === 'error' || (level === 'warning' && (isChosen || isOpen)))
    .toSorted((a, b) => Number(b.level === 'error') - Number(a.level === 'error'));
  const shown = isOpen || loud.length <= MOST_SHOWN + 1 ? loud : loud.slice(0, MOST_SHOWN);
  const hasOptions = Object.keys(exporter.options.parse({}) as object).length > 0;
  return (
    <div className="target" data-blocked={isBlocked || undefined}>
      <label>
        <input
          type="checkbox"
          checked={isChosen && !isBlocked}
          disabled={isBlocked}
          onChange={(event) => props.onChoose(event.currentTarget.checked)}
        />
        <span className="target-name">
          {exporter.label}
          <span>for {exporter.readers}</span>
        </span>
      </label>
      {(hasOptions || details.length > 0) && (
        <button
          type="button"
          className="button"
          data-look="small"
          aria-expanded={isOpen}
          aria-controls={formId}
          aria-label={`${hasOptions ? 'Options' : 'Notes'} of ${exporter.label}`}
          onClick={() => setOpen(!isOpen)}
        >
          <SlidersHorizontal size={14} strokeWidth={1.75} aria-hidden />
          {hasOptions ? 'Options' : 'Notes'}
        </button>
      )}
      {clip && clip !== shot && isChosen && <p className="target-clip">Filmed anew: {clipText(clip)}</p>}
      {shown.map((problem) => (
        <Note key={problem.message} level={problem.level}>
          {problem.message}
        </Note>
      ))}
      {shown.length < loud.length && (
        <button type="button" className="button target-rest" data-look="small" onClick={() => setOpen(true)}>
          {loud.length - shown.length} more
        </button>
      )}
      {isOpen && (
        <div id={formId} className="target-more">
          {hasOptions && <OptionsForm schema={exporter.options} options={options} onChange={props.onOptions} />}
          {details.length > 0 && (
            <ul>
              {details.map((problem) => (
                <li key={problem.message}>{problem.message}</li>
              ))}
            </ul>
          )}
        </div>
      )}
    </div>
  );
}

function notesOf(
  exporter: Exporter,
  shot: ShotSpec | null,
  clip: ShotSpec | null,
  options: Readonly<Record<string, unknown>>,
  hasFrames: boolean,
): readonly Problem[] {
  if (exporter.wants && !hasFrames) {
    return [{ level: 'error', path: '', message: 'This browser cannot render video, so this format is left out.' }];
  }
  if (!shot || !clip) return [];
  return exporterNotes(exporter, { shot, clip, options: exporter.options.parse(options) });
}
