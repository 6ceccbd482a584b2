import { DEG } from '../../base/math.ts';

/** Longest scene that loads, in seconds: ten minutes. */
export const MAX_DURATION_S = 600;
/** No position may lie farther than this from the origin, in metres. */
export const MAX_COORDINATE_M = 10_000;
/** No body may be thrown faster, in metres per second: Rapier caps linear velocity here. */
export const MAX_SPEED_MPS = 400;
/** No body may be spun faster, in radians per second: 38,000 rpm, four times a table-tennis ball's fastest. */
export const MAX_SPIN_RADPS = 4000;
/** No pull may be stronger, in metres per second squared: the sun's is 274. */
export const MAX_GRAVITY_MPS2 = 300;
/** No wind may be stronger, in metres per second: the fastest gust on record is 113. */
export const MAX_WIND_MPS = 150;
/** Most props that load. */
export const MAX_PROPS = 5000;
/** Most records of any other sort that load. */
export const MAX_RECORDS = 10_000;
/** Most marks of one animated prop. */
export const MAX_MARKS = 1000;
/** Most nudges of one prop. */
export const MAX_NUDGES = 100;
/**
 * How far a director may bend one bounce: by this much of its speed and this far from its direction, in radians (10°). Well
 * within what the literature reports viewers to accept of collisions; our own, cautious choice.
 */
export const NUDGE_SPEED_RANGE = [0.8, 1.12] as const;
export const MAX_NUDGE_RAD = 10 * DEG;
/** Which of a prop's bounces can be bent, counted from 1. */
export const NUDGE_COUNT_RANGE = [1, 1000] as const;
/** Strongest force or torque that a joint can be said to bear, in N or N m. */
export const MAX_JOINT_LOAD = 1e9;
/** How much louder or quieter a director may make a cue or a stem, in dB. */
export const GAIN_RANGE_DB = [-60, 24] as const;
/** How far a director may shift the sound of a contact from it, in seconds. */
export const MAX_SHIFT_S = 2;
/** Most notes of one piece of music. */
export const MAX_NOTES = 5000;
/** Most steps of one wanted sequence. */
export const MAX_STEPS = 100;
/** Longest name, in characters; formats and prompts that take less shorten it and say so. */
export const MAX_NAME_LENGTH = 1000;
/** Longest order key, in characters. */
export const MAX_ORDER_LENGTH = 200;
/** Most frames of one shot. */
export const MAX_SHOT_FRAMES = 100_000;
/** How slow and how fast a shot may run, as a multiple of true speed. */
export const SPEED_RANGE = [0.01, 100] as const;
/** Shortest and longest focal length, in millimetres. */
export const FOCAL_LENGTH_RANGE_MM = [4, 2000] as const;
/** Nearest and farthest that a lens can be focused, in metres. */
export const FOCUS_RANGE_M = [0.05, 10_000] as const;
/** Least and most pixels of a picture across. */
export const SIZE_RANGE_PX = [16, 8192] as const;
/** Fewest and most physics steps a second. */
export const STEP_HZ_RANGE = [60, 3840] as const;
/** Slowest and fastest frame rate, in frames per second. */
export const MIN_FRAME_RATE = 1;
export const MAX_FRAME_RATE = 240;
