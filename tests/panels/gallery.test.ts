import { describe, expect, it } from 'vitest';
import { convexHull } from '../../src/core/base/convex-hull.ts';
import { readyScenes } from '../../src/core/scenes/index.ts';
import { pictureOf } from '../../src/panels/new-scene/scene-picture.ts';

describe('pictures of ready-made scenes', () => {
  it('show something of each within the frame', () => {
    for (const ready of readyScenes.all) {
      const picture = pictureOf(ready.make());
      expect(picture, ready.id).not.toBeNull();
      const { blots, widthPx, heightPx } = picture!;
      const places = blots.flatMap((blot) => (blot.type === 'disc' ? [[blot.xPx, blot.yPx] as const] : blot.points));
      const seen = places.filter(([x, y]) => x > 0 && x < widthPx && y > 0 && y < heightPx);
      expect(seen.length, ready.id).toBeGreaterThan(0);
    }
  });

  it('put the horizon in the middle for a level camera, and lower for one that looks up', () => {
    const scene = readyScenes.get('missed-free-throw').make();
    const camera = Object.values(scene.cameras)[0]!;
    const tilted = (pitchRad: number) => {
      camera.rig = { kind: 'fixed', params: { positionM: [0, 1.6, 6], yawRad: 0, pitchRad, rollRad: 0 } };
      for (const id of Object.keys(scene.cameras)) scene.cameras[id] = camera;
      return pictureOf(scene)!.horizonPx;
    };
    expect(tilted(0)).toBeCloseTo(45, 9);
    expect(tilted(0.2)).toBeGreaterThan(45);
    expect(tilted(-0.2)).toBeLessThan(45);
  });
});

describe('convexHull', () => {
  it('goes around the outermost points only', () => {
    const hull = convexHull([
      [0, 0],
      [2, 0],
      [1, 1],
      [2, 2],
      [0, 2],
      [1, 0],
    ]);
    expect(hull).toEqual([
      [0, 0],
      [2, 0],
      [2, 2],
      [0, 2],
    ]);
  });
});
