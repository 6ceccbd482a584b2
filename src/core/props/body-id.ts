/** The id of a body in plans, motions and specs, from the id that its prop's kind gives it: the main body has the prop's. */
export function bodyIdOf(propId: string, kindBodyId: string): string {
  return kindBodyId === 'main' ? propId : `${propId}.${kindBodyId}`;
}

/** The prop that a body of a plan belongs to. */
export function propIdOf(bodyId: string): string {
  return bodyId.split('.', 1)[0]!;
}
