import type { DataFrame, Pixels } from '../base/ports.ts';
import { conjugate, type Quat, rotate } from '../base/quat.ts';
import { blankPixels, wordsOf } from './pixels.ts';

/**
 * Normals in the camera's frame as most estimators draw them: red to the right, green up, blue towards the camera, each
 * from -1 (0) to 1 (255). The void is (128, 128, 128).
 */
export function normalsPicture(
  { normals, widthPx, heightPx }: DataFrame,
  cameraRotation: Quat,
  over: Pixels = blankPixels(widthPx, heightPx),
): Pixels {
  const toCamera = conjugate(cameraRotation);
  // Columns of the rotation: where the world's axes point in the camera's frame.
  const [xx, xy, xz] = rotate(toCamera, [1, 0, 0]);
  const [yx, yy, yz] = rotate(toCamera, [0, 1, 0]);
  const [zx, zy, zz] = rotate(toCamera, [0, 0, 1]);
  const { rgba } = over;
  const words = wordsOf(over);
  let [lastX, lastY, lastZ] = [Number.NaN, Number.NaN, Number.NaN];
  for (let i = 0; i < words.length; i++) {
    const x = normals[3 * i]!;
    const y = normals[3 * i + 1]!;
    const z = normals[3 * i + 2]!;
    // Flat surfaces have the same normal for many pixels on end.
    if (x === lastX && y === lastY && z === lastZ) {
      words[i] = words[i - 1]!;
      continue;
    }
    lastX = x;
    lastY = y;
    lastZ = z;
    rgba[4 * i] = 127.5 * (xx * x + yx * y + zx * z + 1);
    rgba[4 * i + 1] = 127.5 * (xy * x + yy * y + zy * z + 1);
    rgba[4 * i + 2] = 127.5 * (xz * x + yz * y + zz * z + 1);
    rgba[4 * i + 3] = 255;
  }
  return over;
}
