import { Page } from '../parts/Page';
import { Segmented } from '../parts/Segmented';
import { go, useChoices } from '../shell/address';
import { useTranslation } from '../words/useTranslation';
import { Changes } from './Changes';
import { Trash } from './Trash';
import './history.css';

/** 改动记录: what was done, to be sifted and taken back; and 回收站, what was removed lately. */
export default function History() {
  const { t } = useTranslation(['window/history', 'done', 'word']);
  const shown = useChoices().get('show') === 'trash' ? 'trash' : 'changes';
  return (
    <Page
      title={t(shown === 'trash' ? 'trash' : 'title')}
      line
      actions={
        <Segmented
          label={t('show')}
          options={[
            { value: 'changes', label: t('changes') },
            { value: 'trash', label: t('trash') },
          ]}
          value={shown}
          onChange={(value) => go(value === 'trash' ? '/history?show=trash' : '/history', { replace: true })}
        />
      }
    >
      {shown === 'trash' ? <Trash /> : <Changes />}
    </Page>
  );
}
