export type { Office } from './founding.ts';
export type * from './index.ts';
export type { AttendanceState, MeetingKind } from './meeting.ts';
export type { PaymentSplit } from './money.ts';
export type { InterestMethod, InterestPeriod, LoanSource, LoanTerms, SavingFund } from './shared.ts';
