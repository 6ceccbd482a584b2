import { strToU8, unzipSync, zipSync } from 'fflate';
import { error, type Result } from '../base/problem.ts';
import { ZIP_TIME } from '../base/zip.ts';
import { MAX_SCENE_BYTES, parseScene, tooLarge } from './load.ts';
import { saveScene } from './save.ts';
import type { Scene } from './schema.ts';

/** The document inside a project file. */
export const SCENE_ENTRY = 'scene.json';

/** Reads a scene from a file of either sort: JSON, or a `.rimshot` project (a zip that holds `scene.json`). */
export function readSceneFile(bytes: Uint8Array): Result<Scene> {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;
  return isZip ? readProject(bytes) : parseScene(bytes);
}

/** The bytes of a `.rimshot` project; the same scene gives the same bytes. */
export function writeProject(scene: Scene): Uint8Array {
  return zipSync({ [SCENE_ENTRY]: strToU8(saveScene(scene)) }, { mtime: ZIP_TIME });
}

function readProject(bytes: Uint8Array): Result<Scene> {
  let largest = 0;
  let entry: Uint8Array | undefined;
  try {
    let isFound = false;
    entry = unzipSync(bytes, {
      filter(file) {
        if (file.name !== SCENE_ENTRY || isFound) return false;
        isFound = true;
        largest = Math.max(file.originalSize, file.size);
        return largest <= MAX_SCENE_BYTES;
      },
    })[SCENE_ENTRY];
  } catch {
    return refuse('The project file is damaged: it is not a zip that can be read. Save it again, or use a copy.');
  }
  if (largest > MAX_SCENE_BYTES) return { ok: false, problems: [tooLarge(largest)] };
  if (!entry) return refuse(`The project file holds no ${SCENE_ENTRY}. Choose a .rimshot file that Rimshot saved.`);
  return parseScene(entry);
}

function refuse(message: string): Result<Scene> {
  return { ok: false, problems: [error('', message)] };
}
