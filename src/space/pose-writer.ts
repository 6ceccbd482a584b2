import type { Object3D } from 'three';
import type { Motion } from '../core/motion/motion.ts';
import { type Cursor, type PoseTarget, sampleInto } from '../core/motion/sample.ts';

/** Puts bodies where a motion has them at an instant; made once per motion, then called for every frame drawn. */
export type PoseWriter = (timeS: number, bodies: ReadonlyMap<string, Object3D>) => void;

/** Playing forward costs no search: each track remembers where it was read last. */
export function createPoseWriter(motion: Motion): PoseWriter {
  const cursors: Cursor[] = motion.tracks.map(() => ({ index: 0 }));
  const pose: PoseTarget = { positionM: [0, 0, 0], rotation: [0, 0, 0, 1] };
  return (timeS, bodies) => {
    for (let i = 0; i < motion.tracks.length; i++) {
      const track = motion.tracks[i]!;
      const object = bodies.get(track.bodyId);
      if (!object) continue;
      sampleInto(track, timeS, pose, cursors[i]!);
      object.position.set(pose.positionM[0], pose.positionM[1], pose.positionM[2]);
      object.quaternion.set(pose.rotation[0], pose.rotation[1], pose.rotation[2], pose.rotation[3]);
    }
  };
}
