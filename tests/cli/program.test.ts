import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { rootFolder } from '../support/files.ts';

const program = path.join(rootFolder, 'bin/rimshot.js');
const isBuilt = existsSync(path.join(rootFolder, 'dist/node/cli/rimshot.js'));

describe('the program', () => {
  it('is where the package says, whether built or not', () => {
    expect(existsSync(program)).toBe(true);
    const { status, stderr, stdout } = spawnSync(process.execPath, [program, 'scenes'], { encoding: 'utf8' });
    if (isBuilt) expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    else
      expect({ status, stdout, stderr }).toEqual({
        status: 2,
        stdout: '',
        stderr: expect.stringContaining('npm run build:cli'),
      });
  });

  it('keeps data and messages apart, and gives its exit code to the shell', ({ skip }) => {
    if (!isBuilt) skip('the command line is not built: run npm run build:cli');
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, 'bake', 'nowhere.json'], {
      encoding: 'utf8',
    });
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('nowhere.json');
  });
});
