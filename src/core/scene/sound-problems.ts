import { error, type Problem, warning } from '../base/problem.ts';
import { materials } from '../materials/index.ts';
import { nameOf } from './describe.ts';
import type { Scene } from './schema.ts';

/** Written cues that no one can play: materials that are not in the table, files that the scene does not hold. */
export function soundProblems(scene: Scene): readonly Problem[] {
  return Object.keys(scene.cues.authored).flatMap((id) => problemsOfCue(scene, id));
}

/** What keeps one written cue from being played. */
export function problemsOfCue(scene: Scene, id: string): readonly Problem[] {
  const cue = scene.cues.authored[id]!;
  if (!('source' in cue)) return [];
  const { source } = cue;
  const path = ['cues', 'authored', id, 'source'];
  const say = (field: string, rule: string) =>
    error(`${path.join('.')}.${field}`, `${nameOf(path, scene).subject}: ${rule}`);
  if (source.type === 'file' && !Object.hasOwn(scene.assets, source.assetId))
    return [
      say(
        'assetId',
        `it plays the file ${source.assetId.slice(0, 12)}…, which the scene does not hold. Import the file again, or choose another source.`,
      ),
    ];
  if (source.type !== 'made') return [];
  return source.materialIds.flatMap((materialId, i) =>
    materials.find(materialId)
      ? []
      : [
          say(
            `materialIds.${i}`,
            `"${materialId}" is not a material that this version knows. Choose one of: ${materials.all.map((m) => m.id).join(', ')}.`,
          ),
        ],
  );
}

/** Written cues that begin after the end, and files that are no sound: the scene loads, but not as meant. */
export function soundWarnings(scene: Scene): readonly Problem[] {
  const { durationS } = scene.settings;
  return Object.entries(scene.cues.authored).flatMap(([id, cue]) => {
    const path = ['cues', 'authored', id, 'timeS'];
    const { subject } = nameOf(path, scene);
    const late =
      cue.timeS < durationS
        ? []
        : [
            warning(
              path.join('.'),
              `${subject}: it begins at ${cue.timeS} s, but the scene ends at ${durationS} s. Move it earlier, or lengthen the scene.`,
            ),
          ];
    const asset = 'source' in cue && cue.source.type === 'file' ? scene.assets[cue.source.assetId] : undefined;
    if (!asset || asset.mediaType.startsWith('audio/')) return late;
    return [
      ...late,
      warning(
        `cues.authored.${id}.source.assetId`,
        `${subject}: "${asset.name}" is ${asset.mediaType || 'of no known type'}, not sound. Choose a sound file.`,
      ),
    ];
  });
}
