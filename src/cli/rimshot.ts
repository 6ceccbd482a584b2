#!/usr/bin/env node
import { main } from './main.ts';
import type { Io } from './verb.ts';

/** EX_SOFTWARE of sysexits.h: apart from the codes that speak of the scene or the call. */
const OUR_MISTAKE = 70;

const { stdout, stderr } = process;
const breakOff = new AbortController();
// What was begun is cleared up first; a second signal ends the program at once.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => breakOff.abort());
// A reader such as `head` may close the pipe early; that is no mistake.
stdout.on('error', (cause: NodeJS.ErrnoException) => {
  if (cause.code !== 'EPIPE') throw cause;
  process.exit(0);
});

let shown = '';
const io: Io = {
  write: (text) => stdout.write(text),
  tell: (text) => stderr.write(text),
  showProgress(text) {
    if (!stderr.isTTY || text === shown) return;
    stderr.write(`\r\u001b[K${text}`);
    shown = text;
  },
  hasColor: stdout.isTTY === true && !process.env.NO_COLOR && process.env.TERM !== 'dumb',
  nowMs: () => performance.now(),
  signal: breakOff.signal,
};

try {
  process.exitCode = await main(process.argv.slice(2), io);
} catch (cause) {
  io.showProgress('');
  const details = cause instanceof Error ? cause.stack : String(cause);
  io.tell(`This is a mistake in Rimshot, not in your scene. Please report it with what you called:\n${details}\n`);
  process.exitCode = OUR_MISTAKE;
}
