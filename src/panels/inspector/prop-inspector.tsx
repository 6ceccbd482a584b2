import { fromYawPitchRoll, toYawPitchRoll } from '../../core/base/quat.ts';
import { materials } from '../../core/materials/index.ts';
import type { Sourced } from '../../core/materials/material.ts';
import { propKinds } from '../../core/props/index.ts';
import { setParams, setPose, setSurface } from '../../core/scene/edits/props.ts';
import { propOfTake } from '../../core/scene/queries.ts';
import type { SceneProp } from '../../core/scene/schema.ts';
import type { Edit } from '../../editor/editor.ts';
import { FormSection, NumberRow, VectorRow } from '../controls/form-row.tsx';
import type { NumberBinding } from '../controls/number-binding.ts';
import { useScene } from '../editor-context.tsx';
import { SchemaForm } from '../schema-form/schema-form.tsx';
import { formatNumber, shownUnit } from '../units.ts';
import { Motion } from './motion.tsx';
import { NameRow } from './name-row.tsx';
import { PropNudges } from './nudges.tsx';
import { replaced } from './vector.ts';

const METRES = shownUnit('m');
const DEGREES = shownUnit('rad');
const FAR_M = 10_000;
const HALF_TURN = Math.PI;

/** A prop: name, place, motion, throw, surface, and what its kind asks. */
export function PropInspector(props: { readonly propId: string }) {
  const scene = useScene();
  const prop = propOfTake(scene, scene.activeTakeId, props.propId);
  if (!prop) return null;
  const { propId } = props;
  const kind = propKinds.find(prop.kind);
  return (
    <div className="form">
      <FormSection>
        <NameRow type="prop" id={propId} name={prop.name} />
        <Place propId={propId} prop={prop} />
      </FormSection>
      <Motion propId={propId} prop={prop} />
      <FormSection>
        <Surface propId={propId} prop={prop} />
      </FormSection>
      <PropNudges propId={propId} prop={prop} />
      {kind && (
        <FormSection title={kind.label}>
          <SchemaForm
            schema={kind.params}
            params={prop.params}
            set={(key, value) => setParams(propId, { [key]: value })}
          />
        </FormSection>
      )}
    </div>
  );
}

function Place(props: { readonly propId: string; readonly prop: SceneProp }) {
  const { propId, prop } = props;
  const turns = toYawPitchRoll(prop.rotation);
  return (
    <>
      <VectorRow
        label="Position"
        hint="Metres: X to the right, Y up, Z towards you"
        bindingOf={(index) => ({
          label: `Position ${'XYZ'[index]}`,
          value: prop.positionM[index],
          unit: { ...METRES, label: '' },
          min: -FAR_M,
          max: FAR_M,
          step: 0.01,
          edit: (value) => setPose(propId, { positionM: replaced(prop.positionM, index, value) }),
        })}
      />
      <VectorRow
        label="Rotation"
        axes={['H', 'P', 'B']}
        hint="Degrees: heading, pitch, bank"
        bindingOf={(index) => ({
          label: ['Heading', 'Pitch', 'Bank'][index] ?? '',
          value: turns[index],
          unit: { ...DEGREES, label: '' },
          min: index === 1 ? -HALF_TURN / 2 : -HALF_TURN,
          max: index === 1 ? HALF_TURN / 2 : HALF_TURN,
          step: null,
          edit: (value) => setPose(propId, { rotation: fromYawPitchRoll(...replaced(turns, index, value)) }),
        })}
      />
    </>
  );
}

/** Bounciness and grip: the table's numbers, unless the director says otherwise. */
function Surface(props: { readonly propId: string; readonly prop: SceneProp }) {
  const { propId, prop } = props;
  const materialId = materialIdOf(prop);
  const material = materialId === null ? undefined : materials.find(materialId);
  const surface = prop.surface ?? {};
  const without = (member: 'restitution' | 'friction'): Edit => {
    const { [member]: _, ...rest } = surface;
    return setSurface(propId, Object.keys(rest).length > 0 ? rest : null);
  };
  const field = (label: string, member: 'restitution' | 'friction', max: number): NumberBinding => ({
    label,
    value: surface[member] ?? null,
    ...(material && { fallback: material[member].value }),
    unit: { label: member === 'friction' ? 'µ' : '', factor: 1, decimals: 2, step: 0.01 },
    min: 0,
    max,
    step: 0.01,
    edit: (value) => setSurface(propId, { ...surface, [member]: value }),
    clear: without(member),
  });
  return (
    <>
      <NumberRow
        binding={field('Bounciness', 'restitution', 0.98)}
        hint={material && sourceText(`Restitution of ${material.label.toLowerCase()}`, material.restitution)}
      />
      <NumberRow
        binding={field('Grip', 'friction', 5)}
        hint={
          material &&
          sourceText(`Friction of ${material.label.toLowerCase()}; less is more slippery`, material.friction)
        }
      />
    </>
  );
}

function sourceText(what: string, { value, low, high, source }: Sourced): string {
  const number = (n: number) => formatNumber(n, 3);
  const origin = source === 'estimate' ? 'Our estimate' : source;
  return `${what}: ${number(value)}, between ${number(low)} and ${number(high)}. ${origin}. Empty the field for the table's number.`;
}

/** The material of the prop's first colliding part. */
function materialIdOf(prop: SceneProp): string | null {
  const kind = propKinds.find(prop.kind);
  const params = kind?.params.safeParse(prop.params);
  if (!kind || !params?.success) return null;
  const parts = kind.bodies(params.data).flatMap((body) => body.parts);
  return parts.find((part) => part.role !== 'show')?.materialId ?? null;
}
