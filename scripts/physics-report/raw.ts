import rapier from '@dimforge/rapier3d-compat';
import { G } from '../../tests/physics/reference/flight.ts';
import type { Ring, Shot } from '../../tests/physics/reference/ring.ts';
import type { V } from '../../tests/physics/reference/vectors.ts';

/** The engine by itself, its settings as they come out of the box: what each correction is measured against. */

type World = InstanceType<typeof rapier.World>;
type Body = InstanceType<typeof rapier.RigidBody>;

let ready: Promise<void> | null = null;

async function inWorld<T>(stepHz: number, gravity: boolean, use: (world: World) => T): Promise<T> {
  ready ??= rapier.init();
  await ready;
  const world = new rapier.World({ x: 0, y: gravity ? -G : 0, z: 0 });
  world.timestep = 1 / stepHz;
  try {
    return use(world);
  } finally {
    world.free();
  }
}

const xyz = ([x, y, z]: V) => ({ x, y, z });
const vec = ({ x, y, z }: { x: number; y: number; z: number }): V => [x, y, z];

interface RawBall {
  readonly radiusM: number;
  readonly massKg: number;
  /** I / (m r^2). */
  readonly k: number;
  readonly p: V;
  readonly v: V;
  readonly w?: V;
  readonly e: number;
  readonly mu: number;
}

function addBall(world: World, { radiusM, massKg, k, p, v, w = [0, 0, 0], e, mu }: RawBall): Body {
  const inertia = k * massKg * radiusM ** 2;
  const desc = rapier.RigidBodyDesc.dynamic()
    .setTranslation(...p)
    .setLinvel(...v)
    .setAngvel(xyz(w))
    .setCanSleep(false)
    .setAdditionalMassProperties(massKg, xyz([0, 0, 0]), xyz([inertia, inertia, inertia]), { x: 0, y: 0, z: 0, w: 1 });
  const body = world.createRigidBody(desc);
  world.createCollider(rapier.ColliderDesc.ball(radiusM).setDensity(0).setRestitution(e).setFriction(mu), body);
  return body;
}

function addFloor(world: World, e: number, mu: number): void {
  world.createCollider(
    rapier.ColliderDesc.cuboid(200, 0.5, 20).setTranslation(0, -0.5, 0).setRestitution(e).setFriction(mu),
  );
}

/** Where a thrown ball is after a second. */
export const rawFlight = (stepHz: number, p: V, v: V): Promise<V> =>
  inWorld(stepHz, true, (world) => {
    const body = addBall(world, { radiusM: 0.12, massKg: 0.62, k: 2 / 3, p, v, e: 0, mu: 0 });
    for (let step = 0; step < stepHz; step++) world.step();
    return vec(body.translation());
  });

/** Heights of the lowest point at the first apexes of a dropped ball. */
export const rawApexes = (stepHz: number, dropM: number, e: number, count: number): Promise<number[]> =>
  inWorld(stepHz, true, (world) => {
    const radiusM = 0.12;
    addFloor(world, e, 0.5);
    const body = addBall(world, {
      radiusM,
      massKg: 0.62,
      k: 2 / 3,
      p: [0, radiusM + dropM, 0],
      v: [0, 0, 0],
      e,
      mu: 0.5,
    });
    const apexes: number[] = [];
    let up = 0;
    for (let step = 0; step < 4 * stepHz && apexes.length < count; step++) {
      world.step();
      const now = body.linvel().y;
      // At the turn, what speed is left would carry it v^2 / 2 g higher.
      if (up > 0 && now <= 0) apexes.push(body.translation().y + (now * now) / (2 * G) - radiusM);
      up = now;
    }
    return apexes;
  });

/** Velocity and spin just after the first bounce on the floor. */
export const rawBounce = (stepHz: number, ball: RawBall): Promise<{ readonly v: V; readonly w: V }> =>
  inWorld(stepHz, true, (world) => {
    addFloor(world, ball.e, ball.mu);
    const body = addBall(world, ball);
    for (let step = 0; step < 2 * stepHz && body.linvel().y <= 0; step++) world.step();
    world.step();
    return { v: vec(body.linvel()), w: vec(body.angvel()) };
  });

const RODS = 64;

/** A ring of 64 capsules about the origin. */
function addRing(world: World, { ringM, rodM }: Ring, e: number): void {
  for (let i = 0; i < RODS; i++) {
    const at = ((i + 0.5) * 2 * Math.PI) / RODS;
    // A capsule lies along y: lay it along the tangent (-sin, 0, cos) by the shortest turn, a quarter about (cos, 0, sin).
    const half = Math.SQRT1_2;
    world.createCollider(
      rapier.ColliderDesc.capsule(ringM * Math.tan(Math.PI / RODS), rodM)
        .setTranslation(ringM * Math.cos(at), 0, ringM * Math.sin(at))
        .setRotation({ x: half * Math.cos(at), y: 0, z: half * Math.sin(at), w: half })
        .setRestitution(e)
        .setFriction(0),
    );
  }
}

export interface RawShot {
  /** The first bounce; null where nothing turned the ball aside. */
  readonly bounce: { readonly timeS: number; readonly velocityMps: V } | null;
  readonly isMade: boolean;
}

/** A shot at a bare ring without friction. */
export const rawShot = (stepHz: number, ring: Ring, e: number, { p, v }: Shot, durationS: number): Promise<RawShot> =>
  inWorld(stepHz, true, (world) => {
    addRing(world, ring, e);
    const body = addBall(world, { radiusM: ring.ballM, massKg: 0.62, k: 2 / 3, p, v, e, mu: 0 });
    let bounce: RawShot['bounce'] = null;
    let isTouching = false;
    let isMade = false;
    for (let step = 1; step <= durationS * stepHz; step++) {
      const before = { p: body.translation(), v: body.linvel() };
      world.step();
      const after = { p: body.translation(), v: body.linvel() };
      const jolt = Math.hypot(after.v.x - before.v.x, after.v.y - before.v.y + G / stepHz, after.v.z - before.v.z);
      if (jolt > JOLT_MPS) isTouching = true;
      else if (isTouching && !bounce) bounce = { timeS: step / stepHz, velocityMps: vec(after.v) };
      if (before.p.y >= 0 && after.p.y < 0) isMade = Math.hypot(after.p.x, after.p.z) < ring.ringM;
      if (after.p.y < -0.4 && after.v.y < 0) break;
    }
    return { bounce, isMade };
  });

/** A change of velocity beyond gravity's that counts as a touch: far above float32, far below any bounce. */
const JOLT_MPS = 0.01;

/** Share of its speed by which a ball is turned aside that passes the edge of a plate with `clearM` to spare. */
export const rawPass = (stepHz: number, clearM: number, phase: number): Promise<number> =>
  inWorld(stepHz, false, (world) => {
    const radiusM = 0.12;
    const speed = 4;
    world.createCollider(rapier.ColliderDesc.cuboid(0.5, 0.005, 0.5).setRestitution(0.65).setFriction(0.4));
    const p: V = [0.5 + radiusM + clearM, 0.6 + (phase * speed) / stepHz, 0];
    const body = addBall(world, { radiusM, massKg: 0.62, k: 2 / 3, p, v: [0, -speed, 0], e: 0.65, mu: 0.4 });
    for (let step = 0; step < 0.4 * stepHz; step++) world.step();
    const { x, y, z } = body.linvel();
    return Math.hypot(x, y + speed, z) / speed;
  });

/** How far the top of a stack of ten boxes has sunk after ten seconds. */
export const rawSink = (stepHz: number, sideM: number): Promise<number> =>
  inWorld(stepHz, true, (world) => {
    addFloor(world, 0, 0.5);
    const boxes = Array.from({ length: 10 }, (_, i) => {
      const body = world.createRigidBody(rapier.RigidBodyDesc.dynamic().setTranslation(0, sideM * (i + 0.5), 0));
      const half = sideM / 2;
      world.createCollider(
        rapier.ColliderDesc.cuboid(half, half, half).setMass(10).setRestitution(0).setFriction(0.5),
        body,
      );
      return body;
    });
    for (let step = 0; step < 10 * stepHz; step++) world.step();
    return sideM * 9.5 - boxes[9]!.translation().y;
  });
