import { expect, test } from 'vitest';
import { assert, canonicalJson, present, utf8, type OperationId } from '#kernel';
import {
	beginning,
	bookOfPhones,
	meetingOn,
	plainChecks,
	writerNumber
} from '../../../../tests/support/merging-phones.ts';
import { sealsIn } from '../journal-file/verify-records.ts';
import type { Link } from '../record/verify-chain.ts';
import { writePayload } from './backup-payload.ts';
import { copyOfParts, linksOf, pagesSent, readInParts, type PagesPart } from './copy-in-parts.ts';
import { figuresOf, foldedFigures } from './copy-figures.ts';
import { readCopy } from './read-backup.ts';

const phone = writerNumber(1);
const day = '2024-02-05';
const plain = meetingOn(beginning(phone), phone, {
	id: 'a',
	day,
	clock: `${day}T09:00:00.000Z`,
	wishes: [
		{ what: 'save', who: 0, amount: 20 },
		{ what: 'lend', who: 1, amount: 5 }
	]
});
const totals = present(
	sealsIn(
		plain.flatMap(({ events }) => events),
		'INR'
	)?.[0],
	'one page is closed'
);

/** The pages with these totals in the last seal, signed again, as a modified program could do. */
async function sealedWith(seal: typeof totals): Promise<readonly Link[]> {
	const links = plain.map(({ link }) => link);
	const last = present(links.at(-1), 'a last page');
	const content = { ...last.content, seal };
	const canonical = canonicalJson(content);
	const hash = await plainChecks.hash(utf8(canonical));
	const signature = `${phone.key} ${await plainChecks.hash(utf8(hash))}`;
	return [...links.slice(0, -1), { content, canonical, signature }];
}

const open = meetingOn(plain, phone, {
	id: 'b',
	day,
	clock: `${day}T10:00:00.000Z`,
	wishes: [{ what: 'save', who: 2, amount: 9 }]
})
	.at(-1)
	?.events.slice(0, -1);

async function copyOf(links: readonly Link[]) {
	const head = await plainChecks.hash(utf8(present(links.at(-1), 'a last page').canonical));
	const payload = writePayload({
		currency: 'INR',
		practice: false,
		cover: { symbol: 'mango', colour: 1 },
		records: links,
		rows: [{ operationId: 'op-1' as OperationId, events: present(open, 'a meeting is open') }],
		people: [['m1' as never, { name: 'Rose' }]],
		vouchers: [],
		prints: [],
		laptop: null
	});
	return { about: { book: bookOfPhones.id, records: links.length, head }, payload };
}

async function overParts(links: readonly Link[]) {
	const parts: PagesPart[] = [];
	const found = await readInParts(plainChecks, { contents: await copyOf(links), here: null }, (part) =>
		parts.push(structuredClone(part))
	);
	assert(found.ok, found.ok ? '' : JSON.stringify(found.error));
	return { parts, copy: copyOfParts(parts.flatMap(linksOf), structuredClone(found.value)) };
}

test('a copy that came over in parts is the one that was read, with the meeting that is open, but for the lines of its state', async () => {
	const links = await sealedWith(totals);
	const read = await readCopy(plainChecks, await copyOf(links));
	assert(read.ok, read.ok ? '' : JSON.stringify(read.error));
	const { copy } = await overParts(links);
	const { state, sealed, payload, figures, ...rest } = copy;
	const { state: _state, sealed: _sealed, payload: whole, ...expected } = read.value;
	expect(rest).toEqual(expected);
	const { currency, practice, cover, rows, people, vouchers, prints, laptop } = whole;
	expect(payload).toEqual({
		...{ currency, practice, cover, rows, people, vouchers, prints, laptop },
		records: links
	});
	expect(sealed).toEqual({ ...read.value.sealed, journal: null });
	expect(state.openMeeting?.before.journal).toBeNull();
	expect({ ...state, journal: null, openMeeting: null }).toEqual({
		...read.value.state,
		journal: null,
		openMeeting: null
	});
	expect(state.openMeeting?.events).toEqual(read.value.state.openMeeting?.events);
	expect(figures).toEqual(foldedFigures(read.value));
	// 20 came in, 50 went out.
	expect(figures?.meetings.map(({ saved, lent, cashIn, cashOut }) => [saved, lent, cashIn, cashOut])).toEqual(
		[[2000, 5000, 2000, 5000]]
	);
});

test('whether its seals say what its entries make comes with it, and no seal that is forged passes', async () => {
	const areRight = async (seal: typeof totals) =>
		figuresOf((await overParts(await sealedWith(seal))).copy).areSealsRight;
	expect(await areRight(totals)).toBe(true);
	expect(await areRight({ ...totals, in: totals.out })).toBe(false);
});

test('pages come in parts that a slow phone takes at once; a long page is a part of its own', async () => {
	let line = plain;
	for (let place = 0; place < 12; place += 1)
		line = meetingOn(line, phone, {
			id: `long-${place}`,
			day,
			clock: `${day}T09:00:00.000Z`,
			wishes: Array.from({ length: place === 5 ? 600 : 60 }, (_, who) => ({
				what: 'save' as const,
				who,
				amount: 1
			}))
		});
	const links = line.map(({ link }) => link);
	const read = await readInParts(plainChecks, { contents: await copyOf(links), here: null }, () => undefined);
	// The rows of `copyOf` belong to another page: only the parts are tested here.
	expect(read.ok).toBe(false);
	const parts: PagesPart[] = [];
	const whole = await copyOf(links);
	const text = new TextDecoder()
		.decode(whole.payload)
		.split('\n')
		.filter((one) => !one.startsWith('{"line":"row"'));
	const found = await readInParts(
		plainChecks,
		{ contents: { ...whole, payload: utf8(text.join('\n')) }, here: null },
		(part) => parts.push(part)
	);
	expect(found.ok).toBe(true);
	expect(parts.flat().map(({ canonical }) => canonical)).toEqual(links.map(({ canonical }) => canonical));
	const letters = parts.map((part) => part.reduce((sum, { canonical }) => sum + canonical.length, 0));
	expect(parts.length).toBeGreaterThan(2);
	expect(parts.every((part, place) => part.length === 1 || (letters[place] ?? 0) <= 64 * 1024)).toBe(true);
});

test('the last pages alone go on from those of this phone, which go to the worker without more than it needs', async () => {
	const [links, hashes] = [plain.map(({ link }) => link), plain.map(({ hash }) => hash)];
	const whole = await copyOf(links);
	const contents = {
		...whole,
		payload: writePayload({
			...{ currency: 'INR', practice: false, cover: { symbol: 'mango', colour: 1 } },
			...{ records: links.slice(2), rows: [], people: [], vouchers: [], prints: [], laptop: null },
			after: present(hashes[1], 'a second page')
		})
	};
	const here = structuredClone(pagesSent({ links: links.slice(0, 2), hashes: hashes.slice(0, 2) }));
	expect(Object.keys(present(here.records[0], 'a page'))).toEqual(['canonical', 'signature']);
	const parts: PagesPart[] = [];
	const found = await readInParts(plainChecks, { contents, here }, (part) => parts.push(part));
	expect(found).toMatchObject({ ok: true, value: { heldHashes: hashes, head: hashes.at(-1) } });
	expect(parts.flat().map(({ canonical }) => canonical)).toEqual(links.map(({ canonical }) => canonical));
	const alone = await readInParts(plainChecks, { contents, here: null }, () => undefined);
	expect(alone).toEqual({ ok: false, error: { type: 'PartOfCopy' } });
});
