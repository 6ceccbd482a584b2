import type { z } from 'zod';
import { clamp } from '../../base/math.ts';
import { hasErrors, type Problem } from '../../base/problem.ts';
import { normalizeQuat, type Quat } from '../../base/quat.ts';
import { length, scale, type Vec3 } from '../../base/vec3.ts';
import { describeIssue } from '../describe.ts';
import { own } from '../queries.ts';
import { MAX_COORDINATE_M, MAX_PROPS, MAX_RECORDS } from '../schema/limits.ts';
import type { Scene } from '../schema.ts';

/** The record of that id. Throws where there is none: an edit is made for a record that is there. */
export function recordOf<T>(records: Readonly<Record<string, T>>, what: string, id: string): T {
  const record = own(records, id);
  if (record === undefined) throw new Error(`There is no ${what} "${id}".`);
  return record;
}

/** Throws where a new record would take another's place, or be one more than a scene can hold. */
export function assertFree(records: Readonly<Record<string, unknown>>, what: string, id: string): void {
  if (Object.hasOwn(records, id)) throw new Error(`There is a ${what} "${id}" already.`);
  const limit = what === 'prop' ? MAX_PROPS : MAX_RECORDS;
  if (Object.keys(records).length >= limit)
    throw new Error(`A scene holds at most ${limit} ${what}s. Remove one before you add another.`);
}

/** Throws the first error, so that the draft is dropped and the scene stays as it was. */
export function assertSound(problems: readonly Problem[]): void {
  if (hasErrors(problems)) throw new Error(problems.find((problem) => problem.level === 'error')!.message);
}

/** The value as the schema accepts it. Throws a sentence that names the field and the rule. */
export function accept<T>(schema: z.ZodType<T>, value: unknown, path: readonly string[], scene: Scene): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new Error(describeIssue(parsed.error.issues[0]!, scene, path).message);
}

/** A point within the scene; drags may leave it. */
export function clampPoint(point: Vec3): [number, number, number] {
  const [x, y, z] = point.map((value) => clamp(finite(value), -MAX_COORDINATE_M, MAX_COORDINATE_M));
  return [x!, y!, z!];
}

/** A vector no longer than `limit`, in the same direction. */
export function clampLength(vector: Vec3, limit: number): [number, number, number] {
  const size = finite(length(vector));
  // A hair below the limit, so that rounding cannot carry it beyond.
  return [...(size > limit ? scale(vector, (limit * (1 - 1e-12)) / size) : vector)];
}

export function unitRotation(rotation: Quat): [number, number, number, number] {
  // Brought near to one first: the squares of huge or tiny numbers are infinite or nothing.
  const largest = Math.max(...rotation.map((value) => Math.abs(finite(value))), Number.MIN_VALUE);
  const [x, y, z, w] = rotation.map((value) => value / largest);
  return [...normalizeQuat([x!, y!, z!, w!])];
}

function finite(value: number): number {
  if (!Number.isFinite(value)) throw new Error(`${value} is not a number that a scene can hold.`);
  return value;
}
