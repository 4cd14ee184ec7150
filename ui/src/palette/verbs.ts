import {
  AlertIcon,
  type CheckIcon,
  ClockIcon,
  CloseIcon,
  CreditCardIcon,
  DownloadIcon,
  EditIcon,
  FileIcon,
  MessageIcon,
  PhoneIcon,
  TrashIcon,
} from '../parts/icons';
import type { VerbId } from '../violations/drawer/verbs';

/** What is done with a violation from the palette. To look at its check is to open it, which its own line does. */
export type PaletteVerb = Exclude<VerbId, 'check'> | 'follow';

/** In the order in which they are offered. */
export const verbs: readonly PaletteVerb[] = [
  'pay',
  'confirm',
  'follow',
  'answer',
  'appeal',
  'extend',
  'revoke',
  'edit',
  'export',
  'remove',
];

export const verbIcon: Record<PaletteVerb, typeof CheckIcon> = {
  pay: CreditCardIcon,
  confirm: FileIcon,
  follow: PhoneIcon,
  answer: MessageIcon,
  appeal: AlertIcon,
  extend: ClockIcon,
  revoke: CloseIcon,
  edit: EditIcon,
  export: DownloadIcon,
  remove: TrashIcon,
};
