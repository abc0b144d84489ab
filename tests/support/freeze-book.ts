import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
	beginLaptop,
	bookNamed,
	journalOfCopy,
	journalRecords,
	makeBackup,
	partOfBook,
	printedBookId,
	printedHead,
	readJournal,
	signNames,
	signOpen,
	signProof,
	vouchFor,
	withNameKeys,
	writeJournal,
	type Person,
	type ProofContent
} from '#app';
import { present, toBase64url, utf8, type LocalDate, type Result } from '#kernel';
import { root } from '../../scripts/root.mjs';
import { laptopByCodes } from './by-codes.ts';
import { dump } from './old-books.ts';
import { aPhone } from './parts.ts';
import { codes, count, first, found, gave, open, run, second, third, today } from './small-book.ts';

// Writes tests/support/old-books/book-VERSION.json by running the app as it is: `node scripts/freeze-book.mjs VERSION`, once for
// each release that changes a format, and never again for a version that went out (docs/TESTING.md).

function done<Value>(result: Result<Value, unknown>): Value {
	if (!result.ok) throw new Error(JSON.stringify(result.error));
	return result.value;
}

const next = '2026-12-24' as LocalDate;
const passphrase = 'four words of rain';
const phone = aPhone();
const { vault } = phone;
const founded = await found(phone);
const { keys, recoveryCode } = founded;
const session = await open(phone, founded);
const approvals = [second, third];
await run(
	session,
	'op-1',
	{ type: 'OpenMeeting', on: today, kind: 'regular' },
	...[first, second, third].map((who) => gave(who, 2500))
);
await run(session, 'op-2', count(7500), { type: 'SealMeeting', on: today, approvals });
await run(session, 'op-3', { type: 'OpenMeeting', on: next, kind: 'regular' });
await run(session, 'op-4', { ...gave(first, 2500), on: next });

// A laptop of staff that two officers let read their copies, with this group on its shelf.
const laptop = done(await beginLaptop(phone, passphrase));
const touched = founded.cover.keys.slots.map(({ slotId }, place) => ({
	slotId,
	digits: present(codes[place], 'an officer').digits
}));
const { key } = await laptop.publicKey();
const cover = done(await laptopByCodes(vault, { ...founded, session }, key, touched));
done(await phone.shelf.saveCover(cover));
const { bytes: backup } = done(await makeBackup(phone, session, keys, cover, next));
const onLaptop = done(present(await laptop.openCopy(phone, backup), 'it was made for this laptop'));
const ofCopy = journalOfCopy(onLaptop.book, onLaptop.backup, onLaptop.vouched, onLaptop.prints);
done(await laptop.add(done(readJournal(ofCopy)), 'copy', next));
const part = done(await partOfBook(phone, session, { keys, cover }, 1));

// The open file, as it is handed out with names.
const history = done(await session.history());
const rows = session.operations.flatMap(({ events }) => events);
const vouched = await vouchFor(
	bookNamed(session.book, { currency: 'INR', practice: false }),
	history.links,
	keys
);
const at = { id: session.book, head: session.head.hash };
const named = [...session.people].map(([memberId, { name }]: [typeof first, Person]) => ({ memberId, name }));
const people = await signNames(keys, at, await withNameKeys(keys, session.state, named));

// A code of each form (ADR 0019): of the book, of the file for the bank without and with the group's name, and of a woman's page with her share.
const print: ProofContent = {
	kind: 'group',
	practice: false,
	book: await printedBookId(session.book, vault),
	currency: 'INR',
	printedOn: next,
	until: { kind: 'regular', number: 1, day: today, sealed: true },
	figures: new Map([
		['members', 3],
		['savings', 7500],
		['box', 7500]
	]),
	seal: await vault.sealCode(session.head.hash),
	head: printedHead(session.head.hash)
};
const share = {
	needed: 2,
	place: 1,
	set: 'ab'.repeat(16),
	key: 'cd'.repeat(16),
	piece: Uint8Array.of(1, 2, 3)
};
const contents: readonly ProofContent[] = [
	print,
	{ ...print, kind: 'bank' },
	{ ...print, kind: 'member', share },
	{ ...print, kind: 'bank', group: 'Example groups' }
];
const proofs = await Promise.all(contents.map((content) => signProof(keys, content)));

const journal = writeJournal({
	book: { id: session.book, currency: 'INR', groupKey: vouched.groupKey },
	people: people.people,
	namesSignature: people.signature,
	openSignature: await signOpen(keys, at, rows),
	events: [...history.events, ...rows],
	records: journalRecords(history, vouched),
	prints: proofs.slice(0, 1).map(toBase64url)
});

// The keys after one renewal (ADR 0078), because the code of the first woman was taken away again.
const holder = { memberId: first, number: 1, symbol: 'parrot', offices: [] };
const hers = await keys.withCode(
	cover.keys,
	holder,
	{ kind: 'digits', digits: '975310' },
	cover.deviceSecret
);
const before = await keys.encrypt(utf8('before'), 'x');
const renewal = present(await keys.renewed(await keys.withoutCode(hers, first)), 'it is due');
const renewed = {
	document: renewal.document,
	before: toBase64url(before),
	after: toBase64url(await renewal.encrypt(utf8('after'), 'x'))
};

const wordFile = {
	format: 'bahi-words',
	version: 2,
	language: 'bho',
	name: 'Bhojpuri',
	base: 'hi',
	words: { 'app.book': 'Bahi' }
};
const version = present(process.argv[2], 'the version is named');
const file = {
	version,
	recoveryCode,
	codes: codes.map(({ holder: { memberId }, digits }) => ({ memberId, digits })),
	head: session.head,
	database: await dump(phone.indexedDB, phone.databaseName),
	backup: new TextDecoder().decode(backup),
	part: toBase64url(part),
	journal,
	proofs: proofs.map(toBase64url),
	laptop: { passphrase, database: await dump(phone.indexedDB, `${phone.databaseName}-laptop`) },
	renewed,
	wordFile: JSON.stringify(wordFile)
};
const path = join(root, `tests/support/old-books/book-${version}.json`);
writeFileSync(path, `${JSON.stringify(file, null, '\t')}\n`);
