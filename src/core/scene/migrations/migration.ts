import type { Json } from '../plain-json.ts';

/** A document of any version: an object whose insides are not checked yet. */
export type AnyDocument = { [key: string]: Json };

/** One step from a version to the next. */
export interface Migration {
  /** Turns documents of this version into the next. */
  readonly from: number;
  /** What changed, in a sentence. */
  readonly note: string;
  /** Must take any object without throwing: what is wrong inside is found afterwards, by the schema. */
  migrate(document: AnyDocument): AnyDocument;
}
