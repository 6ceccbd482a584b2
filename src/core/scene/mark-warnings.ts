import { type Problem, warning } from '../base/problem.ts';
import { nameOf } from './describe.ts';
import type { Scene, SceneDrive } from './schema.ts';

/** Paths that a prop leaves by a jump, and moments of letting go at which it stands: the scene loads, but not as meant. */
export function markWarnings(scene: Scene): readonly Problem[] {
  return Object.entries(scene.props).flatMap(([id, { drive }]) => {
    if (drive.type === 'still' || drive.type === 'free') return [];
    const { subject } = nameOf(['props', id, 'drive'], scene);
    const say = (field: string, rule: string) => warning(`props.${id}.drive.${field}`, `${subject}: ${rule}`);
    return [
      ...doubledTimes(drive).map((timeS) =>
        say(
          'marks',
          `two of its marks are at ${timeS} s, so it jumps from one to the other. Move one of them in time.`,
        ),
      ),
      ...(drive.type === 'let-go' ? letGoWarnings(drive, scene.settings.durationS, say) : []),
    ];
  });
}

function doubledTimes({ marks }: Extract<SceneDrive, { marks: unknown }>): readonly number[] {
  const times = timesOf(marks);
  return [...new Set(times.filter((timeS, k) => timeS === times[k - 1]))];
}

function letGoWarnings(
  { marks, atS }: Extract<SceneDrive, { type: 'let-go' }>,
  durationS: number,
  say: (field: string, rule: string) => Problem,
): readonly Problem[] {
  if (atS >= durationS)
    return [
      say(
        'atS',
        `it is let go at ${atS} s, but the scene ends at ${durationS} s: it is never free. Let it go earlier, or lengthen ` +
          'the scene.',
      ),
    ];
  const times = timesOf(marks);
  const [first, last] = [times[0]!, times.at(-1)!];
  if (times.length > 1 && atS <= first)
    return [
      say(
        'atS',
        `it is let go at ${atS} s, but its first mark is at ${first} s: it starts from that mark at rest and meets none ` +
          'of the others. Let it go later.',
      ),
    ];
  if (atS > last && times.length > 1)
    return [
      say(
        'atS',
        `it is let go at ${atS} s, but its last mark is at ${last} s: it has come to rest there and drops without ` +
          'speed. Let it go at its last mark or earlier.',
      ),
    ];
  return [];
}

function timesOf(marks: Extract<SceneDrive, { marks: unknown }>['marks']): readonly number[] {
  return Object.values(marks)
    .map(({ timeS }) => timeS)
    .sort((a, b) => a - b);
}
