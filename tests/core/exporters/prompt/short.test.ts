import { beforeAll, describe, expect, test } from 'vitest';
import type { Beat } from '../../../../src/core/prompts/beat.ts';
import { fitted } from '../../../../src/core/prompts/dialects/fit.ts';
import { dialects } from '../../../../src/core/prompts/dialects/index.ts';
import { withFewerBeats } from '../../../../src/core/prompts/fewer.ts';
import { promptWithin } from '../../../../src/core/prompts/prompt-text.ts';
import { tell } from '../../../../src/core/prompts/tell.ts';
import { cutOf } from '../../../../src/core/scene/queries.ts';
import { readyScenes } from '../../../../src/core/scenes/index.ts';
import { buildShotSpec } from '../../../../src/core/shot/build.ts';
import type { ShotSpec } from '../../../../src/core/shot/shot-spec.ts';
import { bakeTake } from '../../../../src/core/tasks.ts';
import { sampleInput } from '../../shot/sample.ts';

async function specOf(sceneId: string): Promise<ShotSpec> {
  const scene = readyScenes.get(sceneId).make();
  const takeId = cutOf(scene)[0]!.shot.takeId;
  return buildShotSpec({
    scene,
    results: { [takeId]: await bakeTake({ scene, takeId }) },
    steadiness: null,
    version: 'test',
  });
}

describe.each([
  ['missed-free-throw', /(strikes|hits) the board.*(strikes|hits) the rim.*(strikes|hits) the court/s],
  ['car-jump', /strikes the ramp.*hits the landing ramp/s],
])('%s, cut short', (sceneId, wanted) => {
  let spec: ShotSpec;
  beforeAll(async () => {
    spec = await specOf(sceneId);
  }, 120_000);

  test.each(['neutral', 'veo', 'sora', 'kling'])('%s keeps the chain that is wanted', (id) => {
    for (const most of [1_000, 850, 700]) {
      const { text, leftOut } = promptWithin(spec, id, most);
      expect(text.trimEnd().length).toBeLessThanOrEqual(most);
      expect(text, `${most} characters`).toMatch(wanted);
      expect(text).not.toContain('lesser');
      expect(leftOut).not.toContain('its last sentences');
    }
  });

  test('of a thousand characters, none goes to the sensor, and the way to what is wanted is kept', () => {
    const { text, leftOut } = promptWithin(spec, 'neutral', 1_000);
    expect(text).not.toMatch(/sensor|f\/|None\./);
    expect(text).toContain('arcs up and over to the right of frame');
    expect(leftOut).toContain('minor details');
    expect(promptWithin(spec, 'neutral', null).text).toMatch(/ mm sensor, f\/.*None\./s);
  });
});

describe('beats', () => {
  const told = tell(buildShotSpec(sampleInput()));
  const beat = (fromS: number, more: Partial<Beat> = {}): Beat => ({
    fromS,
    toS: fromS,
    who: 'the ball',
    does: `strikes thing ${fromS} hard`,
    weight: 10,
    ...more,
  });
  const wanted = (fromS: number): Beat =>
    beat(fromS, { rank: 'wanted', brief: `strikes thing ${fromS}`, when: 'again at 3.0 s', weight: 0 });
  const doing = (beats: readonly Beat[], most: number) =>
    withFewerBeats({ ...told, beats }, most).beats.map(({ does }) => does);

  test('that are wanted stay before heavier ones, then the way there', () => {
    const all = [beat(0), beat(1, { rank: 'way', weight: 0 }), wanted(2), beat(3, { weight: 1_000 })];
    expect(doing(all, 2)).toEqual(['strikes thing 1 hard', 'strikes thing 2 hard']);
    expect(doing(all, 1)).toEqual(['strikes thing 2 hard']);
  });

  test('that are wanted become one in brief before one of them is left out', () => {
    const all = [wanted(0), beat(1), wanted(2), wanted(3)];
    expect(doing(all, 3)).toHaveLength(3);
    expect(doing(all, 2)).toEqual(['strikes thing 0, then strikes thing 2, then strikes thing 3']);
    expect(withFewerBeats({ ...told, beats: all }, 2).beatsLeft).toBe(1);
  });

  test('what was left out is counted, and what was told in brief is named', () => {
    const { limit: _, ...dialect } = dialects.get('neutral');
    const limit = { unit: 'characters', most: 240, source: 'a test' } as const;
    const { text, leftOut } = fitted({ ...dialect, limit }, { ...told, beats: [wanted(0), beat(1), wanted(2)] });
    expect(text).toContain('strikes thing 0, then strikes thing 2.');
    expect(leftOut).toContain('one movement');
    expect(leftOut).toContain('details of what is wanted');
  });
});
