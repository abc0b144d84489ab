import type { BankAccountId, LoanId, LocalDate, MemberId } from '#kernel';
import type { EnterOpeningBalances, LoanTerms } from '#group';
import { money, subtract, sum, zero, type Money } from '#money';

/** What a woman had saved and still owed in the paper book. */
export interface OpeningMember {
	readonly saving: Money;
	readonly loan: Money;
	/** How many times she still gives something back. */
	readonly timesLeft: number;
}

const nothing: OpeningMember = { saving: zero, loan: zero, timesLeft: 10 };
export const timesLeftMost = 99;

/** The cut-off sheet of a paper book: what there is on one side, whose it is on the other. Both must be equal. */
export class OpeningSheet {
	box = $state<Money>(zero);
	bank = $state<Money>(zero);
	surplus = $state<Money>(zero);
	#members = $state.raw<Readonly<Record<MemberId, OpeningMember>>>({});

	of(memberId: MemberId): OpeningMember {
		return this.#members[memberId] ?? nothing;
	}

	set(memberId: MemberId, change: Partial<OpeningMember>): void {
		this.#members = { ...this.#members, [memberId]: { ...this.of(memberId), ...change } };
	}

	forget(memberId: MemberId): void {
		this.set(memberId, nothing);
	}

	readonly savings: Money = $derived(sum(Object.values(this.#members).map(({ saving }) => saving)));
	readonly lent: Money = $derived(sum(Object.values(this.#members).map(({ loan }) => loan)));
	/** Above zero: there is more than anybody claims. Below: something is missing. */
	readonly difference: Money = $derived(
		money(this.box + this.bank + this.lent - this.savings - this.surplus)
	);

	/** People say openly that what is left over is the group's own. */
	bookRestAsSurplus(): void {
		this.surplus = money(this.surplus + this.difference);
	}

	balances(
		members: readonly MemberId[],
		how: { readonly bankAccountId: BankAccountId | null; readonly day: LocalDate; readonly terms: LoanTerms }
	): EnterOpeningBalances['balances'] {
		const savers = members.filter((memberId) => this.of(memberId).saving > 0);
		const borrowers = members.filter((memberId) => this.of(memberId).loan > 0);
		return {
			box: this.box,
			...(how.bankAccountId !== null && {
				bank: [{ bankAccountId: how.bankAccountId, amount: this.bank }]
			}),
			savings: savers.map((memberId) => ({
				memberId,
				fund: 'regular',
				amount: this.of(memberId).saving
			})),
			loans: borrowers.map((memberId) => ({
				loanId: `before-${memberId}` as LoanId,
				memberId,
				outstanding: this.of(memberId).loan,
				disbursedOn: how.day,
				source: 'own',
				terms: { ...how.terms, instalments: this.of(memberId).timesLeft }
			})),
			surplus: this.surplus
		};
	}

	/** How much is missing on the smaller side. */
	get gap(): Money {
		return this.difference < 0 ? subtract(zero, this.difference) : this.difference;
	}
}
