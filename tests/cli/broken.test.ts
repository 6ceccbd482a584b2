import { describe, expect, it } from 'vitest';
import { brokenScenes } from '../../src/core/broken/index.ts';
import { run } from './run.ts';

describe('scenes that are broken on purpose', () => {
  it('are listed apart from the others, by the name that check takes', async () => {
    const { scenes } = JSON.parse((await run(['scenes', '--broken', '--json'])).out);
    expect(scenes.map(({ id }: { id: string }) => id)).toEqual(brokenScenes.all.map(({ id }) => `broken/${id}`));
    expect((await run(['scenes', '--broken'])).out).toMatch(/^broken\/magic-free-throw +The magic free throw +\S/m);
    expect((await run(['scenes'])).out).not.toContain('broken/');
  });

  it('are found out by check, which says that they are meant so', async () => {
    const { code, out, err } = await run(['check', 'broken/magic-free-throw']);
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(out).toContain('Broken on purpose: The miss bends in the air');
    expect(out).toContain('Impossible · Basketball swerves by itself');
    expect(out).toContain('Impossible · Basketball goes through the board');
    const { findings } = JSON.parse((await run(['check', 'broken/ghost-wall', '--json'])).out);
    expect(findings.map(({ checkId }: { checkId: string }) => checkId)).toEqual(['tunnelling']);
  });

  it('take changes like any other scene', async () => {
    const slower = await run(['check', 'broken/cannon-serve', '--set', 'props.ball.release.velocityMps=[50,-4,0]']);
    expect(slower).toMatchObject({ code: 0, err: '' });
    expect(slower.out).toContain('checks ran');
  });

  it('are named in full where there is none of that name', async () => {
    const { code, err } = await run(['check', 'broken/gone']);
    expect(code).toBe(2);
    expect(err).toContain('no broken scene "broken/gone"');
    expect(err).toContain('broken/moon-fall');
  });
});
