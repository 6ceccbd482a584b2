import { z } from 'zod';
import { note, warning } from '../../base/problem.ts';
import { defineExporter } from '../exporter.ts';
import { clockNote, heardCues } from '../heard-cues.ts';
import { oneLine } from '../plain-text.ts';
import { writeText } from '../write-text.ts';

const FILE = 'sound/cues.tsv';

const options = z.strictObject({
  /** The first column: the sound file that the rows speak of. */
  filename: z.string().min(1).max(200).default('mix.wav').meta({ label: 'Sound file' }),
});

/** Sound events as DCASE keeps them: tab-separated, with a header, seconds from the start of the clip, as in its mix. */
export const cuesTsv = defineExporter<z.infer<typeof options>>({
  id: 'cues-tsv',
  label: 'Cue list (DCASE TSV)',
  readers: 'DESED, sed_eval, psds_eval, spreadsheets',
  options,
  preflight(shot) {
    return heardCues(shot).length === 0
      ? [warning('audio.cues', `${FILE} will have a header and no rows: no cue of this shot is heard.`)]
      : [];
  },
  losses: (shot) => [
    note(
      'audio.cues',
      `${FILE} keeps onset, offset and label of each cue, to a millisecond; level, place, materials, impulse, spoken ` +
        'text, silences and muted cues are left out.',
    ),
    clockNote(shot),
  ],
  async write({ shot, options: { filename }, sink, signal, onProgress }) {
    signal?.throwIfAborted();
    const rows = heardCues(shot).map(({ cue, onsetS, offsetS }) => [
      oneLine(filename),
      onsetS.toFixed(3),
      offsetS.toFixed(3),
      oneLine(cue.label) || cue.kind,
    ]);
    const lines = [['filename', 'onset', 'offset', 'event_label'], ...rows].map((row) => row.join('\t'));
    await writeText(sink, FILE, `${lines.join('\n')}\n`);
    onProgress?.(1);
    return [FILE];
  },
});
