import { z } from 'zod';
import { note } from '../../base/problem.ts';
import { editingCues, markers, unmarkedNote } from '../editing-markers.ts';
import { defineExporter } from '../exporter.ts';
import { clockNote } from '../heard-cues.ts';
import { readableJson } from '../readable-json.ts';
import { startProblems, startTimecode } from '../start-timecode.ts';
import { writeText } from '../write-text.ts';
import { MIX_FILE, mediaPath, PREVIEW_FILE, timelineOf } from './timeline.ts';

const FILE = 'editing/cut.otio';

const options = z.strictObject({
  startTimecode,
  markers,
  media: z
    .enum(['preview', 'shots'])
    .default('preview')
    .meta({ label: 'Media', hint: 'Shots are parts of preview.mp4 (preview), or files of their own (shots).' }),
});

/** The cut as an OpenTimelineIO timeline: a clip for each shot, the mix, and markers on impacts and cues. */
export const otio = defineExporter<z.infer<typeof options>>({
  id: 'otio',
  label: 'Cut list (OTIO)',
  readers: 'DaVinci Resolve, Premiere, Avid, Hiero, Kitsu, Maya',
  options,
  preflight(shot, chosen) {
    const last = shot.shots.length - 1;
    const unmarked = unmarkedNote(shot, chosen.markers, FILE);
    return [
      ...startProblems(chosen.startTimecode, shot.clip.frameRate, shot.clip.frameCount),
      note(
        'shots',
        chosen.media === 'preview'
          ? `${FILE} refers to ${PREVIEW_FILE} and ${MIX_FILE}, as seen from its folder: export the preview and the mix as well, and move them together.`
          : `${FILE} refers to ${MIX_FILE} and to one video for each shot, ` +
              `${last === 0 ? mediaPath(shot.shots, 0) : `${mediaPath(shot.shots, 0)} to ${mediaPath(shot.shots, last)}`}: ` +
              'export each shot by itself and give its preview that name.',
      ),
      ...(shot.contacts.length === 0 && editingCues(shot, 'all').length === 0
        ? [note('contacts', `${FILE} will have no markers: nothing touches, and nothing sounds.`)]
        : []),
      ...(unmarked ? [unmarked] : []),
    ];
  },
  losses: (shot) => [
    note(
      'shots',
      `${FILE} keeps the cut as it is seen: slow motion is in the pictures already, and take, camera and speed of each shot ` +
        'are kept as metadata. Of contacts it marks the impacts, of sounds not what must be absent.',
    ),
    clockNote(shot),
  ],
  async write({ shot, options: chosen, sink, signal, onProgress }) {
    signal?.throwIfAborted();
    await writeText(sink, FILE, readableJson(timelineOf(shot, chosen)));
    onProgress?.(1);
    return [FILE];
  },
});
