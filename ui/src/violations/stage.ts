import type { Row } from '../ipc/bindings';

/** How far a row has come, in one word; an objection, a payment that 12123 has not seen and a warning say more than the stage itself. */
export function stageOf(
  row: Pick<Row, 'stage' | 'next' | 'paid_at' | 'warning_only'>,
  word: (list: string, word: string) => string,
  t: (key: string) => string,
): string {
  if (row.next === 'answer') return t('stage.objecting');
  if (row.next === 'revoke') return t('stage.won');
  if (row.stage === 'decided' && row.paid_at) return word('stage', 'paid');
  if (row.stage === 'decided' && row.warning_only) return t('stage.warning');
  return word('stage', row.stage);
}
