import type { ShotSpec } from '../../shot/shot-spec.ts';
import { depthFilm, edgeFilm, framewiseDepthFilm, lineFilm, USUAL_CANNY } from '../control-films.ts';
import type { Film } from '../films.ts';
import {
  ATI,
  LTX_CANNY,
  LTX_COUNT,
  LTX_SIZES,
  type ModelClip,
  VACE,
  WAN_FUN,
  WAN_MOVE,
  WAN_SIZES,
} from '../model-clips.ts';
import type { Graph } from './graph.ts';
import { ltxControlWorkflow, ltxTracksWorkflow } from './ltx-workflows.ts';
import { atiWorkflow, funWorkflow, vaceWorkflow, wanMoveWorkflow } from './wan-workflows.ts';
import type { WorkflowInputs } from './workflow-inputs.ts';

export const WORKFLOW_IDS = ['vace', 'wan-fun', 'ati', 'wan-move', 'ltx-control', 'ltx-tracks'] as const;
export type WorkflowId = (typeof WORKFLOW_IDS)[number];

export const WORKFLOW_LABELS: Readonly<Record<WorkflowId, string>> = {
  vace: 'Wan 2.1 VACE',
  'wan-fun': 'Wan 2.2 Fun Control',
  ati: 'Wan 2.1 ATI',
  'wan-move': 'Wan-Move',
  'ltx-control': 'LTX-2.3 union control',
  'ltx-tracks': 'LTX-2.3 motion tracks',
};

type SizeName = '480p' | '720p';

/** A workflow, the clip that its model reads, and what it is given beside the first frame. */
export interface Workflow {
  readonly clip: (size: SizeName) => ModelClip;
  readonly make: (inputs: WorkflowInputs) => Graph;
  readonly control?: Readonly<Record<'depth' | 'edges', (path: string) => Film>>;
  readonly hasTracks?: true;
  readonly hasReference?: true;
  /** Frames of the film that is made, where they are not those of the clip. */
  readonly filmFrames?: number;
}

const LTX_RATE = { num: 24, den: 1 };
const LTX_FRAMES = { ...LTX_COUNT, most: 121 };
const ofWan = (model: Omit<ModelClip, 'sizes'>) => (size: SizeName) => ({ ...model, sizes: WAN_SIZES[size] });
const ofLtx = (size: SizeName): ModelClip => ({
  frameRate: LTX_RATE,
  count: LTX_FRAMES,
  sizes: LTX_SIZES[size === '480p' ? 'small' : 'large'],
});

export const WORKFLOWS: Readonly<Record<WorkflowId, Workflow>> = {
  vace: {
    clip: ofWan(VACE),
    make: vaceWorkflow,
    control: { depth: framewiseDepthFilm, edges: (path) => lineFilm(path, USUAL_CANNY) },
    hasReference: true,
  },
  'wan-fun': {
    clip: ofWan(WAN_FUN),
    make: funWorkflow,
    control: { depth: depthFilm, edges: (path) => edgeFilm(path, USUAL_CANNY) },
  },
  // Its tracks are 24 fps, its film 81 frames at 16.
  ati: { clip: ofWan(ATI), make: atiWorkflow, hasTracks: true, filmFrames: 81 },
  'wan-move': { clip: ofWan(WAN_MOVE), make: wanMoveWorkflow, hasTracks: true },
  'ltx-control': {
    clip: ofLtx,
    make: ltxControlWorkflow,
    control: { depth: depthFilm, edges: (path) => edgeFilm(path, LTX_CANNY) },
  },
  'ltx-tracks': { clip: ofLtx, make: ltxTracksWorkflow, hasTracks: true },
};

/** The frames of the film that a workflow makes of a clip. */
export function filmFramesOf({ filmFrames }: Workflow, { clip }: ShotSpec): number {
  return filmFrames ?? clip.frameCount;
}
