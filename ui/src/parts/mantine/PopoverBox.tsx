import '@mantine/core/styles/Popover.layer.css';
import './input.css';
import { Popover } from '@mantine/core';
import type { PopProps } from '../Pop';
import { Frame } from './Frame';

export default function PopoverBox({ open, onClose, target, children, width = 320 }: PopProps) {
  return (
    <Frame>
      <Popover
        opened={open}
        onDismiss={onClose}
        position="bottom-start"
        width={width}
        trapFocus
        returnFocus
        withRoles
        classNames={{ dropdown: 'float' }}
      >
        <Popover.Target>{target}</Popover.Target>
        {/* The Escape that closes it is not the one that closes what it stands in. */}
        <Popover.Dropdown onKeyDown={(event) => event.key === 'Escape' && event.preventDefault()}>
          {children}
        </Popover.Dropdown>
      </Popover>
    </Frame>
  );
}
