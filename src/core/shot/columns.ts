import { z } from 'zod';
import type { ShotSpec } from './shot-spec.ts';

/** The per-frame columns of a shot spec: where they stand (`*` for each element of a list) and how many numbers a row has. */
export const COLUMNS: readonly { readonly path: readonly string[]; readonly width: number }[] = [
  { path: ['clip', 'sceneTimesS'], width: 1 },
  { path: ['trajectories', '*', 'positionsM'], width: 3 },
  { path: ['trajectories', '*', 'rotations'], width: 4 },
  { path: ['trajectories', '*', 'velocitiesMps'], width: 3 },
  { path: ['trajectories', '*', 'angularVelocitiesRadps'], width: 3 },
  { path: ['camera', 'positionsM'], width: 3 },
  { path: ['camera', 'rotations'], width: 4 },
  { path: ['camera', 'focalLengthsMm'], width: 1 },
  { path: ['camera', 'focusDistancesM'], width: 1 },
  { path: ['camera', 'fStops'], width: 1 },
  { path: ['camera', 'fxPx'], width: 1 },
  { path: ['camera', 'fyPx'], width: 1 },
  { path: ['tracks2d', '*', 'centersPx'], width: 2 },
  { path: ['tracks2d', '*', 'boxesPx'], width: 4 },
  { path: ['tracks2d', '*', 'visibility'], width: 1 },
];

/** Columns of one path that are longer than this as JSON, all bodies together, move into the binary file. */
export const COLUMN_BUDGET_BYTES = 1_000_000;

/** What stands in the place of a column that has moved into a binary file beside the spec. */
export const columnReferenceSchema = z.object({
  file: z.string(),
  offset: z.int().min(0).describe('Bytes from the start of the file.'),
  type: z.literal('float64').describe('Little-endian. A row of NaN stands for null.'),
  shape: z.array(z.int().min(0)).describe('[frames] or [frames, numbers per row], row by row.'),
});
export type ColumnReference = z.infer<typeof columnReferenceSchema>;

type Row = number | readonly number[] | null;

/** A spec with its large columns replaced by references, and the bytes that they refer to; null where none is large. */
export function moveColumns(
  spec: ShotSpec,
  file: string,
  budgetBytes = COLUMN_BUDGET_BYTES,
): { readonly spec: unknown; readonly bytes: Uint8Array | null } {
  const copy = shallowCopy(spec);
  const moved: {
    readonly holder: Record<string, unknown>;
    readonly key: string;
    readonly rows: Row[];
    width: number;
  }[] = [];
  for (const { path, width } of COLUMNS) {
    const key = path.at(-1)!;
    const holders = holdersOf(copy, path.slice(0, -1));
    const total = holders.reduce((sum, holder) => sum + JSON.stringify(holder[key]).length, 0);
    if (total <= budgetBytes) continue;
    for (const holder of holders) moved.push({ holder, key, rows: holder[key] as Row[], width });
  }
  if (moved.length === 0) return { spec, bytes: null };
  const bytes = new Uint8Array(8 * moved.reduce((sum, { rows, width }) => sum + rows.length * width, 0));
  const view = new DataView(bytes.buffer);
  let offset = 0;
  for (const { holder, key, rows, width } of moved) {
    const shape = width === 1 ? [rows.length] : [rows.length, width];
    holder[key] = { file, offset, type: 'float64', shape } satisfies ColumnReference;
    for (const row of rows) {
      for (let k = 0; k < width; k++) {
        view.setFloat64(offset, row === null ? Number.NaN : typeof row === 'number' ? row : row[k]!, true);
        offset += 8;
      }
    }
  }
  return { spec: copy, bytes };
}

/** A copy of the objects and lists that hold columns; the columns themselves are shared. */
function shallowCopy(spec: ShotSpec): Record<string, unknown> {
  return {
    ...spec,
    clip: { ...spec.clip },
    camera: { ...spec.camera },
    trajectories: spec.trajectories.map((t) => ({ ...t })),
    tracks2d: spec.tracks2d.map((t) => ({ ...t })),
  };
}

function holdersOf(root: Record<string, unknown>, path: readonly string[]): Record<string, unknown>[] {
  return path.reduce<Record<string, unknown>[]>(
    (holders, step) =>
      holders.flatMap((h) =>
        step === '*' ? (h as unknown as Record<string, unknown>[]) : [h[step] as Record<string, unknown>],
      ),
    [root],
  );
}
