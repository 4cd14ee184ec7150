import { useState } from 'react';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import { MomentField } from '../parts/MomentField';
import { epoch } from '../words/beijing';
import { useTranslation } from '../words/useTranslation';
import { useWords } from '../words/useWords';
import { choose, useChoice } from './choice';

/** Any other moment. */
export function MomentDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation('window/check');
  const { now } = useWords();
  const { at } = useChoice();
  const [written, setWritten] = useState<string | null>();
  const value = written === undefined ? (at ?? now) : written;
  const close = () => {
    setWritten(undefined);
    onClose();
  };
  const take = () => {
    // This minute is now. One that has passed does not come here: the field says so and keeps the dialog open.
    choose({ at: value !== null && epoch(value) > epoch(now) ? value : null });
    close();
  };
  return (
    <Dialog
      open={open}
      onClose={close}
      title={t('when.pick')}
      width={400}
      onSubmit={take}
      footer={
        <Button type="submit" variant="primary">
          {t('when.take')}
        </Button>
      }
    >
      <MomentField ahead label={t('when.moment')} value={value} onChange={setWritten} />
    </Dialog>
  );
}
