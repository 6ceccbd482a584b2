import { LocateFixed, Trash2, TriangleAlert } from 'lucide-react';
import { newId } from '../../core/base/id.ts';
import { inOrder } from '../../core/base/order.ts';
import { addNudge, removeNudge, setNudge } from '../../core/scene/edits/nudges.ts';
import { propOfTake } from '../../core/scene/queries.ts';
import { MAX_NUDGE_RAD, NUDGE_SPEED_RANGE } from '../../core/scene/schema/limits.ts';
import type { SceneNudge, SceneProp } from '../../core/scene/schema.ts';
import { type Bounce, nudgeName, nudgeOfBounce } from '../../editor/selectors/nudges.ts';
import { Switch } from '../controls/choice.tsx';
import { FormRow, FormSection } from '../controls/form-row.tsx';
import { IconButton } from '../controls/icon-button.tsx';
import { SliderRow } from '../controls/slider-row.tsx';
import { useEditing } from '../editing.ts';
import { useActionContext, useEditor, useResults, useScene } from '../editor-context.tsx';
import { formatNumber, type ShownUnit, shownUnit } from '../units.ts';

const PERCENT: ShownUnit = { label: '%', factor: 100, decimals: 1, step: 0.5 };
const DEGREES: ShownUnit = { ...shownUnit('rad'), step: 0.5 };

/** Bends the bounce that is selected; off unless a director asks. */
export function NudgeSection(props: { readonly bounce: Bounce }) {
  const editing = useEditing();
  const { ports } = useActionContext();
  const scene = useScene();
  const { bounce } = props;
  const { propId, on, nth } = bounce;
  const prop = propOfTake(scene, scene.activeTakeId, propId);
  if (!prop) return null;
  const [nudgeId, nudge] = nudgeOfBounce(prop, bounce) ?? [null, null];
  const toggle = (isOn: boolean) => {
    if (nudgeId !== null) return editing.edit('Leave the bounce to physics', removeNudge(propId, nudgeId));
    if (!isOn) return;
    const fresh = { on, nth, speedFactor: 1, azimuthRad: 0, elevationRad: 0 };
    editing.edit('Nudge a bounce', addNudge(propId, newId('nudge', ports.random), fresh));
  };
  return (
    <FormSection title="Nudge">
      <FormRow label="Bend it" hint="Changes how the ball leaves this bounce, within what viewers accept">
        <Switch label="Nudge this bounce" value={nudge !== null} onChange={toggle} />
      </FormRow>
      {nudge && nudgeId !== null && (
        <>
          <NudgeSliders nudge={nudge} edit={(patch) => setNudge(propId, nudgeId, patch)} />
          <p className="form-note" data-tone="caution">
            <TriangleAlert size={14} aria-hidden />
            Bent on purpose: disclosed in the shot spec.
          </p>
        </>
      )}
    </FormSection>
  );
}

function NudgeSliders(props: {
  readonly nudge: SceneNudge;
  edit(patch: Partial<SceneNudge>): ReturnType<typeof setNudge>;
}) {
  const { nudge, edit } = props;
  const [slowest, fastest] = NUDGE_SPEED_RANGE;
  const turn = (label: string, member: 'azimuthRad' | 'elevationRad') => ({
    label,
    value: nudge[member],
    unit: DEGREES,
    min: -MAX_NUDGE_RAD,
    max: MAX_NUDGE_RAD,
    step: null,
    edit: (value: number) => edit({ [member]: value }),
  });
  return (
    <>
      <SliderRow
        hint="Faster or slower off the bounce than physics has it"
        binding={{
          label: 'Speed',
          value: nudge.speedFactor - 1,
          unit: PERCENT,
          min: slowest - 1,
          max: fastest - 1,
          step: 0.005,
          edit: (more) => edit({ speedFactor: Math.min(Math.max(1 + more, slowest), fastest) }),
        }}
      />
      <SliderRow hint="Turned about the vertical, seen from above" binding={turn('Sideways', 'azimuthRad')} />
      <SliderRow hint="Turned up or down" binding={turn('Upwards', 'elevationRad')} />
    </>
  );
}

/** All bounces of a prop that are bent, with the way to each. */
export function PropNudges(props: { readonly propId: string; readonly prop: SceneProp }) {
  const editor = useEditor();
  const editing = useEditing();
  const scene = useScene();
  const applied = useResults((state) => state.result?.motion.appliedNudges);
  const { propId, prop } = props;
  const nudges = inOrder(prop.nudges ?? {});
  if (nudges.length === 0) return null;
  return (
    <FormSection title="Bent on purpose">
      <ul className="row-list">
        {nudges.map(([id, nudge]) => {
          const met = applied?.find(({ nudgeId }) => nudgeId === `${propId}.${id}`);
          const name = nudgeName(scene, nudge);
          return (
            <li key={id}>
              <span>
                {name}
                <small>{met ? nudgeText(nudge) : applied ? 'This bounce no longer happens' : ''}</small>
              </span>
              {met && (
                <IconButton
                  icon={LocateFixed}
                  label={`Go to ${name}`}
                  size="small"
                  onClick={() => {
                    editor.playhead.pause();
                    editor.playhead.seek(met.timeS);
                    editor.session.setState({ selection: { type: 'contact', id: met.contactId } });
                  }}
                />
              )}
              <IconButton
                icon={Trash2}
                label={`Leave ${name} to physics`}
                size="small"
                onClick={() => editing.edit('Leave the bounce to physics', removeNudge(propId, id))}
              />
            </li>
          );
        })}
      </ul>
    </FormSection>
  );
}

/** "+5 % · 3° sideways". */
function nudgeText({ speedFactor, azimuthRad, elevationRad }: SceneNudge): string {
  const percent = (speedFactor - 1) * 100;
  const degrees = (rad: number) => formatNumber(rad * DEGREES.factor, 1);
  const said = [
    Math.abs(percent) >= 0.05 && `${percent > 0 ? '+' : ''}${formatNumber(percent, 1)} %`,
    azimuthRad !== 0 && `${degrees(azimuthRad)}° sideways`,
    elevationRad !== 0 && `${degrees(elevationRad)}° up`,
  ].filter(Boolean);
  return said.length > 0 ? said.join(' · ') : 'Not bent yet';
}
