import { useMemo } from 'react';
import { type FrameRate, framesPerSecond, frameToSeconds, nearestFrame, rateLabel } from '../../core/base/time.ts';
import { fitFreezes } from '../../core/exporters/freeze-problems.ts';
import { fitProfile } from '../../core/profiles/fit-profile.ts';
import { nearestClip } from '../../core/profiles/nearest-clip.ts';
import { profiles } from '../../core/profiles/profiles.ts';
import { cutOf } from '../../core/scene/queries.ts';
import type { Scene } from '../../core/scene/schema.ts';
import type { ShotSpec } from '../../core/shot/shot-spec.ts';
import { Choice } from '../controls/choice.tsx';
import { FormRow } from '../controls/form-row.tsx';
import { choicesFor, choose, type DeliverChoices, deliverChoices } from './deliver-choices.ts';
import { Note } from './note.tsx';
import { NumberField } from './options-form.tsx';

const WHOLE_CUT = 'cut';
const NO_PROFILE = 'none';
/** Rates that generators take, beside the scene's own. */
const RATES: readonly FrameRate[] = [8, 12, 16, 24, 25, 30, 48, 50, 60].map((num) => ({ num, den: 1 }));
const SIZES: readonly (readonly [number, number])[] = [
  [832, 480],
  [1280, 720],
  [1920, 1080],
  [480, 832],
  [720, 1280],
  [1080, 1920],
];
const SIDES_PX = [64, 4096] as const;

/** Which clip is delivered, and whether a generator takes it as it is. */
export function ClipSettings(props: {
  readonly scene: Scene;
  readonly choices: DeliverChoices;
  readonly shot: ShotSpec | null;
}) {
  const { scene, choices, shot } = props;
  const { settings } = scene;
  const frameRate = choices.frameRate ?? settings.frameRate;
  const [widthPx, heightPx] = choices.sizePx ?? [settings.widthPx, settings.heightPx];
  const rates = withOwn(RATES, settings.frameRate, rateLabel);
  const sizes = withOwn(SIZES, [settings.widthPx, settings.heightPx] as const, sizeLabel);
  const shots = cutOf(scene);
  const isListed = sizes.some((size) => sizeLabel(size) === sizeLabel([widthPx, heightPx]));
  return (
    <>
      <FormRow label="What">
        <Choice
          label="What"
          value={choices.shotId ?? WHOLE_CUT}
          options={[
            { value: WHOLE_CUT, label: shots.length > 0 ? 'The whole cut' : 'The whole take' },
            ...shots.map(({ id, shot: { name } }) => ({ value: id, label: name })),
          ]}
          onChange={(value) => choose({ shotId: value === WHOLE_CUT ? null : value, range: null })}
        />
      </FormRow>
      <FormRow label="For" hint="Holds the clip against the limits of a generator before you upload it.">
        <Choice
          label="For"
          value={choices.profileId ?? NO_PROFILE}
          options={[
            { value: NO_PROFILE, label: 'No one in particular' },
            ...profiles.all.map(({ id, label, ended }) => ({
              value: id,
              label: ended ? `${label} (shut down)` : label,
            })),
          ]}
          onChange={(value) => chooseProfile(value === NO_PROFILE ? null : value)}
        />
      </FormRow>
      <FormRow label="Frame rate">
        <Choice
          label="Frame rate"
          value={rateLabel(frameRate)}
          options={rates.map((rate) => ({ value: rateLabel(rate), label: `${rateLabel(rate)} fps` }))}
          onChange={(label) => choose({ frameRate: rates.find((rate) => rateLabel(rate) === label)!, range: null })}
        />
      </FormRow>
      <FormRow label="Size">
        <Choice
          label="Size"
          value={sizeLabel([widthPx, heightPx])}
          options={(isListed ? sizes : [...sizes, [widthPx, heightPx] as const]).map((size) => ({
            value: sizeLabel(size),
            label: sizeLabel(size),
          }))}
          onChange={(label) => {
            const [width, height] = label.split(' × ').map(Number);
            if (width && height) choose({ sizePx: [width, height] });
          }}
        />
      </FormRow>
      <FormRow label="">
        <NumberField
          label="Width"
          unit="px"
          value={widthPx}
          min={SIDES_PX[0]}
          max={SIDES_PX[1]}
          step={2}
          onCommit={(width) => choose({ sizePx: [Math.round(width), heightPx] })}
        />
        <NumberField
          label="Height"
          unit="px"
          value={heightPx}
          min={SIDES_PX[0]}
          max={SIDES_PX[1]}
          step={2}
          onCommit={(height) => choose({ sizePx: [widthPx, Math.round(height)] })}
        />
      </FormRow>
      {shot && <RangeRow choices={choices} shot={shot} frameRate={frameRate} />}
      {shot && choices.profileId !== null && <ProfileFit profileId={choices.profileId} shot={shot} choices={choices} />}
    </>
  );
}

function chooseProfile(profileId: string | null): void {
  choose(choicesFor(profileId, deliverChoices.getState()));
}

function RangeRow(props: { readonly choices: DeliverChoices; readonly shot: ShotSpec; readonly frameRate: FrameRate }) {
  const { choices, shot, frameRate } = props;
  const startFrame = choices.range?.startFrame ?? 0;
  const { frameCount } = shot.clip;
  const perFrame = Math.ceil(1000 / framesPerSecond(frameRate)) / 1000;
  const secondsOf = (frames: number) => Math.round(frameToSeconds(frames, frameRate) * 1000) / 1000;
  return (
    <FormRow
      label="From, length"
      hint="Which part of it: where it begins, and for how long. Longer than it is holds the last shot on."
    >
      <NumberField
        label="From"
        unit="s"
        value={secondsOf(startFrame)}
        min={0}
        max={3600}
        step={perFrame}
        onCommit={(timeS) => choose({ range: { startFrame: nearestFrame(timeS, frameRate), frameCount } })}
      />
      <NumberField
        label="Length"
        unit="s"
        value={secondsOf(frameCount)}
        min={perFrame}
        max={120}
        step={perFrame}
        onCommit={(timeS) => choose({ range: { startFrame, frameCount: Math.max(1, nearestFrame(timeS, frameRate)) } })}
      />
      {choices.range !== null && (
        <button type="button" className="button" data-look="small" onClick={() => choose({ range: null })}>
          All
        </button>
      )}
    </FormRow>
  );
}

function ProfileFit(props: { readonly profileId: string; readonly shot: ShotSpec; readonly choices: DeliverChoices }) {
  const { profileId, shot, choices } = props;
  const profile = profiles.get(profileId);
  const problems = useMemo(() => [...fitProfile(shot.clip, profile), ...fitFreezes(shot, profile)], [shot, profile]);
  const isMendable = problems.some(({ path }) => path.startsWith('clip.'));
  const mend = () => {
    const { frameRate, widthPx, heightPx, frameCount } = nearestClip(shot.clip, profile);
    const fromS = frameToSeconds(choices.range?.startFrame ?? 0, shot.clip.frameRate);
    choose({
      frameRate,
      sizePx: [widthPx, heightPx],
      range: { startFrame: nearestFrame(fromS, frameRate), frameCount },
    });
  };
  return (
    <div className="profile-fit">
      {problems.length === 0 && <Note level="fine">{profile.label} takes this clip as it is.</Note>}
      {problems.map(({ level, message }) => (
        <Note key={message} level={level}>
          {message}
        </Note>
      ))}
      {isMendable && (
        <button type="button" className="button" data-look="small" onClick={mend}>
          Fit the clip to {profile.label}
        </button>
      )}
    </div>
  );
}

function sizeLabel(size: readonly [number, number]): string {
  return size.join(' × ');
}

/** The list with the scene's own choice first. */
function withOwn<T>(list: readonly T[], own: T, label: (item: T) => string): readonly T[] {
  return [own, ...list.filter((item) => label(item) !== label(own))];
}
