import type { MemberId } from '#kernel';
import type { AssetCommand } from './kinds/assets.ts';
import type { BankCommand } from './kinds/bank.ts';
import type { BorrowingCommand } from './kinds/borrowings.ts';
import type { CorrectionCommand } from './kinds/corrections.ts';
import type { DividendCommand } from './kinds/dividends.ts';
import type { FineCommand } from './kinds/fines.ts';
import type { IncomeExpenseCommand } from './kinds/income-expense.ts';
import type { LeavingCommand } from './kinds/leaving.ts';
import type { LenderCommand } from './kinds/lenders.ts';
import type { LoanChangeCommand } from './kinds/loan-changes.ts';
import type { LoanCommand } from './kinds/loans.ts';
import type { MeetingActCommand } from './kinds/meeting-acts.ts';
import type { MeetingCommand } from './kinds/meetings.ts';
import type { MemberCommand } from './kinds/members.ts';
import type { MinutesCommand } from './kinds/minutes.ts';
import type { OfficeCommand } from './kinds/offices.ts';
import type { OpeningCommand } from './kinds/opening.ts';
import type { RulesCommand } from './kinds/rules.ts';
import type { SavingCommand } from './kinds/savings.ts';
import type { ShareOutCommand } from './kinds/share-outs.ts';
import type { SocialFundCommand } from './kinds/social-fund.ts';

/**
 * What a person asks for. Amounts are minor units; `on` is the day that people confirmed. What is asked between meetings names the women whose
 * codes were checked for exactly this (ledger law 57).
 */
export type Command = Act & { readonly approvedBy?: readonly MemberId[] };

export type Act =
	| RulesCommand
	| MemberCommand
	| LeavingCommand
	| OfficeCommand
	| OpeningCommand
	| MeetingCommand
	| MeetingActCommand
	| SavingCommand
	| LoanCommand
	| LoanChangeCommand
	| FineCommand
	| IncomeExpenseCommand
	| SocialFundCommand
	| BankCommand
	| LenderCommand
	| BorrowingCommand
	| DividendCommand
	| ShareOutCommand
	| AssetCommand
	| MinutesCommand
	| CorrectionCommand;
