import { lazy, type ReactNode, Suspense, useState } from 'react';
import { Button, IconButton } from './Button';

export type MenuEntry = { label: string; run: () => void; icon?: ReactNode; keys?: ReactNode; disabled?: boolean };

export type MenuButtonProps = {
  label: string;
  icon: ReactNode;
  items: readonly (MenuEntry | 'line')[];
  /** Words on the button; without them it is an icon. */
  text?: string;
  variant?: 'default' | 'subtle';
  size?: 40 | 32 | 28;
  /** Set by this part itself. */
  openAtOnce?: boolean;
};

/** A button that opens a menu. The menu's code is loaded by the first press. */
export function MenuButton(props: MenuButtonProps) {
  const { label, icon, text, variant, size } = props;
  const [pressed, setPressed] = useState(false);
  const looks = { icon, variant, size, 'aria-haspopup': 'menu' as const, onClick: () => setPressed(true) };
  const plain =
    text === undefined ? (
      <IconButton {...looks} label={label} />
    ) : (
      <Button {...looks} aria-label={label}>
        {text}
      </Button>
    );
  if (!pressed) return plain;
  return (
    <Suspense fallback={plain}>
      <MenuBox {...props} openAtOnce />
    </Suspense>
  );
}

const MenuBox = lazy(() => import('./mantine/MenuBox'));
