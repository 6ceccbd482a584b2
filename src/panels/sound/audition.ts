import { useMemo } from 'react';
import { useActionContext } from '../editor-context.tsx';
import { useMeterFeed } from './meter-feed.ts';

/** Sounds one cue on its own, at once. */
export function useAudition(): { cue(cueId: string): void } {
  const { editor } = useActionContext();
  const feed = useMeterFeed();
  return useMemo(
    () => ({
      cue(cueId) {
        void editor.unlockSound().then(() => editor.audition(cueId));
        feed.wake();
      },
    }),
    [editor, feed],
  );
}
