import { type AssetStore, createMemoryStore } from '../core/assets/asset-store.ts';
import type { Problem, Result } from '../core/base/problem.ts';
import { FORBIDDEN_KEYS } from '../core/scene/json-text.ts';
import { loadScene } from '../core/scene/load.ts';
import type { Json } from '../core/scene/plain-json.ts';
import { stockAssets } from '../core/scene/project-assets.ts';
import { type Project, readSceneFile } from '../core/scene/project-file.ts';
import { saveScene } from '../core/scene/save.ts';
import type { Scene } from '../core/scene/schema.ts';
import { readyScenes } from '../core/scenes/index.ts';
import { readSceneBytes } from './files.ts';
import { InputError } from './verb.ts';

export interface OpenedScene {
  readonly scene: Scene;
  /** Warnings that came with it. */
  readonly problems: readonly Problem[];
  /** What came with it. */
  readonly assets: AssetStore;
}

/**
 * The scene that an argument names: one that is made, the id of a ready-made one, or a file, with `path=value` changes made
 * to it. Throws an `InputError` where there is none or it does not load.
 */
export async function openScene(
  argument: string | { make(): Scene },
  changes: readonly string[] = [],
): Promise<OpenedScene> {
  const ready = typeof argument === 'string' ? readyScenes.find(argument) : argument;
  const { value: project, problems } = loaded(
    ready ? withoutAssets(loadScene(ready.make())) : readSceneFile(await read(argument as string)),
  );
  const changed = changes.length === 0 ? null : loaded(loadScene(withChanges(project.scene, changes)));
  const scene = changed?.value ?? project.scene;
  const told = changed ? [...problems.filter(isAboutAssetOf(project.scene)), ...changed.problems] : problems;
  const assets = createMemoryStore();
  const missing = await stockAssets({ scene, assets: project.assets }, assets, told);
  return { scene, assets, problems: [...told, ...missing] };
}

/** The id of a record of `records` that is called so, by id or by name. Throws an `InputError` where none is. */
export function findRecord(
  records: Readonly<Record<string, { readonly name: string }>>,
  what: string,
  wanted: string,
): string {
  if (Object.hasOwn(records, wanted)) return wanted;
  const found = Object.entries(records).find(([, { name }]) => name === wanted);
  if (found) return found[0];
  const known = Object.entries(records).map(([id, { name }]) => `${id} ("${name}")`);
  throw new InputError(`The scene has no ${what} "${wanted}". It has: ${known.join(', ') || 'none'}.`);
}

function loaded<T>(result: Result<T>): { readonly value: T; readonly problems: readonly Problem[] } {
  if (!result.ok) throw new InputError(...result.problems);
  return result;
}

function isAboutAssetOf({ assets }: Scene): (problem: Problem) => boolean {
  const names = new Set(Object.values(assets).map(({ name }) => name));
  return ({ path }) => names.has(path);
}

function withoutAssets(result: Result<Scene>): Result<Project> {
  return result.ok ? { ...result, value: { scene: result.value, assets: new Map() } } : result;
}

/** The document of a scene with `path=value` changes made to it. */
function withChanges(scene: Scene, changes: readonly string[]): Json {
  const document: Json = JSON.parse(saveScene(scene));
  for (const change of changes) applyChange(document, change);
  return document;
}

async function read(argument: string): Promise<Uint8Array> {
  try {
    return await readSceneBytes(argument);
  } catch (cause) {
    const isName = cause instanceof InputError && /^[a-z0-9-]+$/.test(argument);
    if (!isName) throw cause;
    const known = readyScenes.all.map(({ id }) => id).join(', ');
    throw new InputError(`There is no ready-made scene "${argument}" and no file of that name. Ready-made: ${known}.`);
  }
}

/** Sets one value of a document: `settings.durationS=3`, `props.ball.release.velocityMps.1=7.2`. */
function applyChange(document: Json, change: string): void {
  const at = change.indexOf('=');
  if (at < 1) throw new InputError(`--set ${change} is not of the form path=value, as in settings.durationS=3.`);
  const path = change.slice(0, at).split('.');
  const last = path.pop()!;
  let holder = document as Json | undefined;
  for (const [depth, step] of path.entries()) {
    holder = memberOf(holder, step);
    if (holder === undefined || holder === null || typeof holder !== 'object')
      throw new InputError(`--set ${change}: the scene has no ${path.slice(0, depth + 1).join('.')}. Check the path.`);
  }
  if (FORBIDDEN_KEYS.has(last) || (Array.isArray(holder) && !/^\d{1,9}$/.test(last)))
    throw new InputError(`--set ${change}: "${last}" cannot stand there. Check the path.`);
  (holder as Record<string, Json>)[last] = readValue(change.slice(at + 1));
}

function memberOf(holder: Json | undefined, step: string): Json | undefined {
  if (holder === null || typeof holder !== 'object' || !Object.hasOwn(holder, step)) return undefined;
  return (holder as Record<string, Json>)[step];
}

/** JSON where it is JSON, else the text itself. */
function readValue(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
