import type { CheckInput, Finding } from './check-kind.ts';
import { checks } from './index.ts';
import { summarise } from './summarise.ts';

/** What all checks say of a motion, in order of time, then of the list of checks; of many alike, the worst. */
export function runChecks(input: CheckInput): Finding[] {
  return checks.all.flatMap((check) => summarise(check.run(input))).sort((a, b) => a.timeS - b.timeS);
}
