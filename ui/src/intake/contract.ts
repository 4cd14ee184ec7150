import { commands as asked, type Bilingual, type Report, type Said } from '../ipc/bindings';

type Answered<T> = Promise<{ status: 'ok'; data: T } | { status: 'error'; error: Report }>;

export type Field =
  | 'plate'
  | 'vehicle_kind'
  | 'owner'
  | 'source'
  | 'occurred_at'
  | 'place'
  | 'offence'
  | 'code'
  | 'fine_fen'
  | 'points'
  | 'warning_only'
  | 'driver'
  | 'authority'
  | 'notice_number'
  | 'notified_on'
  | 'decision_number'
  | 'issued_on'
  | 'served_on'
  | 'stage'
  | 'paid_at'
  | 'amount_fen'
  | 'order_number'
  | 'method_kind';
export type Value =
  | { kind: 'text'; value: string }
  | { kind: 'instant'; value: string }
  | { kind: 'day'; value: string }
  | { kind: 'money'; value: number }
  | { kind: 'number'; value: number }
  | { kind: 'flag'; value: boolean };
export type Kind = 'violation' | 'decision' | 'payment' | 'move_reminder' | 'phishing' | 'unclear';
export type Confidence = 'low' | 'medium' | 'high';
export type Ground = 'written' | 'mended' | 'masked' | 'nearest' | 'cell' | 'document' | 'table' | 'follows' | 'typed';
export type CourseWord =
  | 'add'
  | 'onto'
  | 'pay'
  | 'paid_twice'
  | 'note'
  | 'known'
  | 'alike'
  | 'ask'
  | 'incomplete'
  | 'phishing'
  | 'unclear'
  | 'skipped';
export type Likeness = 'number' | 'minute' | 'place';
export type Is = 'text' | 'table' | 'bill' | 'refused';
export type Counts = Record<CourseWord, number>;
export type TableColumn = { heading: string; field: Field | null; examples: string[] };
export type Brought = {
  number: number;
  name: string;
  is: Is;
  pieces: number;
  columns: TableColumn[];
  refused: Said | null;
};
export type Progress = { done: number; of: number | null };
export type Sheet = { brought: Brought[]; counts: Counts; total: number };
export type PieceFault = { part: string; said: Said };
export type PieceField = {
  field: Field;
  value: Value | null;
  confidence: Confidence | null;
  ground: Ground | null;
  span: [number, number] | null;
  needed: boolean;
  fault: PieceFault | null;
};
export type ResemblanceLine = { field: Field; this: Value | null; other: Value | null; differs: boolean };
export type Resemblance = { why: Likeness; violation: string | null; piece: number | null; lines: ResemblanceLine[] };
export type Candidate = {
  violation: string;
  plate: string;
  offence: string;
  occurred_at: string;
  amount_fen: number;
};
export type Piece = {
  number: number;
  source: number;
  row: number | null;
  kind: Kind;
  course: CourseWord;
  text: string;
  fields: PieceField[];
  faults: PieceFault[];
  alike: Resemblance | null;
  onto: Candidate | null;
  candidates: Candidate[];
  car: string | null;
  chosen: Choosing;
};
export type Pieces = { total: number; pieces: Piece[] };
export type Choosing =
  | { choosing: 'proposed' }
  | { choosing: 'skip' }
  | { choosing: 'add' }
  | { choosing: 'onto'; violation: string; fields: Field[] }
  | { choosing: 'into'; piece: number; fields: Field[] };
export type PutRight = { piece: Piece; refused: Said | null };
export type TakenIn = { counts: Counts; changed: boolean; sheet: Sheet; violations: string[] };

type Intake = {
  sheet: () => Answered<Sheet>;
  bringText: (text: string) => Answered<Sheet>;
  bringFiles: (paths: string[]) => Answered<Sheet>;
  chooseFiles: () => Answered<Sheet | null>;
  mapColumn: (source: number, column: number, field: Field | null) => Answered<Sheet>;
  putAway: (source: number | null) => Answered<Sheet>;
  pieces: (courses: CourseWord[], offset: number, limit: number) => Answered<Pieces>;
  putRight: (number: number, field: Field, text: string) => Answered<PutRight>;
  decide: (number: number, decision: Choosing) => Answered<Piece>;
  takeIn: () => Answered<TakenIn>;
  intakeProgress: () => Answered<Progress | null>;
  stopIntake: () => Answered<null>;
  template: (kind: 'csv' | 'xlsx') => Answered<string | null>;
  exportTable: (kind: 'csv' | 'xlsx') => Answered<string | null>;
};

export const commands = asked as typeof asked & Intake;
export type { Bilingual };
