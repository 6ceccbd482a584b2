import type { CueStem } from '../../core/cues/cue.ts';
import { setStem } from '../../core/scene/edits/cues.ts';
import { GAIN_RANGE_DB } from '../../core/scene/schema/limits.ts';
import { STEM_LABELS } from '../../editor/selectors/sound-rows.ts';
import type { NumberBinding } from '../controls/number-binding.ts';
import { NumberInput, ScrubHandle } from '../controls/number-input.tsx';
import { Tip } from '../controls/tip.tsx';
import { useEditing } from '../editing.ts';
import { useEditor, useScene, useSession } from '../editor-context.tsx';
import { Meter } from './meter.tsx';

/** Name, gain, solo, mute and level of one track. */
export function StemHeader({ stem }: { readonly stem: CueStem }) {
  const editor = useEditor();
  const editing = useEditing();
  const level = useScene().sound.stems[stem];
  const isSolo = useSession(({ soloStems }) => soloStems.includes(stem));
  const isDrowned = useSession(({ soloStems }) => soloStems.length > 0 && !soloStems.includes(stem));
  const label = STEM_LABELS[stem];
  const gain: NumberBinding = {
    label: `Gain of ${label.toLowerCase()}`,
    value: level.gainDb,
    unit: { label: '', factor: 1, decimals: 1, step: 0.5 },
    min: GAIN_RANGE_DB[0],
    max: GAIN_RANGE_DB[1],
    step: 0.5,
    edit: (gainDb) => setStem(stem, { gainDb }),
  };
  return (
    <div className="stem-header" data-silent={level.isMuted || isDrowned || undefined}>
      <Tip label={`${label} track`} more="Drag sideways for its gain in dB">
        <span className="stem-name">
          <ScrubHandle binding={gain} className="">
            {label}
          </ScrubHandle>
        </span>
      </Tip>
      <NumberInput binding={gain} />
      <StemToggle
        letter="S"
        label={`Solo ${label.toLowerCase()}`}
        more="Only soloed tracks are heard. The package is not changed by it."
        isOn={isSolo}
        onToggle={() =>
          editor.session.setState(({ soloStems }) => ({
            soloStems: isSolo ? soloStems.filter((other) => other !== stem) : [...soloStems, stem],
          }))
        }
      />
      <StemToggle
        letter="M"
        label={`Mute ${label.toLowerCase()}`}
        more="A muted track is silent in the package too."
        isOn={level.isMuted}
        onToggle={() =>
          editing.edit(
            level.isMuted ? `Hear ${label.toLowerCase()}` : `Mute ${label.toLowerCase()}`,
            setStem(stem, { isMuted: !level.isMuted }),
          )
        }
      />
      <Meter of={stem} label={`Level of ${label.toLowerCase()}`} isUpright />
    </div>
  );
}

function StemToggle(props: {
  readonly letter: 'S' | 'M';
  readonly label: string;
  readonly more: string;
  readonly isOn: boolean;
  onToggle(): void;
}) {
  return (
    <Tip label={props.label} more={props.more}>
      <button
        type="button"
        className="stem-toggle"
        data-letter={props.letter}
        aria-pressed={props.isOn}
        aria-label={props.label}
        onClick={(event) => {
          props.onToggle();
          if (event.detail > 0) event.currentTarget.blur();
        }}
      >
        {props.letter}
      </button>
    </Tip>
  );
}
