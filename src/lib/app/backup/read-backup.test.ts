import { describe, expect, test } from 'vitest';
import { canonicalJson, err, ok, present, utf8, type MemberId } from '#kernel';
import type { BackupContents, BackupFile, OpenKeys, Vault } from '#app';
import {
	beginning,
	bookOfPhones,
	meetingOn,
	plainChecks,
	stateOf,
	writerNumber
} from '../../../../tests/support/merging-phones.ts';
import type { PlacedLink } from '../merge/merge-books.ts';
import { writePayload, type BackupPayload } from './backup-payload.ts';
import { checkBackup, checkContents, openBackupWithSheet, readBack, readCopy } from './read-backup.ts';

// A copy is good if its pages form one line, each is signed, its head is the named one, and its entries fold. `vault` decides which keys
// open it; here any key does.

const phone = writerNumber(1);
const page = (line: readonly PlacedLink[], id: string, day: string) =>
	meetingOn(line, phone, {
		id,
		day,
		clock: `${day}T09:00:00.000Z`,
		wishes: [{ what: 'save', who: 0, amount: 20 }]
	});
const common = page(beginning(phone), 'a', '2024-02-05');
const line = page(common, 'b', '2024-03-05');
const openMeeting = present(page(line, 'c', '2024-04-05').at(-1), 'a page').events.slice(0, -1);
const links = (pages: readonly PlacedLink[]) => pages.map(({ link }) => link);
const held = (pages: readonly PlacedLink[]) => ({
	links: links(pages),
	hashes: pages.map(({ hash }) => hash)
});

const copyWith = (
	pages: readonly PlacedLink[],
	more: Partial<BackupPayload> = {},
	about: Partial<BackupContents['about']> = {}
): BackupContents => ({
	about: { book: bookOfPhones.id, records: pages.length, head: pages.at(-1)?.hash ?? '', ...about },
	payload: writePayload({
		...{ currency: 'INR', practice: false, cover: { symbol: 'mango', colour: 1 }, records: links(pages) },
		...{
			rows: [],
			people: [['m1' as MemberId, { name: 'Rose' }]],
			vouchers: [],
			prints: [],
			laptop: null
		},
		...more
	})
});
const damaged = (about: string) => ({ ok: false, error: { type: 'Damaged', about } });

describe('a copy is good', () => {
	test('with the book as its pages make it, and the meeting that is open on top', async () => {
		const row = { operationId: 'op' as never, events: openMeeting };
		const read = await readCopy(plainChecks, copyWith(line, { rows: [row] }));
		expect(read).toMatchObject({
			ok: true,
			value: {
				book: bookOfPhones.id,
				...held(line),
				held: held(line),
				head: line.at(-1)?.hash,
				sealed: { balances: stateOf(line).balances, openMeeting: null },
				state: { openMeeting: { number: 3 } }
			}
		});
		expect(read.ok && read.value.events).toEqual(line.flatMap(({ events }) => events));
		expect(read.ok && [...read.value.people]).toEqual([['m1', { name: 'Rose' }]]);
	});

	test('where only the last pages came, on top of those that are here', async () => {
		const last = line.slice(common.length);
		const part = copyWith(last, { after: common.at(-1)?.hash ?? '' }, { records: line.length });
		expect(await readCopy(plainChecks, part, held(common))).toMatchObject({ ok: true, value: held(line) });
		// Other pages of this phone are left out.
		const other = page(common, 'x', '2024-03-09');
		expect(await readCopy(plainChecks, part, held(other))).toMatchObject({ ok: true, value: held(line) });
		expect(await readCopy(plainChecks, part)).toEqual(err({ type: 'PartOfCopy' }));
		expect(await readCopy(plainChecks, part, held(beginning(phone)))).toEqual(
			err({ type: 'PagesBeforeMissing' })
		);
	});
});

describe('a copy is refused', () => {
	test('whose head or number of pages is not what it says', async () => {
		const told = damaged('head of the backup');
		expect(await readCopy(plainChecks, copyWith(line, {}, { head: 'a'.repeat(64) }))).toEqual(told);
		expect(await readCopy(plainChecks, copyWith(line, {}, { records: line.length - 1 }))).toEqual(told);
		expect(await readCopy(plainChecks, copyWith(common, {}, { head: line.at(-1)?.hash ?? '' }))).toEqual(
			told
		);
	});

	test('of another book, with a page that nobody signed, and with pages in another order', async () => {
		expect((await readCopy(plainChecks, copyWith(line, {}, { book: 'other' as never }))).ok).toBe(false);
		const spoiled = links(line).map((link, place) => (place === 2 ? { ...link, signature: 'no' } : link));
		expect((await readCopy(plainChecks, copyWith(line, { records: spoiled }))).ok).toBe(false);
		const mixed = line.with(1, present(line[2], 'a page')).with(2, present(line[1], 'a page'));
		expect((await readCopy(plainChecks, copyWith(mixed))).ok).toBe(false);
	});

	test('whose entries do not fold: it says which', async () => {
		const read = await readCopy(
			plainChecks,
			copyWith(line, {
				currency: 'INR',
				rows: [{ operationId: 'op' as never, events: [present(openMeeting[1], 'a saving')] }]
			})
		);
		expect(read).toMatchObject({
			ok: false,
			error: { type: 'Damaged', about: expect.stringMatching(/^open row 1: /) as string }
		});
	});

	test('whose pages are signed and yet make no book: it says at which entry', async () => {
		const { link } = present(common.at(-1), 'a page');
		// The meeting is never opened.
		const content = { ...link.content, events: link.content.events.slice(1) };
		const canonical = canonicalJson(content);
		const hash = await plainChecks.hash(utf8(canonical));
		const signature = `${phone.key} ${await plainChecks.hash(utf8(hash))}`;
		const before = common.slice(0, -1);
		const records = [...links(before), { content, canonical, signature }];
		const about = { records: records.length, head: hash };
		const place = before.flatMap(({ events }) => events).length + 1;
		const read = await readCopy(plainChecks, copyWith(common, { records }, about));
		expect(read).toEqual(damaged(`event ${place}: NoOpenMeeting`));
	});

	test('that is no text', async () => {
		const contents = { ...copyWith(line), payload: new Uint8Array([0xff]) };
		expect(await readCopy(plainChecks, contents)).toEqual(damaged('backup is not text'));
	});
});

describe('who opens a copy', () => {
	const bytes = utf8('file');
	const document = { version: 2 } as never;
	const keys = { writer: 'new' } as unknown as OpenKeys;
	const vault = {
		...plainChecks,
		openWithRecovery: (_document: unknown, letters: string, newWriter: boolean) =>
			Promise.resolve(
				letters === 'right' && newWriter
					? ok({ keys, document })
					: err({ type: letters === 'other' ? 'OtherKeyPaper' : 'WrongCode' })
			)
	} as unknown as Vault;
	const fileOf = (opens: unknown, contents: unknown = ok(copyWith(line))) =>
		({
			open: (given: Uint8Array) =>
				Promise.resolve(
					given === bytes && opens === true
						? ok({
								document,
								decryptWith: (by: OpenKeys) =>
									Promise.resolve(by === keys ? contents : err({ type: 'Damaged', about: 'body' }))
							})
						: opens
				)
		}) as unknown as BackupFile;
	const notACopy = err({ type: 'NotABackup' });

	test('the key paper, as a new phone; another paper is told apart from wrong letters', async () => {
		const parts = { vault, backupFile: fileOf(true) };
		expect(await openBackupWithSheet(parts, bytes, 'right')).toMatchObject({
			ok: true,
			value: { keys, document, backup: { head: line.at(-1)?.hash } }
		});
		expect(await openBackupWithSheet(parts, bytes, 'other')).toEqual(err({ type: 'PaperOfOtherCopy' }));
		expect(await openBackupWithSheet(parts, bytes, 'wrong')).toEqual(err({ type: 'WrongCode' }));
		expect(await openBackupWithSheet({ vault, backupFile: fileOf(notACopy) }, bytes, 'right')).toEqual(
			notACopy
		);
		const spoiled = { vault, backupFile: fileOf(true, ok(copyWith(line, {}, { records: 1 }))) };
		expect(await openBackupWithSheet(spoiled, bytes, 'right')).toEqual(damaged('head of the backup'));
	});

	test('the keys of the book, where they are those of the copy', async () => {
		const parts = { vault, backupFile: fileOf(true) };
		expect(await checkBackup(parts, bytes, keys)).toMatchObject({ ok: true, value: held(line) });
		expect(await checkBackup(parts, bytes, {} as OpenKeys)).toEqual(damaged('body'));
		expect(await checkBackup({ vault, backupFile: fileOf(notACopy) }, bytes, keys)).toEqual(notACopy);
	});

	test('beside the screen where that can be, and else here', async () => {
		const asked: unknown[] = [];
		const answer = err({ type: 'Damaged', about: 'said beside the screen' } as const);
		const beside =
			(said: typeof answer | null) =>
			(...given: readonly unknown[]) => {
				asked.push(...given);
				return Promise.resolve(said);
			};
		const contents = copyWith(line);
		const more = { here: held(common) };
		expect(await checkContents({ vault, checkCopy: beside(answer) }, contents, more)).toEqual(answer);
		expect(asked).toEqual([contents, more]);
		expect(await checkContents({ vault, checkCopy: beside(null) }, contents)).toMatchObject({ ok: true });
		expect(await checkContents({ vault }, contents)).toMatchObject({ ok: true });
	});

	test('a copy that was just made is read back: its last page, and the keys in it', async () => {
		const head = line.at(-1)?.hash;
		const parts = { vault, backupFile: fileOf(true) };
		expect(await readBack(parts, bytes, keys)).toEqual(ok({ head, document }));
		expect(await readBack(parts, bytes, {} as OpenKeys)).toEqual(damaged('body'));
		expect(await readBack({ vault, backupFile: fileOf(notACopy) }, bytes, keys)).toEqual(notACopy);
		const spoiled = { vault, backupFile: fileOf(true, ok(copyWith(line, {}, { records: 1 }))) };
		expect(await readBack(spoiled, bytes, keys)).toEqual(damaged('head of the backup'));
		const beside = (said: unknown) => ({ ...parts, readBack: () => Promise.resolve(said as never) });
		expect(await readBack(beside(ok('its head')), bytes, keys)).toEqual(ok({ head: 'its head', document }));
		expect(await readBack(beside(null), bytes, keys)).toEqual(ok({ head, document }));
		expect(await readBack(beside(notACopy), bytes, keys)).toEqual(notACopy);
	});
});
