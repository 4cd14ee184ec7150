import type { Row } from '../ipc/bindings';

/** How far a row has come, in one word; an objection that waits and a warning say more than the stage itself. */
export function stageOf(
  row: Pick<Row, 'stage' | 'objecting' | 'warning_only'>,
  word: (list: string, word: string) => string,
  t: (key: string) => string,
): string {
  if (row.objecting) return t('stage.objecting');
  if (row.stage === 'decided' && row.warning_only) return t('stage.warning');
  return word('stage', row.stage);
}
