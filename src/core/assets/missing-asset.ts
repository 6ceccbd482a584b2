import { type Problem, warning } from '../base/problem.ts';

/** The sentence for a file that a scene refers to and that is nowhere to be found. */
export function missingAsset(name: string): Problem {
  return warning(
    name,
    `The sound "${name}" is missing, so what plays it is silent. Open the .rimshot project that holds it, or choose the file again.`,
  );
}
