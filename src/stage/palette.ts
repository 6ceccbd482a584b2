/** The stage's own colours; subjects keep theirs. Grey says "tool", and the one accent says "drag me". */
export const ACCENT = '#ff8c42';
export const ACCENT_BRIGHT = '#ffb27d';
export const OUTLINE = '#f3f5f7';
export const RING = '#f5f1e6';
export const CAMERA_LINE = '#8f98a3';
export const MATTE = '#0b0c0e';
