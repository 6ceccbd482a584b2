import { strToU8, type UnzipFileInfo, unzipSync, type Zippable, zipSync } from 'fflate';
import { MAX_ASSET_BYTES, MAX_PROJECT_ASSET_BYTES } from '../assets/limits.ts';
import { hashBytes } from '../base/hash.ts';
import { error, type Problem, type Result, warning } from '../base/problem.ts';
import { ZIP_TIME } from '../base/zip.ts';
import { MAX_SCENE_BYTES, parseScene, tooLarge } from './load.ts';
import { saveScene } from './save.ts';
import type { Scene } from './schema.ts';

/** The document inside a project file. */
export const SCENE_ENTRY = 'scene.json';
/** The folder of the files that it refers to, each called by the SHA-256 of its bytes. */
const ASSET_FOLDER = 'assets/';

/** A scene, and those of its assets that came with it. */
export interface Project {
  readonly scene: Scene;
  /** By id; their bytes are what the id says. */
  readonly assets: ReadonlyMap<string, Uint8Array>;
}

/**
 * Reads a scene from a file of either sort: JSON, which holds no assets, or a `.rimshot` project (a zip of `scene.json` and
 * `assets/`). Assets that are damaged or too large are left out and said; those that are not there at all may be kept elsewhere.
 */
export function readSceneFile(bytes: Uint8Array): Result<Project> {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;
  if (isZip) return readProject(bytes);
  const read = parseScene(bytes);
  return read.ok ? { ...read, value: { scene: read.value, assets: new Map() } } : read;
}

/** The bytes of a `.rimshot` project, with those of its assets that are given; the same give the same bytes. */
export function writeProject(scene: Scene, assets: ReadonlyMap<string, Uint8Array> = new Map()): Uint8Array {
  const files: Zippable = { [SCENE_ENTRY]: strToU8(saveScene(scene)) };
  // Sound hardly gets smaller by packing.
  for (const id of Object.keys(scene.assets).sort()) {
    const bytes = assets.get(id);
    if (bytes) files[ASSET_FOLDER + id] = [bytes, { level: 0 }];
  }
  return zipSync(files, { mtime: ZIP_TIME });
}

function readProject(bytes: Uint8Array): Result<Project> {
  let largest = 0;
  const entry = unpack(bytes, ({ name, originalSize, size }) => {
    if (name !== SCENE_ENTRY) return false;
    largest = Math.max(originalSize, size);
    return largest <= MAX_SCENE_BYTES;
  });
  if (!entry)
    return refuse('The project file is damaged: it is not a zip that can be read. Save it again, or use a copy.');
  if (largest > MAX_SCENE_BYTES) return { ok: false, problems: [tooLarge(largest)] };
  const json = entry.get(SCENE_ENTRY);
  if (!json) return refuse(`The project file holds no ${SCENE_ENTRY}. Choose a .rimshot file that Rimshot saved.`);
  const read = parseScene(json);
  if (!read.ok) return read;
  const { assets, problems } = readAssets(bytes, read.value);
  return { ok: true, value: { scene: read.value, assets }, problems: [...read.problems, ...problems] };
}

function readAssets(
  bytes: Uint8Array,
  scene: Scene,
): { readonly assets: Project['assets']; readonly problems: Problem[] } {
  const problems: Problem[] = [];
  const wanted = new Map(Object.entries(scene.assets).map(([id, { name }]) => [ASSET_FOLDER + id, { id, name }]));
  if (wanted.size === 0) return { assets: new Map(), problems };
  let totalBytes = 0;
  const tooBig = new Set<string>();
  const entries = unpack(bytes, ({ name, originalSize, size }) => {
    if (!wanted.has(name)) return false;
    const fits =
      Math.max(originalSize, size) <= MAX_ASSET_BYTES && totalBytes + originalSize <= MAX_PROJECT_ASSET_BYTES;
    if (fits) totalBytes += originalSize;
    else tooBig.add(name);
    return fits;
  });
  const assets = new Map<string, Uint8Array>();
  for (const [path, { id, name }] of wanted) {
    const content = entries?.get(path);
    if (tooBig.has(path)) problems.push(leftOut(name, `is too large (${LIMITS})`));
    else if (content && hashBytes(content) !== id)
      problems.push(leftOut(name, 'is damaged: its bytes are not those it is named by'));
    else if (content) assets.set(id, content);
  }
  return { assets, problems };
}

/** The first entry of each name that `takes` accepts; null where the zip cannot be read. */
function unpack(bytes: Uint8Array, takes: (file: UnzipFileInfo) => boolean): Map<string, Uint8Array> | null {
  const seen = new Set<string>();
  try {
    const filter = (file: UnzipFileInfo) => {
      if (seen.has(file.name)) return false;
      seen.add(file.name);
      return takes(file);
    };
    return new Map(Object.entries(unzipSync(bytes, { filter })));
  } catch {
    return null;
  }
}

const mib = (bytes: number) => Math.round(bytes / 1024 / 1024);
const LIMITS = `up to ${mib(MAX_ASSET_BYTES)} MB each and ${mib(MAX_PROJECT_ASSET_BYTES)} MB together are read`;

function leftOut(name: string, why: string): Problem {
  return warning(
    name,
    `The sound "${name}" ${why}, so it is left out and what plays it is silent. Choose the file again.`,
  );
}

function refuse(message: string): Result<Project> {
  return { ok: false, problems: [error('', message)] };
}
