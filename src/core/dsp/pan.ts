import { clamp, cos, PI, sin } from '../base/math.ts';

/** Left and right gains of a place between the speakers, -1 to 1: of constant power, 3 dB down in the middle. */
export function panGains(pan: number): readonly [left: number, right: number] {
  const angle = ((clamp(pan, -1, 1) + 1) * PI) / 4;
  return [cos(angle), sin(angle)];
}
