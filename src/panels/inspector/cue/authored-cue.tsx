import { Trash2 } from 'lucide-react';
import type { Cue } from '../../../core/cues/cue.ts';
import { changeCue } from '../../../core/scene/edits/cues.ts';
import { GAIN_RANGE_DB, MAX_DURATION_S } from '../../../core/scene/schema/limits.ts';
import type { AuthoredCue } from '../../../core/scene/schema.ts';
import { FormRow, FormSection, NumberRow } from '../../controls/form-row.tsx';
import { TextInput } from '../../controls/text-input.tsx';
import { useEditing } from '../../editing.ts';
import { useEditor, useScene } from '../../editor-context.tsx';
import { DECIBELS, shownUnit } from '../../units.ts';
import { FactList } from '../facts.tsx';
import { AmbienceFields } from './ambience-fields.tsx';
import { AuditionButton } from './audition-button.tsx';
import { heardFacts, instantOf } from './cue-facts.ts';
import { DialogueFields } from './dialogue-fields.tsx';
import { EffectFields } from './effect-fields.tsx';
import { FileFields } from './file-fields.tsx';
import { MusicFields } from './music-fields.tsx';

const HINTS: Readonly<Record<AuthoredCue['kind'], string>> = {
  ambience: 'The air of a place',
  effect: 'What is heard, in words: "door slams in the distance"',
  dialogue: 'For the lists; what is said stands below',
  music: 'What is played, in words',
  silence: 'Nothing is heard while it lasts: no sound of any track',
};

/** A sound that a director wrote: when, how long, how loud, and what of. */
export function AuthoredCueForm(props: {
  readonly id: string;
  readonly authored: AuthoredCue;
  /** As it is heard; null until it is derived. */
  readonly cue: Cue | null;
}) {
  const editor = useEditor();
  const editing = useEditing();
  const { frameRate } = useScene().settings;
  const { id, authored, cue } = props;
  const isSilent = authored.kind === 'silence' || authored.source.type === 'told';
  const number = (label: string, key: 'timeS' | 'durationS', value: number) => (
    <NumberRow
      binding={{
        label,
        value,
        unit: shownUnit('s'),
        min: 0,
        max: MAX_DURATION_S,
        step: frameRate.den / frameRate.num,
        edit: (next) => changeCue(id, { [key]: next }),
      }}
    />
  );
  return (
    <div className="form">
      <FormSection>
        <div className="button-row">
          <AuditionButton cueId={id} isSilent={isSilent} />
          <button type="button" className="button" data-look="small" onClick={() => void editor.run('edit.delete')}>
            <Trash2 size={14} aria-hidden />
            Delete
          </button>
        </div>
        <FormRow label="Says" hint={HINTS[authored.kind]}>
          <TextInput
            label="Label of the sound"
            value={authored.label}
            onCommit={(label) => editing.edit('Name the sound', changeCue(id, { label }))}
          />
        </FormRow>
        {number('Starts', 'timeS', authored.timeS)}
        {'durationS' in authored && number('Lasts', 'durationS', authored.durationS)}
        <p className="form-note">{instantOf(authored.timeS, frameRate)}</p>
        {!isSilent && (
          <NumberRow
            binding={{
              label: 'Gain',
              value: authored.gainDb,
              unit: DECIBELS,
              min: GAIN_RANGE_DB[0],
              max: GAIN_RANGE_DB[1],
              step: 0.5,
              edit: (gainDb) => changeCue(id, { gainDb }),
            }}
          />
        )}
      </FormSection>
      {authored.kind === 'ambience' && <AmbienceFields id={id} source={authored.source} />}
      {authored.kind === 'effect' && <EffectFields id={id} source={authored.source} />}
      {authored.kind === 'dialogue' && <DialogueFields id={id} authored={authored} cue={cue} />}
      {authored.kind === 'music' && <MusicFields id={id} source={authored.source} durationS={authored.durationS} />}
      {'source' in authored && authored.source.type === 'file' && <FileFields id={id} source={authored.source} />}
      {cue && !isSilent && (
        <FormSection title="As it is heard">
          <FactList facts={heardFacts(cue)} />
        </FormSection>
      )}
    </div>
  );
}
