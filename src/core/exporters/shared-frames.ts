import type { DrawControl, DrawnFrame, FrameRequest, FramesPort, PassId } from '../base/ports.ts';

type Request = FrameRequest & { readonly passes: readonly PassId[] };

interface Wish {
  readonly request: Request;
  readonly take: (frame: DrawnFrame) => Promise<void>;
  readonly control: DrawControl;
  resolve(): void;
  reject(cause: unknown): void;
}

/**
 * Runs jobs side by side so that a frame that several want is drawn once: drawing begins when every job that has not
 * ended waits for frames, and wishes for the same frames are met together, with all the passes that any of them wants. A
 * job that throws ends alone; the others go on. Resolves to what became of each, in order.
 */
export function runSharing<T>(
  frames: FramesPort,
  jobs: readonly ((frames: FramesPort) => Promise<T>)[],
): Promise<readonly PromiseSettledResult<T>[]> {
  let active = jobs.length;
  let waiting: Wish[] = [];
  let isDrawing = false;

  const drawIfAllWait = async () => {
    if (isDrawing || waiting.length === 0 || waiting.length < active) return;
    isDrawing = true;
    const met = alikeOf(waiting);
    waiting = waiting.filter((wish) => !met.includes(wish));
    await meet(frames, met);
    isDrawing = false;
    await drawIfAllWait();
  };

  const shared: FramesPort = {
    openVideo: (request, file) => frames.openVideo(request, file),
    draw: (request, take, control) =>
      new Promise<void>((resolve, reject) => {
        waiting.push({ request, take, control, resolve, reject });
        drawIfAllWait();
      }),
  };

  return Promise.allSettled(
    jobs.map(async (job) => {
      try {
        return await job(shared);
      } finally {
        active--;
        drawIfAllWait();
      }
    }),
  );
}

/** Draws for wishes of the same frames. Whoever fails at a frame gets no more; drawing ends when nobody is left. */
async function meet(frames: FramesPort, wishes: readonly Wish[]): Promise<void> {
  const left = new Set(wishes);
  const stop = new AbortController();
  const drop = (wish: Wish, cause: unknown) => {
    if (!left.delete(wish)) return;
    wish.reject(cause);
    if (left.size === 0) stop.abort();
  };
  const passes = [...new Set(wishes.flatMap(({ request }) => request.passes))];
  const request = (wishes.find(hasPicture) ?? wishes[0]!).request;
  try {
    await frames.draw(
      { ...request, passes },
      async (frame) => {
        await Promise.all(
          [...left].map(async (wish) => {
            try {
              wish.control.signal?.throwIfAborted();
              await wish.take(frame);
            } catch (cause) {
              drop(wish, cause);
            }
          }),
        );
      },
      {
        signal: stop.signal,
        onProgress: (share) => {
          for (const wish of left) wish.control.onProgress?.(share);
        },
      },
    );
    for (const wish of left) wish.resolve();
  } catch (cause) {
    for (const wish of [...left]) drop(wish, cause);
  }
}

/** The first wish and those that the same drawing can meet: of the same frames and, where both want a picture, of one look. */
function alikeOf(wishes: readonly Wish[]): readonly Wish[] {
  const first = wishes[0]!.request;
  const sameFrames = wishes.filter(({ request }) => isSameFrames(request, first));
  const picture = sameFrames.find(hasPicture)?.request;
  return sameFrames.filter((wish) => !picture || !hasPicture(wish) || isSameLook(wish.request, picture));
}

function hasPicture({ request }: Wish): boolean {
  return request.passes.includes('color');
}

function isSameFrames(a: Request, b: Request): boolean {
  return (
    a.widthPx === b.widthPx &&
    a.heightPx === b.heightPx &&
    a.frameCount === b.frameCount &&
    a.frameRate.num * b.frameRate.den === b.frameRate.num * a.frameRate.den
  );
}

function isSameLook(a: Request, b: Request): boolean {
  return (a.look ?? 'lit') === (b.look ?? 'lit') && (a.shutterDeg ?? 0) === (b.shutterDeg ?? 0);
}
