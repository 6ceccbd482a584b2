import { describe, expect, it, vi } from 'vitest';
import { createDraft } from '../../src/panels/controls/draft.ts';

describe('what is typed into a field', () => {
  it('is taken once', () => {
    const draft = createDraft(() => {});
    expect(draft.take()).toBeNull();
    draft.type('Ball');
    draft.type('Ball two');
    expect(draft.text).toBe('Ball two');
    expect(draft.take()).toBe('Ball two');
    expect(draft.take()).toBeNull();
  });

  it('is gone at once when it is dropped, so that leaving the field in the same breath takes nothing', () => {
    const onChange = vi.fn();
    const draft = createDraft(onChange);
    draft.type('A name nobody wants');
    draft.drop();
    expect(draft.take()).toBeNull();
    // Typed and dropped; to take nothing changes nothing.
    expect(onChange).toHaveBeenCalledTimes(2);
  });
});
