import type { BakePlan } from '../core/bake/plan.ts';
import type { FramesPort } from '../core/base/ports.ts';
import type { Cue } from '../core/cues/cue.ts';
import type { Mix } from '../core/dsp/mix.ts';
import type { Motion } from '../core/motion/motion.ts';
import type { Scene } from '../core/scene/schema.ts';
import type { ShotSpec } from '../core/shot/shot-spec.ts';
import type { TakeResult, TaskControl } from '../core/tasks.ts';
import type { SteadinessResult } from '../core/trials/trial.ts';

/** The part of a take's result that a change of wishes, cameras or names changes too. */
export type Judgement = Pick<TakeResult, 'outcome' | 'findings' | 'cues'>;

/** Heavy work, off the main thread. Rejects with an AbortError when its signal fires. */
export interface TasksPort {
  /** Resolves when the worker listens: what a bake takes is counted from then. */
  readonly ready: Promise<void>;
  bakeTake(input: { scene: Scene; takeId: string }, control?: TaskControl): Promise<TakeResult>;
  /** What follows from a motion that is there already. */
  judgeTake(
    input: { scene: Scene; takeId: string; plan: BakePlan; motion: Motion },
    control?: TaskControl,
  ): Promise<Judgement>;
  measureSteadiness(input: { scene: Scene; takeId: string }, control?: TaskControl): Promise<SteadinessResult>;
  renderMix(
    input: { cues: readonly Cue[]; durationS: number; sampleRate: number },
    control?: TaskControl,
  ): Promise<Mix>;
}

/** A file that was opened or saved before, so that it can be written again without asking; the port knows the rest. */
export interface FileRef {
  readonly name: string;
}

/** Files on the user's machine. */
export interface FilesPort {
  /** Null where the user backs out. */
  open(): Promise<{ readonly bytes: Uint8Array; readonly file: FileRef } | null>;
  /** Writes to `file` where given, else asks where to. Returns what was written, or null where the user backs out. */
  save(suggestedName: string, bytes: Uint8Array, mediaType: string, file?: FileRef): Promise<FileRef | null>;
}

/** The scene as it was last seen, kept in the browser through a crash or a closed tab. */
export interface AutosavePort {
  read(): Promise<string | null>;
  write(sceneJson: string): Promise<void>;
  /** Text that did not load and was set aside, so that the next write does not take its place. */
  readAside(): Promise<string | null>;
  /** Null forgets it. */
  setAside(text: string | null): Promise<void>;
}

/** Plays the mix of the active take. */
export interface SoundPort {
  /** False until the first click: browsers keep a page silent before that. */
  readonly isUnlocked: boolean;
  unlock(): Promise<void>;
  /** While playing, swaps the mix at the instant being heard. */
  load(mix: Mix): void;
  play(fromS: number, rate: number): void;
  pause(): void;
  /** A short grain at an instant, for scrubbing. */
  scrub(atS: number): void;
  /** The instant being heard now; the start until its first sample is heard. Null while silent. */
  heardAtS(): number | null;
  setMuted(isMuted: boolean): void;
}

/** Time and frames of the display; tests drive it by hand. */
export interface ClockPort {
  nowMs(): number;
  /** Calls back before the next repaint; returns a cancel. */
  onFrame(callback: () => void): () => void;
}

/** All that the editor asks of the world; `app` gives it. */
export interface EditorPorts {
  readonly tasks: TasksPort;
  readonly files: FilesPort;
  readonly autosave: AutosavePort;
  readonly sound: SoundPort;
  readonly clock: ClockPort;
  /** Absent where WebGL or WebCodecs is. */
  readonly frames?: (shot: ShotSpec) => FramesPort;
  random(): number;
}
