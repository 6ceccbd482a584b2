import { z } from 'zod';
import { note, warning } from '../../base/problem.ts';
import type { ShotSpec } from '../../shot/shot-spec.ts';
import { audioSetOf } from '../audio-set.ts';
import { defineExporter } from '../exporter.ts';
import { clockNote, heardCues } from '../heard-cues.ts';
import { plainName } from '../plain-text.ts';
import { writeText } from '../write-text.ts';

const FILE = 'sound/audioset.tsv';

const options = z.strictObject({
  /** What the rows speak of; AudioSet has the id of a film here. The clip's name where empty. */
  clipId: z.string().max(100).default('').meta({ label: 'Clip id', hint: "The clip's name where empty." }),
});

/**
 * Sound events as AudioSet's strong labels: tab-separated, with a header, seconds from the start of the segment, which
 * is named `<clip>_<its start in milliseconds>`; the label is the id of a class of the ontology.
 */
export const audioSetTsv = defineExporter<z.infer<typeof options>>({
  id: 'audioset-tsv',
  label: 'Strong labels (AudioSet TSV)',
  readers: 'AudioSet tools, PSLA, YAMNet and PANNs evaluation',
  options,
  preflight(shot) {
    const cues = heardCues(shot);
    if (cues.length === 0)
      return [warning('audio.cues', `${FILE} will have a header and no rows: no cue of this shot is heard.`)];
    const left = [...new Set(cues.filter(({ cue }) => !audioSetOf(cue)).map(({ cue }) => `"${cue.label}"`))];
    if (left.length === 0) return [];
    const named = left.slice(0, 5).join(', ') + (left.length > 5 ? ` and ${left.length - 5} more` : '');
    return [note('audio.cues', `${FILE} leaves out ${named}: no class of AudioSet says just that.`)];
  },
  losses: (shot) => [
    note(
      'audio.cues',
      `${FILE} keeps onset, offset and class of each cue, to a millisecond; names, level, place, materials, spoken text, ` +
        'silences and muted cues are left out.',
    ),
    clockNote(shot),
  ],
  async write({ shot, options: { clipId }, sink, signal, onProgress }) {
    signal?.throwIfAborted();
    await writeText(sink, FILE, tableOf(shot, `${plainName(clipId || shot.clip.name, 'clip')}_0`));
    onProgress?.(1);
    return [FILE];
  },
});

function tableOf(shot: ShotSpec, segmentId: string): string {
  const rows = heardCues(shot).flatMap(({ cue, onsetS, offsetS }) => {
    const label = audioSetOf(cue);
    return label ? [[segmentId, onsetS.toFixed(3), offsetS.toFixed(3), label.mid]] : [];
  });
  const header = ['segment_id', 'start_time_seconds', 'end_time_seconds', 'label'];
  return `${[header, ...rows].map((row) => row.join('\t')).join('\n')}\n`;
}
