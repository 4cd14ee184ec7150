import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { Button } from '../../parts/Button';
import { isComposing } from '../../parts/composing';
import { Dialog } from '../../parts/Dialog';
import { stopsAt } from '../../parts/Form';
import { MovedDates } from '../../parts/MovedDates';
import { Trouble } from '../../parts/Trouble';
import { writtenKeys } from '../../shell/shortcuts';
import { useTranslation } from '../../words/useTranslation';
import { useLeaving } from '../leaving';
import type { Doing } from './useDoing';
import './form.css';

type DeedDialogProps = {
  title: string;
  /** What the main button says: the result. */
  label: string;
  doing: Doing;
  onClose: () => void;
  onFinish: () => void;
  /** Saves, and begins another. */
  again?: { label: string; run: () => void };
  width?: number;
  children: ReactNode;
};

/** A dialog around the fields of a deed: what is wrong with the whole stands above its buttons. */
export function DeedDialog({ title, label, doing, onClose, onFinish, again, width, children }: DeedDialogProps) {
  const { t } = useTranslation('window/forms');
  const { open, leave } = useLeaving(title, onClose);
  const fields = useRef<HTMLDivElement>(null);
  const runAgain = () => {
    if (!stopsAt(fields.current?.closest('form'))) again?.run();
  };
  const pressed = (event: KeyboardEvent) => {
    if (!again || event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || isComposing(event)) return;
    event.preventDefault();
    event.stopPropagation();
    runAgain();
  };
  return (
    <Dialog
      open={open}
      onClose={leave}
      title={title}
      width={width}
      onSubmit={onFinish}
      footer={
        <>
          <div className="deed-moved">
            <MovedDates moved={doing.moved} brief />
          </div>
          {again && (
            <Button busy={doing.busy} title={writtenKeys('mod+enter')} onClick={runAgain}>
              {again.label}
            </Button>
          )}
          {!again && <Button onClick={leave}>{t('leave')}</Button>}
          <Button type="submit" variant="primary" busy={doing.busy}>
            {label}
          </Button>
        </>
      }
    >
      <div ref={fields} className="deed-fields" onKeyDownCapture={pressed}>
        {children}
        {doing.whole && (
          <p className="field-error" role="alert">
            {doing.whole}
          </p>
        )}
        {doing.refused !== undefined && <Trouble error={doing.refused} />}
      </div>
    </Dialog>
  );
}

/** Fields side by side, where there is room. */
export function Pair({ children }: { children: ReactNode }) {
  return <div className="deed-pair">{children}</div>;
}

/** A field that tells when it was left. */
export function Left({ doing, field, children }: { doing: Doing; field: string; children: ReactNode }) {
  return (
    <div className="deed-field" {...doing.left(field)}>
      {children}
    </div>
  );
}
