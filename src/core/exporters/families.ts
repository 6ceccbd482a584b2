import type { Exporter } from './exporter.ts';
import { exporters } from './index.ts';

/** Formats that belong together, as they are offered. */
export interface Family {
  readonly id: string;
  readonly label: string;
  /** In the order in which they are offered. */
  readonly exporters: readonly Exporter[];
}

/** What most people take along: quick to write, and enough for a first upload. */
export const firstFormats: readonly string[] = ['upload-kit', 'prompt', 'shot-json', 'top-view', 'contact-sheet'];

/** The formats of each family, by id. */
const MEMBERS: readonly { readonly id: string; readonly label: string; readonly exporterIds: readonly string[] }[] = [
  {
    id: 'generators',
    label: 'Hosted generators',
    exporterIds: ['upload-kit', 'prompt', 'preview-mp4'],
  },
  {
    id: 'models',
    label: 'World and control-video models',
    exporterIds: ['cosmos3', 'vace', 'wan-fun', 'ltx', 'das', 'comfyui', 'control-videos'],
  },
  {
    id: 'tracks',
    label: 'Trajectory models',
    exporterIds: ['tracks-json', 'ati-pth', 'wan-move'],
  },
  {
    id: 'cameras',
    label: 'Camera models',
    exporterIds: ['realestate10k', 'recammaster', 'gen3c', 'nerfstudio', 'colmap'],
  },
  {
    id: 'data',
    label: 'Data sets',
    exporterIds: ['shot-json', 'kubric', 'coco', 'state-npz', 'frames'],
  },
  {
    id: 'editing',
    label: 'Editing and 3D',
    exporterIds: ['gltf', 'usda', 'otio', 'edl', 'fdl', 'csv-shot-list', 'top-view', 'contact-sheet'],
  },
  {
    id: 'sound',
    label: 'Sound',
    exporterIds: [
      'wav',
      'captions',
      'reaper',
      'midi',
      'cues-json',
      'cues-tsv',
      'audioset-tsv',
      'picoaudio',
      'foleycrafter',
    ],
  },
];

/** All formats, family by family: each is in one of them. */
export const families: readonly Family[] = MEMBERS.map(({ id, label, exporterIds }) => ({
  id,
  label,
  exporters: exporterIds.flatMap((exporterId) => exporters.find(exporterId) ?? []),
}));
