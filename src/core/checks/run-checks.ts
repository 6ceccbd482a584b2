import type { CheckInput, Finding } from './check-kind.ts';
import { checks } from './index.ts';

/** What all checks say of a motion, in order of time, then of the list of checks. */
export function runChecks(input: CheckInput): Finding[] {
  return checks.all.flatMap((check) => check.run(input)).sort((a, b) => a.timeS - b.timeS);
}
