import { err, ok, present, type MemberId, type Result } from '#kernel';
import { credit, debit, entryOf, type JournalEntry } from '#ledger';
import { sum, type Money } from '#money';
import * as v from 'valibot';
import { moneyAccount, savingsOf, surplus } from '../chart.ts';
import { needsAccountOf, needsEachOnce, needsMeeting, needsMembers, needsNotLeft } from '../checks.ts';
import { lacksDecision } from '../offices/officers-who-decide.ts';
import { amount, count, event, memberId, saying, via } from '../event-fields.ts';
import { noFacts, type AskedOn, type Drafted, type DraftsOf, type KindsOf } from '../kind.ts';
import { optional } from '../tidy.ts';
import type { Rejection } from '../rejections.ts';
import { sharingRule } from '../rules/constitution-schema.ts';
import { otherThanByRule, sharedParts, surplusNow } from '../sharing/shared-parts.ts';
import type { GroupState } from '../state.ts';

export const sharedPart = v.strictObject({ memberId, amount });

export const sharingWeights = v.optional(
	v.pipe(
		v.record(
			v.picklist(['equal', 'bySavings', 'byShares', 'bySavingMonths', 'bySavingMeetings', 'interestBack']),
			count(0, 100, 'weight')
		),
		v.description('of `mixed`: rule → its share in hundredths, 100 in all')
	)
);

const percent = v.pipe(
	v.string(),
	v.regex(/^(?:0|[1-9]\d{0,2})(?:\.\d{1,2})?$/, 'a percentage is a decimal such as "12.5"')
);

export const sharingRate = v.optional(
	v.strictObject({
		percent: v.pipe(percent, v.description('of `fixedRate`: what each hundred of her savings brings')),
		taxPercent: saying(percent, 'of what it brings, kept back for a tax')
	})
);

const dividendPaid = event('DividendPaid', {
	via,
	rule: sharingRule,
	weights: sharingWeights,
	rate: sharingRate,
	amount: v.pipe(amount, v.description('minor units to be shared')),
	parts: saying(
		v.pipe(v.array(sharedPart), v.maxLength(60)),
		'what each woman gets; computed where it is missing, refused where the rule gives something else'
	),
	to: v.pipe(v.picklist(['box', 'savings']), v.description('paid out, or added to her regular savings'))
});

export type DividendPaid = v.InferOutput<typeof dividendPaid>;

declare module '../event-types.ts' {
	interface EventKinds {
		DividendPaid: DividendPaid;
	}
}

export interface PayDividend extends AskedOn<'PayDividend'> {
	readonly rule: DividendPaid['rule'];
	readonly weights?: DividendPaid['weights'];
	readonly amount: Money;
	readonly to: DividendPaid['to'];
	/** Parts as shown before the decision; the screen computes them from the whole book (`sharedParts`). */
	readonly parts: NonNullable<DividendPaid['parts']>;
	readonly agreedBy: readonly MemberId[];
}

export type DividendCommand = PayDividend;

export const dividendKinds = {
	DividendPaid: {
		fields: dividendPaid,
		admit: admitDividend,
		legs: (_, event) => dividend(event),
		// A dividend that is added to savings does not count as regular saving (fine print 19).
		facts: noFacts,
		shown: { words: 'code.resolution-shareProfit', picture: 'pouring-pots', account: 'paper.money-dividend' },
		isDecided: ({ parts }) => parts?.every(({ amount }) => amount > 0) === true
	}
} as const satisfies KindsOf<DividendPaid>;

export const dividendDrafts: DraftsOf<DividendCommand> = {
	PayDividend: draftDividend
};

/** Computes missing parts and refuses parts that differ from the rule by even one minor unit. Parts of zero are omitted. */
function admitDividend(state: GroupState, event: DividendPaid): Result<DividendPaid, Rejection> {
	const { occurredOn: on, rule, weights, rate, amount, to } = event;
	const surplus = surplusNow(state);
	const refused =
		needsMeeting(state) ??
		needsEachOnce(event.parts) ??
		needsMembers(
			state,
			event.parts?.map(({ memberId }) => memberId)
		) ??
		needsMembers(state, event.approvedBy) ??
		needsAccountOf(state, event.via) ??
		(amount > surplus ? ({ type: 'SurplusTooSmall', surplus, asked: amount } as const) : null);
	if (refused) return err(refused);
	const shared = sharedParts(state, on, rule, weights, amount, to === 'box' && event.via === undefined, rate);
	if (!shared.ok) return shared;
	const parts = shared.value.parts.filter((part) => part.amount > 0);
	const said = event.parts ?? parts;
	const gone = parts.map((part) => needsNotLeft(state, part.memberId)).find((reason) => reason !== null);
	if (gone) return err(gone);
	const given = sum(said.map((part) => part.amount));
	if (given > amount || given === 0) return err({ type: 'PartsDoNotAddUp', whole: amount, parts: given });
	const other = otherThanByRule(parts, said);
	return other ? err(other) : ok({ ...event, parts });
}

/** Debits surplus, which may become negative against this year's income: reports add the two. A remainder that was not distributed stays in surplus. */
function dividend({ parts, to, via }: DividendPaid): JournalEntry | null {
	const given = present(parts, 'a recorded dividend carries its parts');
	const whole = sum(given.map((part) => part.amount));
	const credits =
		to === 'box'
			? [credit(moneyAccount(via), whole)]
			: given.map((part) => credit(savingsOf(part.memberId, 'regular'), part.amount));
	return entryOf([debit(surplus, whole), ...credits]);
}

/** Takes the parts as they were shown to the circle, without those of zero. */
function draftDividend(state: GroupState, command: PayDividend): Drafted {
	const { on, rule, weights, amount, to, parts, agreedBy } = command;
	const lacking = lacksDecision(state, agreedBy, 'DividendPaid');
	if (lacking) return err(lacking);
	return ok([
		{
			type: 'DividendPaid',
			occurredOn: on,
			rule,
			...optional('weights', weights),
			amount,
			parts: parts.filter((part) => part.amount > 0),
			to
		}
	]);
}
