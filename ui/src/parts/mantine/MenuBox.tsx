import '@mantine/core/styles/Popover.layer.css';
import '@mantine/core/styles/Menu.layer.css';
import './input.css';
import './MenuBox.css';
import { Menu } from '@mantine/core';
import { useRef } from 'react';
import { Button, IconButton } from '../Button';
import type { MenuButtonProps } from '../MenuButton';
import { Frame } from './Frame';

/** Mounted when the button is first pressed, so it begins open. */
export default function MenuBox({ label, icon, items, variant, size, text, openAtOnce }: MenuButtonProps) {
  const button = useRef<HTMLButtonElement>(null);
  return (
    <Frame>
      <Menu position="bottom-end" defaultOpened={openAtOnce} classNames={{ dropdown: 'float', item: 'menu-item' }}>
        <Menu.Target>
          {text === undefined ? (
            <IconButton ref={button} label={label} icon={icon} variant={variant} size={size} autoFocus={openAtOnce} />
          ) : (
            <Button ref={button} icon={icon} variant={variant} size={size} aria-label={label} autoFocus={openAtOnce}>
              {text}
            </Button>
          )}
        </Menu.Target>
        <Menu.Dropdown>
          {items.map((item, place) =>
            item === 'line' ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: a line has no name but its place
              <Menu.Divider key={`line-${place}`} />
            ) : (
              <Menu.Item
                key={item.label}
                leftSection={item.icon}
                rightSection={item.keys}
                disabled={item.disabled}
                onClick={() => {
                  // What opens gives the focus back to the button, for the item is gone by then. A moment later, or the
                  // Enter that chose would press the button, too.
                  requestAnimationFrame(() => {
                    button.current?.focus();
                    item.run();
                  });
                }}
              >
                {item.label}
              </Menu.Item>
            ),
          )}
        </Menu.Dropdown>
      </Menu>
    </Frame>
  );
}
