import { inOrder } from '../../core/base/order.ts';
import { frameToSeconds, rateLabel } from '../../core/base/time.ts';
import { setShotCamera, trimShot } from '../../core/scene/edits/shots.ts';
import { Choice } from '../controls/choice.tsx';
import { FormRow, FormSection, NumberRow } from '../controls/form-row.tsx';
import { useEditing } from '../editing.ts';
import { useScene } from '../editor-context.tsx';
import { formatNumber, shownUnit } from '../units.ts';
import { NameRow } from './name-row.tsx';

/** A shot: which camera, from when, how long, how fast. */
export function ShotInspector(props: { readonly shotId: string }) {
  const editing = useEditing();
  const scene = useScene();
  const { shotId } = props;
  const shot = scene.shots[shotId];
  if (!shot) return null;
  const { frameRate, durationS } = scene.settings;
  const lengthS = frameToSeconds(shot.durationFrames, frameRate);
  return (
    <div className="form">
      <FormSection>
        <NameRow type="shot" id={shotId} name={shot.name} />
        <FormRow label="Camera">
          <Choice
            label="Camera"
            value={shot.cameraId}
            options={inOrder(scene.cameras).map(([id, { name }]) => ({ value: id, label: name }))}
            onChange={(cameraId) => editing.edit('Change the camera', setShotCamera(shotId, cameraId))}
          />
        </FormRow>
      </FormSection>
      <FormSection>
        <NumberRow
          hint="Where in the take it begins"
          binding={{
            label: 'Start',
            value: shot.sourceStartS,
            unit: shownUnit('s'),
            min: 0,
            max: durationS,
            step: frameToSeconds(1, frameRate),
            edit: (sourceStartS) => trimShot(shotId, { sourceStartS }),
          }}
        />
        <NumberRow
          hint={`${formatNumber(lengthS, 2)} s at ${rateLabel(frameRate)} fps`}
          binding={{
            label: 'Duration',
            value: shot.durationFrames,
            unit: { label: 'frames', factor: 1, decimals: 0, step: 1 },
            min: 1,
            max: 100_000,
            step: 1,
            isInteger: true,
            edit: (durationFrames) => trimShot(shotId, { durationFrames }),
          }}
        />
        <NumberRow
          hint="50 % is slow motion at half speed"
          binding={{
            label: 'Speed',
            value: shot.speed,
            unit: { label: '%', factor: 100, decimals: 0, step: 1 },
            min: 0.01,
            max: 100,
            step: 0.01,
            edit: (speed) => trimShot(shotId, { speed }),
          }}
        />
      </FormSection>
    </div>
  );
}
