import { LocateFixed, Undo2 } from 'lucide-react';
import type { Cue } from '../../../core/cues/cue.ts';
import { isSwallowed } from '../../../core/cues/silences.ts';
import { silentSpans } from '../../../core/dsp/silent-spans.ts';
import { materials } from '../../../core/materials/index.ts';
import { partName } from '../../../core/outcomes/names.ts';
import { type CueChange, overrideCue } from '../../../core/scene/edits/cues.ts';
import { GAIN_RANGE_DB, MAX_SHIFT_S } from '../../../core/scene/schema/limits.ts';
import { changeOf, knownCue } from '../../../editor/selectors/cue-changes.ts';
import { Switch } from '../../controls/choice.tsx';
import { FormRow, FormSection, NumberRow } from '../../controls/form-row.tsx';
import { TextInput } from '../../controls/text-input.tsx';
import { useEditing } from '../../editing.ts';
import { useEditor, useResults, useScene } from '../../editor-context.tsx';
import { DECIBELS } from '../../units.ts';
import { FactList } from '../facts.tsx';
import { AuditionButton } from './audition-button.tsx';
import { type Facts, heardFacts, physicsFacts, timeFacts } from './cue-facts.ts';

const MILLISECONDS = { label: 'ms', factor: 1000, decimals: 1, step: 1 };

/** A sound that physics makes, where it came from, and what a director changes of it. */
export function PhysicsCueForm({ cue }: { readonly cue: Cue }) {
  const editor = useEditor();
  const editing = useEditing();
  const scene = useScene();
  const known = knownCue(scene, cue);
  const contact = useResults((state) => state.result?.motion.contacts.find(({ id }) => id === cue.contactId));
  const change = changeOf(scene, known);
  const isAbsence = cue.kind === 'absence';
  const isInSilence = useResults((state) => isSwallowed(cue, silentSpans(state.result?.cues ?? [])));
  /** What is changed back to what physics gives is no change. */
  const write = (patch: { [K in keyof CueChange]: CueChange[K] | undefined }) =>
    overrideCue(known, definedOf({ ...change, ...patch }));
  return (
    <div className="form">
      <FormSection>
        <div className="button-row">
          <AuditionButton cueId={cue.id} isSilent={isAbsence} />
          <button
            type="button"
            className="button"
            data-look="small"
            onClick={() => {
              editor.playhead.pause();
              editor.playhead.seek(cue.timeS);
            }}
          >
            <LocateFixed size={14} aria-hidden />
            Go there
          </button>
        </div>
        <FormRow label="Says">
          <TextInput
            label="Label of the sound"
            value={cue.label}
            onCommit={(label) => editing.edit('Name the sound', write({ label: label.trim() || undefined }))}
          />
        </FormRow>
        <FormRow label={isAbsence ? 'Told' : 'Heard'} hint={isAbsence ? 'Prompts say that it must not be heard' : null}>
          <Switch
            label={isAbsence ? 'Told' : 'Heard'}
            value={isInSilence ? change.mute !== true : !cue.isMuted}
            onChange={(isHeard) =>
              editing.edit(isHeard ? 'Hear the sound' : 'Mute the sound', write({ mute: isHeard ? undefined : true }))
            }
          />
        </FormRow>
        {isInSilence && (
          <p className="form-note">It falls into a silence on the timeline, so nothing of it is heard.</p>
        )}
        {!isAbsence && (
          <>
            <NumberRow
              hint="On top of what physics gives"
              binding={{
                label: 'Gain',
                value: change.gainDb ?? 0,
                unit: DECIBELS,
                min: GAIN_RANGE_DB[0],
                max: GAIN_RANGE_DB[1],
                step: 0.5,
                edit: (gainDb) => write({ gainDb: gainDb === 0 ? undefined : gainDb }),
              }}
            />
            <NumberRow
              hint="Against its contact; positive is later. On the timeline: hold Alt and drag"
              binding={{
                label: 'Shift',
                value: change.shiftS ?? 0,
                unit: MILLISECONDS,
                min: -MAX_SHIFT_S,
                max: MAX_SHIFT_S,
                step: 0.001,
                edit: (shiftS) => write({ shiftS: shiftS === 0 ? undefined : shiftS }),
              }}
            />
          </>
        )}
        {known.overrideId !== null && (
          <button
            type="button"
            className="button"
            data-look="small"
            onClick={() => editing.edit('Back to physics', overrideCue(known, null))}
          >
            <Undo2 size={14} aria-hidden />
            Back to physics
          </button>
        )}
      </FormSection>
      <FormSection title="From physics">
        <FactList
          facts={[
            ...whatFacts(scene, cue, propOf(editor)),
            ...timeFacts(cue, scene.settings.frameRate),
            ...physicsFacts(cue),
          ]}
        />
        {contact && (
          <p className="form-note">
            <button
              type="button"
              className="link"
              onClick={() => editor.session.setState({ selection: { type: 'contact', id: contact.id } })}
            >
              Show the contact
            </button>
          </p>
        )}
      </FormSection>
      {!isAbsence && (
        <FormSection title="As it is heard">
          <FactList facts={heardFacts(cue)} />
        </FormSection>
      )}
    </div>
  );
}

function propOf(editor: ReturnType<typeof useEditor>): (bodyId: string) => string {
  const bodies = editor.results.getState().result?.plan.bodies ?? [];
  return (bodyId) => bodies.find(({ id }) => id === bodyId)?.propId ?? bodyId;
}

/** Whom a cue is of, and of what they are made. */
function whatFacts(scene: Parameters<typeof partName>[0], cue: Cue, propIdOf: (bodyId: string) => string): Facts {
  const names = cue.bodyIds.map((bodyId, side) =>
    partName(scene, { propId: propIdOf(bodyId), partId: cue.partIds[side] ?? '' }),
  );
  const made = cue.materials.map((id, side) => {
    const label = materials.find(id)?.label ?? id;
    return side === 0 ? label : label.toLowerCase();
  });
  return [
    ...(names.length > 0 ? [['What', names.join(' and ')] as const] : []),
    ...(made.length > 0 ? [['Materials', made.join(' on ')] as const] : []),
  ];
}

function definedOf(change: { [K in keyof CueChange]: CueChange[K] | undefined }): CueChange | null {
  const said = Object.entries(change).filter(([, value]) => value !== undefined);
  return said.length === 0 ? null : (Object.fromEntries(said) as CueChange);
}
