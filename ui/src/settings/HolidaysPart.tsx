import { useTranslation } from 'react-i18next';
import { ask, commands } from '../ipc';
import { Badge } from '../parts/Badge';
import { Button } from '../parts/Button';
import { UploadIcon } from '../parts/icons';
import { toast } from '../parts/toast';
import { useRulebook } from '../rules/useRulebook';
import { Row } from './Row';
import { useDoing } from './useDoing';

/** The years whose holidays are known, and the way to bring another. */
export function HolidaysPart() {
  const { t } = useTranslation('window/settings');
  const { busy, run } = useDoing();
  const { data: book } = useRulebook();

  const bring = () =>
    run(async () => {
      const year = await ask(commands.bringHolidays());
      if (year !== null) toast({ text: t('holidays.brought', { year }) });
    });
  const forget = (year: number) =>
    run(async () => {
      await ask(commands.forgetHolidays(year));
      toast({ text: t('holidays.forgotten', { year }) });
    });

  return (
    <>
      <Row title={t('holidays.title')} note={t('holidays.unknown')}>
        <Button icon={<UploadIcon size={16} />} busy={busy} onClick={bring}>
          {t('holidays.bring')}
        </Button>
      </Row>
      <ul className="settings-lines">
        {book?.years.map((year) => (
          <li key={year.year}>
            <b>{t('holidays.year', { year: year.year })}</b>
            <span>{t('holidays.counts', { off: year.off, worked: year.worked })}</span>
            {year.own && <Badge>{t('holidays.own')}</Badge>}
            <span className="spacer" />
            {year.own && (
              <Button size={28} onClick={() => forget(year.year)}>
                {t('holidays.forget', { year: year.year })}
              </Button>
            )}
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
