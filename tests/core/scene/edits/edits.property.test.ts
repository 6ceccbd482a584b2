import fc from 'fast-check';
import { produce } from 'immer';
import { describe, expect, it } from 'vitest';
import { inOrder } from '../../../../src/core/base/order.ts';
import { addCamera } from '../../../../src/core/scene/edits/cameras.ts';
import { duplicate, rename } from '../../../../src/core/scene/edits/copy.ts';
import { activateTake, setSceneName, setSettings } from '../../../../src/core/scene/edits/document.ts';
import type { Edit } from '../../../../src/core/scene/edits/edit.ts';
import { addJoint, removeJoint, setJointProps } from '../../../../src/core/scene/edits/joints.ts';
import { addMark, setLetGo, setMark } from '../../../../src/core/scene/edits/marks.ts';
import { addNudge, setNudge } from '../../../../src/core/scene/edits/nudges.ts';
import { addProp, setDrive, setPose, setRelease } from '../../../../src/core/scene/edits/props.ts';
import { removeProp } from '../../../../src/core/scene/edits/remove.ts';
import { addShot, trimShot } from '../../../../src/core/scene/edits/shots.ts';
import { loadScene, parseScene } from '../../../../src/core/scene/load.ts';
import { fitName, freeName } from '../../../../src/core/scene/queries.ts';
import { saveScene } from '../../../../src/core/scene/save.ts';
import { MAX_NAME_LENGTH, MAX_ORDER_LENGTH, MAX_PROPS } from '../../../../src/core/scene/schema/limits.ts';
import type { Scene } from '../../../../src/core/scene/schema.ts';
import { exampleScene, jointedScene } from '../example.ts';

const edited = (scene: Scene, edit: Edit) => produce(scene, (draft) => edit(draft as Scene));
const reloaded = (scene: Scene) => parseScene(new TextEncoder().encode(saveScene(scene)));

const number = fc.oneof(fc.double({ min: -1e5, max: 1e5, noNaN: true }), fc.constantFrom(0, -0, 1e300, -1e300, 1e-300));
const vector = fc.tuple(number, number, number);
const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.constantFrom('x'.repeat(500), '🏀'.repeat(150), `${'y'.repeat(199)} 9`, `z${'🏀'.repeat(120)}`),
);
const pick = (records: Readonly<Record<string, unknown>>, n: number) =>
  Object.keys(records)[n % Object.keys(records).length] ?? 'none';

/** Edits, each written for whatever scene it meets. */
const step = fc.record({
  how: fc.constantFrom(
    'add',
    'copy',
    'copy',
    'name',
    'title',
    'move',
    'throw',
    'remove',
    'shot',
    'trim',
    'rate',
    'take',
    'join',
    'rejoin',
    'part',
    'drive',
    'mark',
    'remark',
    'let go',
    'nudge',
    'bend',
  ),
  section: fc.constantFrom('prop', 'camera', 'light', 'shot'),
  n: fc.nat({ max: 1000 }),
  text,
  number,
  vector,
});

function editOf(scene: Scene, { how, section, n, text: name, number: x, vector: v }: Step, newId: string): Edit {
  const sections = { prop: scene.props, camera: scene.cameras, light: scene.lights, shot: scene.shots } as const;
  const type = section as keyof typeof sections;
  const id = pick(sections[type], n);
  switch (how) {
    case 'add':
      return section === 'camera'
        ? addCamera({ id: newId, view: { positionM: v, rotation: [0, 0, 0, 1] } })
        : addProp({ id: newId, kindId: 'ball', positionM: v });
    case 'copy':
      return duplicate(type, id, newId);
    case 'name':
      return rename(type, id, name);
    case 'title':
      return setSceneName(name);
    case 'move':
      return setPose(pick(scene.props, n), { positionM: v, rotation: [...v, x] });
    case 'throw':
      return setRelease(pick(scene.props, n), { velocityMps: v, angularVelocityRadps: v });
    case 'remove':
      return removeProp(pick(scene.props, n));
    case 'shot':
      return addShot({ id: newId, cameraId: pick(scene.cameras, n), sourceStartS: x });
    case 'trim':
      return trimShot(pick(scene.shots, n), { sourceStartS: x, durationFrames: v[0], speed: v[1] });
    case 'rate':
      return setSettings({ frameRate: { num: 1 + n, den: 1 }, durationS: x });
    case 'join':
      return addJoint({
        id: newId,
        kindId: ['fixed', 'hinge', 'rope', 'spring'][n % 4]!,
        propId: pick(scene.props, n),
        ...(n % 3 > 0 && { partnerId: pick(scene.props, n + 1) }),
      });
    case 'rejoin':
      return setJointProps(pick(scene.joints, n), pick(scene.props, n), n % 2 ? null : pick(scene.props, n + 2));
    case 'part':
      return removeJoint(pick(scene.joints, n));
    case 'drive':
      return setDrive(pick(scene.props, n), { type: n % 2 ? 'still' : 'free' });
    case 'mark':
      return addMark('bat', newId, { timeS: x, positionM: v, rotation: [...v, x], easing: 'linear' });
    case 'remark':
      return setMark('bat', 'front', { timeS: x });
    case 'let go':
      return setLetGo(n % 2 ? 'bat' : 'chain', x);
    case 'nudge':
      return addNudge(pick(scene.props, n), newId, {
        on: { propId: pick(scene.props, n + 1) },
        nth: x,
        speedFactor: v[0],
        azimuthRad: v[1],
        elevationRad: v[2],
      });
    case 'bend':
      return setNudge('ball', 'kinder', { speedFactor: x });
    default:
      return activateTake(pick(scene.takes, n));
  }
}
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

describe('any run of edits', () => {
  it('leaves a scene that loads as it was saved', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        let scene = jointedScene();
        steps.forEach((wanted, i) => {
          // An edit that cannot be made says so and leaves the scene alone.
          try {
            scene = edited(scene, editOf(scene, wanted, `new-${i}`));
          } catch (cause) {
            expect(cause).toBeInstanceOf(Error);
          }
        });
        const result = reloaded(scene);
        expect(result.ok ? [] : result.problems).toEqual([]);
        expect(result.ok && saveScene(result.value)).toBe(saveScene(scene));
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it('may copy the same record for ever: keys stay short and places right', () => {
    // Each copy stands right after the first, so that the keys between them grow by about one character in six copies.
    const scene = exampleScene();
    const copies = Array.from({ length: 1300 }, (_, i) => `copy-${i}`);
    for (const id of copies) duplicate('light', pick(scene.lights, 0), id)(scene);
    const order = inOrder(scene.lights);
    const first = order.findIndex(([id]) => id === pick(exampleScene().lights, 0));
    expect(order.slice(first + 1, first + 1 + copies.length).map(([id]) => id)).toEqual([...copies].reverse());
    expect(Math.max(...order.map(([, light]) => light.order.length))).toBeLessThanOrEqual(MAX_ORDER_LENGTH);
    expect(loadScene(scene).ok).toBe(true);
  });

  it('stops at the most props that a scene can hold', () => {
    const scene = exampleScene();
    const ball = scene.props.ball!;
    for (let i = Object.keys(scene.props).length; i < MAX_PROPS; i++) scene.props[`more-${i}`] = ball;
    const sentence = `A scene holds at most ${MAX_PROPS} props. Remove one before you add another.`;
    expect(() => edited(scene, duplicate('prop', 'ball', 'extra'))).toThrow(sentence);
    expect(() => edited(scene, addProp({ id: 'extra', kindId: 'ball', positionM: [0, 0, 0] }))).toThrow(sentence);
  });
});

describe('names', () => {
  it('are shortened to make room for their number', () => {
    const long = 'x'.repeat(MAX_NAME_LENGTH);
    expect(freeName({ a: { name: long } }, long)).toBe(`${'x'.repeat(MAX_NAME_LENGTH - 2)} 2`);
    expect(freeName({ a: { name: long }, b: { name: `${'x'.repeat(MAX_NAME_LENGTH - 2)} 2` } }, long)).toBe(
      `${'x'.repeat(MAX_NAME_LENGTH - 2)} 3`,
    );
  });

  it('are never cut through a character', () => {
    // One letter less than fits, and a ball of two code units: the ball has no room.
    expect(fitName(`${'x'.repeat(MAX_NAME_LENGTH - 1)}🏀`)).toBe('x'.repeat(MAX_NAME_LENGTH - 1));
    expect(fitName('🏀'.repeat(MAX_NAME_LENGTH / 2))).toBe('🏀'.repeat(MAX_NAME_LENGTH / 2));
  });
});
