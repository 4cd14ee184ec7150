import { useTranslation } from 'react-i18next';
import { ask, commands, type Report } from '../ipc';
import { Badge } from '../parts/Badge';
import { Button } from '../parts/Button';
import { UploadIcon } from '../parts/icons';
import { Lamp } from '../parts/Lamp';
import { toast } from '../parts/toast';
import { useRulebook } from '../rules/useRulebook';
import { useSayTrouble } from '../words/trouble';
import { Row } from './Row';
import { useDoing } from './useDoing';

/** The years whose holidays are known, and the way to bring another. */
export function HolidaysPart() {
  const { t } = useTranslation('window/settings');
  const { busy, run } = useDoing();
  const { data: book } = useRulebook();

  const bring = () =>
    run(async () => {
      const file = await ask(commands.chooseHolidays());
      if (file === null) return;
      const year = await ask(commands.bringHolidays(file));
      toast({ text: t('holidays.brought', { year }) });
    });
  const forget = (file: string) =>
    run(async () => {
      await ask(commands.forgetHolidays(file));
      toast({ text: t('holidays.forgotten', { file }) });
    });

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

function Why({ report }: { report: Report }) {
  const lines = useSayTrouble(report);
  return (
    <span className="meta faint settings-path" style={{ flexBasis: '100%' }}>
      {lines.join(' ')}
    </span>
  );
}
