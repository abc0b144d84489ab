import type { MemberId } from '#kernel';
import type { Drafted } from './kind.ts';
import { assetDrafts } from './kinds/assets.ts';
import { bankDrafts } from './kinds/bank.ts';
import { borrowingCreditDrafts } from './kinds/borrowing-credits.ts';
import { borrowingDrafts } from './kinds/borrowings.ts';
import { correctionDrafts } from './kinds/corrections.ts';
import { dividendDrafts } from './kinds/dividends.ts';
import { fineDrafts } from './kinds/fines.ts';
import { grantReturnDrafts } from './kinds/grant-returns.ts';
import { heldForOthersDrafts } from './kinds/held-for-others.ts';
import { incomeExpenseDrafts } from './kinds/income-expense.ts';
import { leavingDrafts } from './kinds/leaving.ts';
import { lenderDrafts } from './kinds/lenders.ts';
import { loanChangeDrafts } from './kinds/loan-changes.ts';
import { loanDrafts } from './kinds/loans.ts';
import { meetingActDrafts } from './kinds/meeting-acts.ts';
import { meetingDrafts } from './kinds/meetings.ts';
import { memberDrafts } from './kinds/members.ts';
import { minutesDrafts } from './kinds/minutes.ts';
import { officeDrafts } from './kinds/offices.ts';
import { openingDrafts } from './kinds/opening.ts';
import { placedDepositDrafts } from './kinds/placed-deposits.ts';
import { repaymentDrafts } from './kinds/repayments.ts';
import { rulesDrafts } from './kinds/rules.ts';
import { savingInterestDrafts } from './kinds/saving-interest.ts';
import { savingDrafts } from './kinds/savings.ts';
import { shareOutDrafts } from './kinds/share-outs.ts';
import { socialFundDrafts } from './kinds/social-fund.ts';
import type { GroupState } from './state.ts';

const drafts = {
	...rulesDrafts,
	...memberDrafts,
	...leavingDrafts,
	...officeDrafts,
	...openingDrafts,
	...meetingDrafts,
	...meetingActDrafts,
	...savingDrafts,
	...loanDrafts,
	...repaymentDrafts,
	...loanChangeDrafts,
	...fineDrafts,
	...incomeExpenseDrafts,
	...grantReturnDrafts,
	...socialFundDrafts,
	...heldForOthersDrafts,
	...placedDepositDrafts,
	...savingInterestDrafts,
	...bankDrafts,
	...lenderDrafts,
	...borrowingDrafts,
	...borrowingCreditDrafts,
	...dividendDrafts,
	...shareOutDrafts,
	...assetDrafts,
	...minutesDrafts,
	...correctionDrafts
};

type DraftOfAny = (typeof drafts)[keyof typeof drafts];

/**
 * A request of a user. Amounts are minor units; `on` is the day that users confirmed. A command outside a meeting carries `approvedBy`, the officers
 * whose codes were checked for it (ledger law 57).
 */
export type Command = Parameters<DraftOfAny>[1] & { readonly approvedBy?: readonly MemberId[] };

/**
 * Turns a command into events, which are then admitted one by one. It rejects only by the app's own rules beyond the ledger law: quorum, approvals, a
 * count before the seal.
 */
export function draftEvents(state: GroupState, command: Command): Drafted {
	// The compiler cannot correlate the type of the command with its entry in the table.
	return (drafts[command.type] as (state: GroupState, command: Command) => Drafted)(state, command);
}
