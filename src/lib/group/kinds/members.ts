import { err, ok, type LocalDate, type MemberId, type Result } from '#kernel';
import { money, zero, type Money } from '#money';
import * as v from 'valibot';
import { needsActiveMember, needsMemberOn, unlessRefused } from '../checks.ts';
import { lacksDecision } from '../offices/officers-who-decide.ts';
import { count, event, listCode, memberId, saying } from '../event-fields.ts';
import type { GroupEvent } from '../event-types.ts';
import { noLegs, type AskedFor, type AskedOn, type Drafted, type DraftsOf, type KindsOf } from '../kind.ts';
import { changeMember } from '../state-draft.ts';
import { membersMost, writtenRules, type Constitution } from '../rules/constitution.ts';
import { optional } from '../tidy.ts';
import type { Rejection } from '../rejections.ts';
import { savingDueOn } from '../saving/saving-due.ts';
import { buyInEntry } from '../sharing/settlement.ts';
import { isOfAnOlderCycle } from '../sharing/cycle.ts';
import { membersOn, rulesOn } from '../state-on.ts';
import type { GroupDraft, GroupState } from '../state.ts';

const nameHash = v.pipe(
	v.string(),
	v.regex(/^[0-9a-f]{64}$/, 'the hash of a name is 64 hex digits'),
	v.description('keyed hash of her name (docs/adr/0151); the name itself stands in no event')
);

const memberJoined = event('MemberJoined', {
	memberId,
	number: count(1, 9999, 'number of the member, given once'),
	symbol: v.optional(listCode('symbol of the member')),
	name: saying(nameHash, 'keyed hash of the name that she came with (docs/adr/0151)')
});

export type MemberJoined = v.InferOutput<typeof memberJoined>;

const memberNamed = event('MemberNamed', { memberId, name: nameHash });

export type MemberNamed = v.InferOutput<typeof memberNamed>;

const memberErased = event('MemberErased', {
	memberId: v.pipe(memberId, v.description('whose record of people was erased; her figures stay'))
});

export type MemberErased = v.InferOutput<typeof memberErased>;

export const consentScope = v.pipe(
	v.array(v.picklist(['name', 'photo', 'voice', 'shareWithNgo'])),
	v.minLength(1),
	v.maxLength(4),
	v.description('what may be kept, or shown to the NGO')
);

const consentGiven = event('ConsentGiven', {
	memberId,
	notice: v.pipe(listCode('version of the notice that was read out'), v.description('version of the notice')),
	language: v.pipe(
		v.string(),
		v.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'a language is a tag such as "hi"'),
		v.description('language in which it was read out')
	),
	scope: consentScope
});

export type ConsentGiven = v.InferOutput<typeof consentGiven>;

const consentWithdrawn = event('ConsentWithdrawn', { memberId, scope: v.optional(consentScope) });

export type ConsentWithdrawn = v.InferOutput<typeof consentWithdrawn>;

declare module '../event-types.ts' {
	interface EventKinds {
		MemberJoined: MemberJoined;
		MemberNamed: MemberNamed;
		MemberErased: MemberErased;
		ConsentGiven: ConsentGiven;
		ConsentWithdrawn: ConsentWithdrawn;
	}
}

/** Records that her name, photo and voice were erased from the people records; her figures stay. */
export interface NoteErasure extends AskedOn<'NoteErasure'> {
	readonly memberId: MemberId;
}

export interface NameMember extends AskedOn<'NameMember'> {
	readonly memberId: MemberId;
	/** Keyed hash of the name, hex. */
	readonly name: string;
}

export type GiveConsent = AskedFor<'GiveConsent', ConsentGiven, 'memberId' | 'notice' | 'language' | 'scope'>;

export type WithdrawConsent = AskedFor<'WithdrawConsent', ConsentWithdrawn, 'memberId' | 'scope'>;

export interface AddMember extends AskedOn<'AddMember'> {
	readonly memberId: MemberId;
	readonly number: number;
	readonly symbol: string;
	/** Keyed hash of her name, hex; left out if no name is stored. */
	readonly name?: string;
	/** Buy-in by the rules for a later joiner, paid now; null or left out for none. */
	readonly buyIn?: Money | null;
	/** Her saving per meeting, if each member has her own amount; the circle must agree, as to any rule. */
	readonly saving?: Money | null;
	readonly agreedBy?: readonly MemberId[];
}

export type MemberCommand = AddMember | NameMember | GiveConsent | WithdrawConsent | NoteErasure;

export const memberKinds = {
	MemberJoined: {
		fields: memberJoined,
		admit: admitMember,
		legs: noLegs,
		facts: joinMember,
		shown: { words: 'code.resolution-admitMember', picture: 'new-woman' }
	},
	MemberNamed: {
		fields: memberNamed,
		admit: (state, event) => unlessRefused(event, needsActiveMember(state, event.memberId, event.occurredOn)),
		legs: noLegs,
		facts: (draft, { memberId, name }) => {
			changeMember(draft, memberId, ({ names }) => ({ names: [...names, name] }));
		},
		shown: { words: 'book.entry-named', picture: 'speaking-mouth' }
	},
	MemberErased: {
		fields: memberErased,
		admit: (state, event) => unlessRefused(event, needsMemberOn(state, event.memberId, event.occurredOn)),
		legs: noLegs,
		// Her consents end with the erased record; her figures stay.
		facts: (draft, { memberId }) => {
			changeMember(draft, memberId, () => ({ consents: [] }));
		},
		shown: { words: 'book.entry-erased', picture: 'woman-leaves' }
	},
	ConsentGiven: {
		fields: consentGiven,
		admit: (state, event) => unlessRefused(event, needsActiveMember(state, event.memberId, event.occurredOn)),
		legs: noLegs,
		facts: (draft, { memberId, scope }) => {
			changeMember(draft, memberId, ({ consents }) => ({ consents: [...new Set([...consents, ...scope])] }));
		},
		shown: { words: 'book.entry-consent', picture: 'thumb' }
	},
	ConsentWithdrawn: {
		fields: consentWithdrawn,
		admit: (state, event) => unlessRefused(event, refuseWithdrawal(state, event)),
		legs: noLegs,
		facts: (draft, { memberId, scope }) => {
			changeMember(draft, memberId, ({ consents }) => ({
				consents: scope === undefined ? [] : consents.filter((given) => !scope.includes(given))
			}));
		},
		shown: { words: 'book.entry-consent-withdrawn', picture: 'thumb' }
	}
} as const satisfies KindsOf<MemberJoined | MemberNamed | MemberErased | ConsentGiven | ConsentWithdrawn>;

export const memberDrafts: DraftsOf<MemberCommand> = {
	AddMember: draftJoining,
	NameMember: (_, { on: occurredOn, memberId, name }) =>
		ok([{ type: 'MemberNamed', occurredOn, memberId, name }]),
	GiveConsent: (_, { on: occurredOn, memberId, notice, language, scope }) =>
		ok([{ type: 'ConsentGiven', occurredOn, memberId, notice, language, scope }]),
	WithdrawConsent: (_, { on: occurredOn, memberId, scope }) =>
		ok([{ type: 'ConsentWithdrawn', occurredOn, memberId, ...optional('scope', scope) }]),
	NoteErasure: (_, { on: occurredOn, memberId }) => ok([{ type: 'MemberErased', occurredOn, memberId }])
};

/**
 * Checks a joining. Numbers are never reused, even after leaving; a returning member gets a new one. A symbol becomes free when its owner leaves
 * (ledger law 3).
 */
function admitMember(state: GroupState, event: MemberJoined): Result<MemberJoined, Rejection> {
	if (state.members.has(event.memberId)) return err({ type: 'DuplicateId', id: event.memberId });
	const members = [...state.members.values()];
	if (members.some((member) => member.number === event.number))
		return err({ type: 'MemberNumberTaken', number: event.number });
	const { symbol } = event;
	if (symbol !== undefined && members.some((member) => member.leftOn === null && member.symbol === symbol))
		return err({ type: 'SymbolTaken', symbol });
	const most = membersMost(rulesOn(state, event.occurredOn) ?? { kind: 'shg' });
	return mostMembersFrom(state, event.occurredOn) >= most ? err({ type: 'TooManyMembers', most }) : ok(event);
}

/** Maximum number of simultaneous members on `day` or on any later day of joining. */
function mostMembersFrom(state: GroupState, day: LocalDate): number {
	const joining = [...state.members.values()].map((member) => member.joinedOn);
	const days = [day, ...joining.filter((joinedOn) => joinedOn > day)];
	return Math.max(...days.map((on) => membersOn(state, on).length));
}

function joinMember(draft: GroupDraft, event: MemberJoined): void {
	// She owes saving for the meetings of her joining day, even those opened before.
	const owed = draft.regularMeetings.filter(
		({ day }) => day >= event.occurredOn && !isOfAnOlderCycle(draft, day)
	);
	const missed = owed.filter((meeting) => meeting.sealed);
	draft.members.set(event.memberId, {
		memberId: event.memberId,
		number: event.number,
		symbol: event.symbol ?? null,
		joinedOn: event.occurredOn,
		leftOn: null,
		leftBecause: null,
		consents: [],
		savingsDue: money(
			owed.reduce((due, meeting) => due + savingDueOn(draft, event.memberId, meeting.day), 0)
		),
		openingArrears: zero,
		deposited: zero,
		meetingsHeld: missed.length,
		meetingsPresent: 0,
		recentMarks: missed.map(() => 'absent' as const),
		penSteps: [],
		names: event.name === undefined ? [] : [event.name]
	});
}

/** Checks a withdrawal of consent: also allowed to leavers, but only for consents given before. */
function refuseWithdrawal(
	state: GroupState,
	{ memberId, occurredOn, scope }: ConsentWithdrawn
): Rejection | null {
	const refused = needsMemberOn(state, memberId, occurredOn);
	if (refused) return refused;
	const given = state.members.get(memberId)?.consents ?? [];
	const wasGiven = scope === undefined ? given.length > 0 : scope.every((what) => given.includes(what));
	return wasGiven ? null : { type: 'ConsentUnknown', memberId };
}

/**
 * Drafts a joining and, if the rules ask for it, the buy-in, which needs an open meeting. If each member has her own amount of saving, hers is
 * decided here: otherwise nothing would ever fall due (ledger law 7).
 */
function draftJoining(state: GroupState, command: AddMember): Drafted {
	const { on, memberId, number, symbol, name, buyIn = null } = command;
	const joined: GroupEvent = {
		type: 'MemberJoined',
		occurredOn: on,
		...{ memberId, number, symbol, ...optional('name', name) }
	};
	const rules = rulesOn(state, on);
	if (rules === null) return ok([joined]);
	const asked = draftHerSaving(state, rules, command);
	if (!asked.ok) return asked;
	const paid = buyIn === null || buyIn === 0 ? [] : [buyInEntry(rules, { memberId, on, amount: buyIn })];
	return ok([joined, ...asked.value, ...paid]);
}

/** Drafts the complete rules with her amount added, from her joining day on. */
function draftHerSaving(state: GroupState, rules: Constitution, command: AddMember): Drafted {
	const { on: occurredOn, memberId, saving: amount = null, agreedBy = [] } = command;
	const { saving } = rules;
	if (saving.mode !== 'perMember') return ok([]);
	const lacking = lacksDecision(state, agreedBy, 'ConstitutionChanged');
	if (lacking) return err(lacking);
	if (amount === null || amount === 0) return err({ type: 'SavingMissing' });
	const constitution = {
		...writtenRules(rules),
		saving: { ...saving, amounts: [...saving.amounts, { memberId, amount }] }
	};
	return ok([{ type: 'ConstitutionChanged', occurredOn, constitution }]);
}
