import type { ReactNode } from 'react';
import type { Removable } from '../../ipc';
import { Button } from '../../parts/Button';
import { Dialog } from '../../parts/Dialog';
import { TrashIcon } from '../../parts/icons';
import { Trouble } from '../../parts/Trouble';
import { useTranslation } from '../../words/useTranslation';
import { announceTrouble, doDeed } from '../deed';
import { useLeaving } from '../leaving';
import type { FactFormState } from './useFactForm';
import './FactDialog.css';

type FactDialogProps = {
  form: FactFormState;
  title: ReactNode;
  /** What the main button does: 加车. */
  done: string;
  onClose: () => void;
  onSubmit?: () => void;
  /** Takes the fact away; the toast brings it back. */
  removal?: { noun: Removable; id: string; label: string };
  /** A button before the main one. */
  more?: ReactNode;
  width?: number;
  children: ReactNode;
};

/** A dialog around the fields of a fact: what is wrong with it as a whole, and the buttons that end it. */
export function FactDialog({ form, title, done, onClose, onSubmit, removal, more, width, children }: FactDialogProps) {
  const { t } = useTranslation('window/household-forms');
  const { open, leave } = useLeaving(title, onClose);
  return (
    <Dialog
      open={open}
      onClose={leave}
      title={title}
      width={width}
      onSubmit={onSubmit ?? (() => void form.finish())}
      footer={
        <>
          {removal && (
            <Button
              variant="subtle"
              icon={<TrashIcon size={16} />}
              onClick={() => {
                onClose();
                doDeed({ deed: 'remove', noun: removal.noun, id: removal.id }).catch(announceTrouble);
              }}
            >
              {removal.label}
            </Button>
          )}
          <span className="spacer" />
          <Button onClick={leave}>{t('cancel')}</Button>
          {more}
          <Button variant="primary" type="submit" busy={form.busy}>
            {done}
          </Button>
        </>
      }
    >
      {children}
      <div className="fact-whole" aria-live="polite">
        {form.whole.map((sentence) => (
          <p key={sentence} className="field-error">
            {sentence}
          </p>
        ))}
      </div>
      {form.error !== undefined && <Trouble error={form.error} />}
    </Dialog>
  );
}

/** Notices that a field was left, whatever it is made of. */
export function Left({ form, field, children }: { form: FactFormState; field: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears that the field within was left
    <div className="fact-left" onBlur={() => form.leave(field)}>
      {children}
    </div>
  );
}

/** Two fields side by side, as long as there is room. */
export function Pair({ children }: { children: ReactNode }) {
  return <div className="fact-pair">{children}</div>;
}
