import { useState } from 'react';
import type { Deed } from '../ipc';
import { Button } from '../parts/Button';
import { TextField } from '../parts/Field';
import { Form } from '../parts/Form';
import { Trouble } from '../parts/Trouble';
import { useTranslation } from '../words/useTranslation';
import { useStep } from './useStep';

/** Who: a name is enough. The account comes with it, for without one there is nobody who could pay. */
export function PersonStep() {
  const { t } = useTranslation('window/welcome');
  const [name, setName] = useState('');
  const written = name.trim();
  const { tried, busy, flaws, trouble, finish } = useStep(written ? keeping(written) : undefined);
  return (
    <Form onSubmit={finish} className="welcome-form">
      <TextField
        label={t('name')}
        value={name}
        onChange={setName}
        error={tried && !written ? t('name.needed') : flaws.name}
        hint={t('account.hint')}
        required
      />
      <Button type="submit" variant="primary" busy={busy}>
        {t('person.next')}
      </Button>
      {trouble !== undefined && <Trouble error={trouble} />}
    </Form>
  );
}

/** Both at once, so that one 撤销 takes both back. The account has to name the person, who is new, too. */
function keeping(name: string): Deed {
  const member = 'me';
  return {
    deed: 'keep',
    facts: { members: [{ id: member, name }], accounts: [{ id: '', member, licence: { status: 'normal' } }] },
  };
}
