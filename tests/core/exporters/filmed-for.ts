import type { Exporter } from '../../../src/core/exporters/exporter.ts';
import { createMemorySink } from '../../../src/core/exporters/memory-sink.ts';
import type { Scene } from '../../../src/core/scene/schema.ts';
import { buildShotSpec } from '../../../src/core/shot/build.ts';
import type { ShotSpec } from '../../../src/core/shot/shot-spec.ts';
import { sampleInput, sampleScene } from '../shot/sample.ts';
import { type Asked, fakeFrames } from './fake-frames.ts';

/** The clip of a scene as an exporter wants it filmed; in a picture so many times smaller, where pictures are made. */
export function filmedFor(
  exporter: Exporter,
  options: unknown = {},
  scene: Scene = sampleScene(),
  smaller = 1,
): ShotSpec {
  const input = sampleInput(scene);
  const format = exporter.clip!(buildShotSpec(input), exporter.options.parse(options));
  const { frameRate, startFrame, frameCount, widthPx, heightPx } = format;
  const sizePx = [widthPx / smaller, heightPx / smaller] as const;
  return buildShotSpec({ ...input, frameRate, sizePx, range: { startFrame, frameCount } });
}

/** The same, eight times smaller. */
export function smallFilmFor(exporter: Exporter, options: unknown = {}): ShotSpec {
  return filmedFor(exporter, options, sampleScene(), 8);
}

/** What an exporter writes from pictures that are made up. */
export async function filmed(exporter: Exporter, shot: ShotSpec, options: unknown = {}) {
  const asked: Asked[] = [];
  const sink = createMemorySink();
  const parsed = exporter.options.parse(options);
  const frames = fakeFrames(asked);
  const paths = await exporter.write({ shot, options: parsed, sink, recordings: new Map(), frames });
  const json = (path: string) => JSON.parse(new TextDecoder().decode(sink.files.get(path)));
  return { paths: [...paths].sort(), files: sink.files, asked, json };
}

/** The same scene in another picture. */
export function inSize(scene: Scene, widthPx: number, heightPx: number): Scene {
  return { ...scene, settings: { ...scene.settings, widthPx, heightPx } };
}

/** The ball flies up and away behind the camera, which sees none of it. */
export function withoutSubject(): Scene {
  const scene = sampleScene();
  for (const camera of Object.values(scene.cameras))
    camera.rig = { kind: 'fixed', params: { positionM: [0, 1, -40], yawRad: 0, pitchRad: 0, rollRad: 0 } };
  return scene;
}

/** Nothing moves, and no camera looks at anything. */
export function atRest(shot: ShotSpec): ShotSpec {
  return { ...shot, trajectories: [], shots: shot.shots.map((one) => ({ ...one, subjectId: null })) };
}
