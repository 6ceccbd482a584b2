import { z } from 'zod';
import { note } from '../../base/problem.ts';
import { isZooming } from '../camera-words.ts';
import { defineExporter } from '../exporter.ts';
import { threeDLosses, timelineProblems } from '../three-d-problems.ts';
import { writeBytes } from '../write-bytes.ts';
import { glbOf } from './document.ts';

const FILE = 'editing/scene.glb';

const options = z.strictObject({
  cameras: z
    .enum(['film', 'shots'])
    .default('film')
    .meta({ label: 'Cameras', hint: 'One camera that follows the cut (film), or one for each shot (shots).' }),
});

/** Props, cameras and suns as binary glTF 2.0, animated on the clock of the clip: metres, y up, seconds from the first frame. */
export const gltf = defineExporter<z.infer<typeof options>>({
  id: 'gltf',
  label: '3D scene (glTF)',
  readers: 'Blender, three.js, Unreal, Unity, Houdini, Maya',
  options,
  preflight(shot, { cameras }) {
    const isCut = shot.shots.length > 1;
    return [
      ...timelineProblems(shot),
      ...(isCut && cameras === 'film'
        ? [note('shots', `The camera of ${FILE} jumps at every cut, as the clip does.`)]
        : []),
      ...(isZooming(shot)
        ? [
            note(
              'camera.focalLengthsMm',
              `The lens changes over the clip: ${FILE} animates it with KHR_animation_pointer, which Blender 4.2 and later ` +
                'read; other programs keep the first focal length.',
            ),
          ]
        : []),
    ];
  },
  losses: (shot) => [
    ...threeDLosses(shot),
    note(
      'camera',
      `${FILE} has a field of view and no sensor: focus and f-stop are lost. Sky light, contacts, masses and friction are ` +
        'kept as extras, which few programs show.',
    ),
  ],
  async write({ shot, options: { cameras }, sink, signal, onProgress }) {
    signal?.throwIfAborted();
    await writeBytes(sink, FILE, glbOf(shot, cameras));
    onProgress?.(1);
    return [FILE];
  },
});
