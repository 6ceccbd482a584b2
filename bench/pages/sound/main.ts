import { renderStems } from '../../../src/core/dsp/render-stems.ts';
import { soundOf } from '../../../src/core/dsp/voices/index.ts';
import { createMemorySpool } from '../../../src/core/exporters/spool.ts';
import { readyScenes } from '../../../src/core/scenes/index.ts';
import { createEditor } from '../../../src/editor/create-editor.ts';
import type { SoundPort } from '../../../src/editor/ports.ts';
import { createTasksClient } from '../../../src/workers/tasks-client.ts';
import { blows } from './cues.ts';

declare global {
  interface Window {
    renderOurs(): number;
    renderBare(): Promise<number>;
    editToHearing(): Promise<number>;
    sameWorkBare(): Promise<number>;
  }
}

const SAMPLE_RATE = 48_000;
const DURATION_S = 20;
const cues = blows(200, DURATION_S);
const level = { gainDb: 0, isMuted: false };
const levels = { effects: level, foley: level, ambience: level, dialogue: level, music: level };

/** The stems, mix and loudness of 20 s with 200 blows, synthesis included, in ms. */
window.renderOurs = () => {
  const startMs = performance.now();
  renderStems({ cues, durationS: DURATION_S, sampleRate: SAMPLE_RATE, recordings: new Map(), room: null, levels });
  return performance.now() - startMs;
};

const buffers = cues.map((cue) => {
  const [sound] = soundOf(cue, SAMPLE_RATE);
  const buffer = new AudioBuffer({ length: sound!.length, sampleRate: SAMPLE_RATE, numberOfChannels: 1 });
  buffer.copyToChannel(new Float32Array(sound!), 0);
  return buffer;
});

/** The same blows, made before, played through a gain and a panner each in an OfflineAudioContext, in ms. */
window.renderBare = async () => {
  const startMs = performance.now();
  const context = new OfflineAudioContext(2, DURATION_S * SAMPLE_RATE, SAMPLE_RATE);
  cues.forEach((cue, i) => {
    const source = new AudioBufferSourceNode(context, { buffer: buffers[i]! });
    const gain = new GainNode(context, { gain: 10 ** (cue.levelDb / 20) });
    source
      .connect(gain)
      .connect(new StereoPannerNode(context, { pan: cue.pan }))
      .connect(context.destination);
    source.start(cue.timeS);
  });
  await context.startRendering();
  return performance.now() - startMs;
};

const tasks = createTasksClient(
  () => new Worker(new URL('../../../src/workers/tasks-worker.ts', import.meta.url), { type: 'module' }),
);
const scene = readyScenes.get('missed-free-throw').make();
const thrownId = Object.entries(scene.props).find(([, prop]) => prop.release)![0];

let onLoad = () => {};
const silent = { peakDb: Number.NEGATIVE_INFINITY, rmsDb: Number.NEGATIVE_INFINITY };
/** A sound room that only says when it was given new tracks. */
const sound: SoundPort = {
  isUnlocked: true,
  unlock: async () => {},
  load: () => onLoad(),
  play() {},
  retime() {},
  pause() {},
  scrub() {},
  heardAtS: () => null,
  setMuted() {},
  setStemTrims() {},
  meters: () => ({ effects: silent, foley: silent, ambience: silent, dialogue: silent, music: silent, mix: silent }),
  audition() {},
  auditionNotes() {},
  onProblem: () => () => {},
};
const editor = createEditor(
  {
    tasks,
    sound,
    files: {
      open: async () => null,
      save: async () => null,
      saveStream: async () => null,
      openSpool: async () => createMemorySpool(),
    },
    autosave: { read: async () => null, write: async () => {}, readAside: async () => null, setAside: async () => {} },
    speech: { speak: () => Promise.reject(new Error('No one speaks here.')) },
    deliveries: { list: async () => [], add: async () => [], forget: async () => [] },
    assets: {
      read: async () => null,
      write: async () => '',
      decode: () => Promise.reject(new Error('There are no files here.')),
    },
    clock: { nowMs: () => performance.now(), onFrame: () => () => {} },
    random: Math.random,
  },
  scene,
);

/** Trials of a change before must not stand in the way of what is measured. */
const quiet = () => new Promise((resolve) => setTimeout(resolve, 1500));

let turn = 0;
/** From a throw that is changed until the sound room has the tracks of the new flight, in ms. */
window.editToHearing = async () => {
  const loaded = () =>
    new Promise<void>((resolve) => {
      onLoad = resolve;
    });
  await quiet();
  turn++;
  const startMs = performance.now();
  const heard = loaded();
  editor.document.edit('Throw', ({ props }) => {
    props[thrownId]!.release!.velocityMps[1] += turn % 2 === 0 ? 0.01 : -0.01;
  });
  await heard;
  return performance.now() - startMs;
};

/** The same two tasks in a worker, one after the other, in ms. */
window.sameWorkBare = async () => {
  await quiet();
  const startMs = performance.now();
  const { cues: own, motion } = await tasks.bakeTake({ scene, takeId: scene.activeTakeId });
  const { room } = scene.sound;
  const input = { cues: own, durationS: motion.durationS, sampleRate: SAMPLE_RATE, recordings: new Map(), room };
  await tasks.renderTracks(input);
  return performance.now() - startMs;
};
