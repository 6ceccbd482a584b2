/** Settles as the step does, but that a full disk is told in a sentence, of which `place` is the subject. */
export async function unlessFull<T>(place: string, step: Promise<T>): Promise<T> {
  try {
    return await step;
  } catch (cause) {
    if (!(cause instanceof DOMException) || cause.name !== 'QuotaExceededError') throw cause;
    throw new Error(
      `${place} is full. Make room on the disk and write the package again, or choose fewer formats or a smaller size.`,
      { cause },
    );
  }
}
