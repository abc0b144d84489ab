import { err, ok, present, type MemberId, type Result, type LocalDate } from '#kernel';
import * as v from 'valibot';
import { needsActiveMember, needsCircle, needsMemberOn, needsMembers } from '../checks.ts';
import { amount, count, event, eventId, listCode, memberId, saying, text } from '../event-fields.ts';
import { lineOf } from '../journal.ts';
import { noFacts, noLegs, type AskedFor, type AskedOn, type DraftsOf, type KindsOf } from '../kind.ts';
import { askedOf } from '../offices/approvals.ts';
import { lacksApprovals, lacksQuorum } from '../offices/officers-who-decide.ts';
import type { Rejection } from '../rejections.ts';
import type { GroupState } from '../state.ts';
import type { EventOf } from '../event-types.ts';
import { tidy, optional } from '../tidy.ts';
import { countCame } from '../meeting/attendance.ts';

const plannedLoan = v.strictObject({
	memberId,
	amount,
	purpose: listCode('purpose of the loan'),
	instalments: v.optional(count(1, 240, 'number of instalments'))
});

const resolutionPassed = event('ResolutionPassed', {
	kind: listCode('kind of resolution'),
	text: v.optional(text('a resolution about the group', 500)),
	forIt: count(0, 60, 'women who said yes'),
	present: count(0, 60, 'women who were there'),
	plan: saying(
		v.pipe(v.array(plannedLoan), v.minLength(1), v.maxLength(30)),
		'of a micro-credit plan: who is to get how much of what the group asks for, and what for; each woman once'
	)
});

export type ResolutionPassed = v.InferOutput<typeof resolutionPassed>;

const disputeRaised = event('DisputeRaised', {
	about: v.pipe(eventId, v.description('id of the entry that she disputes')),
	memberId: v.pipe(memberId, v.description('who says that it is wrong')),
	kind: listCode('what is disputed')
});

export type DisputeRaised = v.InferOutput<typeof disputeRaised>;

/** Maximum number of pages set aside in one settlement: some years of meetings. */
export const besideMost = 200;

const phonesSettled = event('PhonesSettled', {
	beside: v.pipe(
		v.array(
			v.pipe(
				v.string(),
				v.regex(/^[0-9a-f]{64}$/, 'a page is named by 64 hex digits'),
				v.description('SHA-256 of a page')
			)
		),
		v.minLength(1),
		v.maxLength(besideMost),
		v.description('pages of the other phone: they are kept beside the book, and what stands of them follows')
	),
	notChosen: saying(
		v.pipe(v.array(count(0, besideMost - 1, 'a place in `beside`')), v.minLength(1), v.maxLength(besideMost)),
		'places in `beside`, from 0, of pages in whose stead those of this book stand'
	),
	left: saying(
		count(
			1,
			100_000,
			'entries of these pages that were asked for and that the rules refuse: people settle them'
		),
		'entries of these pages that were asked for and that the rules refuse: people settle them'
	)
});

export type PhonesSettled = v.InferOutput<typeof phonesSettled>;

const disputeSettled = event('DisputeSettled', {
	about: v.pipe(eventId, v.description('id of the disputed entry')),
	outcome: v.pipe(
		v.picklist(['upheld', 'corrected', 'withdrawn']),
		v.description('the entry stands · it was corrected · she takes the dispute back')
	)
});

export type DisputeSettled = v.InferOutput<typeof disputeSettled>;

declare module '../event-types.ts' {
	interface EventKinds {
		ResolutionPassed: ResolutionPassed;
		DisputeRaised: DisputeRaised;
		DisputeSettled: DisputeSettled;
		PhonesSettled: PhonesSettled;
	}
}

export interface PassResolution extends AskedOn<'PassResolution'> {
	readonly kind: string;
	readonly text?: string;
	readonly agreedBy: readonly MemberId[];
	/** For a micro-credit plan: planned loans by member. */
	readonly plan?: NonNullable<ResolutionPassed['plan']>;
}

export type RaiseDispute = AskedFor<'RaiseDispute', DisputeRaised, 'about' | 'memberId' | 'kind'>;

export type SettleDispute = AskedFor<'SettleDispute', DisputeSettled, 'about' | 'outcome'>;

export type MinutesCommand = PassResolution | RaiseDispute | SettleDispute;

export const minutesKinds = {
	ResolutionPassed: {
		fields: resolutionPassed,
		/** The votes in favour cannot exceed the members present; the rejection names the votes as the quorum needed. */
		admit: (state, event) => {
			const refused = needsMembers(state, event.approvedBy) ?? refusedPlan(state, event);
			if (refused) return err(refused);
			return event.forIt > event.present
				? err({ type: 'QuorumMissing', present: event.present, needed: event.forIt })
				: ok(event);
		},
		legs: noLegs,
		// Resolutions are read from the journal.
		facts: noFacts,
		shown: { words: 'code.resolution-other', picture: 'hands-raised', register: 'paper.resolution' }
	},
	DisputeRaised: {
		fields: disputeRaised,
		/** Every present or former member may dispute any entry, once until the dispute is settled. */
		admit: (state, event) => {
			const { about, memberId, occurredOn } = event;
			const journal = present(state.journal, 'a dispute is raised with the whole book');
			const refused = needsMemberOn(state, memberId, occurredOn);
			if (refused) return err(refused);
			if (lineOf(journal, about) === undefined) return err({ type: 'EventUnknown', eventId: about });
			return state.disputes.has(about) ? err({ type: 'AlreadyDisputed', about }) : ok(event);
		},
		legs: noLegs,
		facts: (draft, { about, memberId, kind, occurredOn }) => {
			draft.disputes.set(about, { about, memberId, kind, raisedOn: occurredOn });
		},
		shown: { words: 'book.entry-dispute', picture: 'dispute' }
	},
	DisputeSettled: {
		fields: disputeSettled,
		admit: (state, event) =>
			state.disputes.has(event.about) ? ok(event) : err({ type: 'DisputeUnknown', about: event.about }),
		legs: noLegs,
		facts: (draft, { about }) => {
			draft.disputes.delete(about);
		},
		shown: { words: 'correction.dispute-settle-prompt', picture: 'dispute' }
	},
	PhonesSettled: {
		fields: phonesSettled,
		admit: admitSettled,
		legs: noLegs,
		facts: noFacts,
		shown: { words: 'backup.other-forked', picture: 'phone' }
	}
} as const satisfies KindsOf<ResolutionPassed | DisputeRaised | DisputeSettled | PhonesSettled>;

export const minutesDrafts: DraftsOf<MinutesCommand> = {
	PassResolution: (state, command) => {
		const lacking = needsCircle(state) ?? lacksQuorum(state);
		return lacking ? err(lacking) : ok([resolution(state, command)]);
	},
	/** One member is enough to raise a dispute; nobody has to agree. */
	RaiseDispute: (_, { on: occurredOn, about, memberId, kind }) =>
		ok([{ type: 'DisputeRaised', occurredOn, about, memberId, kind }]),
	/** The circle settles a dispute; the member herself may withdraw it at any time. */
	SettleDispute: (state, { on: occurredOn, about, outcome }) => {
		const lacking = outcome === 'withdrawn' ? null : (needsCircle(state) ?? lacksQuorum(state));
		return lacking ? err(lacking) : ok([{ type: 'DisputeSettled', occurredOn, about, outcome }]);
	}
};

/** Checks that a plan names only active members of its day, each once. */
function refusedPlan(state: GroupState, { plan = [], occurredOn }: ResolutionPassed): Rejection | null {
	const named = new Set<MemberId>();
	for (const { memberId } of plan) {
		const refused = needsActiveMember(state, memberId, occurredOn);
		if (refused) return refused;
		if (named.has(memberId)) return { type: 'DuplicateId', id: memberId };
		named.add(memberId);
	}
	return null;
}

/**
 * Checks a settlement of two phones: only between meetings, with the codes of as many officers as for a correction, at least two, because it discards
 * the pages of a phone. A file with fewer approvals is not a valid book.
 */
function admitSettled(state: GroupState, event: PhonesSettled): Result<PhonesSettled, Rejection> {
	const { openMeeting } = state;
	if (openMeeting !== null) return err({ type: 'MeetingAlreadyOpen', kind: openMeeting.kind });
	const women = event.approvedBy ?? [];
	const refused = needsMembers(state, women) ?? lacksApprovals(state, women, askedOf('PhonesSettled'));
	return refused ? err(refused) : ok(event);
}

/** Makes a resolution with the number of members present and of those who agreed. */
export function resolution(
	state: GroupState,
	{
		on,
		kind,
		text,
		agreedBy,
		plan
	}: {
		readonly on: LocalDate;
		readonly kind: string;
		readonly text?: string;
		readonly agreedBy: readonly MemberId[];
		readonly plan?: NonNullable<EventOf<'ResolutionPassed'>['plan']>;
	}
): EventOf<'ResolutionPassed'> {
	const said = tidy(text ?? '', 500);
	return {
		type: 'ResolutionPassed',
		occurredOn: on,
		kind,
		...optional('text', said === '' ? undefined : said),
		forIt: new Set(agreedBy).size,
		present: countCame(state.openMeeting?.marks.values() ?? []),
		...optional('plan', plan)
	};
}
