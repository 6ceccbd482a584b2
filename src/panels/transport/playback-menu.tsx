import { Menu } from '@base-ui/react/menu';
import { ChevronDown } from 'lucide-react';
import { useStore } from 'zustand';
import { inOrder } from '../../core/base/order.ts';
import { rateLabel } from '../../core/base/time.ts';
import { MenuCheck, MenuPopup, MenuRadios } from '../controls/menu.tsx';
import { Tip } from '../controls/tip.tsx';
import { useEditor, useScene, useSession } from '../editor-context.tsx';
import { formatNumber } from '../units.ts';

/** Speeds at which a take is looked at, as multiples of true time. */
const RATES = [0.1, 0.25, 0.5, 1, 2];
const WHOLE_TAKE = 'take';

/** How it plays: how fast, round what, and whether every frame is shown. */
export function PlaybackMenu() {
  const editor = useEditor();
  const scene = useScene();
  const { playhead } = editor;
  const { rate, isEveryFrame } = useStore(playhead.transport);
  const loopShotId = useSession((state) => state.loopShotId);
  const shots = inOrder(scene.shots).filter(([, shot]) => shot.takeId === scene.activeTakeId);
  const speed = isEveryFrame ? 'every frame' : speedText(rate);
  const rates = RATES.includes(rate) ? RATES : [...RATES, rate].sort((a, b) => a - b);
  return (
    <Menu.Root modal={false}>
      <Tip label="How it plays" more="Speed, what a loop goes round, every frame">
        <Menu.Trigger className="playback-trigger" data-slow={rate !== 1 || isEveryFrame || undefined}>
          <span>{rateLabel(scene.settings.frameRate)} fps</span>
          <span>{speed}</span>
          <ChevronDown size={12} aria-hidden />
        </Menu.Trigger>
      </Tip>
      <MenuPopup>
        <Menu.Group>
          <Menu.GroupLabel className="menu-label">Speed</Menu.GroupLabel>
          <MenuRadios
            value={String(rate)}
            options={rates.map((each) => ({ value: String(each), label: speedText(each) }))}
            onChange={(value) => void editor.run('play.rate', { rate: Number(value) })}
          />
        </Menu.Group>
        <MenuCheck
          label="Every frame, without sound"
          isChecked={isEveryFrame}
          onChange={(isOn) => playhead.setEveryFrame(isOn)}
        />
        <Menu.Separator className="menu-separator" />
        <Menu.Group>
          <Menu.GroupLabel className="menu-label">Loop round</Menu.GroupLabel>
          <MenuRadios
            value={loopShotId ?? WHOLE_TAKE}
            options={[
              { value: WHOLE_TAKE, label: 'The whole take' },
              ...shots.map(([id, { name }]) => ({ value: id, label: name })),
            ]}
            onChange={(value) => {
              editor.session.setState({ loopShotId: value === WHOLE_TAKE ? null : value });
              playhead.setLooping(true);
            }}
          />
        </Menu.Group>
      </MenuPopup>
    </Menu.Root>
  );
}

/** "0.25×", "true speed". */
export function speedText(rate: number): string {
  return rate === 1 ? '1×' : `${formatNumber(rate, 2)}×`;
}
