import { useState } from 'react';
import { type Clips, formatFor } from '../../core/exporters/clips.ts';
import type { Exporter } from '../../core/exporters/exporter.ts';
import { type Family, families } from '../../core/exporters/families.ts';
import type { ShotSpec } from '../../core/shot/shot-spec.ts';
import { choose, type DeliverChoices } from './deliver-choices.ts';
import { Note } from './note.tsx';
import { Target } from './target.tsx';

interface TargetsProps {
  readonly choices: DeliverChoices;
  readonly shot: ShotSpec | null;
  readonly clips: Clips;
  readonly hasFrames: boolean;
}

/** All formats, family by family; or those whose name or readers hold the words that are looked for. */
export function TargetList(props: TargetsProps) {
  const [sought, setSought] = useState('');
  const found = families.map((family) => ({
    ...family,
    exporters: family.exporters.filter((exporter) => isSought(exporter, sought)),
  }));
  return (
    <div className="targets scroll">
      <input
        type="search"
        className="text-field"
        aria-label="Find a format"
        placeholder="Find a format, a model or a tool"
        autoComplete="off"
        spellCheck={false}
        value={sought}
        onChange={(event) => setSought(event.currentTarget.value)}
      />
      {found.map(
        (family) => family.exporters.length > 0 && <FamilySection key={family.id} family={family} {...props} />,
      )}
      {found.every((family) => family.exporters.length === 0) && (
        <Note level="note">No format is called “{sought.trim()}”, and none is for a reader of that name.</Note>
      )}
    </div>
  );
}

/** Whether a format has all the words in its name or among its readers. */
export function isSought({ label, readers }: Pick<Exporter, 'label' | 'readers'>, sought: string): boolean {
  const text = `${label} ${readers}`.toLowerCase();
  return sought
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function FamilySection({ family, choices, shot, clips, hasFrames }: TargetsProps & { readonly family: Family }) {
  const { exporterIds, optionsById } = choices;
  const taken = family.exporters.filter(({ id }) => exporterIds.includes(id)).length;
  return (
    <section aria-label={family.label}>
      <h3>
        {family.label}
        <span>
          {taken} of {family.exporters.length}
        </span>
      </h3>
      {family.exporters.map((exporter) => (
        <Target
          key={exporter.id}
          exporter={exporter}
          shot={shot}
          clip={clips[exporter.id] ?? (shot && formatFor(shot, exporter.id, optionsById[exporter.id]) ? null : shot)}
          options={optionsById[exporter.id] ?? NO_OPTIONS}
          hasFrames={hasFrames}
          isChosen={exporterIds.includes(exporter.id)}
          onChoose={(isChosen) =>
            choose({
              exporterIds: isChosen ? [...exporterIds, exporter.id] : exporterIds.filter((id) => id !== exporter.id),
            })
          }
          onOptions={(options) => choose({ optionsById: { ...optionsById, [exporter.id]: options } })}
        />
      ))}
    </section>
  );
}

const NO_OPTIONS = {};
