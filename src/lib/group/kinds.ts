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

/** All kinds of events, in the order of docs/JOURNAL.md. A missing kind does not compile. */
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

/** The compiler cannot correlate the type of the event with its entry in the table. */
export const kindOf = ({ type }: Pick<GroupEvent, 'type'>): Kind<GroupEvent> =>
	kinds[type] as Kind<GroupEvent>;

type ShownAs<Part extends keyof Shown> = Extract<
	(typeof kinds)[EventType]['shown'],
	Readonly<Record<Part, string>>
>[Part];

export const kindWords = (type: EventType): ShownAs<'words'> => kinds[type].shown.words;

export const kindPicture = (type: EventType): ShownAs<'picture'> => kinds[type].shown.picture;

/** Kinds with a line in the accounts: those that move money, and the opening of a cash credit. */
export type AccountedType = {
	[Type in EventType]: 'account' extends keyof (typeof kinds)[Type]['shown'] ? Type : never;
}[EventType];

/** Key of a kind's line in the accounts on paper; null where it moves no money. */
export function accountLine(type: EventType): ShownAs<'account'> | null {
	const { shown } = kinds[type];
	return 'account' in shown ? shown.account : null;
}

/** Key of a kind's own line in registers; null if it has none. */
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

/** A faster schema for many events: `variant` alone tries all sixty schemas. An unknown type falls back to it and is refused there. */
export const eventByTypeSchema = v.lazy((event): EventSchema | typeof groupEventSchema => {
	const type = typeof event === 'object' && event !== null && 'type' in event ? event.type : null;
	return schemaByType.get(type) ?? groupEventSchema;
});

/** Returns the path of the first field that fails validation; null if the event is valid in a file. */
export function unfitField(event: GroupEvent): string | null {
	const [issue] = v.safeParse(kindOf(event).fields, event, { abortEarly: true }).issues ?? [];
	return issue === undefined ? null : (v.getDotPath(issue) ?? event.type);
}

/**
 * Derives the postings of an event by the table of ledger law 5. Postings are never stored: the event is the source of truth.
 *
 * @param state the book just before the event
 * @returns null for events that move no money, and for reversals, whose postings depend on the original
 */
export const entryFor = (state: GroupState, event: GroupEvent): JournalEntry | null =>
	kindOf(event).legs(state, event);

/** True if an event of this kind changes only balances. */
export const isWithoutFacts = (event: GroupEvent): boolean => kindOf(event).facts === noFacts;

/**
 * True if an event has all computed fields, as the app writes it. An open journal may omit the split of a repayment, a settlement, a write-off
 * amount, parts and the destination of a fine: `admit` fills them in.
 */
export const isDecided = (event: GroupEvent): boolean => kindOf(event).isDecided?.(event) ?? true;

/** Returns the agenda point that an entry covers; null if it belongs to none. */
export function agendaPointOf(event: GroupEvent): string | null {
	if (event.type === 'ResolutionPassed' && event.kind === 'joinFederation') return 'federation';
	return kindOf(event).point ?? null;
}
