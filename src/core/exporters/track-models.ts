import type { FrameNeed } from './frame-fit.ts';

/** ATI's editor draws 121 points at 24 a second; the model makes 81 frames at 16 of them. (bytedance/ATI 168b443) */
export const ATI: FrameNeed = { reader: 'ATI', count: 121, rate: { num: 24, den: 1 } };

/** One point for each frame of the film that Wan-Move makes. (ali-vilab/Wan-Move 27409be) */
export const WAN_MOVE: FrameNeed = { reader: 'Wan-Move', count: 81, rate: { num: 16, den: 1 } };
