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

/** Whether the scene is in a file, in a word or two and at length. Null for a scene that no open file holds. */
export function savedText(isSaved: boolean, fileName: string | null): { readonly text: string; readonly more: string } {
  if (fileName !== null) {
    return isSaved
      ? { text: 'saved', more: `No changes since ${fileName} was read or written` }
      : { text: 'edited', more: `Changed since ${fileName} was read or written` };
  }
  return isSaved
    ? { text: 'ready-made', more: 'A ready-made scene as it came: nothing to save yet' }
    : { text: 'not in a file', more: 'Kept in this browser, and in no file that is open: Save writes one' };
}
