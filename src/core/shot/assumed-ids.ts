/** Id of the camera that films a scene which has none; no record of a scene can have it. */
export const OVERVIEW_ID = '_overview';
/** Id of the one shot of a scene which has none; no record of a scene can have it. */
export const WHOLE_TAKE_ID = '_whole-take';
