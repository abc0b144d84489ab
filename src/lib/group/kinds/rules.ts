import { err, ok, oneLine, present, type LocalDate, type MemberId } from '#kernel';
import { money } from '#money';
import * as v from 'valibot';
import { needsBankAccount, needsMembers, unlessRefused } from '../checks.ts';
import { lacksDecision } from '../offices/officers-who-decide.ts';
import { accountFields, bankAccountId, event, eventId, saying, text, type Office } from '../event-fields.ts';
import type { GroupEvent, EventOf } from '../event-types.ts';
import { lineOf } from '../journal.ts';
import { noLegs, type AskedOn, type Drafted, type DraftsOf, type KindsOf } from '../kind.ts';
import { changeMember } from '../state-draft.ts';
import { membersAllowed, membersMost, monthsBetweenMeetings, withDefaults } from '../rules/constitution.ts';
import { resolution } from './minutes.ts';
import { optional, tidy, tidyOrNone } from '../tidy.ts';
import type { Rejection } from '../rejections.ts';
import { constitutionSchema, type ConstitutionWritten } from '../rules/constitution-schema.ts';
import { savingDueOn } from '../saving/saving-due.ts';
import { activeMembers, membersOn, rulesOn } from '../state-on.ts';
import type { GroupDraft, GroupState } from '../state.ts';

export const placeSchema = v.strictObject({
	street: saying(text('house and street'), 'house and street where the group meets'),
	village: v.optional(text('village')),
	panchayat: v.optional(text('panchayat')),
	block: v.optional(text('block')),
	district: v.optional(text('district')),
	state: v.optional(text('state')),
	pin: v.optional(v.pipe(v.string(), v.regex(/^\d{4,6}$/, 'a PIN has four to six digits'))),
	country: v.optional(v.pipe(v.string(), v.regex(/^[A-Z]{2}$/, 'a country is two capital letters')))
});

const code = (what: string) =>
	saying(v.pipe(v.string(), v.regex(/^[A-Za-z0-9/-]{1,30}$/, 'a code has letters, digits, / and -')), what);

export const codesSchema = v.strictObject({
	nrlm: code("the group's code in the rural livelihoods mission"),
	federation: code("the group's code in its federation")
});

const groupFounded = event('GroupFounded', {
	name: text("the group's name"),
	place: v.optional(placeSchema),
	codes: v.optional(codesSchema),
	constitution: constitutionSchema
});

export type GroupFounded = v.InferOutput<typeof groupFounded>;

/** Details of the group for papers, added or changed after the founding; never details of a member. */
const groupDescribed = v.pipe(
	event('GroupDescribed', {
		place: saying(placeSchema, 'each part in the place of what was said of it before'),
		codes: saying(codesSchema, 'each code in the place of the one before'),
		bankAccountId: saying(bankAccountId, 'the account that branch, ifsc and lastFour are about'),
		...accountFields
	}),
	v.check(
		({ place, codes, branch, ifsc, lastFour }) =>
			[...Object.values(place ?? {}), ...Object.values(codes ?? {}), branch, ifsc, lastFour].some(
				(said) => said !== undefined
			),
		'it says something of the group'
	),
	v.check(
		({ bankAccountId, branch, ifsc, lastFour }) =>
			[branch, ifsc, lastFour].some((said) => said !== undefined) === (bankAccountId !== undefined),
		'what it says of an account names the account'
	)
);

export type GroupDescribed = v.InferOutput<typeof groupDescribed>;

const constitutionChanged = event('ConstitutionChanged', {
	constitution: constitutionSchema,
	resolution: saying(eventId, 'the ResolutionPassed that decided it')
});

export type ConstitutionChanged = v.InferOutput<typeof constitutionChanged>;

declare module '../event-types.ts' {
	interface EventKinds {
		GroupFounded: GroupFounded;
		ConstitutionChanged: ConstitutionChanged;
		GroupDescribed: GroupDescribed;
	}
}

/** Sets the complete rules in force from `on`; two officers must agree. */
export interface ChangeRules extends AskedOn<'ChangeRules'> {
	readonly constitution: ConstitutionWritten;
	readonly agreedBy: readonly MemberId[];
}

export interface FoundGroup extends AskedOn<'FoundGroup'> {
	readonly name: string;
	readonly place?: NonNullable<GroupFounded['place']>;
	readonly constitution: ConstitutionWritten;
	readonly members: readonly {
		readonly memberId: MemberId;
		readonly number: number;
		readonly symbol: string;
		/** Keyed hash of her name, hex. */
		readonly name?: string;
	}[];
	readonly offices: readonly { readonly memberId: MemberId; readonly office: Office }[];
}

/** Sets details for the papers of a bank; fields that are left out stay unchanged. */
export interface DescribeGroup extends Pick<
	GroupDescribed,
	'place' | 'codes' | 'bankAccountId' | 'branch' | 'ifsc' | 'lastFour'
> {
	readonly type: 'DescribeGroup';
	readonly on: LocalDate;
}

export type RulesCommand = FoundGroup | ChangeRules | DescribeGroup;

export const rulesKinds = {
	GroupFounded: {
		fields: groupFounded,
		admit: (state, event) => unlessRefused(event, refuseSize(state, event.constitution)),
		legs: noLegs,
		facts: (draft, event) => {
			// A book of an older app, or of another program, may contain bidirectional control characters.
			draft.name = oneLine(event.name, 80);
			draft.foundedOn = event.occurredOn;
			const constitution = withDefaults(event.constitution, draft.currency);
			draft.rules = [{ since: event.occurredOn, constitution }];
		},
		shown: { words: 'book.entry-other', picture: 'book' }
	},
	ConstitutionChanged: {
		fields: constitutionChanged,
		admit: (state, event) => unlessRefused(event, refuseRules(state, event)),
		legs: noLegs,
		facts: changeRules,
		shown: { words: 'code.resolution-rules', picture: 'book', register: 'register.decided-rules' },
		point: 'rules'
	},
	GroupDescribed: {
		fields: groupDescribed,
		admit: (state, event) =>
			unlessRefused(
				event,
				event.bankAccountId === undefined ? null : needsBankAccount(state, event.bankAccountId)
			),
		legs: noLegs,
		facts: describeAccount,
		shown: { words: 'bank.file-details', picture: 'sheet-bank' }
	}
} as const satisfies KindsOf<GroupFounded | ConstitutionChanged | GroupDescribed>;

export const rulesDrafts: DraftsOf<RulesCommand> = {
	FoundGroup: (_, command) => ok(draftFounding(command)),
	ChangeRules: draftRules,
	DescribeGroup: (_, command) => ok([draftDescription(command)])
};

/** Rejects a limit of members above what the law of the country allows. */
function refuseSize(
	{ currency }: GroupState,
	{ kind, membersMost: own }: ConstitutionWritten
): Rejection | null {
	const most = membersAllowed(kind, currency);
	return own !== undefined && own > most ? { type: 'TooManyMembers', most } : null;
}

/** Checks new rules. They may have any day and count from it; the group must not have more members than they allow. */
function refuseRules(state: GroupState, event: ConstitutionChanged): Rejection | null {
	const unknown = needsMembers(state, event.approvedBy);
	if (unknown) return unknown;
	const tooMany = refuseSize(state, event.constitution);
	if (tooMany) return tooMany;
	const most = membersMost(event.constitution);
	if (activeMembers(state).length > most) return { type: 'TooManyMembers', most };
	const { resolution } = event;
	// Without a journal the resolution cannot be looked up; the app sends none.
	if (resolution === undefined || state.journal === null || lineOf(state.journal, resolution)) return null;
	return { type: 'EventUnknown', eventId: resolution };
}

/**
 * Adds a version of the rules from its day on. Loans keep their terms; the dues of regular meetings on or after that day are recomputed, even if the
 * version was entered after them (ledger law 2 and 3).
 */
function changeRules(draft: GroupDraft, event: ConstitutionChanged): void {
	const since = event.occurredOn;
	const constitution = withDefaults(event.constitution, draft.currency);
	const before = { ...draft };
	const place = draft.rules.findLastIndex((version) => version.since <= since) + 1;
	draft.rules = draft.rules.toSpliced(place, 0, { since, constitution });
	draft.regularMeetings = draft.regularMeetings.map((held) => {
		if (held.day < since) return held;
		const rules = present(rulesOn(draft, held.day), 'a founded group has rules');
		return { ...held, months: monthsBetweenMeetings(rules.meetingRhythm.every) };
	});
	for (const { day } of draft.regularMeetings) {
		if (day < since) continue;
		for (const { memberId } of membersOn(draft, day)) {
			const more = savingDueOn(draft, memberId, day) - savingDueOn(before, memberId, day);
			changeMember(draft, memberId, ({ savingsDue }) => ({ savingsDue: money(savingsDue + more) }));
		}
	}
}

/** Updates only bank details; place and codes of the group are read from the events by the papers. */
function describeAccount(draft: GroupDraft, { bankAccountId, branch, ifsc, lastFour }: GroupDescribed): void {
	if (bankAccountId === undefined) return;
	// On a page entered late the account may be opened only on a later day (fine print 13).
	const account = draft.bankAccounts.get(bankAccountId);
	if (account === undefined) return;
	draft.bankAccounts.set(bankAccountId, {
		...account,
		branch: branch === undefined ? account.branch : oneLine(branch, 80),
		ifsc: ifsc ?? account.ifsc,
		lastFour: lastFour ?? account.lastFour
	});
}

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

/** Leaves out parts without visible text. */
function tidyPlace(place: NonNullable<FoundGroup['place']>): NonNullable<FoundGroup['place']> {
	const parts = Object.entries(place).map(([part, text]) => [part, tidyOrNone(text)] as const);
	return Object.fromEntries(parts.filter(([, text]) => text !== undefined));
}

/** Drafts the resolution and, directly after it in the same meeting, the rules that it decided (ledger law 3). */
function draftRules(state: GroupState, { on, constitution, agreedBy }: ChangeRules): Drafted {
	const lacking = afterMeeting(state, on) ?? lacksDecision(state, agreedBy, 'ConstitutionChanged');
	if (lacking) return err(lacking);
	return ok([
		resolution(state, { on, kind: 'rules', agreedBy }),
		{ type: 'ConstitutionChanged', occurredOn: on, constitution }
	]);
}

/** Rejects rules dated after the page: the day of a page is the latest day in it (ledger fine print 15), so every earlier day would be blocked. */
function afterMeeting({ openMeeting }: GroupState, on: LocalDate): Rejection | null {
	return openMeeting !== null && on > openMeeting.day
		? { type: 'DayAfterMeeting', meetingDay: openMeeting.day }
		: null;
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

/** Place and codes of a group by the last events. */
export interface GroupDescription {
	readonly place: NonNullable<EventOf<'GroupDescribed'>['place']>;
	readonly codes: NonNullable<EventOf<'GroupDescribed'>['codes']>;
}

const fields = { ...placeSchema.entries, ...codesSchema.entries, ...accountFields };

/** Fields that describe a group on the papers of a bank. */
export type DescribedField = Exclude<keyof typeof fields, 'country'>;

export const fitsField = (field: DescribedField, text: string): boolean => v.is(fields[field], text);

/** Merges the description from the founding with all later ones. */
export function descriptionIn(events: readonly GroupEvent[]): GroupDescription {
	let said: GroupDescription = { place: {}, codes: {} };
	for (const event of events)
		if (event.type === 'GroupFounded' || event.type === 'GroupDescribed')
			said = { place: { ...said.place, ...tidied(event.place) }, codes: { ...said.codes, ...event.codes } };
	return said;
}

/** A book of another program may contain bidirectional control characters. */
function tidied(place: GroupDescription['place'] = {}): GroupDescription['place'] {
	return Object.fromEntries(Object.entries(place).map(([part, text]) => [part, oneLine(text ?? '', 80)]));
}
