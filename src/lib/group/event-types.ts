import type { AssetEvent } from './kinds/assets.ts';
import type { BankEvent } from './kinds/bank.ts';
import type { BorrowingEvent } from './kinds/borrowings.ts';
import type { CorrectionEvent } from './kinds/corrections.ts';
import type { DividendEvent } from './kinds/dividends.ts';
import type { FineEvent } from './kinds/fines.ts';
import type { IncomeExpenseEvent } from './kinds/income-expense.ts';
import type { LeavingEvent } from './kinds/leaving.ts';
import type { LenderEvent } from './kinds/lenders.ts';
import type { LoanChangeEvent } from './kinds/loan-changes.ts';
import type { LoanEvent } from './kinds/loans.ts';
import type { MeetingActEvent } from './kinds/meeting-acts.ts';
import type { MeetingEvent } from './kinds/meetings.ts';
import type { MemberEvent } from './kinds/members.ts';
import type { MinutesEvent } from './kinds/minutes.ts';
import type { OfficeEvent } from './kinds/offices.ts';
import type { OpeningEvent } from './kinds/opening.ts';
import type { RulesEvent } from './kinds/rules.ts';
import type { SavingEvent } from './kinds/savings.ts';
import type { ShareOutEvent } from './kinds/share-outs.ts';
import type { SocialFundEvent } from './kinds/social-fund.ts';

export type * from './kinds/assets.ts';
export type * from './kinds/bank.ts';
export type * from './kinds/borrowings.ts';
export type * from './kinds/corrections.ts';
export type * from './kinds/dividends.ts';
export type * from './kinds/fines.ts';
export type * from './kinds/income-expense.ts';
export type * from './kinds/leaving.ts';
export type * from './kinds/lenders.ts';
export type * from './kinds/loan-changes.ts';
export type * from './kinds/loans.ts';
export type * from './kinds/meeting-acts.ts';
export type * from './kinds/meetings.ts';
export type * from './kinds/members.ts';
export type * from './kinds/minutes.ts';
export type * from './kinds/offices.ts';
export type * from './kinds/opening.ts';
export type * from './kinds/rules.ts';
export type * from './kinds/savings.ts';
export type * from './kinds/share-outs.ts';
export type * from './kinds/social-fund.ts';

/** Something that happened, appended once, never changed. */
export type GroupEvent =
	| RulesEvent
	| MemberEvent
	| LeavingEvent
	| OfficeEvent
	| OpeningEvent
	| MeetingEvent
	| MeetingActEvent
	| SavingEvent
	| LoanEvent
	| LoanChangeEvent
	| FineEvent
	| IncomeExpenseEvent
	| SocialFundEvent
	| BankEvent
	| LenderEvent
	| BorrowingEvent
	| DividendEvent
	| ShareOutEvent
	| AssetEvent
	| MinutesEvent
	| CorrectionEvent;

export type EventType = GroupEvent['type'];

export type EventOf<Type extends EventType> = Extract<GroupEvent, { readonly type: Type }>;
