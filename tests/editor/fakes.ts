import type { CueNote, CueStem } from '../../src/core/cues/cue.ts';
import type { Mix } from '../../src/core/dsp/mix.ts';
import { STEM_IDS } from '../../src/core/dsp/stems.ts';
import { createMemorySpool } from '../../src/core/exporters/spool.ts';
import type { Motion } from '../../src/core/motion/motion.ts';
import type { OutcomeResult } from '../../src/core/outcomes/outcome.ts';
import { type Scene, sceneSchema } from '../../src/core/scene/schema.ts';
import type { MixedTracks, TakeResult, TaskControl } from '../../src/core/tasks.ts';
import type {
  AssetsPort,
  AutosavePort,
  ClockPort,
  DeliveriesPort,
  Delivery,
  EditorPorts,
  FilesPort,
  Instrument,
  MeterLevel,
  SoundPort,
  StemTrim,
  TasksPort,
  TimeSpan,
} from '../../src/editor/ports.ts';

/** A ball let go before a hoop, four seconds long; nothing is wanted of it yet. */
export function sceneForTests(): Scene {
  const still = { positionM: [0, 0, 0], rotation: [0, 0, 0, 1], drive: { type: 'still' }, params: {} };
  const scene = {
    format: 'rimshot-scene',
    version: 2,
    name: 'A throw to test',
    settings: {
      physicsStepHz: 240,
      durationS: 4,
      frameRate: { num: 24, den: 1 },
      widthPx: 1280,
      heightPx: 720,
      gravityMps2: [0, -9.81, 0],
      airDensityKgpm3: 1.2,
      windMps: [0, 0, 0],
      seed: 1,
    },
    props: {
      floor: { ...still, name: 'Court', kind: 'floor', order: 'a0' },
      hoop: { ...still, name: 'Hoop', kind: 'basketball-hoop', order: 'a1' },
      ball: {
        ...still,
        name: 'Ball',
        kind: 'ball',
        order: 'a2',
        positionM: [0, 2, 4],
        drive: { type: 'free' },
        release: { velocityMps: [0, 6, -5], angularVelocityRadps: [10, 0, 0] },
      },
    },
    cameras: {
      wide: {
        name: 'A wide',
        order: 'a0',
        rig: { kind: 'fixed', params: {} },
        lens: { focalLengthMm: 35, fStop: 4, focus: { type: 'prop', propId: 'ball' } },
        sensorMm: [36, 24],
        squeeze: 1,
      },
    },
    lights: {},
    joints: {},
    takes: { 'take-1': { name: 'Take 1', order: 'a0', overrides: {}, star: true, note: '' } },
    activeTakeId: 'take-1',
    shots: {},
    outcome: {},
    cues: { overrides: {}, authored: {} },
    sound: {
      listener: { type: 'camera' },
      isDelayedByDistance: false,
      keepsPitch: true,
      room: null,
      stems: Object.fromEntries(STEM_IDS.map((stem) => [stem, { gainDb: 0, isMuted: false }])),
    },
    intended: {},
    words: { setting: '', style: '', lighting: '', mood: '', background: '' },
    assets: {},
  };
  return sceneSchema.parse(structuredClone(scene));
}

/** A clock that stands until a test moves it; `frame` runs what waits for the next repaint. */
export function fakeClock(): ClockPort & { nowMs(): number; frame(afterMs: number): void; waiting(): number } {
  let nowMs = 1000;
  let callbacks = new Map<number, () => void>();
  let nextId = 0;
  return {
    nowMs: () => nowMs,
    onFrame(callback) {
      const id = nextId++;
      callbacks.set(id, callback);
      return () => callbacks.delete(id);
    },
    frame(afterMs) {
      nowMs += afterMs;
      const due = callbacks;
      callbacks = new Map();
      for (const callback of due.values()) callback();
    },
    waiting: () => callbacks.size,
  };
}

/** A sound that notes what it is told; `heard` is what it claims to sound. */
export function fakeSound(): SoundPort & { calls: string[]; heard: number | null; isUnlocked: boolean } {
  const calls: string[] = [];
  const sound = {
    calls,
    heard: null as number | null,
    isUnlocked: false,
    unlock: async () => {
      sound.isUnlocked = true;
      calls.push('unlock');
    },
    load: () => void calls.push('load'),
    play: (fromS: number, rate: number, loop: TimeSpan | null) =>
      void calls.push(`play ${fromS} x${rate}${around(loop)}`),
    retime: (rate: number, loop: TimeSpan | null) => void calls.push(`retime x${rate}${around(loop)}`),
    pause: () => void calls.push('pause'),
    scrub: (atS: number) => void calls.push(`scrub ${atS}`),
    heardAtS: () => sound.heard,
    setMuted: (isMuted: boolean) => void calls.push(`muted ${isMuted}`),
    setStemTrims: (trims: Readonly<Record<CueStem, StemTrim>>) => {
      const told = STEM_IDS.map((stem) => (trims[stem].isAudible ? trims[stem].gainDb : 'off'));
      calls.push(`trims ${told.join(' ')}`);
    },
    meters: () => ({ effects: SILENT, foley: SILENT, ambience: SILENT, dialogue: SILENT, music: SILENT, mix: SILENT }),
    audition: (mix: Mix) => void calls.push(`audition ${mix.channels[0].length}`),
    auditionNotes: (instrument: Instrument, notes: readonly CueNote[]) =>
      void calls.push(`notes ${instrument} ${notes.length}`),
    onProblem: () => () => {},
  };
  return sound;
}

const SILENT: MeterLevel = { peakDb: Number.NEGATIVE_INFINITY, rmsDb: Number.NEGATIVE_INFINITY };
const around = (loop: TimeSpan | null) => (loop ? ` round ${loop.fromS}-${loop.toS}` : '');

const NO_MOTION: Omit<Motion, 'durationS'> = {
  bakeKey: 'none',
  stepHz: 240,
  tracks: [],
  contacts: [],
  startOverlaps: [],
  jointLoads: [],
  appliedNudges: [],
  clamps: [],
  stop: null,
};

export function takeResult(scene: Scene, change: Partial<TakeResult> = {}): TakeResult {
  const outcome: OutcomeResult = { isMet: true, conditions: [], happened: [] };
  return {
    takeId: scene.activeTakeId,
    plan: {
      stepHz: 240,
      durationS: scene.settings.durationS,
      gravityMps2: [0, -9.81, 0],
      airDensityKgpm3: 1.2,
      windMps: [0, 0, 0],
      bodies: [],
      joints: [],
      nudges: [],
      pairs: {},
      surfaces: {},
    },
    motion: { ...NO_MOTION, durationS: scene.settings.durationS },
    outcome,
    findings: [],
    cues: [],
    ...change,
  };
}

/** What the worker says of the mix of two samples of silence. */
export function mixedForTests(change: Partial<MixedTracks> = {}): MixedTracks {
  return {
    mix: mixForTests(),
    loudness: {
      integratedLufs: null,
      momentaryMaxLufs: null,
      shortTermMaxLufs: null,
      rangeLu: null,
      truePeakDb: null,
    },
    commonGainDb: 0,
    ...change,
  };
}

/** Two samples of silence. */
export function mixForTests(): Mix {
  return { sampleRate: 48_000, channels: [new Float32Array(2), new Float32Array(2)] };
}

export interface HeldTask {
  readonly name: keyof TasksPort;
  readonly input: { readonly scene?: Scene };
  readonly control: TaskControl;
  finish(value?: unknown): void;
  fail(cause: Error): void;
}

/** Tasks that wait until a test finishes them; an abort rejects them as the port says. */
export function heldTasks(): { readonly port: TasksPort; readonly all: HeldTask[]; open(): HeldTask[] } {
  const all: HeldTask[] = [];
  const settled = new Set<HeldTask>();
  const hold = (name: keyof TasksPort, input: { readonly scene?: Scene }, control: TaskControl = {}) =>
    new Promise<never>((resolve, reject) => {
      const task: HeldTask = {
        name,
        input,
        control,
        finish(value) {
          settled.add(task);
          resolve((value ?? (input.scene && takeResult(input.scene))) as never);
        },
        fail(cause) {
          settled.add(task);
          reject(cause);
        },
      };
      control.signal?.addEventListener('abort', () => task.fail(new DOMException('Cancelled.', 'AbortError')));
      all.push(task);
    });
  return {
    port: {
      ready: Promise.resolve(),
      bakeTake: (input, control) => hold('bakeTake', input, control),
      judgeTake: (input, control) => hold('judgeTake', input, control),
      measureSteadiness: (input, control) => hold('measureSteadiness', input, control),
      renderTracks: (input, control) => hold('renderTracks', input as never, control),
      mixTracks: (input, control) => hold('mixTracks', input as never, control),
    },
    all,
    open: () => all.filter((task) => !settled.has(task)),
  };
}

/** A browser that keeps nothing yet. */
export function fakeAutosave(change: Partial<AutosavePort> = {}): AutosavePort {
  return {
    read: async () => null,
    write: async () => {},
    readAside: async () => null,
    setAside: async () => {},
    ...change,
  };
}

/** Files in memory, named by their order; each decodes to one silent sample. */
export function fakeAssets(): AssetsPort {
  const kept: Uint8Array[] = [];
  return {
    read: async (id) => kept[Number(id)] ?? null,
    write: async (bytes) => String(kept.push(bytes) - 1),
    decode: async () => ({ sampleRate: 48_000, channels: [new Float32Array(1)] }),
  };
}

/** A list of deliveries in memory, dated by their order. */
export function fakeDeliveries(): DeliveriesPort {
  let kept: readonly Delivery[] = [];
  return {
    list: async () => kept,
    async add(facts) {
      const id = String(kept.length + 1);
      kept = [{ ...facts, id, deliveredAt: `2026-01-01T00:00:0${id}.000Z` }, ...kept];
      return kept;
    },
    async forget(id) {
      kept = kept.filter((delivery) => delivery.id !== id);
      return kept;
    },
  };
}

/** A user who backs out of everything. */
export function fakeFiles(change: Partial<FilesPort> = {}): FilesPort {
  return {
    open: async () => null,
    save: async () => null,
    saveStream: async () => null,
    openSpool: async () => createMemorySpool(),
    ...change,
  };
}

export function fakePorts(change: Partial<EditorPorts> = {}): EditorPorts {
  let n = 0;
  return {
    tasks: heldTasks().port,
    files: fakeFiles(),
    autosave: fakeAutosave(),
    sound: fakeSound(),
    speech: { speak: () => Promise.reject(new Error('No one speaks here.')) },
    assets: fakeAssets(),
    deliveries: fakeDeliveries(),
    clock: fakeClock(),
    random: () => {
      n = (n * 16807 + 7) % 2147483647;
      return n / 2147483647;
    },
    ...change,
  };
}

/** Lets promises that are ready run. */
export async function settle(): Promise<void> {
  for (let i = 0; i < 20; i++) await Promise.resolve();
}
