import { LocateFixed } from 'lucide-react';
import { materials } from '../../core/materials/index.ts';
import { surfacePair } from '../../core/materials/pairs.ts';
import { partName } from '../../core/outcomes/names.ts';
import { overrideCue } from '../../core/scene/edits/cues.ts';
import { bounceOf } from '../../editor/selectors/nudges.ts';
import { Switch } from '../controls/choice.tsx';
import { FormRow, FormSection, NumberRow } from '../controls/form-row.tsx';
import { TextInput } from '../controls/text-input.tsx';
import { useEditing } from '../editing.ts';
import { useEditor, useResults, useScene } from '../editor-context.tsx';
import { formatNumber } from '../units.ts';
import { NudgeSection } from './nudges.tsx';

const PHASES = { impact: 'Impact', slide: 'Slide', roll: 'Roll', rest: 'Rest' } as const;
const WATER_PHASES = { impact: 'Splash', slide: 'Glides through', roll: 'Rolls through', rest: 'Floats' } as const;

/** The physics of one contact, and how it sounds. */
export function ContactInspector(props: { readonly contactId: string }) {
  const editor = useEditor();
  const editing = useEditing();
  const scene = useScene();
  const result = useResults((state) => state.result);
  const { contactId } = props;
  const contact = result?.motion.contacts.find(({ id }) => id === contactId);
  if (!contact) return <p className="empty">This contact no longer happens. Pick another on the timeline.</p>;
  const cue = result?.cues.find((candidate) => candidate.contactId === contactId);
  const { anchor: _, ...override } = (cue?.overrideId && scene.cues.overrides[cue.overrideId]) || { anchor: null };
  const [a, b] = contact.materialIds;
  const pair = surfacePair(a, b);
  const side = (index: number) => {
    const bodyId = contact.bodyIds[index]!;
    const propId = result?.plan.bodies.find(({ id }) => id === bodyId)?.propId ?? bodyId;
    return partName(scene, { propId, partId: contact.partIds[index]! });
  };
  const bounce = result && bounceOf(result.plan, result.motion, contact);
  const materialName = (id: string) => materials.find(id)?.label ?? id;
  const facts: readonly (readonly [string, string])[] = [
    ['What', [0, 1].map(side).join(' and ')],
    ['Phase', (contact.materialIds.includes('water') ? WATER_PHASES : PHASES)[contact.phase]],
    [
      'When',
      contact.phase === 'impact'
        ? `${contact.timeS.toFixed(3)} s`
        : `${contact.timeS.toFixed(3)} to ${contact.endTimeS.toFixed(3)} s`,
    ],
    ['Impulse', `${formatNumber(contact.impulseNs, 3)} N·s`],
    ['Closing speed', `${formatNumber(contact.normalSpeedMps, 2)} m/s`],
    ['Sliding speed', `${formatNumber(contact.slipSpeedMps, 2)} m/s`],
    ['Materials', `${materialName(a)} on ${materialName(b).toLowerCase()}`],
    ['Bounciness', formatNumber(pair.restitution.value, 2)],
    ['Friction', formatNumber(pair.friction.value, 2)],
  ];
  return (
    <div className="form">
      <FormSection>
        <dl className="facts">
          {facts.map(([term, value]) => (
            <div key={term} style={{ display: 'contents' }}>
              <dt>{term}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <p>
          <button
            type="button"
            className="button"
            data-look="small"
            style={{ marginTop: 8 }}
            onClick={() => editor.playhead.seek(contact.timeS)}
          >
            <LocateFixed size={14} aria-hidden />
            Go there
          </button>
        </p>
      </FormSection>
      {bounce && <NudgeSection bounce={bounce} />}
      {cue && (
        <FormSection title="Sound">
          <FormRow label="Says">
            <TextInput
              label="Label of the sound"
              value={cue.label}
              onCommit={(label) => editing.edit('Name the sound', overrideCue(cue, { ...override, label }))}
            />
          </FormRow>
          <FormRow label="Heard">
            <Switch
              label="Heard"
              value={!cue.isMuted}
              onChange={(isHeard) =>
                editing.edit(
                  isHeard ? 'Hear the sound' : 'Mute the sound',
                  overrideCue(cue, { ...override, mute: !isHeard }),
                )
              }
            />
          </FormRow>
          <NumberRow
            hint="On top of what the impact gives"
            binding={{
              label: 'Gain',
              value: override.gainDb ?? 0,
              unit: { label: 'dB', factor: 1, decimals: 1, step: 0.5 },
              min: -60,
              max: 24,
              step: 0.5,
              edit: (gainDb) => overrideCue(cue, { ...override, gainDb }),
            }}
          />
          <dl className="facts">
            <dt>Level</dt>
            <dd>{formatNumber(cue.levelDb, 1)} dB</dd>
            <dt>Distance</dt>
            <dd>{formatNumber(cue.distanceM, 1)} m from the camera</dd>
          </dl>
        </FormSection>
      )}
    </div>
  );
}
