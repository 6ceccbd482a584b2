import type { Problem } from '../base/problem.ts';
import { folderOf, ROOT_FORMATS } from './package-layout.ts';

/** A file of a package, as a list names it. */
export interface ListedFile {
  readonly path: string;
  /** Null for the files of the package itself. */
  readonly exporterId: string | null;
  readonly byteLength: number;
}

/** What is to be said of a package, with the formats that it is said of: none where it is of the whole. */
export interface PackageProblem extends Problem {
  readonly exporterIds: readonly string[];
}

/** A file to look at, and what one sees there. */
export interface Pointer {
  readonly path: string;
  readonly what: string;
}

/** What the formats in the root of a package are, for somebody who has never seen one. */
const ROOT_WORDS: Readonly<Record<string, string>> = {
  'preview-mp4': 'the shot as a film',
  'contact-sheet': 'its telling moments in one picture',
  'top-view': 'what stands where and which way it goes, seen from above (opens in a browser)',
  prompt: 'the shot in words, to paste into a generator',
  'shot-json': 'the shot spec: all of it in numbers, frame by frame',
};

/** The film to open where there is no preview: the kit's. */
const REFERENCE: Pointer = { path: 'upload/reference.mp4', what: 'the shot as a film, as generators get it' };

/** The files to be opened first, of formats with many. */
const STARTS: Readonly<Record<string, RegExp>> = {
  'upload-kit': /\/sheet-[^/]+\.md$/,
  cosmos3: /\/image2video\.json$/,
  vace: /\/vace\.json$/,
  'wan-fun': /\/wan-fun\.json$/,
  ltx: /\/ltx\.json$/,
  das: /\/das\.json$/,
  comfyui: /\/workflow\.json$/,
  gen3c: /\/rgb\.mp4$/,
  kubric: /\/metadata\.json$/,
  coco: /\/annotations\.json$/,
  frames: /\/about\.json$/,
  wav: /\/mix\.wav$/,
};

/** What somebody new to a package opens, in this order. */
export function openFirst(files: readonly ListedFile[]): readonly Pointer[] {
  const inRoot = ROOT_FORMATS.flatMap((id) =>
    files
      .filter(({ path, exporterId }) => exporterId === id && !path.endsWith('.bin'))
      .map(({ path }) => ({ path, what: ROOT_WORDS[id]! })),
  );
  const hasPreview = files.some(({ exporterId }) => exporterId === 'preview-mp4');
  return !hasPreview && files.some(({ path }) => path === REFERENCE.path) ? [REFERENCE, ...inRoot] : inRoot;
}

/** The files with which a format's many begin: none where its few explain themselves. */
export function startsOf(exporterId: string, files: readonly ListedFile[]): readonly string[] {
  const start = STARTS[exporterId];
  if (start === undefined) return [];
  return files.filter((file) => file.exporterId === exporterId && start.test(file.path)).map(({ path }) => path);
}

/** The files of the root one by one, and every folder in it as one: in the order of the first file of each. */
export function folded(files: readonly ListedFile[]): readonly (ListedFile & { readonly count: number })[] {
  const rows = new Map<string, ListedFile & { readonly count: number }>();
  for (const { path, exporterId, byteLength } of files) {
    const slash = path.indexOf('/');
    const key = slash < 0 ? path : path.slice(0, slash + 1);
    const known = rows.get(key) ?? { path: key, exporterId, byteLength: 0, count: 0 };
    rows.set(key, { ...known, byteLength: known.byteLength + byteLength, count: known.count + 1 });
  }
  return [...rows.values()];
}

/** Whether a format opens a package, rather than lying in a folder of it. */
export function isInRoot(exporterId: string): boolean {
  return folderOf(exporterId) === null;
}
