import { error, type Problem, warning } from '../base/problem.ts';
import { jointKinds } from '../joints/index.ts';
import { describeIssue, nameOf } from './describe.ts';
import { own } from './queries.ts';
import type { Scene, SceneJoint } from './schema.ts';

type End = NonNullable<SceneJoint['b']>;

/** What keeps one joint from being made: an unknown kind, params that do not fit it, ends that cannot be joined. */
export function problemsOfJoint(scene: Scene, id: string): readonly Problem[] {
  const joint = scene.joints[id]!;
  const path = ['joints', id];
  const { subject } = nameOf([...path, 'kind'], scene);
  const say = (field: string, rule: string) => error([...path, field].join('.'), `${subject}: ${rule}`);
  const kind = jointKinds.find(joint.kind);
  if (!kind) {
    const list = jointKinds.all.map((known) => known.id).join(', ');
    return [say('kind', `"${joint.kind}" is not a kind that this version knows. Choose one of: ${list}.`)];
  }
  const params = kind.params.safeParse(joint.params);
  if (!params.success) return params.error.issues.map((issue) => describeIssue(issue, scene, [...path, 'params']));
  const problems: Problem[] = [];
  if (kind.isSpan && !joint.bPointM) {
    const where = joint.b ? `in the frame of ${nameAt(scene, joint.b)}` : 'in the world';
    problems.push(
      say('bPointM', `a ${kind.id} must say where its other end is. Add bPointM, three numbers in metres ${where}.`),
    );
  }
  if (joint.b && isSameBody(joint.a, joint.b)) {
    problems.push(
      say(
        'b',
        `it joins ${nameAt(scene, joint.a)} to itself. Choose another prop, or leave b out to join it to the set.`,
      ),
    );
  } else if (isStill(scene, joint.a) && (!joint.b || isStill(scene, joint.b))) {
    const both = joint.b
      ? `${nameAt(scene, joint.a)} and ${nameAt(scene, joint.b)}, which are`
      : `${nameAt(scene, joint.a)} to the set, but it is`;
    problems.push(say('a', `it joins ${both} Still, so there is nothing to hold. Make one Free, or remove the joint.`));
  }
  return problems;
}

/** Joints that physics never feels, since neither end is ever free: the scene loads, but not as meant. */
export function jointWarnings(scene: Scene): readonly Problem[] {
  return Object.entries(scene.joints).flatMap(([id, { a, b }]) => {
    if (isEverFree(scene, a) || (b && isEverFree(scene, b))) return [];
    const path = ['joints', id, 'a'];
    return [
      warning(
        path.join('.'),
        `${nameOf(path, scene).subject}: neither end is ever free, so it holds nothing; animated things follow their marks ` +
          'and no joint. Make one Free or Let go, or remove the joint.',
      ),
    ];
  });
}

function isSameBody(a: End, b: End): boolean {
  return a.propId === b.propId && (a.bodyId ?? 'main') === (b.bodyId ?? 'main');
}

function isStill(scene: Scene, end: End): boolean {
  return own(scene.props, end.propId)?.drive.type === 'still';
}

function isEverFree(scene: Scene, end: End): boolean {
  const type = own(scene.props, end.propId)?.drive.type;
  // What hangs on an animated prop is free from the start.
  return type === 'free' || type === 'let-go' || (type === 'animated' && (end.bodyId ?? 'main') !== 'main');
}

function nameAt(scene: Scene, end: End): string {
  return `"${own(scene.props, end.propId)?.name || end.propId}"`;
}
