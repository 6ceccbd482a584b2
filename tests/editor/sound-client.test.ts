import { describe, expect, it } from 'vitest';
import type { Problem } from '../../src/core/base/problem.ts';
import type { Cue, CueStem } from '../../src/core/cues/cue.ts';
import type { TracksInput } from '../../src/core/dsp/render-stems.ts';
import type { Scene } from '../../src/core/scene/schema.ts';
import type { LineTiming } from '../../src/core/speech/spoken-line.ts';
import type { HeardTake } from '../../src/editor/editor.ts';
import type { SpeechPort, TasksPort } from '../../src/editor/ports.ts';
import { createSoundClient } from '../../src/editor/sound-client.ts';
import { impactCue } from '../core/dsp/fixtures.ts';
import { fakeAssets, fakePorts, mixedForTests, mixForTests, sceneForTests, takeResult } from './fakes.ts';

const cue = (id: string, stem: CueStem, change: Partial<Cue> = {}): Cue => impactCue({ id, stem, ...change });
const line = (text: string) =>
  cue('line', 'dialogue', { kind: 'dialogue', text, source: { type: 'spoken', voice: 'slt' } });

const TIMING: LineTiming = {
  words: [{ text: 'Go.', timeS: 0.1, endTimeS: 0.4 }],
  visemes: [],
  durationS: 0.5,
  isTimingEstimated: false,
};

function setUp(speak: SpeechPort['speak'] = async () => ({ ...TIMING, recording: RECORDING })) {
  const rendered: TracksInput[] = [];
  let mixings = 0;
  const tasks: TasksPort = {
    ...fakePorts().tasks,
    async renderTracks(input) {
      rendered.push(input);
      return Object.fromEntries(input.cues.map(({ stem }) => [stem, mixForTests()]));
    },
    async mixTracks() {
      mixings++;
      return mixedForTests({ commonGainDb: -2 });
    },
  };
  const heard: HeardTake[] = [];
  const told: (readonly Cue[])[] = [];
  const problems: Problem[] = [];
  const client = createSoundClient(
    { tasks, speech: { speak }, assets: fakeAssets() },
    {
      onHeard: (take) => heard.push(take),
      onLoudness: () => {},
      onMissing: () => {},
      onCues: (cues) => told.push(cues),
      onProblems: (more) => problems.push(...more),
    },
  );
  const scene = sceneForTests();
  const update = (cues: readonly Cue[], change: (scene: Scene) => void = () => {}) => {
    const next = structuredClone(scene);
    change(next);
    return client.update(next, takeResult(next, { cues: [...cues] }));
  };
  const stemsOf = ({ cues }: TracksInput) => [...new Set(cues.map(({ stem }) => stem))];
  return { client, rendered, heard, told, problems, update, stemsOf, mixings: () => mixings };
}

/** The scene with the line written in it, as the cue says. */
const written = (text: string) => (scene: Scene) => {
  scene.cues.authored.line = {
    order: 'a0',
    kind: 'dialogue',
    timeS: 0,
    label: 'Line',
    gainDb: 0,
    text,
    speaker: 'Ann',
    source: { type: 'spoken', voice: 'slt' },
  };
};

const RECORDING = { sampleRate: 16_000, channels: [new Float32Array(8)] };

describe('sound client', () => {
  it('renders each track once, then only those whose cues have changed', async () => {
    const { update, rendered, heard, stemsOf } = setUp();
    const [hit, roll] = [cue('hit', 'effects'), cue('roll', 'foley')];
    await update([hit, roll]);
    expect(rendered.map(stemsOf)).toEqual([['effects', 'foley']]);
    await update([hit, { ...roll, levelDb: -9 }]);
    expect(rendered.slice(1).map(stemsOf)).toEqual([['foley']]);
    // The other track is the very same samples, which the sound room need not take over.
    expect(heard.at(-1)!.stems.effects).toBe(heard[0]!.stems.effects);
    expect(heard.at(-1)!.stems.foley).not.toBe(heard[0]!.stems.foley);
    // Words for people sound no different, and what is gone needs no rendering.
    await update([{ ...hit, label: 'a knock' }]);
    expect(rendered).toHaveLength(2);
    expect(Object.keys(heard.at(-1)!.stems)).toEqual(['effects']);
  });

  it('only mixes anew where no more than a level has changed', async () => {
    const { update, rendered, heard, mixings } = setUp();
    await update([cue('hit', 'effects')]);
    expect([rendered.length, mixings()]).toEqual([1, 1]);
    await update([cue('hit', 'effects')]);
    expect([rendered.length, mixings()]).toEqual([1, 1]);
    await update([cue('hit', 'effects')], ({ sound }) => Object.assign(sound.stems.effects, { gainDb: -6 }));
    expect([rendered.length, mixings()]).toEqual([1, 2]);
    expect(heard.at(-1)).toMatchObject({ commonGainDb: -2 });
  });

  it('renders where the room answers when the room changes, and nowhere else', async () => {
    const { update, rendered, stemsOf } = setUp();
    const cues = [cue('hit', 'effects'), cue('wind', 'ambience')];
    await update(cues);
    await update(cues, ({ sound }) => Object.assign(sound, { room: { sizeM: 20, t60S: 1, wetDb: -12 } }));
    expect(rendered.slice(1).map(stemsOf)).toEqual([['effects']]);
  });

  it('lets what is there be heard before a line is spoken, then the line with its true times', async () => {
    const { update, rendered, told } = setUp();
    await update([line('Go.'), cue('hit', 'effects')], written('Go.'));
    expect(rendered).toHaveLength(2);
    expect(rendered[0]!.recordings.size).toBe(0);
    expect([...rendered[1]!.recordings.values()]).toEqual([RECORDING]);
    expect(rendered[1]!.cues.map(({ id }) => id)).toEqual(['line']);
    const spoken = told[0]!.find(({ id }) => id === 'line')!;
    expect(spoken.words[0]!.timeS).toBeCloseTo(spoken.timeS + 0.1, 12);
    expect(spoken.isTimingEstimated).toBe(false);
    // It is spoken once: the same words are known.
    await update([line('Go.'), cue('hit', 'effects')], written('Go.'));
    expect(rendered).toHaveLength(2);
  });

  it('babbles where no one speaks, and says so once', async () => {
    const refuse = () => Promise.reject(new Error('The voices could not be loaded.'));
    const { update, rendered, problems } = setUp(refuse);
    await update([line('Here we go.')], written('Here we go.'));
    await update([line('And again.')], written('And again.'));
    expect(problems.map(({ message }) => message)).toEqual([
      'Lines are babbled, with times estimated from their text. The voices could not be loaded.',
    ]);
    const [babble] = [...rendered.at(-1)!.recordings.values()];
    expect(babble!.channels[0]!.some((sample) => sample !== 0)).toBe(true);
  });

  it('sounds one cue alone, from its start, muted or not', async () => {
    const { client, rendered } = setUp();
    const late = cue('hit', 'effects', { timeS: 3, heardAtS: 3.1, endTimeS: 3.5, isMuted: true });
    expect(await client.soloOf(sceneForTests(), late)).not.toBeNull();
    expect(rendered[0]!.cues).toMatchObject([{ timeS: 0, heardAtS: 0, endTimeS: 0.5, isMuted: false }]);
  });
});
