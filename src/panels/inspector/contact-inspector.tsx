import { LocateFixed, Volume2 } from 'lucide-react';
import { materials } from '../../core/materials/index.ts';
import { surfacePair } from '../../core/materials/pairs.ts';
import { partName } from '../../core/outcomes/names.ts';
import { bounceOf } from '../../editor/selectors/nudges.ts';
import { FormSection } from '../controls/form-row.tsx';
import { useEditor, useResults, useScene } from '../editor-context.tsx';
import { formatNumber } from '../units.ts';
import { FactList } from './facts.tsx';
import { NudgeSection } from './nudges.tsx';

const PHASES = { impact: 'Impact', slide: 'Slide', roll: 'Roll', rest: 'Rest' } as const;
const WATER_PHASES = { impact: 'Splash', slide: 'Glides through', roll: 'Rolls through', rest: 'Floats' } as const;

/** The physics of one contact, and how it sounds. */
export function ContactInspector(props: { readonly contactId: string }) {
  const editor = useEditor();
  const scene = useScene();
  const result = useResults((state) => state.result);
  const { contactId } = props;
  const contact = result?.motion.contacts.find(({ id }) => id === contactId);
  if (!contact) return <p className="empty">This contact no longer happens. Pick another on the timeline.</p>;
  const cue = result?.cues.find((candidate) => candidate.contactId === contactId);
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
        <FactList facts={facts} />
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
          <p>
            {cue.label}, {formatNumber(cue.levelDb, 1)} dB{cue.isMuted && ', muted'}
          </p>
          <button
            type="button"
            className="button"
            data-look="small"
            style={{ marginTop: 8 }}
            onClick={() => editor.session.setState({ selection: { type: 'cue', id: cue.id } })}
          >
            <Volume2 size={14} aria-hidden />
            Show the sound
          </button>
        </FormSection>
      )}
    </div>
  );
}
