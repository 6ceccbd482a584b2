/**
 * What a loader, a preflight or an exporter says to a user. An `error` stops the work; a `warning` says what was lost or
 * assumed; a `note` merely tells.
 */
export interface Problem {
  readonly level: 'error' | 'warning' | 'note';
  /** Where: a dotted path into the document, a file name, or '' for the whole. */
  readonly path: string;
  /** A sentence that names the thing, the rule and the value, and says what to do next. */
  readonly message: string;
}

export function error(path: string, message: string): Problem {
  return { level: 'error', path, message };
}

export function warning(path: string, message: string): Problem {
  return { level: 'warning', path, message };
}

export function note(path: string, message: string): Problem {
  return { level: 'note', path, message };
}

export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some((p) => p.level === 'error');
}

/** A value, or the problems that kept it from being made; warnings may come with a value. */
export type Result<T> =
  | { readonly ok: true; readonly value: T; readonly problems: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };
