import type { Problem } from '../core/base/problem.ts';

/** Thrown by an action that cannot do its work for reasons that the user should read. */
export class ProblemsError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(({ message }) => message).join(' '));
    this.name = 'ProblemsError';
    this.problems = problems;
  }
}
