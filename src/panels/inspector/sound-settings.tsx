import { Ear } from 'lucide-react';
import { setSound } from '../../core/scene/edits/cues.ts';
import type { SceneSound } from '../../core/scene/schema.ts';
import { Choice, Segmented, Switch } from '../controls/choice.tsx';
import { FormRow, FormSection, NumberRow, VectorRow } from '../controls/form-row.tsx';
import { useEditing } from '../editing.ts';
import { useEditor, useScene } from '../editor-context.tsx';
import { DECIBELS, shownUnit } from '../units.ts';
import { OTHER_ROOM, ROOMS, roomOf } from './rooms.ts';
import { replaced } from './vector.ts';

type Room = NonNullable<SceneSound['room']>;

/** How the scene is heard: from where, in what space, and how sound travels. */
export function SoundSettings() {
  const editing = useEditing();
  const { sound } = useScene();
  const { listener, room } = sound;
  const place = roomOf(room);
  return (
    <FormSection title="Sound">
      <FormRow label="Heard from" hint="The camera of each shot, or one place for the whole scene">
        <Segmented
          label="Heard from"
          value={listener.type}
          options={[
            { value: 'camera', label: 'Camera', hint: 'Follows the cuts' },
            { value: 'fixed', label: 'One place', hint: 'Stays where it is through all cuts' },
          ]}
          onChange={(type) =>
            editing.edit(
              type === 'camera' ? 'Listen from the camera' : 'Listen from one place',
              setSound({
                listener:
                  type === 'camera' ? { type } : { type: 'fixed', positionM: [0, 1.6, 6], rotation: [0, 0, 0, 1] },
              }),
            )
          }
        />
      </FormRow>
      {listener.type === 'fixed' && <FixedListener listener={listener} />}
      <FormRow label="Space" hint="What answers: walls, or nothing">
        <Choice
          label="Space"
          value={place}
          options={[
            ...ROOMS.map(({ id, label }) => ({ value: id, label })),
            ...(place === OTHER_ROOM ? [{ value: OTHER_ROOM, label: 'Another' }] : []),
          ]}
          onChange={(id) => {
            const chosen = ROOMS.find((each) => each.id === id);
            if (chosen) editing.edit(`Space: ${chosen.label}`, setSound({ room: chosen.room }));
          }}
        />
      </FormRow>
      {room && <RoomFields room={room} />}
      <FormRow
        label="Delay"
        hint="Sound takes 2.9 ms a metre to arrive. Off, every sound is on its frame, as editors lay it; on, it comes as late as in nature"
      >
        <Switch
          label="Delay by distance"
          value={sound.isDelayedByDistance}
          onChange={(isDelayedByDistance) =>
            editing.edit(
              isDelayedByDistance ? 'Delay sound by distance' : 'Sound on its frame',
              setSound({ isDelayedByDistance }),
            )
          }
        />
      </FormRow>
      <FormRow
        label="Keeps pitch"
        hint="In slow motion sounds are drawn out; off, they also fall in pitch, like a slowed tape"
      >
        <Switch
          label="Keeps pitch in slow motion"
          value={sound.keepsPitch}
          onChange={(keepsPitch) =>
            editing.edit(keepsPitch ? 'Keep the pitch' : 'Let the pitch fall', setSound({ keepsPitch }))
          }
        />
      </FormRow>
    </FormSection>
  );
}

function FixedListener({ listener }: { readonly listener: Extract<SceneSound['listener'], { type: 'fixed' }> }) {
  const editor = useEditor();
  const editing = useEditing();
  const takeView = () => {
    const { now: look } = editor.look;
    if (!look) return;
    const { positionM, rotation } = look;
    editing.edit(
      'Listen from this view',
      setSound({ listener: { type: 'fixed', positionM: [...positionM], rotation: [...rotation] } }),
    );
  };
  return (
    <>
      <VectorRow
        label="Ear at"
        hint="Metres along X, Y, Z"
        bindingOf={(index) => ({
          label: `Ear ${'XYZ'[index]}`,
          value: listener.positionM[index],
          unit: { ...shownUnit('m'), label: '' },
          min: -10_000,
          max: 10_000,
          step: 0.1,
          edit: (value) =>
            setSound({ listener: { ...listener, positionM: replaced(listener.positionM, index, value) } }),
        })}
      />
      <button type="button" className="button" data-look="small" onClick={takeView}>
        <Ear size={14} aria-hidden />
        Use this view
      </button>
    </>
  );
}

function RoomFields({ room }: { readonly room: Room }) {
  const write = (patch: Partial<Room>) => setSound({ room: { ...room, ...patch } });
  return (
    <>
      <NumberRow
        hint="How large the space is across"
        binding={{
          label: 'Size',
          value: room.sizeM,
          unit: { label: 'm', factor: 1, decimals: 1, step: 0.5 },
          min: 1,
          max: 200,
          step: 0.5,
          edit: (sizeM) => write({ sizeM }),
        }}
      />
      <NumberRow
        hint="How long its answer takes to fall by 60 dB (T60)"
        binding={{
          label: 'Rings for',
          value: room.t60S,
          unit: { label: 's', factor: 1, decimals: 2, step: 0.05 },
          min: 0.1,
          max: 10,
          step: 0.05,
          edit: (t60S) => write({ t60S }),
        }}
      />
      <NumberRow
        hint="How loud its answer is against what is heard directly at 1 m"
        binding={{
          label: 'Level',
          value: room.wetDb,
          unit: DECIBELS,
          min: -60,
          max: 0,
          step: 0.5,
          edit: (wetDb) => write({ wetDb }),
        }}
      />
    </>
  );
}
