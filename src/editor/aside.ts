import { type Problem, warning } from '../core/base/problem.ts';

/** Said when a kept scene turns out not to load. */
export const SET_ASIDE = warning(
  '',
  'The scene that this browser kept does not load, so the first ready-made one is open. Nothing of it is lost: its ' +
    'text is set aside, and you can save it as a file.',
);

/** Said at every later start, until the text is in a file. */
export const STILL_ASIDE = warning(
  '',
  'This browser still keeps the text of a scene that did not load. Save it as a file to be rid of this note.',
);

/** Whether a problem is about text that was set aside: such a one comes with an offer to save it. */
export function isAboutAside(problem: Problem): boolean {
  return problem === SET_ASIDE || problem === STILL_ASIDE;
}
