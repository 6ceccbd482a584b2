import type { StoreApi } from 'zustand/vanilla';
import type { Problem } from '../core/base/problem.ts';
import type { Pose } from '../core/base/quat.ts';
import type { CueStem } from '../core/cues/cue.ts';
import type { Loudness } from '../core/dsp/loudness.ts';
import type { Mix } from '../core/dsp/mix.ts';
import type { Edit } from '../core/scene/edits/edit.ts';
import type { Scene } from '../core/scene/schema.ts';
import type { TakeResult } from '../core/tasks.ts';
import type { SteadinessResult } from '../core/trials/trial.ts';
import type { Action } from './actions/action.ts';
import type { FileRef, LoadedTracks, TimeSpan } from './ports.ts';

export type { Edit };

export interface DocumentState {
  /** With the running gesture's preview in it. */
  readonly scene: Scene;
  /** Rises with every change, previews included. */
  readonly revision: number;
  readonly isSaved: boolean;
  /** What undo would take back; null where there is nothing. */
  readonly undoLabel: string | null;
  readonly redoLabel: string | null;
  readonly isGesturing: boolean;
  /** Rises with each scene that is put in place of another. */
  readonly loads: number;
}

/** One drag or one held slider: shown while it moves, one step when it commits, nothing when it is cancelled. */
export interface Gesture {
  /** Replaces this gesture's earlier preview: the edit starts from the scene as it was when the gesture began. */
  preview(edit: Edit): void;
  commit(): void;
  cancel(): void;
}

/** The one writer of the scene. */
export interface SceneDocument {
  readonly store: StoreApi<DocumentState>;
  edit(label: string, edit: Edit): void;
  begin(label: string): Gesture;
  /** Cancels a running gesture, else takes back the last step. */
  undo(): void;
  redo(): void;
  /** Replaces the scene and forgets the history. `isSaved` tells whether there is nothing to lose in it. */
  load(scene: Scene, isSaved?: boolean): void;
  markSaved(): void;
}

export interface Selection {
  readonly type: 'prop' | 'camera' | 'light' | 'joint' | 'shot' | 'take' | 'contact' | 'cue';
  readonly id: string;
}

/** A scene with the file it is in. */
export interface OpenedScene {
  readonly scene: Scene;
  readonly file: FileRef | null;
  readonly isSaved: boolean;
  /** What there was to say when it was read. */
  readonly problems: readonly Problem[];
}

export interface SessionState {
  readonly selection: Selection | null;
  readonly tool: 'move' | 'rotate';
  /** How the stage looks at the scene. */
  readonly view: 'free' | 'camera';
  readonly dialog: 'deliver' | 'new' | 'replace' | 'shortcuts' | 'about' | null;
  /** Problems of the last open, save or export, until dismissed. */
  readonly problems: readonly Problem[];
  /** The first-screen hint, gone after the first drag of the arrow. */
  readonly isHintShown: boolean;
  readonly isMuted: boolean;
  /** False until the first click: browsers keep a page silent before that. */
  readonly isSoundUnlocked: boolean;
  /** The tracks that alone are heard; all of them where none is named. */
  readonly soloStems: readonly CueStem[];
  /** The shot that a loop goes round; null for the whole take. */
  readonly loopShotId: string | null;
  /** Whether the stage draws the paths of the few that a shot is about, or of all that moves. */
  readonly paths: 'heroes' | 'all';
  /** Rises with each wish to see the selection (or everything); the stage answers by moving the free look. */
  readonly frameRequests: number;
  /** The file that `Save` writes to; null for a scene that was never saved. */
  readonly file: FileRef | null;
  /** What waits to be opened while the dialog `replace` asks about the scene that is open. */
  readonly next: OpenedScene | null;
  /** What was open before; the way back after a replacement. */
  readonly before: OpenedScene | null;
  /** The text of a scene that this browser kept but could not load; null where there is none. */
  readonly aside: string | null;
}

/** How someone looks at the scene: from where, along −z, and how much is taken in from top to bottom. */
export interface Look extends Pose {
  readonly verticalFovRad: number;
}

/** The sound of a take: its tracks before the scene's levels, and what they come to at them. */
export interface HeardTake extends LoadedTracks {
  /** Null until it is mixed for the first time; the one before while it is mixed again. */
  readonly mix: Mix | null;
  /** What all tracks are turned down by so that the mix keeps its ceiling, 0 or less. */
  readonly commonGainDb: number;
}

export interface ResultsState {
  readonly status: 'simulating' | 'ready' | 'failed';
  /** Share of the running bake, 0 to 1. */
  readonly progress: number;
  /** The newest finished bake; stays while the next one runs. */
  readonly result: TakeResult | null;
  readonly steadiness: SteadinessResult | null;
  readonly isMeasuringSteadiness: boolean;
  /** Null until the scene has rested. */
  readonly stems: HeardTake | null;
  /** Of the mix at the scene's levels. */
  readonly loudness: Loudness | null;
  /** Whether the tracks are being rendered from what has changed. */
  readonly isRenderingSound: boolean;
  /** Sounds that are silent because their file is not here, by cue. */
  readonly missingCueIds: readonly string[];
  readonly tookMs: number;
  readonly problem: Problem | null;
}

export interface TransportState {
  readonly isPlaying: boolean;
  readonly isLooping: boolean;
  readonly isEveryFrame: boolean;
  readonly rate: number;
  readonly loopSpan: TimeSpan | null;
}

/** The instant shown. A plain object: React is never told of its motion. */
export interface Playhead {
  readonly timeS: number;
  readonly isPlaying: boolean;
  readonly isLooping: boolean;
  readonly rate: number;
  /** What a loop goes round; null for the whole take. */
  readonly loopSpan: TimeSpan | null;
  /** Whether each repaint shows the next frame, however late: nothing is skipped, and nothing is heard. */
  readonly isEveryFrame: boolean;
  play(): void;
  pause(): void;
  seek(timeS: number): void;
  /** Has the sound begin where the picture is, for a sound that was woken while it plays. */
  soundAgain(): void;
  setLooping(isLooping: boolean): void;
  setLoopSpan(span: TimeSpan | null): void;
  setEveryFrame(isEveryFrame: boolean): void;
  setRate(rate: number): void;
  /** Called on every change of time; returns an unsubscribe. */
  subscribe(listener: (timeS: number) => void): () => void;
  /** All but the instant, for buttons. */
  readonly transport: StoreApi<TransportState>;
}

/** The headless editor: what stage, panels and sound meet in. */
export interface Editor {
  readonly document: SceneDocument;
  readonly session: StoreApi<SessionState>;
  readonly results: StoreApi<ResultsState>;
  readonly playhead: Playhead;
  /** What the stage shows, freely or through a camera; null before it shows anything. A plain object: React is never told. */
  readonly look: { now: Look | null };
  readonly actions: readonly Action[];
  /** Runs an action by id; its problems go to the session. */
  run(actionId: string, params?: unknown): Promise<void>;
  /** For the first click: wakes the sound, in step with the picture where that plays already. */
  unlockSound(): Promise<void>;
  /** Sounds one cue by itself, at once, beside whatever plays. */
  audition(cueId: string): Promise<void>;
  /** Keeps what autosave has not written yet; for a tab that is being hidden or closed. */
  flush(): Promise<void>;
  dispose(): void;
}
