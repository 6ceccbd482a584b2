/** Sizes of a pool table; x is across, z along, y = 0 on the cloth. WPA Tournament Table & Equipment Specifications 2023. */

/** Playing surface from nose to nose: 100 by 50 in. */
export const PLAY_LENGTH_M = 2.54;
export const PLAY_WIDTH_M = 1.27;
/** Bed above the floor: 29.25 to 31 in. */
export const BED_HEIGHT_M = 0.765;
/** Height of the nose above the cloth: 62.5 to 64.5 % of the ball's diameter of 57.15 mm. */
export const NOSE_HEIGHT_M = 0.635 * 0.05715;
/** Between the noses at a pocket: corners 4.5 to 4.625 in, sides 5 to 5.125 in. */
export const CORNER_MOUTH_M = 4.5625 * 0.0254;
export const SIDE_MOUTH_M = 5.0625 * 0.0254;
/** Angle between the nose and the cut end of a cushion: corners 142 degrees, sides 104. */
export const CORNER_CUT_DEG = 142;
export const SIDE_CUT_DEG = 104;

/** From nose to rail; with the rail 4 to 7.5 in by the rules. */
export const CUSHION_M = 0.05;
export const RAIL_M = 0.1;
/** Rails stand a little above the cushions' noses; estimate. */
export const RAIL_TOP_M = 0.042;
/** Room within a pocket, across and from the nose line to its back; a ball is 57 mm. */
export const POCKET_WIDTH_M = 0.16;
export const POCKET_DEPTH_M = 0.105;
/** How far a ball drops in a pocket. */
export const DROP_M = 0.1;
/** Bed corners are cut off by this much, so that a ball finds its way down. */
export const BED_CHAMFER_M = 0.03;
