import type { BankAccountId, BorrowingId, FineId, LoanId, LocalDate, MemberId } from '#kernel';
import {
	monthsOfQuarter,
	type BorrowingKind,
	type EnterOpeningBalances,
	type LoanTerms,
	type Rhythm
} from '#group';
import { money, subtract, sum, zero, type Money } from '#money';
import type { LoanSource } from '../frame/loan/loan-sources.ts';
import { everyNow, loanRhythm, type LoanEvery } from './opening-rhythm.ts';

/** A woman's savings and debts in the paper book; minor units. */
export interface OpeningMember {
	/** Regular savings. */
	readonly saving: Money;
	/** Savings beyond the regular ones. */
	readonly voluntary: Money;
	/** Arrears of savings; no money yet. */
	readonly arrears: Money;
	/** Unpaid fines; no money yet. */
	readonly fine: Money;
	/** Amount still payable to her. */
	readonly payable: Money;
	/** Money that she gave for others and that was not handed on. */
	readonly held: Money;
	readonly loan: Money;
	/** Number of remaining instalments. */
	readonly timesLeft: number;
	/** Their frequency. */
	readonly every: LoanEvery;
	/** Months until the next instalment, for a loan by the quarter. */
	readonly nextIn: number;
	/** Source of the loan. */
	readonly source: LoanSource;
}

const nothing: OpeningMember = {
	saving: zero,
	voluntary: zero,
	arrears: zero,
	fine: zero,
	payable: zero,
	held: zero,
	loan: zero,
	timesLeft: 10,
	every: 'month',
	nextIn: monthsOfQuarter,
	source: 'own'
};
export const timesLeftMost = 99;

/** Lines of one woman. */
const womanLines = ['saving', 'voluntary', 'arrears', 'loan', 'fine', 'payable', 'held'] as const;
export type WomanLine = (typeof womanLines)[number];

/** Borrowings of the group, with the lender's kind. */
export const owedLines = {
	bankLoan: 'bank',
	cifLoan: 'cif',
	federationLoan: 'federation',
	otherLoan: 'other'
} as const satisfies Readonly<Record<string, BorrowingKind>>;
export type OwedLine = keyof typeof owedLines;

/** Lines that only some groups have: assets and the deficit are on the side of what is there, the others on the side of claims. */
export const rareLines = [
	'assets',
	'deposits',
	'socialFund',
	'vulnerabilityFund',
	'revolvingFund',
	'grants',
	'bankLoan',
	'cifLoan',
	'federationLoan',
	'otherLoan',
	'deficit'
] as const;
export type RareLine = (typeof rareLines)[number];
const linesThere: readonly RareLine[] = ['assets', 'deposits', 'deficit'];
export const rareThere = rareLines.filter((line) => linesThere.includes(line));
export const rareClaimed = rareLines.filter((line) => !linesThere.includes(line));
/** Balance in the passbook of each account; a group may have several. */
export const bankLines = ['bank', 'bank2', 'bank3'] as const;
export type BankLine = (typeof bankLines)[number];
export type GroupLine = 'box' | BankLine | 'surplus' | RareLine;
/** Line of the cut-off sheet on the note pad. */
export type OpeningLine = GroupLine | WomanLine;

export function isOwed(line: GroupLine): line is OwedLine {
	return line in owedLines;
}

export function isWomanLine(line: OpeningLine): line is WomanLine {
	return womanLines.some((one) => one === line);
}

const noLines: Readonly<Record<GroupLine, Money>> = {
	box: zero,
	bank: zero,
	bank2: zero,
	bank3: zero,
	surplus: zero,
	socialFund: zero,
	vulnerabilityFund: zero,
	revolvingFund: zero,
	grants: zero,
	bankLoan: zero,
	cifLoan: zero,
	federationLoan: zero,
	otherLoan: zero,
	deficit: zero,
	assets: zero,
	deposits: zero
};

type AssetLine = Readonly<{ thing: string; amount: Money }>;

/** The cut-off sheet of a paper book: assets on one side, claims on the other. Both must be equal. */
/** Stored content of the sheet, in this order. */
type SheetTold = readonly [
	Readonly<Record<GroupLine, Money>>,
	Readonly<Record<MemberId, OpeningMember>>,
	Readonly<Record<'assets' | 'deposits', readonly AssetLine[]>>,
	Partial<Record<OwedLine, string>>
];

export class OpeningSheet {
	#lines = $state.raw(noLines);
	#members = $state.raw<Readonly<Record<MemberId, OpeningMember>>>({});
	/** Items of the lines of assets and deposits, where they are known. */
	#things = $state.raw<Readonly<Record<'assets' | 'deposits', readonly AssetLine[]>>>({
		assets: [],
		deposits: []
	});
	/** Names of the lenders as typed. */
	#lenders: Partial<Record<OwedLine, string>> = {};

	/** A line of the group. */
	line(name: GroupLine): Money {
		return this.#lines[name];
	}

	write(name: GroupLine, amount: Money): void {
		this.#lines = { ...this.#lines, [name]: amount };
	}

	/** Sets the group's own assets, or its deposits elsewhere, item by item. */
	writeThings(line: 'assets' | 'deposits', things: readonly AssetLine[]): void {
		this.#things = { ...this.#things, [line]: things };
		this.write(line, sum(things.map(({ amount }) => amount)));
	}

	nameLender(line: OwedLine, name: string): void {
		this.#lenders[line] = name;
	}

	of(memberId: MemberId): OpeningMember {
		return this.#members[memberId] ?? nothing;
	}

	set(memberId: MemberId, change: Partial<OpeningMember>): void {
		this.#members = { ...this.#members, [memberId]: { ...this.of(memberId), ...change } };
	}

	forget(memberId: MemberId): void {
		this.set(memberId, nothing);
	}

	/** True if her page has an amount. */
	isFilled(memberId: MemberId): boolean {
		return womanLines.some((line) => this.of(memberId)[line] > 0);
	}

	/** The next woman whose page is empty; null after the last one. */
	nextAfter(memberId: MemberId, members: readonly MemberId[]): MemberId | null {
		return members.slice(members.indexOf(memberId) + 1).find((one) => !this.isFilled(one)) ?? null;
	}

	/** Possible sources of a loan: the group's own money, and what it was given or lent. */
	get sources(): readonly LoanSource[] {
		return [
			'own',
			...(this.line('revolvingFund') > 0 ? (['revolvingFund'] as const) : []),
			...(this.line('cifLoan') > 0 ? (['cif'] as const) : []),
			...(this.line('bankLoan') > 0 ? (['bank'] as const) : []),
			...(['socialFund', 'vulnerabilityFund'] as const).filter((fund) => this.line(fund) > 0)
		];
	}

	readonly savings: Money = $derived(
		sum(Object.values(this.#members).map(({ saving, voluntary }) => money(saving + voluntary)))
	);
	readonly lent: Money = $derived(sum(Object.values(this.#members).map(({ loan }) => loan)));
	readonly payable: Money = $derived(sum(Object.values(this.#members).map(({ payable }) => payable)));
	readonly held: Money = $derived(sum(Object.values(this.#members).map(({ held }) => held)));
	/** Total that is there, without unpaid fines and arrears of savings. */
	readonly there: Money = $derived(
		sum([
			this.#lines.box,
			...bankLines.map((line) => this.#lines[line]),
			this.lent,
			...rareThere.map((line) => this.#lines[line])
		])
	);
	/** Total of all claims. */
	readonly claimed: Money = $derived(
		sum([
			...[this.savings, this.payable, this.held, this.#lines.surplus],
			...rareClaimed.map((line) => this.#lines[line])
		])
	);
	/** Above zero if more is there than is claimed, below zero if something is missing; minor units. */
	readonly difference: Money = $derived(subtract(this.there, this.claimed));

	/** Books the unclaimed rest as the group's own surplus, which people confirm openly. */
	bookRestAsSurplus(): void {
		this.write('surplus', money(this.line('surplus') + this.difference));
	}

	balances(
		members: readonly MemberId[],
		how: {
			readonly bank: readonly { readonly line: BankLine; readonly bankAccountId: BankAccountId }[];
			readonly day: LocalDate;
			readonly terms: LoanTerms;
			readonly meets: Rhythm['every'];
			/** Savings fund of the members; regular if left out. */
			readonly fund?: 'regular' | 'shares';
		}
	): EnterOpeningBalances['balances'] {
		const owing = (line: WomanLine) => members.filter((memberId) => this.of(memberId)[line] > 0);
		const saved = (line: 'saving' | 'voluntary', fund: 'regular' | 'shares' | 'voluntary') =>
			owing(line).map((memberId) => ({ memberId, fund, amount: this.of(memberId)[line] }));
		return {
			box: this.line('box'),
			...(how.bank.length > 0 && {
				bank: how.bank.map(({ line, bankAccountId }) => ({ bankAccountId, amount: this.line(line) }))
			}),
			savings: [...saved('saving', how.fund ?? 'regular'), ...saved('voluntary', 'voluntary')],
			savingsArrears: owing('arrears').map((memberId) => ({ memberId, amount: this.of(memberId).arrears })),
			finesDue: owing('fine').map((memberId) => ({
				fineId: `before-${memberId}` as FineId,
				memberId,
				amount: this.of(memberId).fine
			})),
			loans: owing('loan').map((memberId) => this.#loanOf(memberId, how)),
			borrowings: this.#borrowings(),
			...(this.line('assets') > 0 && { assets: [...this.#thingsNow('assets')] }),
			...(this.line('deposits') > 0 && {
				deposits: this.#thingsNow('deposits').map(({ thing: deposit, amount }) => ({ deposit, amount }))
			}),
			...(owing('payable').length > 0 && {
				payables: owing('payable').map((memberId) => ({ memberId, amount: this.of(memberId).payable }))
			}),
			...(owing('held').length > 0 && {
				heldForOthers: owing('held').map((memberId) => ({
					memberId,
					purpose: 'other',
					amount: this.of(memberId).held
				}))
			}),
			socialFund: this.line('socialFund'),
			...(this.line('vulnerabilityFund') > 0 && { vulnerabilityFund: this.line('vulnerabilityFund') }),
			revolvingFund: this.line('revolvingFund'),
			grants: this.line('grants'),
			surplus: this.line('surplus'),
			...(this.line('deficit') > 0 && { deficit: this.line('deficit') })
		};
	}

	/** Content of the sheet as text, to detect changes. */
	get told(): string {
		return JSON.stringify([this.#lines, this.#members, this.#things, this.#lenders]);
	}
	/** @param told result of an earlier `told` */
	restore(told: string): void {
		const [lines, members, things, lenders] = JSON.parse(told) as SheetTold;
		// Older versions lack the newest lines.
		[this.#lines, this.#members, this.#things, this.#lenders] = [
			{ ...noLines, ...lines },
			members,
			things,
			lenders
		];
	}

	/** Amount missing on the smaller side. */
	get gap(): Money {
		return this.difference < 0 ? subtract(zero, this.difference) : this.difference;
	}

	#loanOf(
		memberId: MemberId,
		how: { readonly day: LocalDate; readonly terms: LoanTerms; readonly meets: Rhythm['every'] }
	) {
		const { loan, timesLeft, source, every, nextIn } = this.of(memberId);
		const { disbursedOn, terms } = loanRhythm(how.day, how.terms, everyNow(every, how.meets), nextIn);
		return {
			loanId: `before-${memberId}` as LoanId,
			memberId,
			outstanding: loan,
			disbursedOn,
			// A loan cannot come from a source that the group no longer has.
			source: this.sources.includes(source) ? source : 'own',
			terms: { ...terms, instalments: timesLeft }
		} as const;
	}

	/** Items whose total differs from the line are replaced by one unnamed item. */
	#thingsNow(line: 'assets' | 'deposits'): readonly AssetLine[] {
		const [amount, things] = [this.line(line), this.#things[line]];
		return sum(things.map((one) => one.amount)) === amount ? things : [{ thing: 'other', amount }];
	}

	#borrowings() {
		return rareLines
			.filter((line) => isOwed(line))
			.filter((line) => this.line(line) > 0)
			.map((line) => ({
				borrowingId: `before-${owedLines[line]}` as BorrowingId,
				lender: this.#lenders[line] ?? owedLines[line],
				kind: owedLines[line],
				outstanding: this.line(line)
			}));
	}
}
