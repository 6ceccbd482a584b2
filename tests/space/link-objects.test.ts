import { Box3, type BufferGeometry, Mesh, Object3D, Vector3 } from 'three';
import { describe, expect, it } from 'vitest';
import type { Link } from '../../src/core/joints/links.ts';
import { createLinkObjects } from '../../src/space/link-objects.ts';

const RADIUS_M = 0.01;

const link = (type: Link['type'], more: Partial<Link> = {}): Link => ({
  jointId: type,
  type,
  ends: [
    { bodyId: null, pointM: [0, 3, 0] },
    { bodyId: 'ball', pointM: [0, 0.5, 0] },
  ],
  lengthM: 2,
  radiusM: RADIUS_M,
  brokeAtS: null,
  ...more,
});

function setOf(...links: Link[]) {
  const ball = new Object3D();
  const bodies = new Map([['ball', ball]]);
  const objects = createLinkObjects();
  objects.show(links);
  const meshes = objects.root.children as Mesh<BufferGeometry>[];
  return { ball, bodies, objects, meshes };
}

/** Bounds of the vertices themselves, in the world. */
function boundsOf(mesh: Mesh<BufferGeometry>): Box3 {
  mesh.updateMatrixWorld(true);
  return new Box3().setFromObject(mesh, true);
}

describe('createLinkObjects', () => {
  it('spans a taut rope straight from end to end, and lets a slack one sag', () => {
    const { ball, bodies, objects, meshes } = setOf(link('rope'));
    // The end on the ball is half a metre above it: at y = 1, two metres below the other.
    ball.position.set(0, 0.5, 0);
    objects.follow(0, bodies);
    const taut = boundsOf(meshes[0]!);
    expect(taut.min.y).toBeCloseTo(1, 5);
    expect(taut.max.y).toBeCloseTo(3, 5);
    expect(taut.max.x).toBeCloseTo(RADIUS_M, 5);
    // Level ends 1 m apart: a rope of 2 m hangs more than half a metre and less than a whole one.
    ball.position.set(1, 2.5, 0);
    objects.follow(0, bodies);
    const slack = boundsOf(meshes[0]!);
    expect(slack.min.y).toBeLessThan(2.5);
    expect(slack.min.y).toBeGreaterThan(2 - RADIUS_M);
    expect(slack.max.x).toBeLessThan(1 + 2 * RADIUS_M);
  });

  it('turns a rod with its body', () => {
    const ends: Link['ends'] = [
      { bodyId: 'ball', pointM: [0, 2, 0] },
      { bodyId: 'ball', pointM: [0, 0, 0] },
    ];
    const { ball, bodies, objects, meshes } = setOf(link('rod', { ends }));
    ball.position.set(5, 0, 0);
    ball.quaternion.setFromAxisAngle(new Vector3(0, 0, 1), -Math.PI / 2);
    objects.follow(0, bodies);
    const { min, max } = boundsOf(meshes[0]!);
    expect(min.x).toBeCloseTo(5, 5);
    expect(max.x).toBeCloseTo(7, 5);
    expect(max.y - min.y).toBeCloseTo(2 * RADIUS_M, 5);
  });

  it('stretches a spring to where its ends are', () => {
    const { ball, bodies, objects, meshes } = setOf(link('spring'));
    for (const y of [-1, 0.9]) {
      ball.position.set(0, y, 0);
      objects.follow(0, bodies);
      const { min, max } = boundsOf(meshes[0]!);
      expect(max.y).toBeCloseTo(3, 2);
      expect(min.y).toBeCloseTo(y + 0.5, 2);
    }
  });

  it('is gone from the instant it breaks, and back before it', () => {
    const { bodies, objects, meshes } = setOf(link('rope', { brokeAtS: 0.5 }));
    const seen = [0.49, 0.5, 2, 0].map((timeS) => {
      objects.follow(timeS, bodies);
      return meshes[0]!.visible;
    });
    expect(seen).toEqual([true, false, false, true]);
  });

  it('is not drawn to a body that is not there', () => {
    const { objects, meshes } = setOf(link('rope'));
    objects.follow(0, new Map());
    expect(meshes[0]!.visible).toBe(false);
  });

  it('follows without new geometry, and leaves nothing when others are shown', () => {
    const { ball, bodies, objects, meshes } = setOf(link('rope'), link('spring'), link('rod'));
    const before = meshes.map(({ geometry }) => [geometry, geometry.getAttribute('position').array]);
    ball.position.set(1, 1, 1);
    objects.follow(1, bodies);
    expect(meshes.map(({ geometry }) => [geometry, geometry.getAttribute('position').array])).toEqual(before);
    for (const [i, { geometry }] of meshes.entries()) expect(geometry).toBe(before[i]![0]);
    objects.show([]);
    expect(objects.root.children.some((child) => child instanceof Mesh)).toBe(false);
  });
});
