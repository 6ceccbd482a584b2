import { Volume2 } from 'lucide-react';
import { useResults } from '../../editor-context.tsx';
import { useAudition } from '../../sound/audition.ts';

/** Plays one cue on its own. */
export function AuditionButton({ cueId, isSilent }: { readonly cueId: string; readonly isSilent: boolean }) {
  const isMissing = useResults((state) => state.missingCueIds.includes(cueId));
  const audition = useAudition();
  return (
    <button
      type="button"
      className="button"
      data-look="small"
      disabled={isSilent || isMissing}
      title={
        isSilent
          ? 'It is told in words: there is nothing to hear'
          : isMissing
            ? 'Its file is missing: there is nothing to hear'
            : undefined
      }
      onClick={() => audition.cue(cueId)}
    >
      <Volume2 size={14} aria-hidden />
      Listen
    </button>
  );
}
