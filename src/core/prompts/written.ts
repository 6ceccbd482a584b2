import { z } from 'zod';
import type { ShotSpec } from '../shot/shot-spec.ts';
import { promptText } from './prompt-text.ts';

/** Prompts that somebody wrote in place of those that the shot gives, by dialect. */
export const written = z.record(z.string(), z.string()).default({});

export type Written = z.infer<typeof written>;

/** A prompt as somebody wrote it, with a line end; else as the shot gives it. */
export function writtenOr(shot: ShotSpec, dialectId: string, texts: Written): string {
  const text = texts[dialectId];
  return text === undefined ? promptText(shot, dialectId) : `${text.trimEnd()}\n`;
}
