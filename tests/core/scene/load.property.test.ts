import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Result } from '../../../src/core/base/problem.ts';
import { loadScene, parseScene } from '../../../src/core/scene/load.ts';
import { readSceneFile, writeProject } from '../../../src/core/scene/project-file.ts';
import { saveScene } from '../../../src/core/scene/save.ts';
import type { Scene } from '../../../src/core/scene/schema.ts';
import { exampleData, exampleScene, jointedScene } from './example.ts';

type Data = ReturnType<typeof exampleData>;

/** The scene of a file of either sort. */
function sceneIn(bytes: Uint8Array): Result<Scene> {
  const read = readSceneFile(bytes);
  return read.ok ? { ...read, value: read.value.scene } : read;
}

/** Whole or nothing, with a reason: what every answer of the gate must be. */
function expectAnswer(result: ReturnType<typeof loadScene>): void {
  if (result.ok) {
    expect(result.value.format).toBe('rimshot-scene');
    // What has come through the gate goes through it again, unchanged.
    expect(parseScene(new TextEncoder().encode(saveScene(result.value)))).toMatchObject({
      ok: true,
      value: result.value,
    });
  } else {
    expect(result.problems.length).toBeGreaterThan(0);
    for (const { message } of result.problems) expect(message).toMatch(/\S\.$/);
  }
}

/** Every place in a plain value, as holder and key. */
function placesIn(value: Data, places: [Data, string][] = []): [Data, string][] {
  if (value !== null && typeof value === 'object')
    for (const key of Object.keys(value)) {
      places.push([value, key]);
      placesIn(value[key], places);
    }
  return places;
}

const number = fc.oneof(fc.integer(), fc.double(), fc.constantFrom(0, -0, 1e308, -1, 0.5));
const coordinate = fc.double({ min: -100, max: 100, noNaN: true });
const vector = fc.tuple(coordinate, coordinate, coordinate);

const drive = fc.oneof(
  fc.constant({ type: 'still' } as const),
  fc.constant({ type: 'free' } as const),
  fc
    .record({
      times: fc.array(fc.double({ min: 0, max: 600, noNaN: true }), { minLength: 1, maxLength: 5 }),
      at: fc.double({ min: 0, max: 600, noNaN: true }),
      isLetGo: fc.boolean(),
      easing: fc.constantFrom('linear', 'ease-in', 'ease-out', 'ease-in-out', 'hold'),
      place: vector,
    })
    .map(({ times, at, isLetGo, easing, place }) => {
      const marks = Object.fromEntries(
        times.map((timeS, i) => [
          `mark-${i}`,
          { timeS, positionM: place, rotation: [0, 0.6, 0, 0.8] as [number, number, number, number], easing },
        ]),
      );
      return isLetGo ? ({ type: 'let-go', marks, atS: at } as const) : ({ type: 'animated', marks } as const);
    }),
);

/** Scenes that load: the example with many of its values changed within their limits. */
const scene = fc
  .record({
    name: fc.string({ maxLength: 200 }),
    durationS: fc.double({ min: 0.1, max: 600, noNaN: true }),
    seed: fc.integer({ min: 0, max: 0xffffffff }),
    positions: fc.array(vector, { minLength: 4, maxLength: 4 }),
    velocityMps: vector,
    radiusM: fc.double({ min: 0.01, max: 1, noNaN: true }),
    note: fc.string(),
    star: fc.boolean(),
    copies: fc.integer({ min: 0, max: 5 }),
    drive,
    // With 0.1 rad of elevation it turns the bounce by 0.1718 rad at most: acos(cos 0.14 cos 0.1), of 0.1745.
    nudge: fc.double({ min: -0.14, max: 0.14, noNaN: true }),
    breakForceN: fc.double({ min: 1e-3, max: 1e9, noNaN: true }),
    isWithoutShots: fc.boolean(),
  })
  .map((wanted) => {
    const data = jointedScene();
    data.name = wanted.name;
    data.props.bat!.drive = wanted.drive;
    data.props.ball!.nudges!.kinder!.azimuthRad = wanted.nudge;
    data.joints.hook!.breakForceN = wanted.breakForceN;
    data.joints.line!.bPointM = wanted.positions[0]!;
    data.settings.durationS = wanted.durationS;
    data.settings.seed = wanted.seed;
    Object.values(data.props).forEach((prop, i) => {
      prop.positionM = wanted.positions[i % 4]!;
    });
    data.props.ball!.release!.velocityMps = wanted.velocityMps;
    data.props.ball!.params.radiusM = wanted.radiusM;
    data.words.mood = wanted.note;
    data.takes['take-1']!.star = wanted.star;
    for (let i = 0; i < wanted.copies; i++)
      data.props[`copy-${i}`] = { ...data.props.crate!, name: wanted.note.slice(0, 200) };
    if (wanted.isWithoutShots) data.shots = {};
    return data;
  });

describe('the gate into the scene, under anything', () => {
  it('gives back what was saved', () => {
    fc.assert(
      fc.property(scene, (original) => {
        const result = parseScene(new TextEncoder().encode(saveScene(original)));
        expect(result.ok && saveScene(result.value)).toBe(saveScene(original));
        // JSON has no -0, so the scene is compared as JSON has it.
        expect(result.ok && result.value).toEqual(JSON.parse(JSON.stringify(original)));
        expect(sceneIn(writeProject(original))).toEqual(result);
      }),
      { seed: 1, numRuns: 30 },
    );
  });

  it('does not mind the order of keys', () => {
    const shuffled = (value: Data, keys: readonly number[], at = { i: 0 }): Data => {
      if (value === null || typeof value !== 'object') return value;
      if (Array.isArray(value)) return value.map((member) => shuffled(member, keys, at));
      const entries = Object.entries(value).map(
        ([key, member]) => [keys[at.i++ % keys.length]!, key, shuffled(member, keys, at)] as const,
      );
      return Object.fromEntries(entries.sort((a, b) => a[0] - b[0]).map(([, key, member]) => [key, member]));
    };
    const plain = saveScene(exampleScene());
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 7, maxLength: 7 }), (keys) => {
        const text = JSON.stringify(shuffled(exampleData(), keys));
        const result = parseScene(new TextEncoder().encode(text));
        expect(result.ok && saveScene(result.value)).toBe(plain);
      }),
      { seed: 1, numRuns: 30 },
    );
  });

  it('answers any value', () => {
    fc.assert(
      fc.property(
        fc.anything({
          withBigInt: true,
          withDate: true,
          withMap: true,
          withSparseArray: true,
          withNullPrototype: true,
        }),
        (raw) => expectAnswer(loadScene(raw)),
      ),
      { seed: 1, numRuns: 400 },
    );
  });

  it('answers an envelope full of garbage', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...Object.keys(exampleData())), fc.jsonValue()), (garbage) =>
        expectAnswer(loadScene({ ...garbage, format: 'rimshot-scene', version: 2 })),
      ),
      { seed: 1, numRuns: 150 },
    );
  });

  it('answers scenes with some of their values replaced, moved or removed', () => {
    const change = fc.record({
      at: fc.nat(),
      from: fc.nat(),
      how: fc.constantFrom('replace', 'number', 'move', 'remove', 'rename'),
      value: fc.jsonValue(),
      number,
    });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
        const data: Data = changes.length % 2 === 0 ? exampleData() : jointedScene();
        for (const { at, from, how, value, number: n } of changes) {
          const places = placesIn(data);
          if (places.length === 0) continue;
          const [holder, key] = places[at % places.length]!;
          const [otherHolder, otherKey] = places[from % places.length]!;
          if (how === 'replace') holder[key] = value;
          else if (how === 'number') holder[key] = n;
          else if (how === 'move') holder[key] = structuredClone(otherHolder[otherKey]);
          else if (how === 'rename') holder[otherKey] = holder[key];
          else delete holder[key];
        }
        expectAnswer(loadScene(data));
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it('answers texts with a few bytes changed, and bytes that are no text', () => {
    const whole = new TextEncoder().encode(JSON.stringify(exampleData()));
    const project = writeProject(exampleScene());
    const edit = fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 }));
    fc.assert(
      fc.property(fc.boolean(), fc.array(edit, { maxLength: 3 }), fc.nat(), (isProject, edits, cut) => {
        const bytes = (isProject ? project : whole).slice();
        for (const [at, byte] of edits) bytes[at % bytes.length] = byte;
        expectAnswer(sceneIn(cut % 3 === 0 ? bytes.subarray(0, cut % bytes.length) : bytes));
      }),
      { seed: 1, numRuns: 200 },
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.boolean(), (bytes, isZip) => {
        if (isZip) bytes.set([0x50, 0x4b, 0x03, 0x04].slice(0, bytes.length));
        expectAnswer(sceneIn(bytes));
      }),
      { seed: 1, numRuns: 200 },
    );
  });
});
