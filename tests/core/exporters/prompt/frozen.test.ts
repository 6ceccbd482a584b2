import { describe, expect, test } from 'vitest';
import { lawsOf } from '../../../../src/core/exporters/cosmos3/physics-laws.ts';
import { timelineOf } from '../../../../src/core/exporters/cosmos3/timeline.ts';
import { castOf } from '../../../../src/core/prompts/cast.ts';
import { crowdBeats } from '../../../../src/core/prompts/crowd-beats.ts';
import { dialects } from '../../../../src/core/prompts/dialects/index.ts';
import { promptText } from '../../../../src/core/prompts/prompt-text.ts';
import { tell } from '../../../../src/core/prompts/tell.ts';
import { buildShotSpec } from '../../../../src/core/shot/build.ts';
import type { ShotSpec } from '../../../../src/core/shot/shot-spec.ts';
import { sampleInput } from '../../shot/sample.ts';

type Trajectory = ShotSpec['trajectories'][number];

const FRAMES = 60;
const FROZEN = 49;
const REST = /\brests?\b|still moving|standing still/;

/** A ball that goes on at 3 m/s from where it is until its take has ended, and is held there; or that stops at a frame before. */
function going(stopFrame = FROZEN): ShotSpec {
  const spec = buildShotSpec({ ...sampleInput(), range: { startFrame: 0, frameCount: FRAMES } });
  const [x, y, z] = spec.trajectories[0]!.positionsM[0]!;
  const at = (frame: number) => Math.min(frame, stopFrame - 1) / 24;
  const frames = Array.from({ length: FRAMES }, (_, frame) => frame);
  const one: Trajectory = {
    ...spec.trajectories[0]!,
    positionsM: frames.map((frame) => [x + 3 * at(frame), y, z]),
    velocitiesMps: frames.map((frame) => (frame < stopFrame ? [3, 0, 0] : [0, 0, 0])),
    angularVelocitiesRadps: frames.map(() => [0, 0, 0]),
  };
  // All of the way is in the picture.
  const tracks2d = spec.tracks2d.map((track) => ({ ...track, boxesPx: frames.map(() => track.boxesPx[0]!) }));
  return { ...spec, contacts: [], trajectories: [one], tracks2d };
}

describe('what is held after the end of a take', () => {
  test('never comes to rest, in any dialect', () => {
    expect(going().shots).toMatchObject([{ frozenFromFrame: FROZEN }]);
    for (const { id } of dialects.all) expect(promptText(going(), id), id).not.toMatch(REST);
    // Its way ends with the take, not with the clip.
    expect(tell(going()).beats).toMatchObject([{ does: 'moves to the right of frame' }]);
    expect(tell(going()).beats[0]!.toS).toBeCloseTo(FROZEN / 24, 6);
  });

  test('is told to rest where it did before', () => {
    const { beats } = tell(going(24));
    expect(beats.at(-1)).toMatchObject({ fromS: 1, does: 'comes to rest' });
    expect(promptText(going(24))).toMatch(/comes to rest/);
  });

  test("does not rest in Cosmos's timeline and laws", () => {
    const texts = (spec: ShotSpec) => timelineOf(spec, castOf(spec)).map(({ text }) => text);
    const names = (spec: ShotSpec) => lawsOf(spec).map(({ name }) => name);
    expect(texts(going())).toEqual(['The basketball moves to the right of frame.']);
    expect(names(going())).not.toContain('dissipation');
    expect(texts(going(24)).at(-1)).toBe('The basketball comes to rest.');
    expect(names(going(24))).toContain('dissipation');
  });

  test('moves on, of a crowd', () => {
    const endOf = (spec: ShotSpec) => {
      const crowd = { plural: 'balls', bodies: spec.bodies.filter(({ drive }) => drive === 'free') };
      return crowdBeats(spec, castOf(spec), crowd, []).at(-1);
    };
    expect(endOf(going())).toMatchObject({ does: 'are all still moving' });
    expect(endOf(going())!.fromS).toBeCloseTo(FROZEN / 24, 6);
    expect(endOf(going(24))).toMatchObject({ does: 'have all come to rest' });
  });

  test('is not said to be still where nothing else is shown', () => {
    const spec = going();
    const allHeld = { ...spec, shots: spec.shots.map((one) => ({ ...one, frozenFromFrame: 0 })) };
    expect(tell(allHeld).shots).toMatchObject([{ isStill: false }]);
    expect(promptText(allHeld)).not.toMatch(/to rest|at rest/);
    expect(lawsOf(allHeld).map(({ name }) => name)).not.toContain('dissipation');
  });

  test('still rolls where it rolled until the end', () => {
    const spec = buildShotSpec({ ...sampleInput(), range: { startFrame: 0, frameCount: FRAMES } });
    const [impact] = spec.contacts;
    const roll = { ...impact!, id: 'roll', phase: 'roll' as const, timeS: 1, endTimeS: 2, clipTimesS: [1] };
    const [end] = tell({ ...going(), contacts: [impact!, roll] }).beats.slice(-1);
    expect(end).toMatchObject({ does: 'is still rolling' });
    expect(end!.fromS).toBeCloseTo(FROZEN / 24, 6);
  });
});
