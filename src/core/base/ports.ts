/** Where an exporter writes. Nothing is visible at the destination until `commit`; `abort` leaves no trace. */
export interface Sink {
  /** `path` is relative, with forward slashes. */
  open(path: string): Promise<SinkFile>;
  commit(): Promise<void>;
  abort(): Promise<void>;
}

export interface SinkFile {
  /** Appends, or overwrites at `at` bytes from the start; the bytes may be used again when it has settled. */
  write(bytes: Uint8Array, at?: number): Promise<void>;
  close(): Promise<FileDigest>;
}

/** What a file came to. */
export interface FileDigest {
  readonly byteLength: number;
  readonly sha256: string;
}

/** What is drawn of a frame: its picture, what its pixels are made of, or both. */
export type PassId = 'color' | 'data';

/**
 * How a picture looks: `lit` in the colours and lights of the scene, `grey-box` matt and in greys under neutral light, so that
 * who paints over it is led by form and movement alone.
 */
export type Look = 'lit' | 'grey-box';

export interface FrameRequest {
  readonly frameCount: number;
  readonly frameRate: { readonly num: number; readonly den: number };
  readonly widthPx: number;
  readonly heightPx: number;
  /** Of the picture; `lit` where absent. */
  readonly look?: Look;
  /**
   * How long the shutter is open for the picture, around the instant of its frame: 360 is from frame to frame. Sharp where 0 or
   * absent. What pixels are made of is always of the instant.
   */
  readonly shutterDeg?: number;
}

/**
 * What each pixel of a frame is made of: rows from the top, one value or a few for each pixel, without antialiasing. What
 * is see-through counts as solid, but for water, which is not there.
 */
export interface DataFrame {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Distance to the surface along the viewing axis; infinite where there is none. */
  readonly depthM: Float32Array;
  /** Index of the body in the shot's list plus one; 0 where none is. */
  readonly bodies: Uint16Array;
  /** Unit vectors out of the surface, in the world; zeros where there is none. */
  readonly normals: Float32Array;
  /** From the pixel to where its point of the surface is in the next frame, x then y; zeros at the end of a shot. */
  readonly flowForwardPx: Float32Array;
  /** The same to the frame before; zeros at the start of a shot. */
  readonly flowBackwardPx: Float32Array;
  /**
   * Where its point of the surface is in the clip's first frame: x and y from the top left, 0 to 1 within the picture, and
   * the inverse of its distance in 1/m. Not a number where it was behind that camera, or outside -1 to 2.
   */
  readonly origins: Float32Array;
}

/** Pixels of a picture in sRGB, red, green, blue and alpha in turn, rows from the top. */
export interface Pixels {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly rgba: Uint8ClampedArray<ArrayBuffer>;
}

/** A picture as whoever drew it holds it; `read` brings its pixels out, which costs time. */
export interface Picture {
  read(): Promise<Pixels>;
}

/** One frame. Valid until the promise of whoever took it settles: what lasts longer must be copied. */
export interface DrawnFrame {
  readonly frame: number;
  /** Null where the pass was not asked for. */
  readonly color: Picture | null;
  readonly data: DataFrame | null;
}

export interface DrawControl {
  readonly signal?: AbortSignal;
  onProgress?(share: number): void;
}

export interface VideoRequest {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly frameRate: { readonly num: number; readonly den: number };
  readonly codec: 'avc' | 'vp9' | 'av1';
  /** A stereo mix as long as the film; null for a silent one. */
  readonly sound: { readonly sampleRate: number; readonly channels: readonly Float32Array[] } | null;
}

/** A film in the making, written as an MP4 file as it goes. */
export interface VideoWriter {
  /** What the sound is encoded as; null for a silent film. */
  readonly soundCodec: 'aac' | 'opus' | null;
  /** Appends a frame; resolves when there is room for more. */
  add(picture: Picture | Pixels): Promise<void>;
  /** Writes what is left and closes the file. */
  finish(): Promise<FileDigest>;
  /** Stops; what is in the file is of no use. */
  cancel(): Promise<void>;
}

/** Rendered frames, for exporters that need pictures; `render` implements it, and where it is absent they are left out. */
export interface FramesPort {
  /**
   * Draws frames 0 to `frameCount - 1` of the shot in order and hands each to `take`; the next is drawn once that has
   * settled. Rejects with a sentence where nothing can draw.
   */
  draw(
    request: FrameRequest & { readonly passes: readonly PassId[] },
    take: (frame: DrawnFrame) => Promise<void>,
    control: DrawControl,
  ): Promise<void>;
  /** Begins a video in an empty file. Rejects with a sentence where nothing can encode it. */
  openVideo(request: VideoRequest, file: SinkFile): Promise<VideoWriter>;
}
