import { clamp } from '../../base/math.ts';
import { framesPerSecond } from '../../base/time.ts';
import { fitName } from '../queries.ts';
import { brokenReferences } from '../references.ts';
import { MAX_SHOT_FRAMES } from '../schema/limits.ts';
import { type Condition, type Scene, sceneSchema } from '../schema.ts';
import type { Edit } from './edit.ts';
import { accept, recordOf } from './guard.ts';

/** Changes settings; a new frame rate keeps the shots as long as they were, to the frame. Throws where a value is out of range. */
export function setSettings(patch: Partial<Scene['settings']>): Edit {
  return (scene) => {
    const before = framesPerSecond(scene.settings.frameRate);
    scene.settings = accept(sceneSchema.shape.settings, { ...scene.settings, ...patch }, ['settings'], scene);
    const ratio = framesPerSecond(scene.settings.frameRate) / before;
    if (ratio === 1) return;
    for (const shot of Object.values(scene.shots))
      shot.durationFrames = clamp(Math.round(shot.durationFrames * ratio), 1, MAX_SHOT_FRAMES);
  };
}

/** Says something of the setting, style, lighting, mood or background. */
export function setWords(patch: Partial<Scene['words']>): Edit {
  return (scene) => {
    scene.words = accept(sceneSchema.shape.words, { ...scene.words, ...patch }, ['words'], scene);
  };
}

export function setSceneName(name: string): Edit {
  return (scene) => {
    scene.name = fitName(name.trim()) || scene.name;
  };
}

/** Makes another take the one that is edited and played. */
export function activateTake(takeId: string): Edit {
  return (scene) => {
    recordOf(scene.takes, 'take', takeId);
    scene.activeTakeId = takeId;
  };
}

/** Replaces what is wanted to happen. Throws where a condition names what is not there. */
export function setOutcome(conditions: Readonly<Record<string, Condition>>): Edit {
  return (scene) => {
    scene.outcome = accept(sceneSchema.shape.outcome, conditions, ['outcome'], scene);
    const broken = brokenReferences(scene).find(({ ref }) => ref.path[0] === 'outcome');
    if (broken) throw new Error(`The condition ${broken.ref.path[1]} names ${broken.fault}`);
  };
}

/** Says that a finding is meant, and why; null takes it back. */
export function markIntended(findingId: string, note: string | null): Edit {
  return (scene) => {
    if (note === null) delete scene.intended[findingId];
    else
      scene.intended = accept(
        sceneSchema.shape.intended,
        { ...scene.intended, [findingId]: { note } },
        ['intended'],
        scene,
      );
  };
}
