import { assetDrafts } from './assets/decide.ts';
import { bankDrafts } from './bank/decide.ts';
import { borrowingDrafts } from './borrowing/decide.ts';
import type { Command } from './commands.ts';
import { correctionDrafts } from './correction/decide.ts';
import type { Drafted, DraftsOf } from './drafts.ts';
import { fineDrafts } from './fines/decide.ts';
import { incomeExpenseDrafts } from './income-expense/decide.ts';
import { loanDrafts } from './loans/decide.ts';
import { meetingDrafts } from './meeting/decide.ts';
import { memberDrafts } from './members/decide.ts';
import { minutesDrafts } from './minutes/decide.ts';
import { officeDrafts } from './offices/decide.ts';
import { openingDrafts } from './opening/decide.ts';
import { rulesDrafts } from './rules/decide.ts';
import { savingDrafts } from './saving/decide.ts';
import { sharingDrafts } from './sharing/decide.ts';
import { socialFundDrafts } from './social-fund/decide.ts';
import type { GroupState } from './state.ts';

/**
 * The events that a command stands for, before they are admitted one by one. Only what the app itself asks for beyond
 * the law of the book is refused here: quorum and approvals, a count before the seal.
 */
export function draftEvents(state: GroupState, command: Command): Drafted {
	// The table is typed by kind; the compiler cannot follow one kind through it.
	return (drafts[command.type] as (state: GroupState, command: Command) => Drafted)(state, command);
}

/** A kind of command that is forgotten here does not compile. */
const drafts: DraftsOf<Command['type']> = {
	...rulesDrafts,
	...memberDrafts,
	...officeDrafts,
	...openingDrafts,
	...meetingDrafts,
	...savingDrafts,
	...loanDrafts,
	...fineDrafts,
	...socialFundDrafts,
	...incomeExpenseDrafts,
	...assetDrafts,
	...bankDrafts,
	...borrowingDrafts,
	...sharingDrafts,
	...minutesDrafts,
	...correctionDrafts
};
