import { acos, asin, atan2, cos, sin } from './math.ts';
import { cross, normalize, sub, UP, type Vec3 } from './vec3.ts';

/** A rotation as a unit quaternion, Hamilton convention. */
export type Quat = readonly [x: number, y: number, z: number, w: number];

export const IDENTITY: Quat = [0, 0, 0, 1];

/** The rotation that applies `b` first, then `a`. */
export function multiply(a: Quat, b: Quat): Quat {
  const [ax, ay, az, aw] = a;
  const [bx, by, bz, bw] = b;
  return [
    aw * bx + ax * bw + ay * bz - az * by,
    aw * by - ax * bz + ay * bw + az * bx,
    aw * bz + ax * by - ay * bx + az * bw,
    aw * bw - ax * bx - ay * by - az * bz,
  ];
}

export function conjugate(q: Quat): Quat {
  return [-q[0], -q[1], -q[2], q[3]];
}

export function normalizeQuat(q: Quat): Quat {
  const l = Math.sqrt(q[0] * q[0] + q[1] * q[1] + q[2] * q[2] + q[3] * q[3]);
  return l < 1e-12 ? IDENTITY : [q[0] / l, q[1] / l, q[2] / l, q[3] / l];
}

export function rotate(q: Quat, v: Vec3): Vec3 {
  const [qx, qy, qz, w] = q;
  const tx = 2 * (qy * v[2] - qz * v[1]);
  const ty = 2 * (qz * v[0] - qx * v[2]);
  const tz = 2 * (qx * v[1] - qy * v[0]);
  return [v[0] + w * tx + qy * tz - qz * ty, v[1] + w * ty + qz * tx - qx * tz, v[2] + w * tz + qx * ty - qy * tx];
}

/** Turn by `angleRad` about the unit `axis`, counter-clockwise seen from its tip. */
export function fromAxisAngle(axis: Vec3, angleRad: number): Quat {
  const s = sin(angleRad / 2);
  return [axis[0] * s, axis[1] * s, axis[2] * s, cos(angleRad / 2)];
}

/** Yaw about y, then pitch about the turned x, then roll about the turned z, all in radians. */
export function fromYawPitchRoll(yawRad: number, pitchRad: number, rollRad: number): Quat {
  const turn = multiply(fromAxisAngle([0, 1, 0], yawRad), fromAxisAngle([1, 0, 0], pitchRad));
  return multiply(turn, fromAxisAngle([0, 0, 1], rollRad));
}

/** Inverse of `fromYawPitchRoll`; pitch in [-pi/2, pi/2], roll 0 where the lens points straight up or down. */
export function toYawPitchRoll(q: Quat): readonly [yawRad: number, pitchRad: number, rollRad: number] {
  const [x, y, z, w] = q;
  const sinPitch = 2 * (w * x - y * z);
  if (Math.abs(sinPitch) > 0.9999999) return [atan2(-2 * (x * z - w * y), 1 - 2 * (y * y + z * z)), asin(sinPitch), 0];
  return [
    atan2(2 * (x * z + w * y), 1 - 2 * (x * x + y * y)),
    asin(sinPitch),
    atan2(2 * (x * y + w * z), 1 - 2 * (x * x + z * z)),
  ];
}

/** The rotation whose local axes x, y, z are the given orthonormal right-handed directions. */
export function fromAxes(x: Vec3, y: Vec3, z: Vec3): Quat {
  const trace = x[0] + y[1] + z[2];
  if (trace > 0) {
    const s = 2 * Math.sqrt(trace + 1);
    return normalizeQuat([(y[2] - z[1]) / s, (z[0] - x[2]) / s, (x[1] - y[0]) / s, s / 4]);
  }
  if (x[0] > y[1] && x[0] > z[2]) {
    const s = 2 * Math.sqrt(1 + x[0] - y[1] - z[2]);
    return normalizeQuat([s / 4, (y[0] + x[1]) / s, (z[0] + x[2]) / s, (y[2] - z[1]) / s]);
  }
  if (y[1] > z[2]) {
    const s = 2 * Math.sqrt(1 + y[1] - x[0] - z[2]);
    return normalizeQuat([(y[0] + x[1]) / s, s / 4, (z[1] + y[2]) / s, (z[0] - x[2]) / s]);
  }
  const s = 2 * Math.sqrt(1 + z[2] - x[0] - y[1]);
  return normalizeQuat([(z[0] + x[2]) / s, (z[1] + y[2]) / s, s / 4, (x[1] - y[0]) / s]);
}

/** The rotation of a camera at `from` that looks along -z at `target`, with y as near to `up` as may be. */
export function lookAt(from: Vec3, target: Vec3, up: Vec3 = UP): Quat {
  const back = normalize(sub(from, target), [0, 0, 1]);
  const right = normalize(cross(up, back), [1, 0, 0]);
  return fromAxes(right, cross(back, right), back);
}

/** The rotation after turning at `w` rad/s (world frame) for `dt` seconds; exact for constant `w`. */
export function integrate(q: Quat, w: Vec3, dt: number): Quat {
  const speed = Math.sqrt(w[0] * w[0] + w[1] * w[1] + w[2] * w[2]);
  if (speed * Math.abs(dt) < 1e-12) return q;
  const axis: Vec3 = [w[0] / speed, w[1] / speed, w[2] / speed];
  return normalizeQuat(multiply(fromAxisAngle(axis, speed * dt), q));
}

/** Shortest-path spherical interpolation. */
export function slerp(a: Quat, b: Quat, t: number): Quat {
  let d = a[0] * b[0] + a[1] * b[1] + a[2] * b[2] + a[3] * b[3];
  const sign = d < 0 ? -1 : 1;
  d *= sign;
  if (d > 0.9995) {
    return normalizeQuat([
      a[0] + (sign * b[0] - a[0]) * t,
      a[1] + (sign * b[1] - a[1]) * t,
      a[2] + (sign * b[2] - a[2]) * t,
      a[3] + (sign * b[3] - a[3]) * t,
    ]);
  }
  const angle = acos(d);
  const s = sin(angle);
  const wa = sin((1 - t) * angle) / s;
  const wb = (sign * sin(t * angle)) / s;
  return [a[0] * wa + b[0] * wb, a[1] * wa + b[1] * wb, a[2] * wa + b[2] * wb, a[3] * wa + b[3] * wb];
}

/** Where a body is and how it is turned: metres and a unit quaternion. */
export interface Pose {
  readonly positionM: Vec3;
  readonly rotation: Quat;
}

/** The pose of `local`, given in the frame of `parent`, in the frame that `parent` is given in. */
export function compose(parent: Pose, local: Pose): Pose {
  const p = rotate(parent.rotation, local.positionM);
  return {
    positionM: [parent.positionM[0] + p[0], parent.positionM[1] + p[1], parent.positionM[2] + p[2]],
    rotation: multiply(parent.rotation, local.rotation),
  };
}

/** A world point in the frame of `pose`. */
export function toLocal(pose: Pose, point: Vec3): Vec3 {
  return rotate(conjugate(pose.rotation), sub(point, pose.positionM));
}
