import type { SceneLight } from '../../core/scene/schema.ts';
import type { Edit } from '../../editor/editor.ts';
import { FormRow, FormSection, NumberRow } from '../controls/form-row.tsx';
import { useEditing } from '../editing.ts';
import { useScene } from '../editor-context.tsx';
import { shownUnit } from '../units.ts';
import { NameRow } from './name-row.tsx';

/** A light: how bright, what colour, and for the sun where it stands. */
export function LightInspector(props: { readonly lightId: string }) {
  const editing = useEditing();
  const { lightId } = props;
  const light = useScene().lights[lightId];
  if (!light) return null;
  const change =
    (write: (light: SceneLight) => void): Edit =>
    (scene) => {
      const target = scene.lights[lightId];
      if (target) write(target);
    };
  const sun = sunAngles(light.direction);
  return (
    <div className="form">
      <FormSection>
        <NameRow type="light" id={lightId} name={light.name} />
        <NumberRow
          binding={{
            label: 'Brightness',
            value: light.intensity,
            unit: { label: '', factor: 1, decimals: 2, step: 0.05 },
            min: 0,
            max: 100,
            step: 0.05,
            edit: (intensity) =>
              change((target) => {
                target.intensity = intensity;
              }),
          }}
        />
        <FormRow label="Colour">
          <input
            type="color"
            aria-label="Colour"
            value={toHex(light.colorRgb)}
            onChange={(event) => {
              const colorRgb = fromHex(event.currentTarget.value);
              editing.edit(
                'Colour of the light',
                change((target) => {
                  target.colorRgb = colorRgb;
                }),
              );
            }}
          />
        </FormRow>
        {light.kind === 'sun' && (
          <>
            <NumberRow
              hint="Height of the sun above the horizon"
              binding={{
                label: 'Height',
                value: sun.heightRad,
                unit: shownUnit('rad'),
                min: 0,
                max: Math.PI / 2,
                step: null,
                edit: (heightRad) =>
                  change((target) => {
                    target.direction = sunDirection({ ...sun, heightRad });
                  }),
              }}
            />
            <NumberRow
              hint="Where the sun stands, seen from above, clockwise: 0° is away from you"
              binding={{
                label: 'Heading',
                value: sun.headingRad,
                unit: shownUnit('rad'),
                min: -Math.PI,
                max: Math.PI,
                step: null,
                edit: (headingRad) =>
                  change((target) => {
                    target.direction = sunDirection({ ...sun, headingRad });
                  }),
              }}
            />
          </>
        )}
      </FormSection>
    </div>
  );
}

interface SunAngles {
  readonly heightRad: number;
  readonly headingRad: number;
}

/** Where the sun stands, from the direction that its light travels. */
export function sunAngles([x, y, z]: readonly [number, number, number]): SunAngles {
  const length = Math.hypot(x, y, z) || 1;
  return {
    heightRad: Math.asin(Math.min(1, Math.max(-1, -y / length))),
    headingRad: x === 0 && z === 0 ? 0 : Math.atan2(-x, z),
  };
}

export function sunDirection({ heightRad, headingRad }: SunAngles): [number, number, number] {
  const level = Math.cos(heightRad);
  return [-level * Math.sin(headingRad), -Math.sin(heightRad), level * Math.cos(headingRad)];
}

function toHex(rgb: readonly [number, number, number]): string {
  return `#${rgb
    .map((channel) =>
      Math.round(channel * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}

function fromHex(hex: string): [number, number, number] {
  const channel = (at: number) => Number.parseInt(hex.slice(at, at + 2), 16) / 255;
  return [channel(1), channel(3), channel(5)];
}
