import type { ResultsState } from '../../editor/editor.ts';

/** The quiet line that says what is simulated. */
export function statusText(state: Pick<ResultsState, 'status' | 'progress' | 'tookMs' | 'problem'>): string {
  if (state.status === 'simulating') return `Simulating · ${Math.round(state.progress * 100)} %`;
  if (state.status === 'failed') return state.problem?.message ?? 'The simulation failed.';
  return `Simulated · ${tookText(state.tookMs)}`;
}

function tookText(tookMs: number): string {
  return tookMs < 1000 ? `${Math.max(1, Math.round(tookMs))} ms` : `${(tookMs / 1000).toFixed(1)} s`;
}
