import { err, ok, present, type Result } from '#kernel';
import { credit, debit, entryOf } from '#ledger';
import { sum, type Money } from '#money';
import * as v from 'valibot';
import { savingsInterest, savingsOf } from '../chart.ts';
import { needsCircle, needsMembers } from '../checks.ts';
import { amount, day, event, memberId, savingFund, saying } from '../event-fields.ts';
import { noFacts, type AskedOn, type DraftsOf, type KindsOf } from '../kind.ts';
import type { Rejection } from '../rejections.ts';
import { savingInterest, type SavingInterest } from '../sharing/saving-interest.ts';
import type { GroupState } from '../state.ts';

const savingInterestCredited = event('SavingInterestCredited', {
	until: saying(
		day,
		'the day named by the rules up to which savings earned it; computed where it is missing'
	),
	parts: saying(
		v.pipe(v.array(v.strictObject({ memberId, fund: savingFund, amount })), v.maxLength(200)),
		'what each woman’s savings earned; computed where it is missing, refused where the rules give something else'
	)
});

export type SavingInterestCredited = v.InferOutput<typeof savingInterestCredited>;

declare module '../event-types.ts' {
	interface EventKinds {
		SavingInterestCredited: SavingInterestCredited;
	}
}

/** Credits the interest on savings since the last time, by the rate and up to the day that the rules name. */
export interface CreditSavingInterest extends AskedOn<'CreditSavingInterest'> {
	/** Parts as they were read out. */
	readonly parts: SavingInterest['parts'];
}

export const savingInterestKinds = {
	SavingInterestCredited: {
		fields: savingInterestCredited,
		admit: admitInterest,
		legs: (_, { parts }) => {
			const given = present(parts, 'recorded interest carries its parts');
			return entryOf([
				debit(savingsInterest, interestGiven(given)),
				...given.map((part) => credit(savingsOf(part.memberId, part.fund), part.amount))
			]);
		},
		facts: noFacts,
		shown: {
			words: 'people.saving-interest',
			picture: 'sprout',
			account: 'account.entry-saving-interest'
		},
		isDecided: ({ parts, until }) => parts !== undefined && until !== undefined
	}
} as const satisfies KindsOf<SavingInterestCredited>;

export const savingInterestDrafts: DraftsOf<CreditSavingInterest> = {
	CreditSavingInterest: (_, { on, parts }) =>
		ok([{ type: 'SavingInterestCredited', occurredOn: on, parts: [...parts] }])
};

const interestGiven = (parts: Readonly<Parts>): Money => sum(parts.map((part) => part.amount));

/** Checks the credit: rules and book determine amounts and day, so any other value is refused. */
function admitInterest(
	state: GroupState,
	event: SavingInterestCredited
): Result<SavingInterestCredited, Rejection> {
	const refused = needsCircle(state) ?? needsMembers(state, event.approvedBy);
	if (refused) return err(refused);
	if (state.journal === null) return err({ type: 'WholeBookNeeded' });
	const earned = savingInterest(state, state.journal, event.occurredOn);
	if (earned === null || earned.parts.length === 0) return err({ type: 'NothingToShareBy' });
	const { until, parts } = earned;
	if (event.until !== undefined && event.until !== until) return err({ type: 'NothingToShareBy' });
	const other = event.parts === undefined ? null : otherPart(parts, event.parts);
	if (other) return err(other);
	return ok({ ...event, until, parts: [...parts] });
}

type Parts = NonNullable<SavingInterestCredited['parts']>;

function otherPart(byRule: Readonly<Parts>, given: Parts): Rejection | null {
	const sumOf = (parts: Readonly<Parts>, { memberId, fund }: Parts[number]) =>
		interestGiven(parts.filter((part) => part.memberId === memberId && part.fund === fund));
	for (const part of [...byRule, ...given]) {
		const [rule, said] = [sumOf(byRule, part), sumOf(given, part)];
		if (rule !== said) return { type: 'PartNotByRule', memberId: part.memberId, given: said, byRule: rule };
	}
	return null;
}
