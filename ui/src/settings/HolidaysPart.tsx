import { useState } from 'react';
import { ask, commands, type MovedDate } from '../ipc';
import { Badge } from '../parts/Badge';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import { UploadIcon } from '../parts/icons';
import { Lamp } from '../parts/Lamp';
import { MovedDates } from '../parts/MovedDates';
import { toast } from '../parts/toast';
import { useRulebook } from '../rules/useRulebook';
import { useTranslation } from '../words/useTranslation';
import { Row } from './Row';
import { useDoing } from './useDoing';
import { Why } from './Why';

/** A change of the holiday files that moves dates, before it is made. */
type Asked = {
  title: string;
  label: string;
  /** What is said once it is made. */
  text: string;
  moved: readonly MovedDate[];
  work: () => ReturnType<typeof commands.bringHolidays>;
};

/** The years whose holidays are known, and the way to bring another. */
export function HolidaysPart() {
  const { t } = useTranslation('window/settings');
  const { busy, run } = useDoing();
  const { data: book } = useRulebook();

  const [asked, setAsked] = useState<Asked>();

  /** Changes the holiday files, and says so with a way back. */
  const change = ({ work, text }: Asked) =>
    run(async () => {
      setAsked(undefined);
      const made = await ask(work());
      const back = async () => {
        await ask(commands.putBackHolidays(made));
        toast({ text: t('holidays.put-back', { text }) });
      };
      toast({
        text,
        action: { label: t('undo', { ns: 'window/shell' }), run: () => run(back), back: true, lasts: true },
      });
    });
  // What moves nothing is done at once: its toast takes it back.
  const propose = (it: Asked) => (it.moved.length > 0 ? setAsked(it) : change(it));

  const bring = async () => {
    let found: Asked | undefined;
    await run(async () => {
      const file = await ask(commands.chooseHolidays());
      if (file === null) return;
      const { year, moved } = await ask(commands.previewHolidays(file));
      const words = { title: t('holidays.take', { year }), text: t('holidays.brought', { year }), moved };
      found = { ...words, label: t('holidays.take-it'), work: () => commands.bringHolidays(file) };
    });
    if (found) propose(found);
  };
  const forget = async (file: string) => {
    let found: Asked | undefined;
    await run(async () => {
      const moved = await ask(commands.previewForgetting(file));
      const words = { title: t('holidays.forget', { file }), text: t('holidays.forgotten', { file }), moved };
      found = { ...words, label: t('holidays.forget-it'), work: () => commands.forgetHolidays(file) };
    });
    if (found) propose(found);
  };

  return (
    <>
      <Row title={t('holidays.title')} note={t('holidays.unknown')}>
        <Button icon={<UploadIcon size={16} />} busy={busy} onClick={bring}>
          {t('holidays.bring')}
        </Button>
      </Row>
      <ul className="settings-lines">
        {book?.left_out.map(({ file, why }) => (
          <li key={file}>
            <Lamp light="unknown" silent />
            <b>{t('holidays.left-out', { file })}</b>
            <span className="spacer" />
            <Forget file={file} onClick={forget} />
            <Why report={why} />
          </li>
        ))}
        {book?.years.map((year) => (
          <li key={year.year}>
            <b>{t('holidays.year', { year: year.year })}</b>
            <span>{t('holidays.counts', { off: year.off, worked: year.worked })}</span>
            {year.file !== null && <Badge>{t('holidays.own')}</Badge>}
            <span className="spacer" />
            {year.file !== null && <Forget file={year.file} onClick={forget} />}
            {year.papers.map((paper) => (
              <span key={paper} className="meta faint settings-path" style={{ flexBasis: '100%' }}>
                {t('holidays.source', { paper })}
              </span>
            ))}
          </li>
        ))}
      </ul>
      <Dialog
        open={asked !== undefined}
        onClose={() => setAsked(undefined)}
        title={asked?.title}
        width={560}
        footer={
          <>
            <Button onClick={() => setAsked(undefined)}>{t('holidays.leave')}</Button>
            <Button variant="primary" busy={busy} onClick={() => asked && change(asked)}>
              {asked?.label}
            </Button>
          </>
        }
      >
        {asked && <MovedDates moved={asked.moved} />}
      </Dialog>
    </>
  );
}

function Forget({ file, onClick }: { file: string; onClick: (file: string) => void }) {
  const { t } = useTranslation('window/settings');
  return (
    <Button size={28} onClick={() => onClick(file)}>
      {t('holidays.forget', { file })}
    </Button>
  );
}
