import { z } from 'zod';
import { note } from '../../base/problem.ts';
import { defineExporter } from '../exporter.ts';
import { readableJson } from '../readable-json.ts';
import { writeText } from '../write-text.ts';
import { framingOf } from './framing.ts';

const FILE = 'editing/framing.fdl';

const options = z.strictObject({
  version: z
    .enum(['1.0', '2.0'])
    .default('1.0')
    .meta({ label: 'Version', hint: 'Every reader takes 1.0; what is written here is the same in both.' }),
});

/** What of each camera's sensor the picture is: an ASC Framing Decision List. */
export const fdl = defineExporter<z.infer<typeof options>>({
  id: 'fdl',
  label: 'Framing (ASC FDL)',
  readers: 'Cameras, dailies and finishing tools that read ASC FDL',
  options,
  preflight: () => [],
  losses: () => [
    note(
      'shots',
      `${FILE} keeps the sensor and the frame of each camera, not where it is or what it sees. Sensors are counted in pixels ` +
        "of the delivered picture, for a camera's own photosites are not known.",
    ),
  ],
  async write({ shot, options: { version }, sink, signal, onProgress }) {
    signal?.throwIfAborted();
    await writeText(sink, FILE, readableJson(framingOf(shot, version === '2.0' ? 2 : 1)));
    onProgress?.(1);
    return [FILE];
  },
});
