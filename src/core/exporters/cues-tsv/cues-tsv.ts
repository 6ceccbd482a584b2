import { z } from 'zod';
import { note } from '../../base/problem.ts';
import type { ShotCue } from '../../shot/shot-spec.ts';
import { defineExporter } from '../exporter.ts';

const FILE = 'cues.tsv';

const options = z.strictObject({
  /** The first column: the sound file that the rows speak of. */
  filename: z.string().min(1).max(200).default('mix.wav').meta({ label: 'Sound file' }),
});

/** Sound events as DCASE keeps them: tab-separated, with a header, seconds from the start of the clip. */
export const cuesTsv = defineExporter<z.infer<typeof options>>({
  id: 'cues-tsv',
  label: 'Cue list (DCASE TSV)',
  readers: 'DESED, sed_eval, psds_eval, spreadsheets',
  options,
  preflight(shot) {
    const isEmpty = !shot.audio.cues.some((cue) => isListed(cue, shot.clip.durationS));
    return isEmpty ? [note('audio.cues', `${FILE} will have a header and no rows: no cue of this shot is heard.`)] : [];
  },
  losses: () => [
    note(
      'audio.cues',
      `${FILE} keeps onset, offset and label of each cue, to a millisecond; level, place, materials, impulse, spoken ` +
        'text, silences and muted cues are left out.',
    ),
  ],
  async write({ shot, options: { filename }, sink, signal, onProgress }) {
    signal?.throwIfAborted();
    const { durationS } = shot.clip;
    const rows = shot.audio.cues
      .filter((cue) => isListed(cue, durationS))
      .map((cue) => [
        filename,
        seconds(cue.timeS),
        seconds(Math.min(cue.endTimeS, durationS)),
        cell(cue.label) || cue.kind,
      ]);
    const lines = [['filename', 'onset', 'offset', 'event_label'], ...rows].map((row) => row.map(cell).join('\t'));
    const file = await sink.open(FILE);
    await file.write(new TextEncoder().encode(`${lines.join('\n')}\n`));
    await file.close();
    onProgress?.(1);
    return [FILE];
  },
});

/** Whether any of a cue is heard within the clip. */
function isListed(cue: ShotCue, durationS: number): boolean {
  const isSilent = cue.isMuted || cue.kind === 'silence' || cue.kind === 'absence';
  return !isSilent && cue.timeS < durationS && cue.endTimeS > 0;
}

function seconds(timeS: number): string {
  return Math.max(0, timeS).toFixed(3);
}

/** Text that cannot break a row: tabs and line breaks become spaces. */
function cell(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
