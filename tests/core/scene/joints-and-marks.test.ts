import { describe, expect, it } from 'vitest';
import { planBake } from '../../../src/core/bake/plan-bake.ts';
import { loadScene, parseScene } from '../../../src/core/scene/load.ts';
import { startOf } from '../../../src/core/scene/queries.ts';
import { referencesTo } from '../../../src/core/scene/references.ts';
import { saveScene } from '../../../src/core/scene/save.ts';
import { jointedScene } from './example.ts';

// biome-ignore lint/suspicious/noExplicitAny: what is broken on purpose has no type.
type Loose = any;

function answerTo(spoil: (scene: Loose) => void) {
  const scene: Loose = jointedScene();
  spoil(scene);
  const result = loadScene(scene);
  return { ok: result.ok, problems: result.problems };
}

describe('a scene with joints, marks and nudges', () => {
  it('loads without a word, and comes back as it was saved', () => {
    const result = loadScene(jointedScene());
    expect(result.problems).toEqual([]);
    expect(result.ok).toBe(true);
    expect(parseScene(new TextEncoder().encode(saveScene(jointedScene())))).toMatchObject({
      ok: true,
      value: jointedScene(),
    });
  });

  it('is planned whole', () => {
    const plan = planBake(jointedScene(), 'take-1');
    expect(plan.joints.map((joint) => joint.id)).toEqual([
      'chain.joint-1',
      'chain.joint-2',
      'chain.joint-3',
      'hook',
      'line',
    ]);
    expect(plan.nudges.map((nudge) => nudge.id)).toEqual(['ball.kinder', 'ball.later']);
    expect(plan.bodies.find((body) => body.id === 'bat')?.marks).toHaveLength(2);
  });

  it('starts what follows marks on its first', () => {
    const { bat } = jointedScene().props;
    expect(startOf(bat!)).toEqual({ positionM: [1, 1, 1], rotation: [0, 0, 0, 1] });
    if (bat!.drive.type !== 'animated') throw new Error('The bat is animated.');
    bat!.drive.marks.early = { timeS: -0, positionM: [0, 1, 0], rotation: [0, 0, 0, 1], easing: 'linear' };
    // Of two marks at one time, the first by id.
    expect(startOf(bat!).positionM).toEqual([1, 1, 1]);
  });

  it('names each prop that a joint or a nudge names', () => {
    const paths = (id: string) => referencesTo(jointedScene(), 'prop', id).map((ref) => ref.path.join('.'));
    expect(paths('chain')).toEqual(['joints.hook.b', 'joints.line.a']);
    expect(paths('court')).toContain('props.ball.nudges.later.on');
    expect(paths('crate')).toEqual(
      expect.arrayContaining(['takes.take-2.overrides.ball.nudges.other.on', 'joints.hook.a']),
    );
  });
});

// Each row spoils one thing; the one problem lies at the path and says the words.
const refusals: readonly (readonly [what: string, path: string, words: string, spoil: (d: Loose) => void])[] = [
  [
    'a joint of no prop',
    'joints.hook.a',
    'Joint "Hook": a names the prop "gone"',
    (d) => {
      d.joints.hook.a.propId = 'gone';
    },
  ],
  [
    'a joint of no body',
    'joints.hook.b',
    'the body "link-9", which "Chain" does not have',
    (d) => {
      d.joints.hook.b.bodyId = 'link-9';
    },
  ],
  [
    'a joint of no kind',
    'joints.hook.kind',
    '"glue" is not a kind that this version knows',
    (d) => {
      d.joints.hook.kind = 'glue';
    },
  ],
  [
    'a param that its kind does not know',
    'joints.line.params',
    'Joint "Line": params has "slack"',
    (d) => {
      d.joints.line.params.slack = 1;
    },
  ],
  [
    'a rope to nowhere',
    'joints.line.bPointM',
    'a rope must say where its other end is',
    (d) => {
      delete d.joints.line.bPointM;
    },
  ],
  [
    'a joint of a thing with itself',
    'joints.hook.b',
    'it joins "Crate" to itself',
    (d) => {
      d.joints.hook.b = { propId: 'crate' };
    },
  ],
  [
    'a joint of two still things',
    'joints.hook.a',
    'it joins "Hoop" and "Court", which are Still',
    (d) => {
      d.joints.hook.a.propId = 'hoop';
      d.joints.hook.b = { propId: 'court' };
    },
  ],
  [
    'a joint of a still thing with the set',
    'joints.line.a',
    'it joins "Hoop" to the set, but it is Still',
    (d) => {
      d.joints.line.a = { propId: 'hoop', pointM: [0, 0, 0] };
    },
  ],
  [
    'a joint that breaks at nothing',
    'joints.hook.breakForceN',
    'Joint "Hook": breakForceN must be more than 0 N',
    (d) => {
      d.joints.hook.breakForceN = 0;
    },
  ],
  [
    'a mark beyond the longest scene',
    'props.bat.drive.marks.front.timeS',
    'Prop "Bat": mark at 601 s: timeS must be at most 600 s',
    (d) => {
      d.props.bat.drive.marks.front.timeS = 601;
    },
  ],
  [
    'a mark turned by no rotation',
    'props.bat.drive.marks.front.rotation',
    'Prop "Bat": mark at 0.4 s: rotation must be a unit quaternion',
    (d) => {
      d.props.bat.drive.marks.front.rotation = [0, 0, 0, 0];
    },
  ],
  [
    'an animated prop without marks',
    'props.bat.drive.marks',
    'must hold at least one mark',
    (d) => {
      d.props.bat.drive.marks = {};
    },
  ],
  [
    'a nudge on no prop',
    'props.ball.nudges.later.on',
    'Prop "Ball": nudge "later": on names the prop "gone"',
    (d) => {
      d.props.ball.nudges.later.on.propId = 'gone';
    },
  ],
  [
    'a nudge on no part',
    'props.ball.nudges.kinder.on',
    'the part "handle", which "Hoop" does not have',
    (d) => {
      d.props.ball.nudges.kinder.on.partId = 'handle';
    },
  ],
  [
    'a nudge of a take on no prop',
    'takes.take-2.overrides.ball.nudges.other.on',
    'Take "Take 2": nudge "other" of "ball": on names the prop "gone"',
    (d) => {
      d.takes['take-2'].overrides.ball.nudges.other.on.propId = 'gone';
    },
  ],
  [
    'a nudge that viewers would see',
    'props.ball.nudges.kinder.speedFactor',
    'at most 1.12',
    (d) => {
      d.props.ball.nudges.kinder.speedFactor = 1.3;
    },
  ],
  [
    // cos 10° cos 10° = cos 14.11°.
    'a nudge whose two angles together are too far',
    'props.ball.nudges.kinder',
    'Prop "Ball": nudge "kinder": it may turn the bounce by 10° at most, but azimuthRad and elevationRad together turn it by ' +
      '14.11°: viewers would see it. Make one or both of them smaller.',
    (d) => {
      d.props.ball.nudges.kinder.azimuthRad = (10 * Math.PI) / 180;
      d.props.ball.nudges.kinder.elevationRad = (-10 * Math.PI) / 180;
    },
  ],
  [
    'a thing that gives back more than it gets',
    'props.ball.surface.restitution',
    'Prop "Ball": surface.restitution must be at most 0.98, but is 1.2: nothing gives back all its speed, and rigid-body ' +
      'engines then add energy. Lower it.',
    (d) => {
      d.props.ball.surface = { restitution: 1.2 };
    },
  ],
];

describe('the gate', () => {
  it.each(refusals)('refuses %s', (_, path, words, spoil) => {
    const { ok, problems } = answerTo(spoil);
    expect(ok).toBe(false);
    expect(problems.map((problem) => problem.path)).toEqual([path]);
    expect(problems[0]!.message).toContain(words);
  });

  const warnings: readonly (readonly [what: string, path: string, words: string, spoil: (d: Loose) => void])[] = [
    [
      'two marks at one time',
      'props.bat.drive.marks',
      'two of its marks are at 0.4 s',
      (d) => {
        d.props.bat.drive.marks.back.timeS = 0.4;
      },
    ],
    [
      'letting go before the path begins',
      'props.chain.drive.atS',
      'it starts from that mark at rest',
      (d) => {
        d.props.chain.drive.marks.here.timeS = 0.6;
      },
    ],
    [
      'letting go after the path ends',
      'props.chain.drive.atS',
      'drops without speed',
      (d) => {
        d.props.chain.drive.atS = 2;
      },
    ],
    [
      'letting go when the scene is over',
      'props.chain.drive.atS',
      'but the scene ends at',
      (d) => {
        d.props.chain.drive.atS = d.settings.durationS;
      },
    ],
    [
      'a throw of what follows marks',
      'props.bat.release',
      'Prop "Bat": it is Animated, so it follows its marks and its release is ignored',
      (d) => {
        d.props.bat.release = { velocityMps: [0, 1, 0], angularVelocityRadps: [0, 0, 0] };
      },
    ],
    [
      'a take’s throw of what is let go',
      'takes.take-2.overrides.bat.release',
      'it is Let go, so it leaves with the speed of its marks and its release is ignored',
      (d) => {
        d.props.bat.drive = { ...d.props.bat.drive, type: 'let-go', atS: 0.3 };
        d.takes['take-2'].overrides.bat = {
          release: { velocityMps: [0, 0, 0], angularVelocityRadps: [0, 1, 0] },
        };
      },
    ],
    [
      'water that moves',
      'props.crate.drive',
      'things fall through it without floating. Make it Still',
      (d) => {
        Object.assign(d.props.crate, { kind: 'water', params: {}, drive: { ...d.props.bat.drive } });
      },
    ],
    [
      'a net that moves',
      'props.hoop.drive',
      'balls go through it without being slowed. Make it Still',
      (d) => {
        d.props.hoop.drive = { ...d.props.bat.drive };
      },
    ],
    [
      'two nudges of one bounce',
      'props.ball.nudges.later',
      'Prop "Ball": nudge "later": it bends bounce 1 on "Hoop", as the nudge "kinder" does; only the first acts. Remove one.',
      (d) => {
        d.props.ball.nudges.later = { ...d.props.ball.nudges.later, nth: 1, on: { propId: 'hoop' } };
      },
    ],
    [
      'a joint that nothing feels',
      'joints.line.a',
      'neither end is ever free',
      (d) => {
        d.joints.line.a = { propId: 'bat', pointM: [0, 0, 0] };
      },
    ],
  ];
  it.each(warnings)('lets %s pass, and says what will happen', (_, path, words, spoil) => {
    const { ok, problems } = answerTo(spoil);
    expect(ok).toBe(true);
    expect(problems.map((problem) => [problem.level, problem.path])).toEqual([['warning', path]]);
    expect(problems[0]!.message).toContain(words);
  });

  it('says that a nudge of what a joint holds does nothing', () => {
    const { ok, problems } = answerTo((scene) => {
      scene.joints.line.a = { propId: 'ball', pointM: [0, 0, 0] };
    });
    expect(ok).toBe(true);
    expect(problems.filter(({ path }) => path.startsWith('props.ball.nudges')).map(({ message }) => message)).toEqual([
      expect.stringMatching(/nudge "kinder": the joint ".*" holds this prop, .* it does nothing\./),
      expect.stringMatching(/nudge "later": the joint ".*" holds this prop/),
    ]);
  });

  it('never proposes more physics steps than there may be', () => {
    const said = (spinRadps: number) =>
      answerTo((scene) => {
        scene.props.crate.drive = { type: 'free' };
        scene.props.crate.release = { velocityMps: [0, 0, 0], angularVelocityRadps: [0, spinRadps, 0] };
      }).problems.map(({ message }) => message);
    // An eighth of a turn a step, 3840 times a second: 960 pi = 3015.9 rad/s.
    expect(said(3000)).toEqual([expect.stringMatching(/Set settings\.physicsStepHz to 3820 or more\./)]);
    expect(said(3100)).toEqual([
      expect.stringMatching(/Even the most, 3840, carry no more than 3015\.9: lower the spin\./),
    ]);
  });

  it('says nothing of a thing that is held in one place and let go', () => {
    const { problems } = answerTo((d) => {
      d.props.chain.drive = { type: 'let-go', atS: 1, marks: { here: d.props.chain.drive.marks.here } };
    });
    expect(problems).toEqual([]);
  });

  it('says nothing of nudges of other bounces and other parts, or of a throw of what hangs on an animated thing', () => {
    const { problems } = answerTo((d) => {
      const { kinder } = d.props.ball.nudges;
      d.props.ball.nudges.second = { ...kinder, order: 'a2', nth: 2 };
      d.props.ball.nudges.board = { ...kinder, order: 'a3', on: { propId: 'hoop', partId: 'board' } };
      d.props.chain.release = { velocityMps: [0, 1, 0], angularVelocityRadps: [0, 0, 0] };
    });
    expect(problems).toEqual([]);
  });

  it('lets what hangs on an animated prop be joined', () => {
    const { ok, problems } = answerTo((d) => {
      d.props.chain.drive = { type: 'animated', marks: d.props.chain.drive.marks };
      d.joints.hook.a = { propId: 'bat', pointM: [0, 0, 0] };
    });
    expect([ok, problems]).toEqual([true, []]);
  });
});
