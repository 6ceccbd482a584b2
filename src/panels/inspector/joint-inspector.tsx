import { jointKinds } from '../../core/joints/index.ts';
import { setJoint, setJointParams, setJointProps } from '../../core/scene/edits/joints.ts';
import { MAX_JOINT_LOAD } from '../../core/scene/schema/limits.ts';
import type { SceneJoint } from '../../core/scene/schema.ts';
import { bodyIdsOf } from '../../editor/selectors/joints.ts';
import { Choice, Switch } from '../controls/choice.tsx';
import { FormRow, FormSection, NumberRow, VectorRow } from '../controls/form-row.tsx';
import { useEditing } from '../editing.ts';
import { useEditor, useResults, useScene } from '../editor-context.tsx';
import { labelOfName } from '../schema-form/fields.ts';
import { propOptions, SchemaForm } from '../schema-form/schema-form.tsx';
import { formatNumber, shownUnit } from '../units.ts';
import { NameRow } from './name-row.tsx';
import { replaced } from './vector.ts';

const METRES = shownUnit('m');
const NEWTONS = { label: 'N', factor: 1, decimals: 0, step: 10 };
const FAR_M = 10_000;
/** Stands for no prop in the list: a value of a choice may not be empty. */
const THE_SET = 'the-set';
/** Of what a breakable joint bears when nothing says better: the weight of some 100 kg. */
const USUAL_BREAK_N = 1000;
/** A breaking force is offered this much below the strongest pull that the joint bore. */
const BELOW_PEAK = 0.8;

/** A joint: its kind, what it holds where, and what it bears. */
export function JointInspector(props: { readonly jointId: string }) {
  const editing = useEditing();
  const scene = useScene();
  const { jointId } = props;
  const joint = scene.joints[jointId];
  if (!joint) return null;
  const kind = jointKinds.find(joint.kind);
  const motor = joint.params.motor ?? 'none';
  return (
    <div className="form">
      <FormSection>
        <NameRow type="joint" id={jointId} name={joint.name} />
      </FormSection>
      <FormSection title="Holds">
        <Ends jointId={jointId} joint={joint} isSpan={kind?.isSpan ?? false} />
      </FormSection>
      {kind && (
        <FormSection title={kind.label}>
          <p className="form-note">{kind.hint}.</p>
          <SchemaForm
            schema={kind.params}
            params={joint.params}
            without={motor === 'none' ? MOTOR_FIELDS : motor === 'speed' ? ['motorStiffness'] : []}
            set={(key, value) => setJointParams(jointId, { [key]: value })}
          />
        </FormSection>
      )}
      <FormSection title="Strength">
        <Strength jointId={jointId} joint={joint} />
        <FormRow label="May touch" hint="Whether the two things collide with each other while they are joined">
          <Switch
            label="May touch"
            value={joint.collide}
            onChange={(collide) =>
              editing.edit(collide ? 'Let them touch' : 'Let them overlap', setJoint(jointId, { collide }))
            }
          />
        </FormRow>
      </FormSection>
    </div>
  );
}

const MOTOR_FIELDS = ['motorTarget', 'motorStiffness', 'motorDamping', 'motorStrongest'];

function Ends(props: { readonly jointId: string; readonly joint: SceneJoint; readonly isSpan: boolean }) {
  const editing = useEditing();
  const scene = useScene();
  const { jointId, joint, isSpan } = props;
  const { a, b } = joint;
  const all = propOptions(scene);
  const others = all.filter(({ value }) => value !== a.propId);
  const bPoint = joint.bPointM;
  return (
    <>
      <FormRow label="This">
        <Choice
          label="What it holds"
          value={a.propId}
          options={all.filter(({ value }) => value !== b?.propId)}
          onChange={(propId) => editing.edit('Hold another prop', setJointProps(jointId, propId, b?.propId ?? null))}
        />
      </FormRow>
      <BodyRow
        label="Part"
        propId={a.propId}
        bodyId={a.bodyId ?? 'main'}
        onChange={(bodyId) => editing.edit('Hold another part', setJoint(jointId, { a: { ...a, bodyId } }))}
      />
      <VectorRow
        label="At"
        hint="Where it holds this, from its middle, in metres"
        bindingOf={(index) => ({
          label: `Point ${'XYZ'[index]}`,
          value: a.pointM[index],
          unit: { ...METRES, label: '' },
          min: -FAR_M,
          max: FAR_M,
          step: 0.01,
          edit: (value) => setJoint(jointId, { a: { ...a, pointM: replaced(a.pointM, index, value) } }),
        })}
      />
      <FormRow label="To">
        <Choice
          label="What it is joined to"
          value={b?.propId ?? THE_SET}
          options={[{ value: THE_SET, label: 'The set' }, ...others]}
          onChange={(value) =>
            editing.edit('Join to another', setJointProps(jointId, a.propId, value === THE_SET ? null : value))
          }
        />
      </FormRow>
      {b && (
        <BodyRow
          label="Part"
          propId={b.propId}
          bodyId={b.bodyId ?? 'main'}
          onChange={(bodyId) => editing.edit('Join to another part', setJoint(jointId, { b: { ...b, bodyId } }))}
        />
      )}
      {isSpan && bPoint && (
        <VectorRow
          label="At"
          hint={b ? 'Where it holds that, from its middle, in metres' : 'Where it hangs from, in metres'}
          bindingOf={(index) => ({
            label: `Other point ${'XYZ'[index]}`,
            value: bPoint[index],
            unit: { ...METRES, label: '' },
            min: -FAR_M,
            max: FAR_M,
            step: 0.01,
            edit: (value) => setJoint(jointId, { bPointM: replaced(bPoint, index, value) }),
          })}
        />
      )}
      {!isSpan && <p className="form-note">They are held together where they stand at the start.</p>}
    </>
  );
}

/** Which body of a prop of several: nothing where there is no choice. */
function BodyRow(props: {
  readonly label: string;
  readonly propId: string;
  readonly bodyId: string;
  onChange(bodyId: string): void;
}) {
  const scene = useScene();
  const ids = bodyIdsOf(scene, props.propId);
  if (ids.length < 2) return null;
  return (
    <FormRow label={props.label}>
      <Choice
        label={`${props.label} of ${scene.props[props.propId]?.name ?? ''}`}
        value={props.bodyId}
        options={ids.map((id) => ({ value: id, label: id === 'main' ? 'Its body' : labelOfName(id) }))}
        onChange={props.onChange}
      />
    </FormRow>
  );
}

function Strength(props: { readonly jointId: string; readonly joint: SceneJoint }) {
  const editor = useEditor();
  const editing = useEditing();
  const load = useResults((state) => state.result?.motion.jointLoads.find(({ jointId }) => jointId === props.jointId));
  const { jointId, joint } = props;
  const { breakForceN } = joint;
  const toggle = (isBreakable: boolean) => {
    const offered = load && load.peakForceN > 1 ? Math.round(load.peakForceN * BELOW_PEAK) : USUAL_BREAK_N;
    editing.edit(
      isBreakable ? 'Let it break' : 'Keep it from breaking',
      setJoint(jointId, { breakForceN: isBreakable ? offered : undefined }),
    );
  };
  const goTo = (timeS: number) => {
    editor.playhead.pause();
    editor.playhead.seek(timeS);
  };
  const broke = load?.brokeAtS ?? null;
  return (
    <>
      <FormRow label="Can break">
        <Switch label="Can break" value={breakForceN !== undefined} onChange={toggle} />
      </FormRow>
      {breakForceN !== undefined && (
        <NumberRow
          hint="It breaks above this pull: a newton is the weight of 0.1 kg"
          binding={{
            label: 'Breaks at',
            value: breakForceN,
            unit: NEWTONS,
            min: 0.001,
            max: MAX_JOINT_LOAD,
            step: 10,
            edit: (value) => setJoint(jointId, { breakForceN: value }),
          }}
        />
      )}
      {load && (
        <p className="form-note">
          {broke !== null
            ? `Breaks at ${formatNumber(broke, 2)} s.`
            : `Bears at most ${formatNumber(load.peakForceN, 0)} N, at ${formatNumber(load.peakAtS, 2)} s.`}{' '}
          <button type="button" className="link" onClick={() => goTo(broke ?? load.peakAtS)}>
            Go there
          </button>
        </p>
      )}
    </>
  );
}
