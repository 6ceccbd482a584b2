import { TriangleAlert } from 'lucide-react';
import type { FrameRate } from '../../core/base/time.ts';
import { rateLabel } from '../../core/base/time.ts';
import { setSceneName, setSettings, setWords } from '../../core/scene/edits/document.ts';
import { gravities, gravityOf, gravityVector } from '../../core/scene/gravities.ts';
import { MAX_DURATION_S } from '../../core/scene/schema/limits.ts';
import type { Scene } from '../../core/scene/schema.ts';
import { STEP_RATES_HZ, suggestedStepHz } from '../../editor/selectors/step-rate.ts';
import { Choice, Switch } from '../controls/choice.tsx';
import { FormRow, FormSection, NumberRow, VectorRow } from '../controls/form-row.tsx';
import { TextArea, TextInput } from '../controls/text-input.tsx';
import { useEditing } from '../editing.ts';
import { useResults, useScene } from '../editor-context.tsx';
import { shownUnit } from '../units.ts';
import { SoundSettings } from './sound-settings.tsx';
import { replaced } from './vector.ts';

const RATES: readonly FrameRate[] = [
  { num: 12, den: 1 },
  { num: 16, den: 1 },
  { num: 24_000, den: 1001 },
  { num: 24, den: 1 },
  { num: 25, den: 1 },
  { num: 30_000, den: 1001 },
  { num: 30, den: 1 },
  { num: 48, den: 1 },
  { num: 50, den: 1 },
  { num: 60_000, den: 1001 },
  { num: 60, den: 1 },
];

const SIZES: readonly (readonly [width: number, height: number, label: string])[] = [
  [1920, 1080, 'HD 1920 × 1080'],
  [1280, 720, 'HD 1280 × 720'],
  [3840, 2160, 'UHD 3840 × 2160'],
  [2048, 858, 'Scope 2048 × 858'],
  [1080, 1920, 'Upright 1080 × 1920'],
  [720, 1280, 'Upright 720 × 1280'],
  [1080, 1080, 'Square 1080 × 1080'],
  [832, 480, '832 × 480'],
];

/** Air at sea level, 15 °C (ISO 2533). */
const SEA_LEVEL_KGPM3 = 1.225;

const WORDS: readonly (readonly [key: keyof Scene['words'], label: string, placeholder: string])[] = [
  ['setting', 'Setting', 'An empty school gym'],
  ['style', 'Style', '35 mm film, natural grain'],
  ['lighting', 'Lighting', 'Late sun through high windows'],
  ['mood', 'Mood', 'Quiet, tense'],
  ['background', 'Sound', 'Room tone, a distant door'],
];

/** Stands for a gravity that is no place's. */
const OTHER_PLACE = 'other';

/** The usual step rates, and the scene's own where it is another. */
function stepOptions(current: number) {
  const rates = [...new Set([current, ...STEP_RATES_HZ])].sort((a, b) => a - b);
  return rates.map((hz) => ({ value: String(hz), label: `${hz} a second` }));
}

/** The scene itself: what the inspector shows while nothing is selected. */
export function SceneSettings() {
  const editing = useEditing();
  const scene = useScene();
  const { settings } = scene;
  const size = SIZES.find(([width, height]) => width === settings.widthPx && height === settings.heightPx);
  const needed = useResults((state) => (state.result ? suggestedStepHz(state.result, settings.physicsStepHz) : null));
  const place = gravityOf(settings.gravityMps2);
  const set = (label: string, patch: Partial<Scene['settings']>) => editing.edit(label, setSettings(patch));
  return (
    <div className="form">
      <FormSection>
        <FormRow label="Name">
          <TextInput
            label="Name"
            value={scene.name}
            onCommit={(name) => editing.edit('Rename the scene', setSceneName(name))}
          />
        </FormRow>
        <NumberRow
          binding={{
            label: 'Duration',
            value: settings.durationS,
            unit: shownUnit('s'),
            min: 0.1,
            max: MAX_DURATION_S,
            step: 0.1,
            edit: (durationS) => setSettings({ durationS }),
          }}
        />
        <FormRow label="Frame rate" hint="Changes how it is shown, never what happens">
          <Choice
            label="Frame rate"
            value={rateLabel(settings.frameRate)}
            options={rateOptions(settings.frameRate)}
            onChange={(label) => {
              const frameRate = RATES.find((rate) => rateLabel(rate) === label);
              if (frameRate) set('Frame rate', { frameRate });
            }}
          />
        </FormRow>
        <FormRow label="Size">
          <Choice
            label="Size"
            value={size?.[2] ?? 'other'}
            options={[
              ...SIZES.map(([, , label]) => ({ value: label, label })),
              ...(size ? [] : [{ value: 'other', label: `${settings.widthPx} × ${settings.heightPx}` }]),
            ]}
            onChange={(label) => {
              const chosen = SIZES.find(([, , name]) => name === label);
              if (chosen) set('Size of the picture', { widthPx: chosen[0], heightPx: chosen[1] });
            }}
          />
        </FormRow>
      </FormSection>
      <FormSection title="World">
        <FormRow
          label="Steps"
          hint="Physics steps a second: more are finer and slower. Raise them for very fast or tiny things"
        >
          <Choice
            label="Physics steps a second"
            value={String(settings.physicsStepHz)}
            options={stepOptions(settings.physicsStepHz)}
            onChange={(hz) => set('Physics step rate', { physicsStepHz: Number(hz) })}
          />
        </FormRow>
        {needed !== null && (
          <p className="form-note" data-tone="caution">
            <TriangleAlert size={14} aria-hidden />
            <span>
              Spins need {needed} steps a second.{' '}
              <button
                type="button"
                className="link"
                onClick={() => set('Physics step rate', { physicsStepHz: needed })}
              >
                Use {needed}
              </button>
            </span>
          </p>
        )}
        <FormRow label="Place" hint="Whose gravity pulls, straight down">
          <Choice
            label="Gravity of"
            value={place?.id ?? OTHER_PLACE}
            options={[
              ...gravities.map(({ id, label }) => ({ value: id, label })),
              ...(place ? [] : [{ value: OTHER_PLACE, label: 'Another' }]),
            ]}
            onChange={(id) => {
              const chosen = gravities.find((each) => each.id === id);
              if (chosen) set(`Gravity: ${chosen.label}`, { gravityMps2: gravityVector(chosen) });
            }}
          />
        </FormRow>
        <NumberRow
          hint="Metres a second, every second, downwards"
          binding={{
            label: 'Gravity',
            value: -settings.gravityMps2[1],
            unit: shownUnit('m/s²'),
            min: -100,
            max: 100,
            step: 0.01,
            edit: (value) => setSettings({ gravityMps2: replaced(settings.gravityMps2, 1, -value) }),
          }}
        />
        <FormRow label="Air">
          <Switch
            label="Air"
            value={settings.airDensityKgpm3 > 0}
            onChange={(isOn) =>
              set(isOn ? 'Let in the air' : 'Take out the air', { airDensityKgpm3: isOn ? SEA_LEVEL_KGPM3 : 0 })
            }
          />
        </FormRow>
        {settings.airDensityKgpm3 > 0 && (
          <>
            <NumberRow
              hint="1.225 at sea level, 15 °C"
              binding={{
                label: 'Air density',
                value: settings.airDensityKgpm3,
                unit: shownUnit('kg/m³'),
                min: 0,
                max: 10,
                step: 0.005,
                edit: (airDensityKgpm3) => setSettings({ airDensityKgpm3 }),
              }}
            />
            <VectorRow
              label="Wind"
              hint="Metres a second along X, Y, Z"
              bindingOf={(index) => ({
                label: `Wind ${'XYZ'[index]}`,
                value: settings.windMps[index],
                unit: { ...shownUnit('m/s'), label: '' },
                min: -100,
                max: 100,
                step: 0.1,
                edit: (value) => setSettings({ windMps: replaced(settings.windMps, index, value) }),
              })}
            />
          </>
        )}
      </FormSection>
      <SoundSettings />
      <FormSection title="In words, for prompts">
        {WORDS.map(([key, label, placeholder]) => (
          <FormRow key={key} label={label} isTall>
            <TextArea
              label={label}
              value={scene.words[key]}
              placeholder={placeholder}
              onCommit={(value) => editing.edit(label, setWords({ [key]: value }))}
            />
          </FormRow>
        ))}
      </FormSection>
    </div>
  );
}

function rateOptions(current: FrameRate): { value: string; label: string }[] {
  const labels = RATES.map(rateLabel);
  const all = labels.includes(rateLabel(current)) ? labels : [...labels, rateLabel(current)];
  return all.map((label) => ({ value: label, label: `${label} fps` }));
}
