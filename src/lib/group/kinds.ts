import type { JournalEntry } from '#ledger';
import * as v from 'valibot';
import type { EventType, GroupEvent } from './event-types.ts';
import { noFacts, type Kind, type KindsOf, type Shown } from './kind.ts';
import { assetKinds } from './kinds/assets.ts';
import { bankKinds } from './kinds/bank.ts';
import { borrowingCreditKinds } from './kinds/borrowing-credits.ts';
import { borrowingKinds } from './kinds/borrowings.ts';
import { correctionKinds } from './kinds/corrections.ts';
import { dividendKinds } from './kinds/dividends.ts';
import { fineKinds } from './kinds/fines.ts';
import { grantReturnKinds } from './kinds/grant-returns.ts';
import { heldForOthersKinds } from './kinds/held-for-others.ts';
import { incomeExpenseKinds } from './kinds/income-expense.ts';
import { leavingKinds } from './kinds/leaving.ts';
import { lenderEventKinds } from './kinds/lenders.ts';
import { loanChangeKinds } from './kinds/loan-changes.ts';
import { loanKinds } from './kinds/loans.ts';
import { placedDepositKinds } from './kinds/placed-deposits.ts';
import { repaymentKinds } from './kinds/repayments.ts';
import { meetingActKinds } from './kinds/meeting-acts.ts';
import { meetingEventKinds } from './kinds/meetings.ts';
import { memberKinds } from './kinds/members.ts';
import { minutesKinds } from './kinds/minutes.ts';
import { officeKinds } from './kinds/offices.ts';
import { openingKinds } from './kinds/opening.ts';
import { rulesKinds } from './kinds/rules.ts';
import { savingInterestKinds } from './kinds/saving-interest.ts';
import { savingKinds } from './kinds/savings.ts';
import { shareOutKinds } from './kinds/share-outs.ts';
import { socialFundKinds } from './kinds/social-fund.ts';
import type { GroupState } from './state.ts';

/** Every kind of event that a book may hold, in the order in which docs/JOURNAL.md describes them. A kind that is forgotten does not compile. */
const kinds = {
	...rulesKinds,
	...memberKinds,
	...leavingKinds,
	...officeKinds,
	...openingKinds,
	...meetingEventKinds,
	...meetingActKinds,
	...savingKinds,
	...loanKinds,
	...repaymentKinds,
	...loanChangeKinds,
	...fineKinds,
	...incomeExpenseKinds,
	...grantReturnKinds,
	...socialFundKinds,
	...heldForOthersKinds,
	...placedDepositKinds,
	...savingInterestKinds,
	...bankKinds,
	...lenderEventKinds,
	...borrowingKinds,
	...borrowingCreditKinds,
	...dividendKinds,
	...shareOutKinds,
	...assetKinds,
	...minutesKinds,
	...correctionKinds
} satisfies KindsOf<GroupEvent>;

/** The table is typed by kind; the compiler cannot follow one kind through it. */
export const kindOf = ({ type }: Pick<GroupEvent, 'type'>): Kind<GroupEvent> =>
	kinds[type] as Kind<GroupEvent>;

type ShownAs<Part extends keyof Shown> = Extract<
	(typeof kinds)[EventType]['shown'],
	Readonly<Record<Part, string>>
>[Part];

/** Key of the words that name a kind on screens. */
export const kindWords = (type: EventType): ShownAs<'words'> => kinds[type].shown.words;

/** Name of the picture of a kind. */
export const kindPicture = (type: EventType): ShownAs<'picture'> => kinds[type].shown.picture;

/** Kinds that have a line in the accounts: those that move money, and what a cash credit is. */
export type AccountedType = {
	[Type in EventType]: 'account' extends keyof (typeof kinds)[Type]['shown'] ? Type : never;
}[EventType];

/** Key of a kind's line in the accounts on paper; null where it moves no money. */
export function accountLine(type: EventType): ShownAs<'account'> | null {
	const { shown } = kinds[type];
	return 'account' in shown ? shown.account : null;
}

/** Key of a kind's line in registers; null where it has none of its own. */
export function registerLine(type: EventType): ShownAs<'register'> | null {
	const { shown } = kinds[type];
	return 'register' in shown ? shown.register : null;
}

export const eventSchemas = Object.values(kinds).map(({ fields }) => fields);

export const groupEventSchema = v.variant('type', eventSchemas);

type EventSchema = (typeof eventSchemas)[number];

const schemaByType: ReadonlyMap<unknown, EventSchema> = new Map(
	eventSchemas.map((schema) => [schema.entries.type.literal, schema])
);

/** The same, for many events: the variant alone asks all sixty whether an event is theirs. What has no known type the variant refuses. */
export const eventByTypeSchema = v.lazy((event): EventSchema | typeof groupEventSchema => {
	const type = typeof event === 'object' && event !== null && 'type' in event ? event.type : null;
	return schemaByType.get(type) ?? groupEventSchema;
});

/** The first field of an event that no file may hold as it stands; null where all of it can be read again. */
export function unfitField(event: GroupEvent): string | null {
	const [issue] = v.safeParse(kindOf(event).fields, event, { abortEarly: true }).issues ?? [];
	return issue === undefined ? null : (v.getDotPath(issue) ?? event.type);
}

/**
 * The legs that an event makes, as the table of ledger law 5 says. Postings are derived, never stored: the event is
 * the truth, this is its accounting view.
 *
 * @param state the book just before the event
 * @returns null for events that move no money, and for reversals, which are handled by the meeting that is open
 */
export const entryFor = (state: GroupState, event: GroupEvent): JournalEntry | null =>
	kindOf(event).legs(state, event);

/** Whether an event of this kind changes nothing but balances. */
export const isWithoutFacts = (event: GroupEvent): boolean => kindOf(event).facts === noFacts;

/**
 * Whether an event holds all that was decided when it was admitted, as the app writes it. In an open file the split of a
 * repayment, a settlement, what was given up, parts and where a fine goes may be left out: `admit` fills them in.
 */
export const isDecided = (event: GroupEvent): boolean => kindOf(event).isDecided?.(event) ?? true;

/** The point of the agenda that an entry shows to have been taken; null where it belongs to none. */
export function agendaPointOf(event: GroupEvent): string | null {
	if (event.type === 'ResolutionPassed' && event.kind === 'joinFederation') return 'federation';
	return kindOf(event).point ?? null;
}
