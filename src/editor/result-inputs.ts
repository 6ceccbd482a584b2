import type { Scene } from '../core/scene/schema.ts';

/**
 * The scene without the members on which neither motion nor outcome, findings or cues depend. Everything that is not
 * named here counts, so a new member of the document is baked or judged again until someone says that it need not be.
 */
export function resultInputs(scene: Scene): unknown {
  const { name: _name, words: _words, intended: _intended, lights: _lights, settings, props, takes, ...rest } = scene;
  const { frameRate: _rate, widthPx: _width, heightPx: _height, ...physics } = settings;
  // Room, levels and pitch are for whoever renders the cues; where they are heard from is in the cues.
  const { listener, isDelayedByDistance } = scene.sound;
  return {
    ...rest,
    sound: { listener, isDelayedByDistance },
    settings: physics,
    props: mapValues(props, ({ note: _note, ...prop }) => prop),
    takes: mapValues(takes, ({ overrides, parent }) => ({ overrides, parent })),
  };
}

/** Likewise what the motion depends on: a change of anything else is judged on the motion that is there. */
export function motionInputs(scene: Scene): unknown {
  const { cameras: _cameras, shots: _shots, outcome: _outcome, cues: _cues, assets: _assets, props, ...rest } = scene;
  return resultInputs({
    ...rest,
    sound: { ...rest.sound, listener: { type: 'camera' }, isDelayedByDistance: false },
    assets: {},
    props: mapValues(props, (prop) => ({ ...prop, name: '' })),
    cameras: {},
    shots: {},
    outcome: {},
    cues: { overrides: {}, authored: {} },
  });
}

function mapValues<A, B>(record: Readonly<Record<string, A>>, map: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}
