import { describe, expect, test } from 'vitest';
import { present } from '#kernel';
import {
	beginning,
	bookOfPhones,
	meetingOn,
	plainChecks,
	settledOn,
	writerNumber,
	type WriterOfPhone
} from '../../../../tests/support/merging-phones.ts';
import { besideBook, type PlacedLink } from './merge-books.ts';
import { pagesUntil } from './one-order.ts';
import { remembering, standingLine, standingNowhere } from './standing-line.ts';

// All pages stored on a phone: the book's line, the pages that another phone lacks, and a page's predecessors (ADR 0087, ADR 0095).

const [first, second] = [writerNumber(1), writerNumber(2)];
const page = (line: readonly PlacedLink[], writer: WriterOfPhone, id: string, day: string) =>
	meetingOn(line, writer, {
		id,
		day,
		clock: `${day}T09:00:00.000Z`,
		wishes: [{ what: 'save', who: 0, amount: 20 }]
	});
const common = beginning(first);
const here = page(common, first, 'a', '2024-02-05');
const there = page(page(common, second, 'b', '2024-02-06'), second, 'c', '2024-03-06');
const apart = there.slice(common.length);
const settled = present(
	settledOn(here, first, { line: there, held: there }, { stands: 'both', id: 's' }),
	'it is settled'
).line;
/** The store of the phone that settled: its pages, those of the other phone, and the settlement. */
const held = [...here, ...apart, ...settled.slice(here.length)];

const links = (pages: readonly PlacedLink[]) => pages.map(({ link }) => link);
const hashes = (pages: readonly PlacedLink[]) => pages.map(({ hash }) => hash);
const heldPages = (pages: readonly PlacedLink[]) => ({ links: links(pages), hashes: hashes(pages) });
const lineIn = (pages: readonly PlacedLink[]) => standingLine(bookOfPhones.id, links(pages), plainChecks);
const damaged = (about: string) => ({ ok: false, error: { type: 'Damaged', about } });

describe('the line that is the book', () => {
	test('is all of the pages, in their order, where nothing was settled', async () => {
		expect(await lineIn(here)).toEqual({ ok: true, value: { ...heldPages(here), held: heldPages(here) } });
	});

	test('has nothing in it that was set beside, which is held all the same', async () => {
		expect(await lineIn(held)).toEqual({
			ok: true,
			value: { ...heldPages(settled), held: heldPages(held) }
		});
	});

	test('is refused where a page that was set beside is lost: the last of that line, or one before it', async () => {
		for (const lost of apart) expect((await lineIn(held.filter((one) => one !== lost))).ok).toBe(false);
		expect(await lineIn(held.filter(({ hash }) => !apart.some((one) => one.hash === hash)))).toEqual(
			damaged('lines of the book')
		);
	});

	test('is refused beside another one that nobody settled', async () => {
		const more = page(common, second, 'd', '2024-04-06').slice(common.length);
		expect(await lineIn([...held, ...more])).toEqual(damaged('lines of the book'));
	});

	test('is refused where a page lies there twice, or one is missing on which it stands', async () => {
		expect(await lineIn([...held, ...held.slice(-1)])).toEqual(damaged('lines of the book'));
		expect(await lineIn(held.slice(1))).toEqual(damaged('pages set beside the book'));
	});

	test('is refused where a signature is wrong, in the book and in what was set beside', async () => {
		for (const place of [here.length - 1, here.length, held.length - 1]) {
			const spoiled = links(held).map((link, at) =>
				at === place ? { ...link, signature: `${link.signature}0` } : link
			);
			const line = await standingLine(bookOfPhones.id, spoiled, plainChecks);
			expect([place, line.ok]).toEqual([place, false]);
		}
	});
});

test('a signature is looked at once, however many lines have its page; another key, text or signature is another question', async () => {
	const asked: string[] = [];
	const checks = remembering({
		hash: plainChecks.hash,
		verify: (key, signature, bytes) => {
			asked.push(`${key} ${signature} ${bytes.join()}`);
			return Promise.resolve(signature === 'right');
		}
	});
	const one = new Uint8Array([1]);
	expect(await checks.verify('k', 'right', one)).toBe(true);
	expect(await checks.verify('k', 'right', one.slice())).toBe(true);
	expect(await checks.verify('k', 'wrong', one)).toBe(false);
	expect(await checks.verify('k', 'wrong', one)).toBe(false);
	await checks.verify('l', 'right', one);
	await checks.verify('k', 'right', new Uint8Array([2]));
	expect(asked).toEqual(['k right 1', 'k wrong 1', 'l right 1', 'k right 2']);
	expect(await checks.hash(one)).toBe(await plainChecks.hash(one));
});

describe('how the copy of another phone stands to this book', () => {
	const book = (line: readonly PlacedLink[], all = line) => ({ ...heldPages(line), held: heldPages(all) });
	const told = (own: ReturnType<typeof book>, copy: ReturnType<typeof book>) => {
		const { standing, common: both, here: mine, there: theirs, brings, setBeside } = besideBook(own, copy);
		return [standing, both, mine.length, theirs.length, brings.hashes, setBeside.length];
	};

	test('the same, ahead, behind, apart', () => {
		expect(told(book(here), book(here))).toEqual(['same', here.length, 0, 0, [], 0]);
		expect(told(book(common), book(here))).toEqual(['ahead', common.length, 0, 1, hashes(here.slice(-1)), 0]);
		expect(told(book(here), book(common))).toEqual(['behind', common.length, 1, 0, [], 0]);
		expect(told(book(here), book(there))).toEqual(['forked', common.length, 1, 2, hashes(apart), 0]);
	});

	test('what officers settled is no fork any more, on whichever of the two', () => {
		expect(told(book(settled, held), book(there))).toEqual([
			'behind',
			there.length,
			settled.length - common.length,
			0,
			[],
			0
		]);
		// The other phone: its two pages will be set beside, and it lacks the rest.
		expect(told(book(there), book(settled, held))).toEqual([
			'ahead',
			there.length,
			0,
			settled.length - common.length,
			hashes(held.filter(({ hash }) => !hashes(there).includes(hash))),
			2
		]);
	});

	test('a book of which nothing says what is held beside holds its line', () => {
		const { standing, common: both } = besideBook(heldPages(here), book(here));
		expect([standing, both]).toEqual(['same', here.length]);
	});
});

describe('a page with all that it stands on', () => {
	test('is every page that it knew of, in the order in which they are held', () => {
		expect(pagesUntil(heldPages(held), present(here.at(-1), 'a page').hash)).toEqual(heldPages(here));
		expect(pagesUntil(heldPages(held), present(there.at(-1), 'a page').hash)).toEqual(heldPages(there));
	});

	test('has what officers set beside by then', () => {
		expect(pagesUntil(heldPages(held), present(held.at(-1), 'a page').hash)).toEqual(heldPages(held));
	});

	test('the beginning stands on nothing; a page that is not there is told, and one on which it stands', () => {
		expect(pagesUntil(heldPages(held), '')).toEqual({ links: [], hashes: [] });
		expect(pagesUntil(heldPages(here), present(there.at(-1), 'a page').hash)).toBeNull();
		expect(pagesUntil(heldPages(here.slice(1)), present(here.at(-1), 'a page').hash)).toBeNull();
	});
});

test('an entry stands somewhere where each letter of it does', () => {
	const [one, two, ...rest] = here.flatMap(({ events }) => events);
	const [known, other] = [present(one, 'an entry'), present(two, 'another')];
	expect(standingNowhere([known, other], [{ ...known }, ...rest])).toEqual([other]);
	expect(standingNowhere([{ ...known, occurredOn: '2030-01-01' as never }], [known])).toHaveLength(1);
	expect(standingNowhere([], [known])).toEqual([]);
});
