import * as tasks from '../core/tasks.ts';
import { serveTasks, type WorkerScope } from './serve-tasks.ts';

const { bakeTake, measureSteadiness, renderMix } = tasks;
serveTasks(globalThis as unknown as WorkerScope, { bakeTake, measureSteadiness, renderMix });
