import { useEffect, useRef, useState } from 'react';
import type { Scene } from '../../core/scene/schema.ts';
import type { TakeResult } from '../../core/tasks.ts';
import { useActionContext, useResults, useScene } from '../editor-context.tsx';
import { resultsOfClip } from './package-work.ts';

type Results = Readonly<Record<string, TakeResult>>;

/** What is there to preview and write from: null while takes are simulated, or why one cannot be. */
export type ClipResults = Results | string | null;

/** The results of every take that the clip shows. Takes that are not on the stage are simulated once per scene. */
export function useClipResults(shotId: string | null): ClipResults {
  const { ports } = useActionContext();
  const scene = useScene();
  const active = useResults((state) => (state.status === 'ready' ? state.result : null));
  const known = useRef<{ readonly scene: Scene; readonly results: Results } | null>(null);
  const [found, setFound] = useState<{ readonly of: unknown; readonly results: ClipResults } | null>(null);

  useEffect(() => {
    if (!active) return;
    const controller = new AbortController();
    const { signal } = controller;
    const before = known.current?.scene === scene ? known.current.results : {};
    resultsOfClip(scene, shotId, { ...before, [active.takeId]: active }, ports.tasks, signal).then(
      (results) => {
        if (signal.aborted) return;
        known.current = { scene, results: { ...before, ...results } };
        setFound({ of: active, results });
      },
      (cause: unknown) => {
        if (!signal.aborted) setFound({ of: active, results: cause instanceof Error ? cause.message : String(cause) });
      },
    );
    return () => {
      controller.abort();
      setFound(null);
    };
  }, [scene, shotId, active, ports.tasks]);

  return active !== null && found?.of === active ? found.results : null;
}
