/** What a page tells the worker that runs its tasks. */
export type ToWorker =
  | {
      readonly type: 'run';
      readonly id: number;
      readonly task: string;
      readonly input: unknown;
      readonly wantsProgress: boolean;
    }
  | { readonly type: 'cancel'; readonly id: number };

/** What the worker tells the page. */
export type FromWorker =
  | { readonly type: 'ready' }
  | { readonly type: 'progress'; readonly id: number; readonly progress: unknown }
  | { readonly type: 'done'; readonly id: number; readonly value: unknown }
  | { readonly type: 'failed'; readonly id: number; readonly name: string; readonly message: string };
