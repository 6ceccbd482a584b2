import { propKinds } from '../props/index.ts';
import type { SceneProp } from './schema.ts';

/** What other records can name within a prop. */
export interface Anatomy {
  /** As the kind has them: `main`, `wheel-front-left`. */
  readonly bodyIds: readonly string[];
  readonly partIds: readonly string[];
  readonly passageIds: readonly string[];
}

/** The ids of a prop's bodies, parts and passages; null where its kind is unknown or its params do not parse. */
export function anatomyOf(prop: SceneProp): Anatomy | null {
  const kind = propKinds.find(prop.kind);
  const params = kind?.params.safeParse(prop.params);
  if (!kind || !params?.success) return null;
  const bodies = kind.bodies(params.data);
  return {
    bodyIds: bodies.map((body) => body.id),
    partIds: bodies.flatMap((body) => body.parts.map((part) => part.id)),
    passageIds: (kind.passages?.(params.data) ?? []).map((passage) => passage.id),
  };
}
