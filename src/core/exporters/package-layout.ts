import { families } from './families.ts';
import { exporters } from './index.ts';

/**
 * Formats that open a package, or are what all the others were made from: their files lie in its root, beside those of the
 * package itself, in the order in which somebody new to it opens them.
 */
export const ROOT_FORMATS: readonly string[] = ['preview-mp4', 'contact-sheet', 'top-view', 'prompt', 'shot-json'];

/** Formats that every package holds; the contact sheet where frames are drawn for others anyway. */
const ALWAYS: readonly string[] = ['shot-json', 'top-view'];

/** Files of the package itself, in its root. */
export const OWN_FILES: readonly string[] = ['README.md', 'manifest.json', 'scene.json', 'scene.rimshot'];

const soundIds = families.find(({ id }) => id === 'sound')!.exporters.map(({ id }) => id);

/** Folders that are not called as their format; those of several formats name one another's files, and are opened together. */
const FOLDERS: readonly { readonly folder: string; readonly exporterIds: readonly string[] }[] = [
  { folder: 'upload', exporterIds: ['upload-kit'] },
  { folder: 'control', exporterIds: ['control-videos'] },
  { folder: 'editing', exporterIds: ['gltf', 'usda', 'otio', 'edl', 'fdl', 'csv-shot-list'] },
  { folder: 'sound', exporterIds: soundIds },
];

/** The one folder of a package in which a format's files lie, without a slash; null for its root. */
export function folderOf(exporterId: string): string | null {
  if (ROOT_FORMATS.includes(exporterId)) return null;
  return FOLDERS.find(({ exporterIds }) => exporterIds.includes(exporterId))?.folder ?? exporterId;
}

/** What a package of these formats holds: them, and those that none goes without. */
export function withAlways(exporterIds: readonly string[], canDraw: boolean): readonly string[] {
  const draws = canDraw && exporterIds.some((id) => exporters.find(id)?.wants !== undefined);
  return [...new Set([...exporterIds, ...ALWAYS, ...(draws ? ['contact-sheet'] : [])])];
}
