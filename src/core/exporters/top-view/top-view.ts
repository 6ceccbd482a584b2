import { z } from 'zod';
import { note } from '../../base/problem.ts';
import { rateLabel } from '../../base/time.ts';
import { defineExporter } from '../exporter.ts';
import { writeText } from '../write-text.ts';
import { drawPlan } from './draw-plan.ts';
import { planOf } from './plan.ts';

const FILE = 'top-view.svg';

/** The clip from above, as a floor plan: what stands where, what moves along which path, where the cameras are. */
export const topView = defineExporter({
  id: 'top-view',
  label: 'Top view (SVG)',
  readers: 'people: a floor plan of the shot',
  options: z.strictObject({}),
  preflight: () => [],
  losses: () => [
    note(
      'bodies',
      `${FILE} shows outlines on the ground: heights, and what hangs above something else, are not told apart.`,
    ),
  ],
  async write({ shot, sink, signal, onProgress }) {
    signal?.throwIfAborted();
    const { clip } = shot;
    const facts = `${clip.durationS} s, ${clip.frameCount} frames at ${rateLabel(clip.frameRate)} fps`;
    await writeText(sink, FILE, drawPlan(planOf(shot), clip.name, facts));
    onProgress?.(1);
    return [FILE];
  },
});
