import type { MessageKey } from '#i18n';
import { registerKinds, registerTitle } from '#papers/registers/registers.ts';
import { bookKinds, bookTitle } from '#papers/books/books.ts';

/** A paper of the staff's list. */
export interface StaffPaper {
	readonly name: string;
	readonly title: MessageKey;
	/** The screen that draws it. */
	readonly screen: '/print/books/paper' | '/print/registers';
}

/** All that staff can print, in the order in which they ask for it. */
export const staffPapers: readonly {
	readonly heading: MessageKey;
	readonly papers: readonly StaffPaper[];
}[] = [
	{
		heading: 'print.books-accounts',
		papers: bookKinds.map((name) => ({ name, title: bookTitle(name), screen: '/print/books/paper' }))
	},
	{
		heading: 'print.books-registers',
		papers: [
			...registerKinds.map((name) => ({
				name,
				title: registerTitle(name),
				screen: '/print/registers' as const
			})),
			{ name: 'minutes', title: 'register.minutes', screen: '/print/registers' },
			{ name: 'extract', title: 'register.extract', screen: '/print/registers' }
		]
	}
];
