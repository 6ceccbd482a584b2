import { describe, expect, it } from 'vitest';
import { bodiesOf, trackProblems } from '../../../src/core/exporters/screen-tracks.ts';
import { buildShotSpec } from '../../../src/core/shot/build.ts';
import type { ShotSpec } from '../../../src/core/shot/shot-spec.ts';
import { sampleInput } from '../shot/sample.ts';

/** The ball of the sample with a core inside it that moves along; each is seen in this share of its points throughout. */
function withCore(ballSeen: number, coreSeen: number): ShotSpec {
  const spec = buildShotSpec(sampleInput());
  const twice = <T extends { readonly bodyId: string }>(all: readonly T[]) =>
    all.flatMap((one) => (one.bodyId === 'ball' ? [one, { ...one, bodyId: 'ball.core' }] : [one]));
  const seen: Readonly<Record<string, number>> = { ball: ballSeen, 'ball.core': coreSeen };
  return {
    ...spec,
    subjects: spec.subjects.map((s) => (s.bodyIds.includes('ball') ? { ...s, bodyIds: ['ball', 'ball.core'] } : s)),
    bodies: spec.bodies.flatMap((body) => (body.id === 'ball' ? [body, { ...body, id: 'ball.core' }] : [body])),
    trajectories: twice(spec.trajectories),
    tracks2d: twice(spec.tracks2d).map((track) => ({
      ...track,
      visibility: track.visibility.map((share) => seen[track.bodyId] ?? share),
    })),
  };
}
const chosen = { bodies: 'moving', pointsPerBody: 1 } as const;
const followed = (shot: ShotSpec, bodies: 'moving' | 'all' = 'moving') =>
  bodiesOf(shot, { ...chosen, bodies }).map(({ id }) => id);

describe('the bodies that tracks follow', () => {
  it('are those that move and are seen', () => {
    expect(followed(withCore(1, 0.2))).toEqual(['ball', 'ball.core']);
  });

  it('leave out what is hidden throughout within a subject that is seen, without a word', () => {
    const shot = withCore(0.5, 0);
    expect(followed(shot)).toEqual(['ball']);
    expect(trackProblems(shot, chosen)).toEqual([]);
  });

  it('keep what is hidden where nothing of its subject is seen, and say which it is', () => {
    const shot = withCore(0, 0);
    expect(followed(shot)).toEqual(['ball', 'ball.core']);
    expect(trackProblems(shot, chosen).map(({ message }) => message)).toEqual([
      'The camera never sees ball of "Ball", so its track steers nothing. Turn the camera to it.',
      'The camera never sees ball.core of "Ball", so its track steers nothing. Turn the camera to it.',
    ]);
  });

  it('are all where all are asked for', () => {
    expect(followed(withCore(0.5, 0), 'all')).toContain('ball.core');
  });
});
