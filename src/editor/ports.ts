import type { BakePlan } from '../core/bake/plan.ts';
import type { FramesPort } from '../core/base/ports.ts';
import type { CueNote, CueSource, CueStem } from '../core/cues/cue.ts';
import type { Mix } from '../core/dsp/mix.ts';
import type { MixInput, Tracks, TracksInput } from '../core/dsp/render-stems.ts';
import type { Recording } from '../core/dsp/stems.ts';
import type { Spool } from '../core/exporters/spool.ts';
import type { ZipTarget } from '../core/exporters/zip-writer.ts';
import type { Motion } from '../core/motion/motion.ts';
import type { Scene } from '../core/scene/schema.ts';
import type { ShotSpec } from '../core/shot/shot-spec.ts';
import type { SpokenLine } from '../core/speech/spoken-line.ts';
import type { MixedTracks, TakeResult, TaskControl } from '../core/tasks.ts';
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
  renderTracks(input: TracksInput, control?: TaskControl): Promise<Tracks>;
  mixTracks(input: MixInput, control?: TaskControl): Promise<MixedTracks>;
}

/** A file that was opened or saved before, so that it can be written again without asking; the port knows the rest. */
export interface FileRef {
  readonly name: string;
}

/** Files on the user's machine. */
export interface FilesPort {
  /** Null where the user backs out. */
  open(what?: 'scene' | 'sound'): Promise<{ readonly bytes: Uint8Array; readonly file: FileRef } | null>;
  /** Writes to `file` where given, else asks where to. Returns what was written, or null where the user backs out. */
  save(suggestedName: string, bytes: Uint8Array, mediaType: string, file?: FileRef): Promise<FileRef | null>;
  /**
   * Asks for a place, at a click, to be written bit by bit: nothing is there until it is closed. Null where the user backs
   * out.
   */
  saveStream(suggestedName: string, mediaType: string): Promise<ZipTarget | null>;
  /** A place where files wait until they are packed: on the disk where the browser lets pages have one. */
  openSpool(): Promise<Spool>;
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

/** A package that was written: what it was made of, and how long that took. */
export interface Delivery {
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly deliveredAt: string;
  readonly clipName: string;
  /** Frames, rate and size in words. */
  readonly clipText: string;
  readonly bakeKeys: readonly string[];
  readonly exporterIds: readonly string[];
  readonly fileCount: number;
  readonly byteLength: number;
  /** What each of its formats wrote into it, about, and how many million pixels were drawn for that. */
  readonly formats: Readonly<Record<string, { readonly bytes: number; readonly megapixels: number }>>;
  /** Millions of pixels that were drawn for all of it, where formats share frames. */
  readonly megapixels: number;
  readonly tookS: number;
  /** Of the clip. */
  readonly durationS: number;
  /** The scene as `saveScene` wrote it. */
  readonly sceneJson: string;
  /** Of the files that it uses, which are kept with it. */
  readonly assetIds: readonly string[];
  /** What was chosen for it, as the dialog that chose keeps it. */
  readonly choices: unknown;
}

/** What was delivered from this browser, the latest first; lists are empty where the browser keeps nothing. */
export interface DeliveriesPort {
  list(): Promise<readonly Delivery[]>;
  /** Resolves to the list with it. */
  add(delivery: Omit<Delivery, 'id' | 'deliveredAt'>): Promise<readonly Delivery[]>;
  /** Resolves to the list without it. */
  forget(id: string): Promise<readonly Delivery[]>;
}

/** Files that a scene uses, by the SHA-256 of their bytes. */
export interface AssetsPort {
  /** Null where the file is not kept here. */
  read(id: string): Promise<Uint8Array | null>;
  /** Resolves to the id. */
  write(bytes: Uint8Array): Promise<string>;
  /** The samples of a sound file; rejects with a sentence where the bytes are none. */
  decode(bytes: Uint8Array): Promise<Recording>;
}

export type SpeakingVoice = Extract<CueSource, { type: 'spoken' }>['voice'];
export type Instrument = Extract<CueSource, { type: 'notes' }>['instrument'];

/** Speaks written lines; rejects with a sentence where the engine cannot run. */
export interface SpeechPort {
  speak(line: { readonly text: string; readonly voice: SpeakingVoice }, signal?: AbortSignal): Promise<SpokenLine>;
}

/** A stretch of scene time, the end left out. */
export interface TimeSpan {
  readonly fromS: number;
  readonly toS: number;
}

/** Tracks before anyone touched a fader: the levels of the scene are trims of the sound room. */
export interface LoadedTracks {
  readonly sampleRate: number;
  readonly durationS: number;
  /** Those on which nothing sounds are left out. */
  readonly stems: Tracks;
}

/** How loud a track is monitored, against what is rendered. */
export interface StemTrim {
  readonly gainDb: number;
  readonly isAudible: boolean;
}

/** What a meter shows, in dB below full scale; -Infinity in silence. */
export interface MeterLevel {
  readonly peakDb: number;
  readonly rmsDb: number;
}

/** Plays the tracks of the active take. */
export interface SoundPort {
  /** False until the first click: browsers keep a page silent before that. */
  readonly isUnlocked: boolean;
  unlock(): Promise<void>;
  /** While playing, swaps the tracks at the instant being heard. */
  load(tracks: LoadedTracks): void;
  /** From an instant on; where that reaches the end of the loop it goes on from the loop's start. */
  play(fromS: number, rate: number, loop: TimeSpan | null): void;
  /** Goes on from what sounds, at another rate or round another loop. */
  retime(rate: number, loop: TimeSpan | null): void;
  pause(): void;
  /** A short grain at an instant, for scrubbing. */
  scrub(atS: number): void;
  /** The instant being heard now; the start until its first sample is heard. Null while silent. */
  heardAtS(): number | null;
  setMuted(isMuted: boolean): void;
  setStemTrims(trims: Readonly<Record<CueStem, StemTrim>>): void;
  meters(): Readonly<Record<CueStem | 'mix', MeterLevel>>;
  /** Sounds something at once beside what plays, in place of what was auditioned before. */
  audition(mix: Mix): void;
  auditionNotes(instrument: Instrument, notes: readonly CueNote[]): void;
  /** Calls back with a sentence when the sound fails on the way; returns an unsubscribe. */
  onProblem(listener: (sentence: string) => void): () => void;
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
  readonly speech: SpeechPort;
  readonly assets: AssetsPort;
  readonly deliveries: DeliveriesPort;
  readonly clock: ClockPort;
  /** Absent where WebGL or WebCodecs is. */
  readonly frames?: (shot: ShotSpec) => FramesPort;
  random(): number;
}
