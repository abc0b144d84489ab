import type { IconName, MessageKey } from '#i18n';
import type { GroupState } from '#group';
import {
	bookTitle,
	isRegisterKind,
	registersOf,
	registerTitle,
	type BookKind,
	type RegisterKind
} from '#papers/registers/registers.ts';

/** A paper of the staff's list. */
export interface StaffPaper {
	readonly name: string;
	readonly title: MessageKey;
	readonly icon: IconName;
	/** The screen that draws it. */
	readonly screen: '/print/books/paper' | '/print/registers';
}

const book = (name: BookKind, icon: IconName): StaffPaper => ({
	name,
	title: bookTitle(name),
	icon,
	screen: '/print/books/paper'
});
const register = (name: RegisterKind, icon: IconName): StaffPaper => ({
	name,
	title: registerTitle(name),
	icon,
	screen: '/print/registers'
});

/** All that staff can print of a book, by what it is used for, each with a picture of its own. */
export function staffPapersOf(
	state: Pick<GroupState, 'sharedOutOn'>
): readonly { readonly heading: MessageKey; readonly papers: readonly StaffPaper[] }[] {
	const there: ReadonlySet<string> = new Set(registersOf(state));
	const groups: readonly { readonly heading: MessageKey; readonly papers: readonly StaffPaper[] }[] = [
		{
			heading: 'desk.verify-meetings',
			papers: [
				register('attendance', 'faces'),
				register('minutes-register', 'sealed-book'),
				{ name: 'minutes', title: 'register.minutes', icon: 'sheet-meeting', screen: '/print/registers' },
				{ name: 'extract', title: 'register.extract', icon: 'hands-raised', screen: '/print/registers' },
				register('exceptions', 'attention')
			]
		},
		{
			heading: 'print.books-money',
			papers: [
				book('cash-book', 'tin-box'),
				book('bank-book', 'bank-counter'),
				book('deposits', 'box-to-bank'),
				register('loan-ledger', 'wall'),
				register('demand-collection', 'late-coin')
			]
		},
		{
			heading: 'print.books-accounts',
			papers: [
				book('ledger', 'book'),
				book('trial-balance', 'equal'),
				book('receipts-payments', 'box-in'),
				book('income-expenditure', 'sprout'),
				book('balance-sheet', 'coins'),
				book('corpus', 'gullak-in')
			]
		},
		{
			heading: 'print.books-others',
			papers: [
				register('federation', 'federation'),
				register('ratios', 'five-garlands'),
				register('copying', 'laptop'),
				register('share-out', 'pouring-pots'),
				register('share-out-slips', 'slip')
			]
		}
	];
	return groups.map(({ heading, papers }) => ({
		heading,
		papers: papers.filter(({ name }) => !isRegisterKind(name) || there.has(name))
	}));
}
