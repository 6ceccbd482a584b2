import { pathToFileURL } from 'node:url';
import type { BakePlan } from '../../src/core/bake/plan.ts';
import { simulate } from '../../src/core/bake/simulate.ts';
import { hashMotion } from '../../src/core/motion/hash-motion.ts';

/** The hash of the motion that a plan bakes to. */
export async function hashPlan(plan: BakePlan): Promise<string> {
  return hashMotion(await simulate(plan));
}

// Run by itself: a plan as JSON on the standard input, its hash on the standard output.
if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  let text = '';
  for await (const chunk of process.stdin) text += chunk;
  process.stdout.write(await hashPlan(JSON.parse(text)));
}
