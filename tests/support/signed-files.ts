import { present, toBase64url, type LocalDate } from '#kernel';
import type { GroupEvent } from '#group';
import { journalRecords, printedBookId, printedHead, signProof, writeJournal } from '#app';
import * as reports from '#reports';
import { figuresForStaff } from '#papers/print-figures.ts';
import { bankRulesOfFolder } from '../../src/cli/beside.ts';
import { event } from './builders.ts';
import { barelyEligible, threeYearsWithLoan, withExceptions } from './dossier-books.ts';
import { vouchedIn, writtenBook } from './exported-book.ts';

/** A group with the file that its phone gave to staff. */
export interface SignedGroup {
	readonly name: string;
	readonly events: readonly GroupEvent[];
	/** The open file, with the codes of its papers, signed by the group's key on the day of its last entry. */
	readonly text: string;
}

/** So many groups, each with keys and a book of its own; every twelfth has three years behind it. */
export async function signedGroups(count: number, today: LocalDate): Promise<readonly SignedGroup[]> {
	const groups: SignedGroup[] = [];
	for (let place = 0; place < count; place += 1) {
		const name = `Group ${String(place + 1)}`;
		const book = place % 12 === 0 ? threeYearsWithLoan : place % 5 === 0 ? withExceptions : barelyEligible;
		const events = book(today).map((one) => (one.type === 'GroupFounded' ? event({ ...one, name }) : one));
		groups.push(await signedGroup(`group-${String(place + 1)}`, name, events));
		if (place % 10 === 9) console.log(`${String(place + 1)} files are signed`);
	}
	return groups;
}

async function signedGroup(id: string, name: string, events: readonly GroupEvent[]): Promise<SignedGroup> {
	const written = await writtenBook(events, { name: id });
	const { book, history, keys, vault, open } = written;
	const vouched = await vouchedIn(written);
	const all = [...history.events, ...open];
	const on = present(
		all
			.map(({ occurredOn }) => occurredOn)
			.toSorted()
			.at(-1),
		'a book has a day'
	);
	const meetings = history.links.flatMap(({ content }, place) =>
		content.events.flatMap((one) =>
			one.type === 'MeetingOpened' ? [{ opened: one, hash: history.hashes[place] ?? '' }] : []
		)
	);
	const { opened, hash } = present(meetings.at(-1), 'a group that meets');
	const about = {
		practice: false,
		currency: 'INR',
		book: await printedBookId(book, vault),
		printedOn: on,
		until: { kind: opened.kind, number: opened.number, day: opened.occurredOn, sealed: true },
		seal: await vault.sealCode(hash),
		head: printedHead(history.hashes.at(-1))
	} as const;
	const rules = await bankRulesOfFolder();
	const prints: string[] = [];
	for (const says of figuresForStaff({ reports, events: all, currency: 'INR', rules }, on))
		prints.push(toBase64url(await signProof(keys, { ...about, ...says })));
	const text = writeJournal({
		book: { id: book, currency: 'INR', groupKey: vouched.groupKey },
		events: all,
		records: journalRecords(history, vouched),
		prints
	});
	return { name, events: all, text };
}
