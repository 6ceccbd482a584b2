import { useEffect, useRef, useState } from 'react';
import type { FramesPort, Pixels } from '../../core/base/ports.ts';
import { CONTROLS } from '../../core/exporters/control-passes.ts';
import { inverseRange } from '../../core/passes/depth.ts';
import type { ShotSpec } from '../../core/shot/shot-spec.ts';

const SHOWN = ['depth', 'edge', 'seg', 'normal', 'flow'] as const;
const LABELS = {
  color: 'Colour',
  depth: 'Depth',
  edge: 'Edges',
  seg: 'Instances',
  normal: 'Normals',
  flow: 'Flow',
} as const;
type Shown = keyof typeof LABELS;

type Pictures = Readonly<Record<Shown, Pixels>>;

/** The passes of one instant of the clip, drawn as they will be delivered. `clip` begins there and has two frames. */
export function PassThumbnails(props: {
  readonly clip: ShotSpec | null;
  readonly frames: ((clip: ShotSpec) => FramesPort) | undefined;
}) {
  const { clip, frames } = props;
  const [pictures, setPictures] = useState<Pictures | string | null>(null);
  useEffect(() => {
    if (!clip || !frames) return;
    const controller = new AbortController();
    drawPasses(clip, frames(clip), controller.signal).then(setPictures, (cause: unknown) => {
      if (!controller.signal.aborted) setPictures(cause instanceof Error ? cause.message : String(cause));
    });
    return () => controller.abort();
  }, [clip, frames]);
  if (!frames) return null;
  if (typeof pictures === 'string') return <p className="form-note">{pictures}</p>;
  return (
    <div className="thumbnails" aria-busy={pictures === null}>
      {(Object.keys(LABELS) as Shown[]).map((id) => (
        <figure key={id}>
          <Thumbnail pixels={pictures?.[id] ?? null} label={LABELS[id]} />
          <figcaption>{LABELS[id]}</figcaption>
        </figure>
      ))}
    </div>
  );
}

function Thumbnail({ pixels, label }: { readonly pixels: Pixels | null; readonly label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (!pixels || !canvas.current) return;
    canvas.current.width = pixels.widthPx;
    canvas.current.height = pixels.heightPx;
    canvas.current.getContext('2d')?.putImageData(new ImageData(pixels.rgba, pixels.widthPx, pixels.heightPx), 0, 0);
  }, [pixels]);
  return <canvas ref={canvas} role="img" aria-label={`${label} pass`} />;
}

async function drawPasses(shot: ShotSpec, port: FramesPort, signal: AbortSignal): Promise<Pictures> {
  const { frameRate, widthPx, heightPx } = shot.clip;
  const found: Partial<Record<Shown, Pixels>> = {};
  await port.draw(
    { frameRate, frameCount: 1, widthPx, heightPx, passes: ['color', 'data'] },
    async (frame) => {
      // A picture lasts no longer than its frame.
      found.color = await frame.color!.read();
      const range = inverseRange(frame.data!);
      for (const id of SHOWN)
        found[id] = await CONTROLS[id].create(shot, range)({ ...frame, color: copyOf(found.color) });
    },
    { signal },
  );
  return found as Pictures;
}

function copyOf(pixels: Pixels) {
  return { read: async () => pixels };
}
