/**
 * Sizes of a mid-size family car, estimates in the middle of what makers publish: 4.5 x 1.8 x 1.45 m, wheelbase 2.7 m,
 * track 1.56 m, tyres 205/55 R16 (0.32 m) to 225/50 R17 (0.33 m), ground clearance 0.16 m. It drives towards -z.
 */
export const LENGTH_M = 4.5;
export const WIDTH_M = 1.8;
export const HEIGHT_M = 1.45;
export const CLEARANCE_M = 0.17;
/** Lower edge of both bumpers at their ends: ramps of up to 17 degrees pass under them (makers' data: 14 to 18). */
export const BUMPER_LOW_M = 0.28;
/** From the middle to either axle. */
export const AXLE_M = 1.35;
/** From the middle to the middle of a wheel. */
export const HALF_TRACK_M = 0.78;
export const WHEEL_RADIUS_M = 0.33;
export const WHEEL_WIDTH_M = 0.21;
/** A wheel with its tyre. */
export const WHEEL_KG = 20;
/** Hub, brake and half of the arms. */
export const HUB_KG = 25;
/** The wheel may rise so far from where it starts before the body holds it. */
export const BUMP_M = 0.1;
/** It may hang so far below where it starts. */
export const DROOP_M = 0.1;
/** Top of the flanks; above it is glass. */
export const WAIST_M = 0.92;
/** How far behind the middle the body's centre of mass lies: what its panels make; a test holds it to them. */
export const COM_BEHIND_M = 0.0593;
