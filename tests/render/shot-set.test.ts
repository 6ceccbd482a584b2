import { Vector3 } from 'three';
import { describe, expect, it } from 'vitest';
import { buildShotSpec } from '../../src/core/shot/build.ts';
import { createShotSet } from '../../src/render/shot-set.ts';
import { sampleInput } from '../core/shot/sample.ts';

describe('createShotSet', () => {
  const shot = buildShotSpec(sampleInput());
  const set = createShotSet(shot);

  it('shows each frame as the spec has it: centres of bodies fall where its tracks say', () => {
    let compared = 0;
    for (let frame = 0; frame < shot.clip.frameCount; frame++) {
      set.showFrame(frame);
      for (const { bodyId, centersPx } of shot.tracks2d) {
        const center = centersPx[frame];
        const body = shot.bodies.find(({ id }) => id === bodyId)!;
        if (!center) continue;
        const group = set.scene.getObjectByName(bodyId)!;
        group.updateMatrixWorld();
        const { x, y } = group.localToWorld(new Vector3(...body.centerOfMassM)).project(set.camera);
        // The spec rounds to a hundredth of a pixel or finer.
        expect(Math.abs(((x + 1) / 2) * shot.clip.widthPx - center[0])).toBeLessThan(0.1);
        expect(Math.abs(((1 - y) / 2) * shot.clip.heightPx - center[1])).toBeLessThan(0.1);
        compared++;
      }
    }
    expect(compared).toBeGreaterThan(0);
  });

  it('shows bodies that never move at their start', () => {
    const moving = new Set(shot.trajectories.map(({ bodyId }) => bodyId));
    const still = shot.bodies.filter(({ id }) => !moving.has(id));
    expect(still.length).toBeGreaterThan(0);
    for (const { id, release } of still) {
      expect(set.scene.getObjectByName(id)!.position.toArray()).toEqual(release.positionM);
    }
  });
});
