/** The id of a body in plans, motions and specs, from the id that its prop's kind gives it: the main body has the prop's. */
export function bodyIdOf(propId: string, kindBodyId: string): string {
  return kindBodyId === 'main' ? propId : `${propId}.${kindBodyId}`;
}
