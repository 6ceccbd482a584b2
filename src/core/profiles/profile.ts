/** A picture's size in pixels. */
export type Size = readonly [widthPx: number, heightPx: number];

/** The lengths that a generator makes, in seconds. */
export type Durations =
  | { readonly type: 'list'; readonly valuesS: readonly number[] }
  /** From one to the other; every step where there is one, anything between where it is 0. */
  | { readonly type: 'range'; readonly minS: number; readonly maxS: number; readonly stepS: number };

/** What a clip must be to be taken as a reference, or to be worked on; a rule that its makers do not state is absent. */
export interface VideoRule {
  /** How many clips, and how long they are together. */
  readonly most: number;
  readonly minS: number;
  readonly maxS: number;
  readonly maxMB?: number;
  readonly pixels?: { readonly min: number; readonly max: number };
  readonly sidesPx?: { readonly min: number; readonly max: number };
  readonly minFrameRate?: number;
}

/** What a sound must be to be taken. */
export interface AudioRule {
  readonly most: number;
  readonly minS: number;
  readonly maxS: number;
  readonly maxMB?: number;
}

/** Files of the upload kit; `contacts` are the stills at the foremost of them, `tracks.json` the paths of what moves on the picture. */
export type KitFile = 'reference.mp4' | 'first.png' | 'last.png' | 'contacts' | 'mix.wav' | 'tracks.json';

/** Where a file goes. */
export interface Slot {
  readonly file: KitFile;
  /** What the product calls it. */
  readonly field: string;
  /** How many pictures it takes; 1 where absent. */
  readonly most?: number;
}

/** Inputs that go together. Files of different modes are never mixed: the product refuses, or drops one of them. */
export interface Mode {
  readonly name: string;
  /** When to choose it, and what it does with the files. */
  readonly what: string;
  /** In the order in which they are uploaded; empty where there is only the prompt. */
  readonly slots: readonly Slot[];
}

/** Who says so, and on which day it was said or, where it bears no date, read. */
export interface Source {
  readonly name: string;
  readonly date: string;
}

/** The limits of a hosted generator, or of a service that many servers speak. */
export interface Profile {
  readonly id: string;
  readonly label: string;
  readonly maker: string;
  /** Where it is to be had. */
  readonly soldBy: string;
  /** When it was shut down and what to take instead; absent while it lives. */
  readonly ended?: { readonly on: string; readonly instead: string };
  /** Of the film that it makes. */
  readonly durations: Durations;
  /** Of the film that it makes; where makers state shapes alone, 720p of each; null where any size will do. */
  readonly sizes: readonly Size[] | null;
  /** Shapes as its menu names them; empty where the shape is that of the first picture or the reference. */
  readonly aspectRatios: readonly string[];
  /** Of the film that it makes, in frames per second; null where its makers state none. */
  readonly frameRates: readonly number[] | null;
  /** What clips it takes; absent where it takes none. */
  readonly video?: VideoRule;
  readonly audio?: AudioRule;
  /** The best for a clip that has its choreography comes first. */
  readonly modes: readonly Mode[];
  readonly prompt: {
    readonly dialectId: string;
    /** In UTF-16 code units; null where its makers state no limit. */
    readonly mostCharacters: number | null;
    /** For modes in which nothing is spoken of by tags; `dialectId` where absent. */
    readonly plainDialectId?: string;
    /** How it speaks of what is uploaded in the first mode; absent where that holds no clip. */
    readonly tags?: { readonly video: string; readonly image: string | null; readonly audio: string | null };
  };
  readonly sound: 'none' | 'always' | 'switch';
  readonly hasSeed: boolean;
  /** What it does not take over from the files, in sentences. */
  readonly ignores: readonly string[];
  readonly sources: readonly Source[];
}
