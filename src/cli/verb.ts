import type { ParseArgsConfig } from 'node:util';
import type { Problem } from '../core/base/problem.ts';

/** How the command line meets the world; tests give their own. */
export interface Io {
  /** Data, to standard output. */
  write(text: string): void;
  /** Messages, to standard error. */
  tell(text: string): void;
  /** A line that the next one replaces, where someone watches; '' clears it. */
  showProgress(text: string): void;
  /** Whether standard output takes colours. */
  readonly hasColor: boolean;
  /** Milliseconds of a clock that only rises. */
  nowMs(): number;
  /** Fires where the user breaks off. */
  readonly signal?: AbortSignal;
}

/** What a verb was called with. */
export interface Call {
  readonly positionals: readonly string[];
  readonly values: Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>;
  readonly io: Io;
}

/** What a verb has to say: the same for people and for programs. */
export interface Reply {
  /** 1 where the scene has errors or its outcome is not met. */
  readonly exitCode: 0 | 1;
  /** Printed under `--json`. */
  readonly json: unknown;
  /** Printed otherwise; ends in a line feed. */
  readonly text: string;
  /** Told on standard error either way. */
  readonly problems?: readonly Problem[];
}

/** One word of the command line. */
export interface Verb {
  readonly name: string;
  /** What follows `rimshot`: "bake <scene> [--take <take>]". */
  readonly usage: string;
  readonly summary: string;
  /** Each option with what it does, for `--help`. */
  readonly help: readonly (readonly [option: string, does: string])[];
  readonly options: NonNullable<ParseArgsConfig['options']>;
  /** Fewest and most positional arguments. */
  readonly takes: readonly [fewest: number, most: number];
  run(call: Call): Promise<Reply>;
}

/** The user called it wrongly, or gave what cannot be read: nothing was written, exit code 2. */
export class InputError extends Error {
  readonly problems: readonly Problem[];

  constructor(...problems: readonly (Problem | string)[]) {
    const whole = problems.map((p): Problem => (typeof p === 'string' ? { level: 'error', path: '', message: p } : p));
    super(whole.map(({ message }) => message).join('\n'));
    this.name = 'InputError';
    this.problems = whole;
  }
}
