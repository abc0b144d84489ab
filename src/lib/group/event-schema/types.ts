import type { GroupEvent } from './index.ts';

export type { SharingRule } from './constitution.ts';
export type { Office } from './founding.ts';
export type * from './index.ts';
export type { AttendanceState, MeetingKind, PenStep } from './meeting.ts';
export type { PaymentSplit } from './money.ts';
export type { BorrowingKind, BorrowingTerms } from './outside.ts';
export type { Settlement } from './people.ts';
export type { InterestMethod, InterestPeriod, LoanSource, LoanTerms, SavingFund } from './shared.ts';

export type EventType = GroupEvent['type'];
export type EventOf<Type extends EventType> = Extract<GroupEvent, { readonly type: Type }>;
