import { readFileSync } from 'node:fs';
import type { Scene } from '../../../src/core/scene/schema.ts';

const text = readFileSync(new URL('frozen/version-2.json', import.meta.url), 'utf8');

/** A scene that has every sort of record, fresh at each call. */
export function exampleScene(): Scene {
  return JSON.parse(text);
}

/** The same as loosely typed data, for tests that break it. */
// biome-ignore lint/suspicious/noExplicitAny: what is broken on purpose has no type.
export function exampleData(): any {
  return JSON.parse(text);
}

/**
 * The example with what joins, leads and bends added: an animated bat, a chain that is let go, two joints, nudges on a prop
 * and in a take.
 */
export function jointedScene(): Scene {
  const scene = exampleScene();
  scene.props.bat = {
    name: 'Bat',
    kind: 'racket',
    order: 'a3',
    positionM: [1, 1, 1],
    rotation: [0, 0, 0, 1],
    drive: {
      type: 'animated',
      marks: {
        back: { timeS: 0, positionM: [0, 0, 0], rotation: [0, 0, 0, 1], easing: 'linear' },
        front: { timeS: 0.4, positionM: [0, 0, -0.5], rotation: [0, 0.6, 0, 0.8], easing: 'ease-in' },
      },
    },
    params: {},
  };
  scene.props.chain = {
    name: 'Chain',
    kind: 'chain',
    order: 'a4',
    positionM: [-2, 3, 0],
    rotation: [0, 0, 0, 1],
    drive: {
      type: 'let-go',
      marks: {
        here: { timeS: 0, positionM: [0, 0, 0], rotation: [0, 0, 0, 1], easing: 'ease-in-out' },
        there: { timeS: 1, positionM: [1, 0, 0], rotation: [0, 0, 0, 1], easing: 'hold' },
      },
      atS: 0.5,
    },
    params: { links: 4 },
  };
  scene.joints = {
    hook: {
      name: 'Hook',
      order: 'a0',
      kind: 'ball',
      params: {},
      a: { propId: 'crate', pointM: [0, 0.2, 0] },
      b: { propId: 'chain', bodyId: 'link-4' },
      breakForceN: 500,
      collide: true,
    },
    line: {
      name: 'Line',
      order: 'a1',
      kind: 'rope',
      params: { lengthM: 2 },
      a: { propId: 'chain', bodyId: 'link-3', pointM: [0, 0, 0] },
      bPointM: [0, 4, 4],
      collide: false,
    },
  };
  const nudge = { order: 'a0', nth: 1, speedFactor: 0.9, azimuthRad: 0.1, elevationRad: -0.1 };
  scene.props.ball!.nudges = {
    kinder: { ...nudge, on: { propId: 'hoop', partId: 'rim' } },
    later: { ...nudge, order: 'a1', nth: 2, on: { propId: 'court' } },
  };
  scene.takes['take-2']!.overrides.ball!.nudges = { other: { ...nudge, on: { propId: 'crate' } } };
  return scene;
}
