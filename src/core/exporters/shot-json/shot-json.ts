import { z } from 'zod';
import { note } from '../../base/problem.ts';
import { COLUMN_BUDGET_BYTES, moveColumns } from '../../shot/columns.ts';
import { defineExporter } from '../exporter.ts';
import { readableJson } from '../readable-json.ts';
import { writeText } from '../write-text.ts';

const FILE = 'shot.json';
const COLUMNS_FILE = 'columns.bin';

const options = z.strictObject({
  columnBudgetBytes: z
    .int()
    .min(0)
    .default(COLUMN_BUDGET_BYTES)
    .meta({ label: 'Largest column kept in the JSON', unit: 'B', min: 0, step: 100_000 }),
});

/** The shot spec itself, whole: all other formats are made from it. */
export const shotJson = defineExporter<z.infer<typeof options>>({
  id: 'shot-json',
  label: 'Shot spec (JSON)',
  readers: 'any pipeline, by its published JSON Schema',
  options,
  tellsSteadiness: true,
  preflight(shot, { columnBudgetBytes }) {
    const { bytes } = moveColumns(shot, COLUMNS_FILE, columnBudgetBytes);
    return bytes
      ? [
          note(
            '',
            `Columns over ${columnBudgetBytes} bytes go to ${COLUMNS_FILE} (${bytes.length} bytes) beside ${FILE}.`,
          ),
        ]
      : [];
  },
  losses: () => [
    note(
      '',
      `${FILE} holds the action at the frames of the clip, to a millionth of a metre; what happens between frames is in ` +
        'its contacts, and the editable scene is in scene.json.',
    ),
  ],
  async write({ shot, options: { columnBudgetBytes }, sink, signal, onProgress }) {
    signal?.throwIfAborted();
    const { spec, bytes } = moveColumns(shot, COLUMNS_FILE, columnBudgetBytes);
    await writeText(sink, FILE, readableJson(spec));
    onProgress?.(0.8);
    if (!bytes) return [FILE];
    signal?.throwIfAborted();
    const file = await sink.open(COLUMNS_FILE);
    await file.write(bytes);
    await file.close();
    onProgress?.(1);
    return [FILE, COLUMNS_FILE];
  },
});
