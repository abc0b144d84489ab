import { err, ok } from '#kernel';
import { lacksDecision } from '../decision.ts';
import type { Drafted, DraftsOf } from '../drafts.ts';
import type { GroupState } from '../state.ts';
import type { SpendSocialFund } from './commands.ts';

export const socialFundDrafts: DraftsOf<'PaySocialFund' | 'SpendSocialFund'> = {
	PaySocialFund: (_, { on, memberId, amount }) =>
		ok([{ type: 'SocialFundPaidIn', occurredOn: on, memberId, amount }]),
	SpendSocialFund: draftSocialHelp
};

/** Help from the social fund is decided like a loan: quorum, and officers among those who said yes. */
function draftSocialHelp(state: GroupState, command: SpendSocialFund): Drafted {
	const refused = lacksDecision(state, command.agreedBy, 'SocialFundPaidOut');
	if (refused) return err(refused);
	const { on: occurredOn, memberId, amount, reason } = command;
	return ok([{ type: 'SocialFundPaidOut', occurredOn, memberId, amount, reason }]);
}
