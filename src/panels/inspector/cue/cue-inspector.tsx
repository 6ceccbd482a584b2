import { orphansOf } from '../../../editor/selectors/sound-rows.ts';
import { useResults, useScene } from '../../editor-context.tsx';
import { AuthoredCueForm } from './authored-cue.tsx';
import { OrphanForm } from './orphan.tsx';
import { PhysicsCueForm } from './physics-cue.tsx';

/** One sound: the physics that it came from, or what a director wrote. */
export function CueInspector({ cueId }: { readonly cueId: string }) {
  const scene = useScene();
  const result = useResults((state) => state.result);
  const cue = result?.cues.find(({ id }) => id === cueId);
  const authored = scene.cues.authored[cueId];
  if (authored) return <AuthoredCueForm id={cueId} authored={authored} cue={cue ?? null} />;
  if (cue && result) return <PhysicsCueForm cue={cue} />;
  const orphan = result && orphansOf(scene, result).find(({ id }) => id === cueId);
  if (orphan && result) return <OrphanForm orphan={orphan} cues={result.cues} />;
  return <p className="empty">This sound no longer happens. Pick another on the timeline.</p>;
}
