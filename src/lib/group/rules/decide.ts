import { err, ok, type LocalDate } from '#kernel';
import { lacksDecision } from '../decision.ts';
import type { Drafted, DraftsOf } from '../drafts.ts';
import type { GroupEvent } from '../event-types.ts';
import { resolution } from '../minutes/resolution.ts';
import { optional } from '../optional.ts';
import type { Rejection } from '../rejections.ts';
import type { GroupState } from '../state.ts';
import { tidy, tidyOrNone } from '../tidy.ts';
import type { ChangeRules, DescribeGroup, FoundGroup } from './commands.ts';

export const rulesDrafts: DraftsOf<'FoundGroup' | 'ChangeRules' | 'DescribeGroup'> = {
	FoundGroup: (_, command) => ok(draftFounding(command)),
	ChangeRules: draftRules,
	DescribeGroup: (_, command) => ok([draftDescription(command)])
};

function draftFounding({
	on,
	name,
	place,
	constitution,
	members,
	offices
}: FoundGroup): readonly GroupEvent[] {
	return [
		{
			type: 'GroupFounded',
			occurredOn: on,
			name: tidy(name),
			...optional('place', place && tidyPlace(place)),
			constitution
		},
		...members.map((member) => ({ type: 'MemberJoined' as const, occurredOn: on, ...member })),
		...offices.map((term) => ({ type: 'OfficeGiven' as const, occurredOn: on, ...term }))
	];
}

function draftDescription({
	on,
	place,
	codes,
	bankAccountId,
	branch,
	ifsc,
	lastFour
}: DescribeGroup): GroupEvent {
	return {
		type: 'GroupDescribed',
		occurredOn: on,
		...optional('place', place && tidyPlace(place)),
		...optional('codes', codes),
		...optional('bankAccountId', bankAccountId),
		...optional('branch', tidyOrNone(branch)),
		...optional('ifsc', ifsc),
		...optional('lastFour', lastFour)
	};
}

/** Parts that hold nothing that can be seen are left out. */
function tidyPlace(place: NonNullable<FoundGroup['place']>): NonNullable<FoundGroup['place']> {
	const parts = Object.entries(place).map(([part, text]) => [part, tidyOrNone(text)] as const);
	return Object.fromEntries(parts.filter(([, text]) => text !== undefined));
}

/** The resolution stands before the rules that it made; they follow it in the same meeting (ledger law 3). */
function draftRules(state: GroupState, { on, constitution, agreedBy }: ChangeRules): Drafted {
	const lacking = afterMeeting(state, on) ?? lacksDecision(state, agreedBy, 'ConstitutionChanged');
	if (lacking) return err(lacking);
	return ok([
		resolution(state, { on, kind: 'rules', agreedBy }),
		{ type: 'ConstitutionChanged', occurredOn: on, constitution }
	]);
}

/** The day of a page is the greatest day in it (ledger fine print 15): rules dated ahead would close every day before. */
function afterMeeting({ openMeeting }: GroupState, on: LocalDate): Rejection | null {
	return openMeeting !== null && on > openMeeting.day
		? { type: 'DayAfterMeeting', meetingDay: openMeeting.day }
		: null;
}
