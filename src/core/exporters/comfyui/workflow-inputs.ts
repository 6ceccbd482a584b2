/** What a workflow is filled in with. Paths are those of the package's files in ComfyUI's input folder. */
export interface WorkflowInputs {
  readonly prompt: string;
  readonly negative: string;
  readonly widthPx: number;
  readonly heightPx: number;
  /** Of the film that is made. */
  readonly filmFrames: number;
  readonly framesPerSecond: number;
  readonly seed: number;
  /** Where the film is saved, in ComfyUI's output folder. */
  readonly prefix: string;
  readonly startPath: string;
  readonly controlPath: string | null;
  readonly referencePath: string | null;
  /** As text (`tracksText`). */
  readonly tracks: string | null;
}
