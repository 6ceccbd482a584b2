import { z } from 'zod';
import { note } from '../../base/problem.ts';
import { defineExporter } from '../exporter.ts';
import { threeDLosses, timelineProblems } from '../three-d-problems.ts';
import { writeText } from '../write-text.ts';
import { stageOf } from './stage.ts';

const FILE = 'editing/scene.usda';

const options = z.strictObject({
  cameras: z
    .enum(['film', 'shots'])
    .default('film')
    .meta({ label: 'Cameras', hint: 'One camera that follows the cut (film), or one for each shot (shots).' }),
  firstFrame: z.int().min(0).max(1_000_000).default(1).meta({ label: 'Time code of the first frame' }),
});

/** Props, cameras and lights as a USD layer in text, animated on frames of the clip: metres, kilograms, y up. */
export const usda = defineExporter<z.infer<typeof options>>({
  id: 'usda',
  label: '3D scene (USD)',
  readers: 'Houdini, Maya, Unreal, Blender, Omniverse',
  options,
  preflight(shot, { cameras, firstFrame }) {
    const isCut = shot.shots.length > 1 && cameras === 'film';
    const last = firstFrame + shot.clip.frameCount - 1;
    return [
      ...timelineProblems(shot),
      note('clip.frameCount', `Frames of ${FILE} are numbered from ${firstFrame} to ${last}.`),
      ...(isCut ? [note('shots', `The camera of ${FILE} jumps at every cut, as the clip does.`)] : []),
    ];
  },
  losses: (shot) => [
    ...threeDLosses(shot),
    note(
      'contacts',
      `${FILE} keeps masses, friction and bounce as properties that no simulation runs on, and leaves out contacts and joints. ` +
        'Names of prims are letters, digits and "_"; the names as given are kept for display.',
    ),
  ],
  async write({ shot, options: chosen, sink, signal, onProgress }) {
    signal?.throwIfAborted();
    await writeText(sink, FILE, stageOf(shot, chosen));
    onProgress?.(1);
    return [FILE];
  },
});
