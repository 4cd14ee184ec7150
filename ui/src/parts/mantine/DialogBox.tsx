import '@mantine/core/styles/ModalBase.layer.css';
import '@mantine/core/styles/Modal.layer.css';
import '@mantine/core/styles/Overlay.layer.css';
import '@mantine/core/styles/Paper.layer.css';
import '@mantine/core/styles/CloseButton.layer.css';
import './DialogBox.css';
import { Modal } from '@mantine/core';
import { type KeyboardEvent, useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from '../../words/useTranslation';
import { isComposing } from '../composing';
import type { DialogProps } from '../Dialog';
import { Form } from '../Form';
import { OpensWhole } from '../LateField';
import { Frame } from './Frame';

export default function DialogBox({
  open,
  onClose,
  title,
  footer,
  onSubmit,
  width = 480,
  full,
  children,
}: DialogProps) {
  const { t } = useTranslation();

  // The library hears Escape everywhere, also the one that drops a word the input method proposes.
  const closeOnEscape = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement;
    const taken = event.defaultPrevented || target.dataset.mantineStopPropagation === 'true';
    if (event.key !== 'Escape' || taken || isComposing(event)) return;
    event.preventDefault();
    event.stopPropagation();
    onClose();
  };

  const [opens, setOpens] = useState(true);
  const inside = (
    <OpensWhole value={opens}>
      <FirstFocus onThere={() => setOpens(false)} />
      <div className="dialog-body">{children}</div>
      {footer && <div className="dialog-foot">{footer}</div>}
    </OpensWhole>
  );

  // Escape closes it too when a click beside everything has taken the focus away.
  const closeFromNowhere = useEffectEvent((event: globalThis.KeyboardEvent) => {
    if (open && event.key === 'Escape' && document.activeElement === document.body) onClose();
  });
  useEffect(() => {
    document.addEventListener('keydown', closeFromNowhere);
    return () => document.removeEventListener('keydown', closeFromNowhere);
  }, []);

  return (
    <Frame>
      <Modal
        opened={open}
        onClose={onClose}
        title={title}
        size={`${width / 16}rem`}
        fullScreen={full}
        centered={false}
        yOffset="96px"
        closeOnEscape={false}
        returnFocus={false}
        closeButtonProps={{ 'aria-label': t('close') }}
        overlayProps={{ className: 'dialog-veil' }}
        transitionProps={{ duration: 140, transition: 'fade' }}
        classNames={{
          content: full ? 'dialog dialog-full' : 'dialog',
          header: 'dialog-head',
          title: 'dialog-title',
          body: 'dialog-inside',
        }}
        onKeyDown={closeOnEscape}
      >
        {onSubmit ? (
          <Form className="dialog-form" onSubmit={onSubmit}>
            {inside}
          </Form>
        ) : (
          <div className="dialog-form">{inside}</div>
        )}
      </Modal>
    </Frame>
  );
}

/**
 * Has the focus begin at the first thing to fill in, where the library would begin at the button that closes. It tells
 * when the inside is there: the library draws that a step later than the dialog, so the dialog itself does not know.
 */
function FirstFocus({ onThere }: { onThere: () => void }) {
  const there = useEffectEvent(onThere);
  useEffect(() => there(), []);
  const mark = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const inside = mark.current?.parentElement;
    if (!inside || inside.querySelector('[data-autofocus]')) return;
    const first =
      inside.querySelector('input:not([type="hidden"], :disabled), textarea, select, [role="combobox"]') ??
      inside.querySelector('button');
    first?.setAttribute('data-autofocus', '');
  }, []);
  return <span ref={mark} hidden />;
}
