/** Where an exporter writes. Nothing is visible at the destination until `commit`; `abort` leaves no trace. */
export interface Sink {
  /** `path` is relative, with forward slashes. */
  open(path: string): Promise<SinkFile>;
  commit(): Promise<void>;
  abort(): Promise<void>;
}

export interface SinkFile {
  /** Appends, or overwrites at `at` bytes from the start. */
  write(bytes: Uint8Array, at?: number): Promise<void>;
  close(): Promise<void>;
}

/** What the pixels of a rendered pass mean. */
export type PassId = 'color';

export interface FrameRequest {
  readonly frameCount: number;
  readonly frameRate: { readonly num: number; readonly den: number };
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Rendered frames, for exporters that need pictures; `render` implements it, and where it is absent they are left out. */
export interface FramesPort {
  /**
   * An encoded video of a pass with an optional stereo mix. Resolves to the bytes of an MP4 file.
   * Rejects with a sentence where the browser has no encoder.
   */
  video(
    pass: PassId,
    request: FrameRequest,
    audio: { readonly sampleRate: number; readonly channels: readonly Float32Array[] } | null,
    control: { readonly signal?: AbortSignal; onProgress?(share: number): void },
  ): Promise<Uint8Array>;
}
