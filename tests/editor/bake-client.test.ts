import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Scene } from '../../src/core/scene/schema.ts';
import { CANCEL_AFTER_MS, createBakeClient, REST_MS, SOUND_REST_MS } from '../../src/editor/bake-client.ts';
import { createDocument } from '../../src/editor/document.ts';
import type { Edit } from '../../src/editor/editor.ts';
import { fakeClock, fakePorts, heldTasks, mixedForTests, sceneForTests, settle } from './fakes.ts';

const throwAt =
  (speed: number): Edit =>
  (scene) => {
    scene.props.ball!.release!.velocityMps[1] = speed;
  };
const speedOf = (scene: Scene | undefined) => scene?.props.ball?.release?.velocityMps[1];

async function setUp() {
  const clock = fakeClock();
  const tasks = heldTasks();
  const document = createDocument(sceneForTests());
  const client = createBakeClient(fakePorts({ tasks: tasks.port, clock }), document);
  await settle();
  const names = () => tasks.all.map(({ name }) => name);
  const rest = async (ms = REST_MS) => {
    vi.advanceTimersByTime(Math.min(ms, SOUND_REST_MS));
    await settle();
    vi.advanceTimersByTime(Math.max(0, ms - SOUND_REST_MS));
    await settle();
  };
  return { clock, tasks, document, names, rest, ...client };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('bake client', () => {
  it('shows nothing of one scene while another is baked', async () => {
    const { tasks, document, results } = await setUp();
    tasks.all[0]!.finish();
    await settle();
    expect(results.getState().result).not.toBeNull();
    document.load(sceneForTests());
    expect(results.getState()).toMatchObject({ status: 'simulating', result: null, stems: null, steadiness: null });
    await settle();
    tasks.all.at(-1)!.finish();
    await settle();
    expect(results.getState().result).not.toBeNull();
    // An edit of the same scene keeps what is known until the next bake ends.
    document.edit('throw', throwAt(7));
    expect(results.getState().result).not.toBeNull();
  });

  it('bakes at once, and again on a change of what results depend on', async () => {
    const { tasks, document, results, clock } = await setUp();
    expect(results.getState()).toMatchObject({ status: 'simulating', result: null });
    clock.frame(14);
    tasks.all[0]!.finish();
    await settle();
    expect(results.getState()).toMatchObject({ status: 'ready', progress: 1, tookMs: 14 });
    document.edit('throw', throwAt(7));
    await settle();
    expect(results.getState().status).toBe('simulating');
    expect(results.getState().result).not.toBeNull();
    expect(speedOf(tasks.all[1]?.input.scene)).toBe(7);
  });

  it('does not bake again for words, names of the scene, lights, notes, frame rate or size', async () => {
    const { tasks, document, names } = await setUp();
    tasks.all[0]!.finish();
    await settle();
    document.edit('words', (scene) => {
      scene.words.mood = 'tense';
      scene.name = 'Another name';
      scene.settings.frameRate = { num: 24000, den: 1001 };
      scene.settings.widthPx = 1920;
      scene.props.ball!.note = 'worn';
      scene.takes['take-1']!.note = 'the good one';
      scene.intended['overlap:ball#1'] = { note: '' };
      scene.lights.sun = {
        name: 'Sun',
        order: 'a0',
        kind: 'sun',
        direction: [0, -1, 0],
        intensity: 1,
        colorRgb: [1, 1, 1],
      };
    });
    await settle();
    expect(names()).toEqual(['bakeTake']);
    document.edit('bounce', ({ props }) => Object.assign(props.ball!, { surface: { restitution: 0.5 } }));
    await settle();
    expect(names()).toEqual(['bakeTake', 'bakeTake']);
    tasks.open()[0]!.finish();
    await settle();
    document.edit('step', ({ settings }) => Object.assign(settings, { physicsStepHz: 480 }));
    await settle();
    expect(names()).toEqual(['bakeTake', 'bakeTake', 'bakeTake']);
  });

  it('judges the motion that is there when wishes, cameras, cues or names change', async () => {
    const { tasks, document, results, names, rest } = await setUp();
    tasks.all[0]!.finish();
    await settle();
    await rest();
    tasks.all[1]!.finish(mixedForTests());
    await settle();
    const steadiness = { trials: 45, kept: 45, varied: [], keptByCondition: {} };
    tasks.all[2]!.finish(steadiness);
    await settle();
    const { motion, plan } = results.getState().result!;
    document.edit('lens', ({ cameras }) => Object.assign(cameras.wide!.lens, { focalLengthMm: 50 }));
    await settle();
    expect(names().slice(3)).toEqual(['judgeTake']);
    expect(tasks.all[3]!.input).toMatchObject({ takeId: 'take-1', motion, plan });
    tasks.all[3]!.finish({ outcome: { isMet: false, conditions: [], happened: [] }, findings: [], cues: [] });
    await settle();
    // The very same motion, so that nothing drawn from it is drawn again, and the trials still hold.
    expect(results.getState()).toMatchObject({ status: 'ready', steadiness, result: { outcome: { isMet: false } } });
    expect(results.getState().result!.motion).toBe(motion);
    await rest(10 * REST_MS);
    expect(names().slice(3)).toEqual(['judgeTake']);
    const condition = { type: 'rest', order: 'a0', mode: 'must', propId: 'ball' } as const;
    document.edit('wish', ({ outcome }) => Object.assign(outcome, { c: condition }));
    await settle();
    tasks.all[4]!.finish({ outcome: { isMet: true, conditions: [], happened: [] }, findings: [], cues: [] });
    await settle();
    await rest();
    // Other wishes may be kept less often; what sounds is the same.
    expect(results.getState().steadiness).toBeNull();
    expect(names().slice(3)).toEqual(['judgeTake', 'judgeTake', 'measureSteadiness']);
    document.edit('name', ({ props }) => Object.assign(props.ball!, { name: 'Basketball' }));
    await settle();
    expect(names().slice(6)).toEqual(['judgeTake']);
  });

  it('lets the latest change win: what lies between is never baked', async () => {
    const { tasks, document, results } = await setUp();
    const gesture = document.begin('drag');
    for (const speed of [1, 2, 3]) gesture.preview(throwAt(speed));
    await settle();
    expect(tasks.all).toHaveLength(1);
    tasks.all[0]!.finish();
    await settle();
    expect(results.getState().status).toBe('simulating');
    expect(tasks.all.map(({ input }) => speedOf(input.scene))).toEqual([speedOf(sceneForTests()), 3]);
    tasks.all[1]!.finish();
    await settle();
    expect(results.getState().status).toBe('ready');
  });

  it('cancels a bake that has run for long when a newer one is wanted', async () => {
    const { tasks, document, results, clock } = await setUp();
    clock.frame(CANCEL_AFTER_MS + 1);
    document.edit('throw', throwAt(5));
    expect(tasks.all[0]!.control.signal!.aborted).toBe(true);
    await settle();
    expect(results.getState()).toMatchObject({ status: 'simulating', result: null, problem: null });
    expect(speedOf(tasks.all[1]?.input.scene)).toBe(5);
    tasks.all[1]!.finish();
    await settle();
    expect(results.getState().status).toBe('ready');
  });

  it('cancels a young bake when it grows old, so that the last change does not wait for it', async () => {
    const { tasks, document, clock } = await setUp();
    const { signal } = tasks.all[0]!.control;
    clock.frame(40);
    document.edit('throw', throwAt(5));
    // 40 ms old: 60 are left, and one to be past them.
    clock.frame(CANCEL_AFTER_MS - 40);
    vi.advanceTimersByTime(CANCEL_AFTER_MS - 40);
    expect(signal!.aborted).toBe(false);
    clock.frame(1);
    vi.advanceTimersByTime(1);
    expect(signal!.aborted).toBe(true);
    await settle();
    expect(speedOf(tasks.all[1]?.input.scene)).toBe(5);
    // Nothing newer waits: this one may take as long as it needs.
    clock.frame(10 * CANCEL_AFTER_MS);
    vi.advanceTimersByTime(10 * CANCEL_AFTER_MS);
    expect(tasks.all[1]!.control.signal!.aborted).toBe(false);
  });

  it('makes the sound and measures once the scene rests, outside a gesture', async () => {
    const { tasks, document, results, names, rest } = await setUp();
    const gesture = document.begin('drag');
    gesture.preview(throwAt(3));
    tasks.all[0]!.finish();
    await settle();
    tasks.all[1]!.finish();
    await settle();
    await rest(10 * REST_MS);
    expect(names()).toEqual(['bakeTake', 'bakeTake']);
    gesture.commit();
    await rest(SOUND_REST_MS - 1);
    expect(names()).toHaveLength(2);
    // Nothing sounds, so there is nothing to render: only how loud nothing is.
    await rest(1);
    expect(names()).toEqual(['bakeTake', 'bakeTake', 'mixTracks']);
    expect(results.getState().isRenderingSound).toBe(true);
    const mixed = mixedForTests();
    tasks.all[2]!.finish(mixed);
    await settle();
    expect(results.getState()).toMatchObject({
      stems: { durationS: 4, stems: {}, mix: mixed.mix },
      loudness: mixed.loudness,
      isRenderingSound: false,
      isMeasuringSteadiness: false,
    });
    await rest(REST_MS - SOUND_REST_MS);
    expect(names().at(-1)).toBe('measureSteadiness');
    expect(results.getState().isMeasuringSteadiness).toBe(true);
    const steadiness = { trials: 45, kept: 44, varied: [], keptByCondition: {} };
    tasks.all[3]!.finish(steadiness);
    await settle();
    expect(results.getState()).toMatchObject({ steadiness, isMeasuringSteadiness: false });
    // Words do not set it off again.
    document.edit('words', ({ words }) => Object.assign(words, { mood: 'calm' }));
    await rest(10 * REST_MS);
    expect(names()).toEqual(['bakeTake', 'bakeTake', 'mixTracks', 'measureSteadiness']);
    expect(results.getState().steadiness).toEqual(steadiness);
  });

  it('drops a measurement that a change has made stale', async () => {
    const { tasks, document, results, rest } = await setUp();
    tasks.all[0]!.finish();
    await settle();
    await rest();
    const [, mixing, measuring] = tasks.all;
    expect([mixing!.name, measuring!.name]).toEqual(['mixTracks', 'measureSteadiness']);
    document.edit('throw', throwAt(5));
    expect(mixing!.control.signal!.aborted).toBe(true);
    expect(measuring!.control.signal!.aborted).toBe(true);
    await settle();
    tasks.all[3]!.finish();
    await settle();
    expect(results.getState()).toMatchObject({
      steadiness: null,
      stems: null,
      isMeasuringSteadiness: false,
      problem: null,
    });
    await rest();
    expect(tasks.all.slice(4).map(({ name }) => name)).toEqual(['mixTracks', 'measureSteadiness']);
  });

  it('says why a bake failed, keeps the last result, and tries again on the next change', async () => {
    const { tasks, document, results } = await setUp();
    tasks.all[0]!.finish();
    await settle();
    const { result } = results.getState();
    document.edit('throw', throwAt(5));
    await settle();
    tasks.all[1]!.fail(new Error('The simulation stopped.'));
    await settle();
    expect(results.getState()).toMatchObject({
      status: 'failed',
      result,
      problem: { message: 'The simulation stopped.' },
    });
    document.edit('throw', throwAt(6));
    await settle();
    tasks.all[2]!.finish();
    await settle();
    expect(results.getState()).toMatchObject({ status: 'ready', problem: null });
  });

  it('shows progress of the running bake', async () => {
    const { tasks, results } = await setUp();
    await tasks.all[0]!.control.onProgress?.({ share: 0.4 });
    expect(results.getState().progress).toBe(0.4);
  });

  it('does nothing more once disposed', async () => {
    const { tasks, document, dispose, rest } = await setUp();
    dispose();
    expect(tasks.all[0]!.control.signal!.aborted).toBe(true);
    document.edit('throw', throwAt(5));
    await settle();
    await rest();
    expect(tasks.all).toHaveLength(1);
  });
});
