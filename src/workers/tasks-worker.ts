import { bakeTake, judgeTake, measureSteadiness, mixTracks, renderTracks } from '../core/tasks.ts';
import { serveTasks, type WorkerScope } from './serve-tasks.ts';
import type { JudgeInput, Judgement } from './tasks-client.ts';

serveTasks(globalThis as unknown as WorkerScope, {
  bakeTake,
  judgeTake({ scene, takeId, plan, motion }: JudgeInput): Judgement {
    const { outcome, findings, cues } = judgeTake(scene, takeId, plan, motion);
    return { outcome, findings, cues };
  },
  measureSteadiness,
  renderTracks,
  mixTracks,
});
