import { partsOf, toBikram, weekdayOf, type LocalDate, type MemberId } from '#kernel';
import type { ConstitutionWritten, Rhythm } from '#group';
import { zero, type CurrencyCode, type Money } from '#money';
import type { MemberFace } from '#i18n';
import type { RuleScreen } from '#papers/rules/rules-topics.ts';
import { withoutUndefined } from '#papers/rules/rule-question.ts';

type Saving = ConstitutionWritten['saving'];
export type SavingMode = Saving['mode'];

/** Parts of a debt in their default order of payment. */
export const paymentOrderParts = ['interestArrears', 'interestDue', 'principal'] as const;
export type OrderPart = (typeof paymentOrderParts)[number];

/** A woman with an amount of her own in the mode `perMember`. */
export interface AskedWoman {
	readonly memberId: MemberId;
	readonly face: MemberFace;
}

/** Draft of rules: those of a new group, or of a change under discussion. Nothing is written yet. */
export class RulesAnswers {
	readonly #currency: () => CurrencyCode;
	readonly #women: () => readonly AskedWoman[];
	rules = $state.raw() as ConstitutionWritten;
	/** Woman whose own amount is entered. */
	her = $state<MemberId | null>(null);
	/** New payment order as far as it was touched; null for the order of the rules. */
	#order = $state.raw<readonly OrderPart[] | null>(null);

	constructor(
		rules: ConstitutionWritten,
		asked: { readonly currency: () => CurrencyCode; readonly women: () => readonly AskedWoman[] }
	) {
		this.rules = rules;
		this.#currency = asked.currency;
		this.#women = asked.women;
	}

	get currency(): CurrencyCode {
		return this.#currency();
	}
	get women(): readonly AskedWoman[] {
		return this.#women();
	}
	change(rules: ConstitutionWritten): void {
		this.rules = rules;
	}

	get rhythm(): Rhythm {
		return this.rules.meetingRhythm;
	}
	/** Calendar of monthly meetings: that of Nepal for Nepali rupees, unless the group chose. */
	get calendar(): NonNullable<Rhythm['calendar']> {
		return this.rhythm.calendar ?? (this.currency === 'NPR' ? 'bikramSambat' : 'gregorian');
	}
	/** Sets the rhythm to weekly, fortnightly or monthly by a calendar; keeps the weekday where it applies. */
	setEvery(every: Rhythm['every'], calendar?: Rhythm['calendar']): void {
		const { weekday, calendar: before } = this.rhythm;
		if (every === this.rhythm.every && (every !== 'month' || calendar === this.calendar)) return;
		const kept = every === 'month' ? { every, calendar: calendar ?? before } : { every, weekday };
		this.change({ ...this.rules, meetingRhythm: withoutUndefined<Rhythm>(kept) });
	}
	/** Sets a weekday, a day of the month, or the last such weekday of the month. */
	setDay(on: Pick<Rhythm, 'weekday' | 'dayOfMonth' | 'last'>): void {
		const { every, calendar } = this.rhythm;
		this.change({ ...this.rules, meetingRhythm: withoutUndefined<Rhythm>({ every, calendar, ...on }) });
	}

	/** Returns the rules with a meeting day; without a choice, the weekday or date of `day`. */
	meetingLike(day: LocalDate): ConstitutionWritten {
		const {
			every,
			weekday = weekdayOf(day),
			dayOfMonth = dayOfMonthBy(this.calendar, day),
			last
		} = this.rhythm;
		// Gregorian is the default of the format and is not written.
		const calendar =
			every === 'month' && this.calendar !== 'gregorian' ? this.calendar : this.rhythm.calendar;
		const on = every !== 'month' ? { weekday } : last === undefined ? { dayOfMonth } : { last };
		const meetingRhythm = withoutUndefined<Rhythm>({ every, ...on, calendar });
		return { ...this.rules, meetingRhythm };
	}

	get savingMode(): SavingMode {
		return this.rules.saving.mode;
	}
	setSavingMode(mode: SavingMode): void {
		if (mode === this.savingMode) return;
		const { voluntary } = this.rules.saving;
		const amount = this.savingAmount;
		const saving =
			mode === 'fixed'
				? { mode, amount, voluntary }
				: mode === 'shares'
					? { mode, shareValue: amount, sharesMax: 5, voluntary }
					: {
							mode,
							amounts: amount === 0 ? [] : this.women.map(({ memberId }) => ({ memberId, amount })),
							voluntary
						};
		this.#setSaving(withoutUndefined<Saving>(saving));
	}
	/** Saving per meeting, or the value of a share; with individual amounts, that of the first woman. */
	get savingAmount(): Money {
		const { saving } = this.rules;
		if (saving.mode === 'fixed') return saving.amount;
		return saving.mode === 'shares' ? saving.shareValue : (saving.amounts[0]?.amount ?? zero);
	}
	setSavingAmount(amount: Money): void {
		const { saving } = this.rules;
		if (saving.mode === 'fixed') this.#setSaving({ ...saving, amount });
		else if (saving.mode === 'shares') this.#setSaving({ ...saving, shareValue: amount });
	}
	get sharesMax(): number {
		const { saving } = this.rules;
		return saving.mode === 'shares' ? (saving.sharesMax ?? 5) : 5;
	}
	setSharesMax(sharesMax: number): void {
		const { saving } = this.rules;
		if (saving.mode === 'shares') this.#setSaving({ ...saving, sharesMax });
	}
	/** Her saving per meeting; zero for none. */
	savingOf(memberId: MemberId): Money {
		const { saving } = this.rules;
		if (saving.mode !== 'perMember') return this.savingAmount;
		return saving.amounts.find((line) => line.memberId === memberId)?.amount ?? zero;
	}
	setSavingOf(memberId: MemberId, amount: Money): void {
		const { saving } = this.rules;
		if (saving.mode !== 'perMember') return;
		const others = saving.amounts.filter((line) => line.memberId !== memberId);
		this.#setSaving({ ...saving, amounts: amount === 0 ? others : [...others, { memberId, amount }] });
	}

	/** Payment order of the rules, or the part of a new one touched so far. */
	get order(): readonly OrderPart[] {
		return this.#order ?? this.rules.paymentOrder ?? paymentOrderParts;
	}
	/** Enters a new order, one touch per part; the last part follows by itself. */
	touchOrder(part: OrderPart): void {
		const begun = this.#order === null || this.#order.length === 3 ? [] : this.#order;
		const order = begun.includes(part) ? [part] : [...begun, part];
		const rest = paymentOrderParts.filter((one) => !order.includes(one));
		this.#order = rest.length === 1 ? [...order, ...rest] : order;
		if (this.#order.length === 3) this.change({ ...this.rules, paymentOrder: [...this.#order] });
	}

	/** Goes back from her own amount to all. @returns false if all are shown already */
	backInside(): boolean {
		const was = this.her;
		this.her = null;
		return was !== null;
	}

	/** True if the screen is answered; a saving of zero is no answer. */
	isAnswered(screen: RuleScreen): boolean {
		const { saving, interest, moneylenderPercentPerMonth } = this.rules;
		if (screen === 'savingAmount')
			return saving.mode === 'perMember' ? saving.amounts.length > 0 : this.savingAmount > 0;
		if (screen === 'paymentOrder') return this.order.length === 3;
		if (screen === 'interest') return isRate(interest.percentPerMonth);
		if (screen === 'overdue') return isRate(interest.overduePercentPerMonth ?? '0');
		return screen !== 'moneylender' || isRate(moneylenderPercentPerMonth ?? '5');
	}

	#setSaving(saving: Saving): void {
		this.change({ ...this.rules, saving });
	}
}

/** Day of the month in a calendar. */
export function dayOfMonthBy(calendar: Rhythm['calendar'], day: LocalDate): number {
	const bikram = calendar === 'bikramSambat' ? toBikram(day) : null;
	return (bikram ?? partsOf(day)).dayOfMonth;
}

/** Percent a month as a decimal string: "2", "1.5". */
export const isRate = (percent: string): boolean => /^\d{1,3}(\.\d{1,6})?$/.test(percent);
