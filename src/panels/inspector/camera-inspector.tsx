import { rigKinds } from '../../core/rigs/index.ts';
import { setLens, setRig } from '../../core/scene/edits/cameras.ts';
import type { SceneCamera } from '../../core/scene/schema.ts';
import { Choice } from '../controls/choice.tsx';
import { FormRow, FormSection, NumberRow } from '../controls/form-row.tsx';
import { useEditing } from '../editing.ts';
import { useScene } from '../editor-context.tsx';
import { propOptions, SchemaForm } from '../schema-form/schema-form.tsx';
import { shownUnit } from '../units.ts';
import { Marks } from './marks.tsx';
import { NameRow } from './name-row.tsx';

/** Focal lengths that a rental house has on the shelf. */
const PRIMES_MM = [12, 16, 24, 35, 50, 85, 100, 135] as const;

/** Sensors by width and height in millimetres. */
const SENSORS: readonly { readonly label: string; readonly sizeMm: readonly [number, number] }[] = [
  { label: 'Full frame 16:9', sizeMm: [36, 20.25] },
  { label: 'Full frame 3:2', sizeMm: [36, 24] },
  { label: 'Super 35 16:9', sizeMm: [24.89, 14] },
  { label: 'Super 35 4:3', sizeMm: [24.89, 18.66] },
  { label: 'Super 16', sizeMm: [12.52, 7.41] },
  { label: 'Four thirds', sizeMm: [17.3, 13] },
  { label: '65 mm', sizeMm: [54.12, 25.59] },
];

const OTHER_SENSOR = 'other';

/** A camera: how it moves and what its lens does. */
export function CameraInspector(props: { readonly cameraId: string }) {
  const editing = useEditing();
  const scene = useScene();
  const { cameraId } = props;
  const camera = scene.cameras[cameraId];
  if (!camera) return null;
  const rig = rigKinds.find(camera.rig.kind);
  return (
    <div className="form">
      <FormSection>
        <NameRow type="camera" id={cameraId} name={camera.name} />
      </FormSection>
      <FormSection>
        <Lens cameraId={cameraId} camera={camera} />
      </FormSection>
      <FormSection>
        <FormRow label="Rig" hint={rig?.hint}>
          <Choice
            label="Rig"
            value={camera.rig.kind}
            options={rigKinds.all.map((kind) => ({ value: kind.id, label: kind.label }))}
            onChange={(kind) => editing.edit('Change the rig', changeRig(cameraId, camera, kind))}
          />
        </FormRow>
        {rig && (
          <SchemaForm
            schema={rig.params}
            params={camera.rig.params}
            set={(key, value) =>
              setRig(cameraId, { kind: camera.rig.kind, params: { ...camera.rig.params, [key]: value } })
            }
          />
        )}
        {camera.rig.kind === 'keyed' && <Marks cameraId={cameraId} camera={camera} />}
      </FormSection>
    </div>
  );
}

/** Another rig, keeping what both have a name for: position, target, offset. */
function changeRig(cameraId: string, camera: SceneCamera, kindId: string) {
  const kind = rigKinds.get(kindId);
  const defaults = kind.params.parse({}) as SceneCamera['rig']['params'];
  const kept = Object.fromEntries(Object.entries(camera.rig.params).filter(([key]) => key in defaults));
  return setRig(cameraId, { kind: kindId, params: { ...defaults, ...kept } });
}

function Lens(props: { readonly cameraId: string; readonly camera: SceneCamera }) {
  const editing = useEditing();
  const scene = useScene();
  const { cameraId } = props;
  const { lens, sensorMm } = props.camera;
  const sensor = SENSORS.find(({ sizeMm }) => sizeMm[0] === sensorMm[0] && sizeMm[1] === sensorMm[1]);
  const focusProps = propOptions(scene).map(({ value, label }) => ({ value, label }));
  return (
    <>
      <NumberRow
        label="Lens"
        hint="Focal length"
        binding={{
          label: 'Focal length',
          value: lens.focalLengthMm,
          unit: shownUnit('mm'),
          min: 4,
          max: 2000,
          step: 1,
          edit: (focalLengthMm) => setLens(cameraId, { focalLengthMm }),
        }}
      />
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a grid in every browser. */}
      <div className="primes" role="group" aria-label="Primes">
        {PRIMES_MM.map((mm) => (
          <button
            key={mm}
            type="button"
            aria-label={`${mm} mm`}
            aria-pressed={lens.focalLengthMm === mm}
            onClick={() => editing.edit(`${mm} mm lens`, setLens(cameraId, { focalLengthMm: mm }))}
          >
            {mm}
          </button>
        ))}
      </div>
      <NumberRow
        label="Aperture"
        hint="f-stop"
        binding={{
          label: 'Aperture',
          value: lens.fStop,
          unit: { label: 'f', factor: 1, decimals: 1, step: 0.1 },
          min: 0.5,
          max: 64,
          step: 0.1,
          edit: (fStop) => setLens(cameraId, { fStop }),
        }}
      />
      <FormRow label="Focus">
        <Choice
          label="Focus"
          value={lens.focus.type === 'prop' ? lens.focus.propId : 'distance'}
          options={[{ value: 'distance', label: 'At a distance' }, ...focusProps]}
          onChange={(value) =>
            editing.edit(
              'Focus',
              setLens(cameraId, {
                focus: value === 'distance' ? { type: 'distance', distanceM: 5 } : { type: 'prop', propId: value },
              }),
            )
          }
        />
      </FormRow>
      {lens.focus.type === 'distance' && (
        <NumberRow
          binding={{
            label: 'Distance',
            value: lens.focus.distanceM,
            unit: shownUnit('m'),
            min: 0.05,
            max: 10_000,
            step: 0.05,
            edit: (distanceM) => setLens(cameraId, { focus: { type: 'distance', distanceM } }),
          }}
        />
      )}
      <FormRow label="Sensor" hint={`${sensorMm[0]} × ${sensorMm[1]} mm`}>
        <Choice
          label="Sensor"
          value={sensor?.label ?? OTHER_SENSOR}
          options={[
            ...SENSORS.map(({ label }) => ({ value: label, label })),
            ...(sensor ? [] : [{ value: OTHER_SENSOR, label: `${sensorMm[0]} × ${sensorMm[1]} mm` }]),
          ]}
          onChange={(value) => {
            const chosen = SENSORS.find(({ label }) => label === value);
            if (!chosen) return;
            editing.edit('Sensor', (draft) => {
              const camera = draft.cameras[cameraId];
              if (camera) camera.sensorMm = [...chosen.sizeMm];
            });
          }}
        />
      </FormRow>
    </>
  );
}
