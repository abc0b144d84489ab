import { generateKeyPairSync, createHash, sign, type KeyObject } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { canonicalJson, present, type LocalDate } from '#kernel';
import type { GroupEvent } from '#group';
import { journalRecords, readJournal, verifyRecords, writeJournal } from '#app';
import { book as command } from '../cli/book-command.ts';
import { threeYearsWithLoan } from '../support/dossier-books.ts';
import { exportText, vouchedIn, writtenBook, type WrittenBook } from '../support/exported-book.ts';

// What no hash covers is never called sound, and no phone speaks for the group that its key does not vouch for.

/** The founding, three sealed meetings and the first entries of a fourth. */
const events = upTo(threeYearsWithLoan('2026-11-24' as LocalDate), 3, 4);
interface Export {
	book: { groupKey?: string };
	events: { type: string; amount?: number }[];
	records: { events: number; key?: string; voucher?: string; writer: string; heads?: unknown[] }[];
}
let written: WrittenBook;
let text: string;

beforeAll(async () => {
	written = await writtenBook(events);
	text = exportText(written, await vouchedIn(written));
});

function upTo(all: readonly GroupEvent[], seals: number, more: number): readonly GroupEvent[] {
	const places = all.flatMap(({ type }, place) => (type === 'MeetingSealed' ? [place] : []));
	return all.slice(0, (places[seals - 1] ?? 0) + 1 + more);
}
const changed = (change: (journal: Export) => void): string => {
	const journal = JSON.parse(text) as Export;
	change(journal);
	return JSON.stringify(journal);
};
const checked = (input: string) => command(['check', '-'], input);

describe('what no record covers', () => {
	test('is one open meeting, and where nobody signed it, it is told apart', async () => {
		const { code, out } = await checked(text);
		expect(code).toBe(0);
		expect(out).toContain('note: apart, and signed by nobody: 4 events of a meeting that is open');
		expect(out.split('\n')[0]).toMatch(
			/^Group [\w, -]+: the book is sound, of unknown origin: \d+ events, .*, until \S+\.$/
		);
	});

	test('is refused where it is a sealed meeting whose record was cut away and whose amounts were raised', async () => {
		const forged = changed(({ records, events: all }) => {
			records.pop();
			const raised = present(
				all.findLast(({ type }) => type === 'SavingDeposited'),
				'they saved'
			);
			raised.amount = 900_000;
		});
		const { code, out, errors } = await checked(forged);
		expect({ code, out }).toEqual({ code: 1, out: '' });
		expect(errors).toMatch(/^event \d+: no record covers the last \d+ events/);
	});

	test('is refused where one event stands behind the open meeting of another page', async () => {
		const forged = changed(({ events: all }) => all.push({ type: 'MeetingSealed', ...day }));
		expect((await checked(forged)).code).toBe(1);
	});

	test('a record that ends inside a meeting is none', () => {
		const forged = changed(({ records }) => {
			present(records.at(-1), 'it has records').events -= 1;
		});
		expect(readJournal(forged)).toMatchObject({ ok: false });
	});

	test.each([
		['no records', (journal: Partial<Export>) => delete journal.records],
		['an empty list of records', (journal: Export) => (journal.records = [])]
	])('a file with %s is called unsealed in the first line', async (_, change) => {
		const bare = changed((journal) => {
			delete journal.book.groupKey;
			change(journal);
		});
		const { code, out } = await checked(bare);
		expect(code).toBe(0);
		expect(out.split('\n')[0]).toMatch(/^The book is unsealed: /);
		expect(out).not.toContain('sound');
	});
});

const day = { occurredOn: '2026-12-01' };

describe('who wrote', () => {
	test('an id of a writer belongs to its key alone', async () => {
		// Everything is written again with the group's ids and a key of somebody else.
		const { code, errors } = await checked(forgedBy(writerOf(written)));
		expect(code).toBe(1);
		expect(errors).toMatch(/^The hash chain does not hold: record 1: key of its writer/);
	});

	test('a phone of somebody else is refused, though its own chain holds', async () => {
		const { code, errors } = await checked(forgedBy(null));
		expect(code).toBe(1);
		expect(errors).toMatch(/^The hash chain does not hold: record 1: voucher of its writer/);
	});

	test('without the group key it is read, and the note says what is missing', async () => {
		const bare = changed(({ book, records }) => {
			delete book.groupKey;
			for (const record of records) delete record.voucher;
		});
		const { code, out } = await checked(bare);
		expect(code).toBe(0);
		expect(out).toMatch(/note: no key of the group vouches for the phones/);
	});

	test('a voucher without the key of a group, and a key without its voucher, are refused', async () => {
		expect((await checked(changed(({ book }) => delete book.groupKey))).code).toBe(1);
		const bare = changed(({ records }) => {
			for (const record of records) delete record.voucher;
		});
		expect((await checked(bare)).code).toBe(1);
	});

	test('two phones of one group are both vouched for', async () => {
		const two = await writtenBook(events, { from: 30 });
		const journal = readJournal(exportText(two, await vouchedIn(two)));
		expect(journal.ok).toBe(true);
		const records = (journal.ok && journal.value.records) || [];
		expect(records.filter(({ voucher }) => voucher !== undefined)).toHaveLength(2);
		expect(journal.ok && (await verifyRecords({ ...journal.value, records }, two.vault)).ok).toBe(true);
	});

	test('a key that a later record brings is refused', async () => {
		const [first, second] = written.history.links;
		const links = [present(first, 'one'), present(second, 'two')];
		const twice = links.map((link) => ({
			...link,
			content: { ...link.content, key: written.keys.writerPublicKey }
		}));
		const forged = writeJournal({
			book: { id: written.book, currency: 'INR' },
			events: twice.flatMap(({ content }) => content.events),
			records: journalRecords({ links: twice, hashes: written.history.hashes })
		});
		expect((await checked(forged)).errors).toMatch(/record 2: key of its writer/);
	});
});

test.each(['1e999', '1.5', '9007199254740992', '0'])(
	'a head at place %s is refused, not an error',
	async (place) => {
		const two = await writtenBook(events, { from: 30 });
		const spoiled = exportText(two, await vouchedIn(two)).replace(/("heads":\[\["\w+",)\d+/, `$1${place}`);
		expect((await checked(spoiled)).code).toBe(1);
	}
);

test('a file without a key of the group, of two phones and with an open meeting, is read, and what is missing is said', async () => {
	const { code, out } = await checked(exportText(await writtenBook(events, { from: 30 }), null));
	expect(code).toBe(0);
	expect(out).toMatch(
		/^No key of a group, last seal [\w -]+: the book is sound, of unknown origin: \d+ events/
	);
	expect(out).toContain('note: apart, and signed by nobody: 4 events of a meeting that is open');
	expect(out).toContain('note: no key of the group vouches for the phones');
});

const writerOf = ({ history }: WrittenBook): string => history.links[0]?.content.writer ?? '';

/** The export, each record hashed and signed again with a key of somebody else. @param id null: the id that fits it */
function forgedBy(id: string | null): string {
	const { publicKey, privateKey } = generateKeyPairSync('ed25519');
	const key = rawOf(publicKey);
	const own = createHash('sha256').update(Buffer.from(key, 'base64url')).digest('hex').slice(0, 32);
	const writer = (id ?? own) as (typeof written.history.links)[number]['content']['writer'];
	let before = '';
	const hashes: string[] = [];
	const links = written.history.links.map((link) => {
		const content = { ...link.content, writer, before, ...(link.content.key === undefined ? {} : { key }) };
		const canonical = canonicalJson(content);
		before = createHash('sha256').update(canonical, 'utf8').digest('hex');
		hashes.push(before);
		const signature = sign(null, Buffer.from(before), privateKey).toString('base64url');
		return { content, canonical, signature };
	});
	const { groupKey, vouchers } = { groupKey: written.keys.groupPublicKey, vouchers: voucherOfTheGroup() };
	return writeJournal({
		book: { id: written.book, currency: 'INR', groupKey },
		events: written.history.events,
		records: journalRecords({ links, hashes }, { groupKey, vouchers: new Map([[writer, vouchers]]) })
	});
}

const rawOf = (key: KeyObject): string => key.export({ format: 'jwk' }).x ?? '';
const voucherOfTheGroup = (): string => (JSON.parse(text) as Export).records[0]?.voucher ?? '';
