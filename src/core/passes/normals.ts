import type { DataFrame, Pixels } from '../base/ports.ts';
import { type Quat, toLocal } from '../base/quat.ts';
import { colorPixels } from './pixels.ts';

/**
 * Normals in the camera's frame as most estimators draw them: red to the right, green up, blue towards the camera, each
 * from -1 (0) to 1 (255). The void is (128, 128, 128).
 */
export function normalsPicture({ normals, widthPx, heightPx }: DataFrame, cameraRotation: Quat): Pixels {
  const camera = { positionM: [0, 0, 0] as const, rotation: cameraRotation };
  return colorPixels(
    (i) => {
      const [x, y, z] = toLocal(camera, [normals[3 * i]!, normals[3 * i + 1]!, normals[3 * i + 2]!]);
      return [127.5 * (x + 1), 127.5 * (y + 1), 127.5 * (z + 1)];
    },
    widthPx,
    heightPx,
  );
}
