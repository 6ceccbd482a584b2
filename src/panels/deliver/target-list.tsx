import { type Clips, formatFor } from '../../core/exporters/clips.ts';
import { type Family, families } from '../../core/exporters/families.ts';
import type { ShotSpec } from '../../core/shot/shot-spec.ts';
import { choose, type DeliverChoices } from './deliver-choices.ts';
import { Target } from './target.tsx';

/** All formats, family by family. */
export function TargetList(props: {
  readonly choices: DeliverChoices;
  readonly shot: ShotSpec | null;
  readonly clips: Clips;
  readonly hasFrames: boolean;
}) {
  return (
    <div className="targets">
      {families.map((family) => (
        <FamilySection key={family.id} family={family} {...props} />
      ))}
    </div>
  );
}

function FamilySection(props: {
  readonly family: Family;
  readonly choices: DeliverChoices;
  readonly shot: ShotSpec | null;
  readonly clips: Clips;
  readonly hasFrames: boolean;
}) {
  const { family, choices, shot, clips } = props;
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
          hasFrames={props.hasFrames}
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
