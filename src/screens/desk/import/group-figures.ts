import type { JournalFile } from '#app';
import type { ReadGroup } from '#spreadsheet/read-spreadsheet.ts';
import { activeMembers } from '#group';
import type { IconName, MessageKey } from '#i18n';
import { money, sum, zero, type CurrencyCode, type Money } from '#money';
import { sumsOf, type BookSums } from '#spreadsheet/figures.ts';

/** One line of a side; minor units, never below zero. */
export interface FigureLine {
	readonly say: MessageKey;
	readonly icon: IconName;
	readonly amount: Money;
}

/** What is compared with the paper book of a group before its book is made; both sides have one sum. Minor units. */
export interface GroupFigures {
	readonly name: string;
	readonly currency: CurrencyCode;
	readonly members: number;
	readonly meetings: number;
	/** The money and things that are there; a loss from before stands with them. */
	readonly there: readonly FigureLine[];
	/** Whose it is. */
	readonly whose: readonly FigureLine[];
	/** The sheet left the surplus to be computed; null where there is no sheet any more. */
	readonly surplusComputed: boolean | null;
}

/** Of a journal that was read. */
export function groupFigures({ book, state }: Pick<JournalFile, 'book' | 'state'>): GroupFigures {
	return {
		name: state.name ?? '',
		currency: book.currency,
		members: activeMembers(state).length,
		meetings: state.lastNumber.regular,
		...sidesOf(sumsOf(state)),
		surplusComputed: null
	};
}

/** Of a group in a spreadsheet. */
export function sheetFigures({ name, figures }: ReadGroup): GroupFigures {
	const { currency, members, meetings, surplusComputed } = figures;
	return { name, currency, members: members.length, meetings, ...sidesOf(figures), surplusComputed };
}

function sidesOf(figures: BookSums): Pick<GroupFigures, 'there' | 'whose'> {
	const deficit = figures.surplus < 0 ? money(-figures.surplus) : zero;
	return {
		there: [
			{ say: 'word.loan', icon: 'wall', amount: figures.loans },
			{ say: 'word.box', icon: 'tin-box', amount: figures.box },
			{ say: 'word.bank', icon: 'bank-counter', amount: figures.bank },
			...notZero({ say: 'account.account-assets', icon: 'bag', amount: figures.assets }),
			...notZero({ say: 'account.account-deposits', icon: 'deposit-in', amount: figures.deposits }),
			...notZero({ say: 'desk.cut-off-deficit', icon: 'unequal', amount: deficit })
		],
		whose: [
			{ say: 'word.saving', icon: 'gullak-in', amount: figures.savings },
			...notZero({ say: 'bank.group-loan-left', icon: 'bank-to-box', amount: figures.borrowings }),
			...notZero({ say: 'desk.cut-off-socialFund', icon: 'social-pot', amount: figures.socialFund }),
			...notZero({
				say: 'desk.cut-off-vulnerabilityFund',
				icon: 'stand-in',
				amount: figures.vulnerabilityFund
			}),
			...notZero({ say: 'desk.cut-off-revolvingFund', icon: 'from-outside', amount: figures.revolvingFund }),
			...notZero({ say: 'desk.cut-off-grants', icon: 'coins', amount: figures.grants }),
			...notZero({ say: 'people.rest', icon: 'woman-leaves', amount: figures.payable }),
			...notZero({ say: 'account.account-held-for-others', icon: 'held-in', amount: figures.heldForOthers }),
			...(deficit > 0
				? []
				: [{ say: 'setup.opening-surplus', icon: 'meeting', amount: figures.surplus } as const])
		]
	};
}

/** What few groups have stands only where there is some. */
const notZero = (line: FigureLine): readonly FigureLine[] => (line.amount === 0 ? [] : [line]);

export const sumOf = (lines: readonly FigureLine[]): Money => sum(lines.map(({ amount }) => amount));
