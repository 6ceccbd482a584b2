import { materials } from '../../../core/materials/index.ts';
import { changeCue } from '../../../core/scene/edits/cues.ts';
import { MADE_SOUNDS } from '../../../core/scene/schema/cue.ts';
import type { AuthoredCue } from '../../../core/scene/schema.ts';
import { FIRST_MADE } from '../../../editor/new-cues.ts';
import { Choice } from '../../controls/choice.tsx';
import { FormRow, FormSection, NumberRow } from '../../controls/form-row.tsx';
import { useEditing } from '../../editing.ts';
import { shownUnit } from '../../units.ts';
import { FILE_CHOICE, SourceRow, TOLD_CHOICE } from './source-row.tsx';

type EffectSource = Extract<AuthoredCue, { kind: 'effect' }>['source'];
type Made = Extract<EffectSource, { type: 'made' }>;

const MADE_LABELS: Readonly<Record<(typeof MADE_SOUNDS)[number], string>> = {
  impact: 'A blow',
  slide: 'Sliding',
  roll: 'Rolling',
  whoosh: 'A whoosh',
  splash: 'A splash',
};

export function EffectFields({ id, source }: { readonly id: string; readonly source: EffectSource }) {
  return (
    <FormSection title="Effect">
      <SourceRow
        id={id}
        type={source.type}
        choices={[
          TOLD_CHOICE,
          { value: 'made', label: 'Made', hint: 'As physics would sound, without a contact', first: FIRST_MADE },
          FILE_CHOICE,
        ]}
      />
      {source.type === 'made' && <MadeFields id={id} source={source} />}
    </FormSection>
  );
}

function MadeFields({ id, source }: { readonly id: string; readonly source: Made }) {
  const editing = useEditing();
  const write = (patch: Partial<Made>) => changeCue(id, { source: { ...source, ...patch } });
  const [struck, striker] = source.materialIds;
  const options = materials.all.map(({ id: value, label }) => ({ value, label }));
  return (
    <>
      <FormRow label="Like">
        <Choice
          label="What it sounds like"
          value={source.like}
          options={MADE_SOUNDS.map((like) => ({ value: like, label: MADE_LABELS[like] }))}
          onChange={(like) => editing.edit('Kind of sound', write({ like: like as Made['like'] }))}
        />
      </FormRow>
      <FormRow label="Of">
        <Choice
          label="Material that sounds"
          value={struck}
          options={options}
          onChange={(next) => editing.edit('Material of the sound', write({ materialIds: [next, striker] }))}
        />
      </FormRow>
      <FormRow label="Against">
        <Choice
          label="Material that strikes it"
          value={striker}
          options={options}
          onChange={(next) => editing.edit('Material of the sound', write({ materialIds: [struck, next] }))}
        />
      </FormRow>
      <NumberRow
        hint="How large it is across: larger is lower"
        binding={{
          label: 'Size',
          value: source.sizeM,
          unit: shownUnit('m', source.sizeM),
          min: 0.01,
          max: 100,
          step: null,
          edit: (sizeM) => write({ sizeM }),
        }}
      />
      <NumberRow
        hint="How fast they meet: faster is louder and brighter"
        binding={{
          label: 'Speed',
          value: source.speedMps,
          unit: shownUnit('m/s'),
          min: 0.1,
          max: 100,
          step: 0.1,
          edit: (speedMps) => write({ speedMps }),
        }}
      />
    </>
  );
}
