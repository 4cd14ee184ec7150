import { useEffect, useState } from 'react';
import { useTranslation } from '../words/useTranslation';
import { Button, IconButton } from './Button';
import { CloseIcon } from './icons';
import { actOnToast, type Toasted, untoast, useToasts } from './toast';
import './Toast.css';

const shownFor = 8000;

/** Where toasts appear. The frame has one. */
export function ToastHost() {
  const { t } = useTranslation();
  const toasts = useToasts();
  return (
    <section className="toasts" aria-label={t('changes')} aria-live="polite">
      {toasts.map((toasted) => (
        <Toast key={toasted.id} toasted={toasted} />
      ))}
    </section>
  );
}

function Toast({ toasted }: { toasted: Toasted }) {
  const { id, text, action } = toasted;
  const { t } = useTranslation();
  const [held, setHeld] = useState(false);

  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => untoast(id), shownFor);
    return () => clearTimeout(timer);
  }, [held, id]);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: pointing at it only keeps it from going away
    <div
      className="toast"
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <p>{text}</p>
      {action && (
        <Button size={28} onClick={() => actOnToast(toasted)}>
          {action.label}
        </Button>
      )}
      <IconButton size={28} label={t('close')} icon={<CloseIcon size={16} />} onClick={() => untoast(id)} />
    </div>
  );
}
