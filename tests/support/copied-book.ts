import { openSession, type FoundedBook, type PageAudit } from '#app';
import type { flipped } from './intruder.ts';
import { aPhone, type Phone } from './parts.ts';
import { count, first, found, gave, open, run, second, third, today } from './small-book.ts';

/** Founding makes six pages; then come three sealed meetings, and one that is open, in which three women gave. */
export const lastPage = 9;

export async function aBook() {
	const phone = aPhone();
	const founded = await found(phone);
	const session = await open(phone, founded);
	for (const meeting of [1, 2, 3]) {
		await run(
			session,
			`seal-${meeting}`,
			{ type: 'OpenMeeting', on: today, kind: 'regular' },
			gave(first, 2500),
			count(2500 * meeting),
			{ type: 'SealMeeting', on: today, approvals: [second, third] }
		);
	}
	await run(session, 'row-1', { type: 'OpenMeeting', on: today, kind: 'regular' }, gave(first, 2500));
	await run(session, 'row-2', gave(second, 2500));
	await run(session, 'row-3', gave(third, 2500));
	await session.audit(false);
	return { phone, founded, session };
}

export const at =
	(wanted: number, change: typeof flipped | (() => null)) =>
	(entry: Record<string, unknown>, place: number) =>
		place === wanted ? change(entry) : entry;

export async function openedWith(
	phone: Phone & { readonly auditPages?: PageAudit },
	{ cover, keys }: FoundedBook
) {
	const pages = { book: cover.book, keys, vault: phone.vault };
	const session = await openSession({ ...phone, pages, store: phone.shelf.open(cover.book) }, 'INR');
	if (!session.ok) throw new Error(JSON.stringify(session.error));
	return session.value;
}
