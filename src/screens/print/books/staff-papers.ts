import type { MessageKey } from '#i18n';
import type { GroupState } from '#group';
import { registersOf, registerTitle, bookKinds, bookTitle } from '#papers/registers/registers.ts';

/** A paper of the staff's list. */
export interface StaffPaper {
	readonly name: string;
	readonly title: MessageKey;
	/** The screen that draws it. */
	readonly screen: '/print/books/paper' | '/print/registers';
}

/** All that staff can print of a book, in the order in which they ask for it. */
export const staffPapersOf = (
	state: Pick<GroupState, 'sharedOutOn'>
): readonly {
	readonly heading: MessageKey;
	readonly papers: readonly StaffPaper[];
}[] => [
	{
		heading: 'print.books-accounts',
		papers: bookKinds.map((name) => ({ name, title: bookTitle(name), screen: '/print/books/paper' }))
	},
	{
		heading: 'print.books-registers',
		papers: [
			...registersOf(state).map((name) => ({
				name,
				title: registerTitle(name),
				screen: '/print/registers' as const
			})),
			{ name: 'minutes', title: 'register.minutes', screen: '/print/registers' },
			{ name: 'extract', title: 'register.extract', screen: '/print/registers' }
		]
	}
];
