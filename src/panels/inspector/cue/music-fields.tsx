import { ChevronLeft, ChevronRight, Minus, Plus } from 'lucide-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { changeCue } from '../../../core/scene/edits/cues.ts';
import { INSTRUMENTS } from '../../../core/scene/schema/cue.ts';
import type { AuthoredCue } from '../../../core/scene/schema.ts';
import { FIRST_NOTES } from '../../../editor/new-cues.ts';
import { Choice } from '../../controls/choice.tsx';
import { FormRow, FormSection, NumberRow } from '../../controls/form-row.tsx';
import { IconButton } from '../../controls/icon-button.tsx';
import { useEditing } from '../../editing.ts';
import { useActionContext } from '../../editor-context.tsx';
import { DRUM_ROWS, noteAt, pageCount, pitchRows, STEPS, STEPS_PER_BEAT, toggledNote } from './note-grid.ts';
import { FILE_CHOICE, SourceRow, TOLD_CHOICE } from './source-row.tsx';

type MusicSource = Extract<AuthoredCue, { kind: 'music' }>['source'];
type Notes = Extract<MusicSource, { type: 'notes' }>;

const INSTRUMENT_LABELS: Readonly<Record<(typeof INSTRUMENTS)[number], string>> = {
  piano: 'Piano',
  strings: 'Strings',
  bass: 'Bass',
  pluck: 'Plucked strings',
  drums: 'Drums',
};
const TEMPO = { label: 'bpm', factor: 1, decimals: 0, step: 1 };
/** The octave in which each instrument is first written. */
const FIRST_OCTAVE: Readonly<Record<Notes['instrument'], number>> = {
  piano: 4,
  strings: 3,
  bass: 2,
  pluck: 4,
  drums: 2,
};

export function MusicFields(props: { readonly id: string; readonly source: MusicSource; readonly durationS: number }) {
  const { id, source } = props;
  return (
    <FormSection title="Music">
      <SourceRow
        id={id}
        type={source.type}
        choices={[
          { value: 'notes', label: 'Notes', hint: 'Played here', first: FIRST_NOTES },
          TOLD_CHOICE,
          FILE_CHOICE,
        ]}
      />
      {source.type === 'notes' && <NoteFields id={id} source={source} durationS={props.durationS} />}
    </FormSection>
  );
}

function NoteFields({
  id,
  source,
  durationS,
}: {
  readonly id: string;
  readonly source: Notes;
  readonly durationS: number;
}) {
  const editing = useEditing();
  return (
    <>
      <FormRow label="Played by">
        <Choice
          label="Instrument"
          value={source.instrument}
          options={INSTRUMENTS.map((value) => ({ value, label: INSTRUMENT_LABELS[value] }))}
          onChange={(instrument) =>
            editing.edit('Choose the instrument', changeCue(id, { source: { ...source, instrument } }))
          }
        />
      </FormRow>
      <NumberRow
        binding={{
          label: 'Tempo',
          value: source.tempoBpm,
          unit: TEMPO,
          min: 20,
          max: 400,
          step: 1,
          edit: (tempoBpm) => changeCue(id, { source: { ...source, tempoBpm } }),
        }}
      />
      <NoteGrid key={source.instrument} id={id} source={source} durationS={durationS} />
    </>
  );
}

/** A grid of eighths to click notes into; the arrow keys walk it, Enter writes. */
function NoteGrid({
  id,
  source,
  durationS,
}: {
  readonly id: string;
  readonly source: Notes;
  readonly durationS: number;
}) {
  const editing = useEditing();
  const { editor, ports } = useActionContext();
  const [page, setPage] = useState(0);
  const [octave, setOctave] = useState(FIRST_OCTAVE[source.instrument]);
  const [at, setAt] = useState<readonly [row: number, step: number]>([0, 0]);
  const grid = useRef<HTMLDivElement>(null);
  const pages = pageCount(source.notes, durationS, source.tempoBpm);
  const shownPage = Math.min(page, pages - 1);
  const isDrums = source.instrument === 'drums';
  const rows = isDrums ? DRUM_ROWS : pitchRows(octave);
  const firstStep = shownPage * STEPS;

  const toggle = (pitch: number, step: number) => {
    const notes = toggledNote(source.notes, pitch, step, ports.random);
    const isNew = Object.keys(notes).length > Object.keys(source.notes).length;
    editing.edit(isNew ? 'Write a note' : 'Take out a note', changeCue(id, { source: { ...source, notes } }));
    if (!isNew) return;
    const beatS = 60 / source.tempoBpm;
    const note = { startS: 0, durationS: beatS / STEPS_PER_BEAT, pitch, velocity: 0.8 };
    void editor.unlockSound().then(() => ports.sound.auditionNotes(source.instrument, [note]));
  };
  const walk = (event: KeyboardEvent) => {
    const moved = walked(at, event.key, rows.length);
    if (!moved) return;
    event.preventDefault();
    event.stopPropagation();
    setAt(moved);
    grid.current?.querySelector<HTMLElement>(`[data-at="${moved[0]}.${moved[1]}"]`)?.focus();
  };
  return (
    <div className="note-grid">
      <div className="note-grid-head">
        <IconButton
          icon={ChevronLeft}
          label="Bars before"
          size="small"
          disabled={shownPage === 0}
          onClick={() => setPage(shownPage - 1)}
        />
        <span>
          Bars {shownPage * 2 + 1}–{shownPage * 2 + 2} of {pages * 2}
        </span>
        <IconButton
          icon={ChevronRight}
          label="Bars after"
          size="small"
          disabled={shownPage >= pages - 1}
          onClick={() => setPage(shownPage + 1)}
        />
        {!isDrums && (
          <span className="octave">
            <IconButton
              icon={Minus}
              label="An octave lower"
              size="small"
              disabled={octave <= 0}
              onClick={() => setOctave(octave - 1)}
            />
            Octave {octave}
            <IconButton
              icon={Plus}
              label="An octave higher"
              size="small"
              disabled={octave >= 8}
              onClick={() => setOctave(octave + 1)}
            />
          </span>
        )}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a grid in every browser. */}
      <div ref={grid} role="group" aria-label="Notes" onKeyDown={walk}>
        {rows.map(([pitch, label], row) => (
          <div key={pitch} data-sharp={label.includes('♯') || undefined}>
            <span aria-hidden>{label}</span>
            {Array.from({ length: STEPS }, (_, i) => {
              const step = firstStep + i;
              const note = noteAt(source.notes, pitch, step);
              return (
                <button
                  key={step}
                  type="button"
                  data-at={`${row}.${i}`}
                  data-beat={step % STEPS_PER_BEAT === 0 || undefined}
                  data-note={note ? (note.isStart ? 'start' : 'on') : undefined}
                  tabIndex={at[0] === row && at[1] === i ? 0 : -1}
                  aria-pressed={note !== null}
                  aria-label={`${label}, beat ${step / STEPS_PER_BEAT + 1}`}
                  onFocus={() => setAt([row, i])}
                  onClick={() => toggle(pitch, step)}
                />
              );
            })}
          </div>
        ))}
      </div>
    </div>
  );
}

/** Where an arrow key leads in the grid; null for other keys. */
function walked(
  [row, step]: readonly [number, number],
  key: string,
  rowCount: number,
): readonly [number, number] | null {
  switch (key) {
    case 'ArrowUp':
      return [Math.max(0, row - 1), step];
    case 'ArrowDown':
      return [Math.min(rowCount - 1, row + 1), step];
    case 'ArrowLeft':
      return [row, Math.max(0, step - 1)];
    case 'ArrowRight':
      return [row, Math.min(STEPS - 1, step + 1)];
    default:
      return null;
  }
}
