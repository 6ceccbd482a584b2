import { describe, expect, it } from 'vitest';
import { colorWord } from '../../../../src/core/exporters/cosmos3/color-words.ts';
import { cosmos3 } from '../../../../src/core/exporters/cosmos3/cosmos3.ts';
import { lightWords } from '../../../../src/core/exporters/cosmos3/light-words.ts';
import { makePrompts } from '../../../../src/core/exporters/cosmos3/made-prompts.ts';
import { structuredPromptSchema } from '../../../../src/core/exporters/cosmos3/structured-prompt.ts';
import { timeRange } from '../../../../src/core/exporters/cosmos3/write-prompt.ts';
import { instanceColors } from '../../../../src/core/exporters/instance-colors.ts';
import { cutOf } from '../../../../src/core/scene/queries.ts';
import { readyScenes } from '../../../../src/core/scenes/index.ts';
import { buildShotSpec } from '../../../../src/core/shot/build.ts';
import type { ShotSpec } from '../../../../src/core/shot/shot-spec.ts';
import { bakeTake, type TakeResult } from '../../../../src/core/tasks.ts';
import { IMPACT_S, sampleInput, sampleScene, sampleShot } from '../../shot/sample.ts';
import { filmedFor } from '../filmed-for.ts';
import { hasUpstream, upstreamText } from './upstream.ts';

const SAMPLES = [
  'image2video-coastal_road_audio',
  'text2video-car_colliding',
  'transfer-depth',
  'transfer-edge',
  'transfer-seg',
];
const choice = (promptWords = 600) => ({ resolution: '720' as const, promptWords });

describe.skipIf(!hasUpstream)('beside NVIDIA’s own prompts', () => {
  const schema = JSON.parse(upstreamText('t2v_i2v_video_json_schema.json'));

  it.each(SAMPLES)('reads %s, and writes it again as it was', (name) => {
    const sample = JSON.parse(upstreamText(`prompts/${name}.json`));
    expect(structuredPromptSchema.parse(sample)).toEqual(sample);
  });

  it('has the same keys in the same order, all the way down', () => {
    const { prompt } = makePrompts(twoShots(), choice());
    // The scene has no signs: upstream's entry for one has nothing to be compared with.
    expect(keysOf({ ...prompt, text_and_signage_elements: schema.text_and_signage_elements })).toEqual(keysOf(schema));
    expect(structuredPromptSchema.parse(prompt)).toEqual(prompt);
  });

  it('has durations, rates and aspects that the schema allows, and kinds alike', () => {
    const { prompt } = makePrompts(filmedFor(cosmos3), choice());
    expect(schema.duration).toContain(`'${prompt.duration}'`);
    expect(schema.fps).toMatch(new RegExp(`\\b${prompt.fps}\\b`));
    expect(schema.aspect_ratio).toContain(`'${prompt.aspect_ratio}'`);
    expect(kindsOf(prompt)).toEqual(kindsOf(JSON.parse(upstreamText('prompts/image2video-coastal_road_audio.json'))));
  });

  it('has the keys of Physics-IQ prompts, in their order', () => {
    const entries = JSON.parse(upstreamText('physics-iq-v2v-prompts-first6.json'));
    const { physics } = makePrompts(filmedFor(cosmos3), choice());
    for (const { prompt } of entries) {
      const theirs = JSON.parse(prompt);
      expect(keysOf(physics)).toEqual(keysOf(theirs));
      const form = (task: string) => task.replace(/\d+/g, 'N').replace('frames in', 'frame in');
      expect(form(physics.task)).toBe(form(theirs.task));
    }
  });
});

describe('the structured prompt', () => {
  const shot = filmedFor(cosmos3);
  const { prompt, words } = makePrompts(shot, choice());

  it('names what moves first, with nothing that only people have', () => {
    expect(prompt.subjects.map(({ description }) => description)).toEqual([
      expect.stringMatching(/ball/i),
      expect.stringMatching(/floor/i),
    ]);
    for (const subject of prompt.subjects) {
      for (const key of [
        'pose',
        'clothing',
        'expression',
        'gender',
        'age',
        'skin_tone_and_texture',
        'facial_features',
      ] as const)
        expect(subject[key]).toBe('');
      expect([subject.number_of_subjects, subject.number_of_arms, subject.number_of_legs]).toEqual([1, 0, 0]);
    }
    expect(prompt.subjects[0]!.relationship).toBe('Meets the floor');
    expect(prompt.subjects[1]!.state_changes).toBe('No significant change.');
  });

  it('tells the blow under the second in which it falls, and to a tenth in the caption', () => {
    // Impact at 0.77 s.
    expect(Math.floor(IMPACT_S)).toBe(0);
    const blow = prompt.actions.find(({ description }) => /(hits|strikes) the floor/.test(description));
    expect(blow?.time).toBe('0:00-0:01');
    expect(prompt.temporal_caption).toMatch(
      new RegExp(`At ${IMPACT_S.toFixed(1)} s, (it|the ball) (hits|strikes) the floor`),
    );
    expect(prompt.audio_description).toMatch(/\d\.\d s/);
  });

  it('keeps every action of a shot in its segment, and of a thing in its subject, in order of time', () => {
    const [segment] = prompt.segments;
    const told = [...segment!.description.matchAll(/At (\d+\.\d) s, /g)].map(([, timeS]) => Number(timeS));
    expect(told.length).toBeGreaterThan(1);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(told).toContain(Number(IMPACT_S.toFixed(1)));
    const caption = [...prompt.temporal_caption.matchAll(/At (\d+\.\d) s, /g)].map(([, timeS]) => Number(timeS));
    expect(told).toEqual(caption);
    // What the subject does is all of that, without times.
    expect(prompt.subjects[0]!.action.split('; then ')).toHaveLength(told.length);
    expect(prompt.subjects[0]!.action).toMatch(/^Arcs .+; then (hits|strikes) the floor/);
  });

  it('says size, aspect, length and rate of the clip', () => {
    expect(prompt).toMatchObject({ resolution: { H: 720, W: 1280 }, aspect_ratio: '16,9', duration: '2s', fps: 24 });
    expect(words).toBeGreaterThan(100);
  });

  it('has a segment for each shot, one after the other, and a transition for each cut', () => {
    const { segments, transitions, cinematography } = makePrompts(twoShots(), choice()).prompt;
    expect(segments.map(({ segment_index: i, time_range: range }) => [i, range])).toEqual([
      [0, '0:00-0:02'],
      [1, '0:02-0:04'],
    ]);
    expect(transitions).toEqual([expect.stringMatching(/^Hard cut at 2\.0 s to a /)]);
    expect(cinematography.camera_motion).toMatch(/^Static/);
  });

  it('keeps within its words, and says what it left out', () => {
    for (const most of [150, 200, 300, 600]) {
      const short = makePrompts(shot, choice(most));
      expect(short.words).toBeLessThanOrEqual(Math.max(most, 165));
      if (short.words < words - 20) expect(structuredPromptSchema.safeParse(short.prompt).success).toBe(true);
    }
    expect(makePrompts(shot, choice(1500)).leftOut).toEqual([]);
    expect(makePrompts(shot, choice(150)).leftOut.length).toBeGreaterThan(0);
  });

  it('quotes what is said', () => {
    const [first] = shot.audio.cues;
    const line = {
      ...first!,
      kind: 'dialogue' as const,
      text: 'Übel\n daneben!',
      speaker: 'Ana',
      timeS: 0.5,
      endTimeS: 1,
    };
    const spoken = { ...shot, audio: { ...shot.audio, cues: [line] } };
    expect(makePrompts(spoken, choice()).prompt.audio_description).toMatch(/At 0\.5 s, Ana says, "Übel daneben!"/);
  });
});

it.each([
  [0, 0, 4, '0:00-0:01'],
  [0.9, 1.04, 4, '0:00-0:02'],
  [2, 3, 4, '0:02-0:03'],
  // Nothing is told after the clip's last second.
  [3.9, 4.04, 4.04, '0:03-0:04'],
  [4.02, 4.04, 4.04, '0:03-0:04'],
  [59.5, 61, 70, '0:59-1:01'],
])('%d to %d s of %d is %s', (fromS, toS, durationS, range) => {
  expect(timeRange(fromS, toS, durationS)).toBe(range);
});

it.each([
  [[0.85, 0.42, 0.16], 'orange'],
  [[0.72, 0.53, 0.35], 'brown'],
  [[0, 0, 0], 'black'],
  [[1, 1, 1], 'white'],
  [[0.2, 0.22, 0.25], 'dark grey'],
  [[0.8, 0.1, 0.1], 'red'],
  [[0.1, 0.6, 0.2], 'green'],
  [[0.1, 0.2, 0.8], 'blue'],
  [[0.1, 0.5, 0.5], 'teal'],
] as const)('%j is %s', (color, word) => {
  expect(colorWord(color)).toBe(word);
});

it('tells where light comes from as the first camera sees it, unless the director has said so', () => {
  const shot = filmedFor(cosmos3);
  const lit = (direction: [number, number, number]) => ({ ...shot, lights: [{ ...shot.lights[0]!, direction }] });
  // The sample's camera looks along -z: light that travels to +x comes from the left.
  expect(lightWords(lit([0.6, -0.8, 0]), '')).toMatchObject({
    direction: 'Top-lit, slightly from the left',
    shadows: 'Short, defined shadows to the right',
  });
  expect(lightWords(lit([0, -0.5, -0.86]), '').direction).toBe('Lit from the front');
  expect(lightWords(lit([0, -1, 0]), 'Warm light from the right.')).toMatchObject({
    conditions: 'Warm light from the right.',
    direction: '',
  });
  expect(lightWords({ ...shot, lights: [] }, '').conditions).toBe('Not told.');
});

it('never paints two subjects alike', () => {
  const shot = filmedFor(cosmos3);
  const many = Array.from({ length: 60 }, (_, i) => ({ ...shot.bodies[0]!, id: `b${i}`, subjectId: `s${i}` }));
  const colors = instanceColors({ ...shot, bodies: many, subjects: [] });
  expect(new Set(colors.map(String)).size).toBe(60);
  for (const color of colors) expect(Math.max(...color)).toBeGreaterThan(150);
  // Bodies of one subject are one instance.
  const pair = [many[0]!, { ...many[1]!, subjectId: 's0' }];
  expect(new Set(instanceColors({ ...shot, bodies: pair, subjects: [] }).map(String)).size).toBe(1);
});

/** A thing alone, a crowd, what slides and falls, what floats. */
const scenes = ['missed-free-throw', 'billiard-break', 'glass-off-table', 'rocked-paddleboard'];

it.each(scenes)('%s reads well', { timeout: 600_000 }, async (sceneId) => {
  const shot = await clipOf(sceneId);
  const { prompt, physics, negative, words } = makePrompts(shot, choice());
  const text = JSON.stringify([prompt, physics, negative]);
  expect(text).not.toMatch(/undefined|NaN|null|\[object|Infinity| {2}| ,|\.\.|,,|\bthe the\b|in the out of/);
  expect(words).toBeLessThanOrEqual(600);
  expect(prompt.subjects.length).toBeGreaterThan(0);
  const ranges = physics.predicted_timeline.map(({ frames }) => frames.split('-').map(Number));
  expect(ranges[0]![0]).toBe(1);
  expect(ranges.at(-1)![1]).toBe(shot.clip.frameCount);
  for (const [i, [from, to]] of ranges.entries()) {
    expect(to).toBeGreaterThanOrEqual(from!);
    if (i > 0) expect(from).toBe(ranges[i - 1]![1]! + 1);
  }
  for (const { time } of prompt.actions) expect(time).toMatch(/^\d:[0-5]\d-\d:[0-5]\d$/);
  expect(makePrompts(JSON.parse(JSON.stringify(shot)), choice())).toEqual(makePrompts(shot, choice()));
});

/** Two seconds of one camera, then two of another. */
function twoShots(): ShotSpec {
  const durationFrames = 48;
  const scene = sampleScene({
    a: sampleShot('a0', { durationFrames }),
    b: sampleShot('a1', { durationFrames, cameraId: 'cam-b' }),
  });
  return filmedFor(cosmos3, {}, scene);
}

async function clipOf(sceneId: string): Promise<ShotSpec> {
  const scene = readyScenes.get(sceneId).make();
  const results: Record<string, TakeResult> = {};
  for (const takeId of new Set(cutOf(scene).map(({ shot }) => shot.takeId)))
    results[takeId] = await bakeTake({ scene, takeId });
  const input = { ...sampleInput(), scene, results };
  const format = cosmos3.clip!(buildShotSpec(input), cosmos3.options.parse({}));
  const { frameRate, startFrame, frameCount, widthPx, heightPx } = format;
  return buildShotSpec({ ...input, frameRate, sizePx: [widthPx, heightPx], range: { startFrame, frameCount } });
}

/** Every key with those within it, of lists the first entry's. */
function keysOf(value: unknown): unknown {
  if (Array.isArray(value)) return typeof value[0] === 'object' ? [keysOf(value[0])] : 'list';
  if (typeof value !== 'object' || value === null) return '';
  return Object.entries(value).map(([key, own]) => [key, keysOf(own)]);
}

function kindsOf(value: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(Object.entries(value).map(([key, own]) => [key, Array.isArray(own) ? 'list' : typeof own]));
}
