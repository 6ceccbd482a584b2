/** The buffers that belong whole to one typed array within a plain value: those that can be given away, not copied. */
export function buffersOf(value: unknown): ArrayBuffer[] {
  const found = new Set<ArrayBuffer>();
  collect(value, found);
  return [...found];
}

function collect(value: unknown, found: Set<ArrayBuffer>): void {
  if (typeof value !== 'object' || value === null) return;
  if (!ArrayBuffer.isView(value)) {
    for (const member of Object.values(value)) collect(member, found);
  } else if (value.buffer instanceof ArrayBuffer && value.byteLength === value.buffer.byteLength) {
    found.add(value.buffer);
  }
}
