import type { ShotSpec } from '../../../../src/core/shot/shot-spec.ts';
import { pixelThrough, readGlb, turned } from './read-glb.ts';

/** How far the centres of bodies fall from `tracks2d` through the film camera of a .glb, at most, where they are in frame. */
export function worstTrackPx(spec: ShotSpec, bytes: Uint8Array): { readonly worstPx: number; readonly count: number } {
  const glb = readGlb(bytes);
  const { nodes, cameras } = glb.json;
  const camera = nodes.findIndex((node) => node.camera === 0);
  const size = [spec.clip.widthPx, spec.clip.heightPx] as const;
  let [worstPx, count] = [0, 0];
  for (const { bodyId, centersPx } of spec.tracks2d) {
    const node = nodes.findIndex(({ extras }) => extras?.bodyId === bodyId);
    const centerM = nodes[node]!.extras!.centerOfMassM as number[];
    centersPx.forEach((center, frame) => {
      if (!center || center[0] < 0 || center[1] < 0 || center[0] > size[0] || center[1] > size[1]) return;
      const timeS = Math.fround((frame * spec.clip.frameRate.den) / spec.clip.frameRate.num);
      const at = glb.valueAt(node, 'translation', timeS);
      const pointM = turned(glb.valueAt(node, 'rotation', timeS), centerM).map((x, k) => x + at[k]!);
      const lens = {
        positionM: glb.valueAt(camera, 'translation', timeS),
        rotation: glb.valueAt(camera, 'rotation', timeS),
        yfov: glb.pointerAt('/cameras/0/perspective/yfov', timeS) ?? cameras[0]!.perspective.yfov,
        aspectRatio: cameras[0]!.perspective.aspectRatio,
      };
      const pixel = pixelThrough(lens, size, pointM);
      worstPx = Math.max(worstPx, pixel ? Math.hypot(pixel[0] - center[0], pixel[1] - center[1]) : Infinity);
      count += 1;
    });
  }
  return { worstPx, count };
}
