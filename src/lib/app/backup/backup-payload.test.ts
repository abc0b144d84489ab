import { describe, expect, test } from 'vitest';
import { present, utf8, type MemberId, type OperationId, type WriterId } from '#kernel';
import { beginning, meetingOn, writerNumber } from '../../../../tests/support/merging-phones.ts';
import { readPayload, writePayload, type BackupPayload } from './backup-payload.ts';

// Each plaintext line of a copy must match one of the app's line schemas exactly, or the copy is rejected.

const phone = writerNumber(1);
const line = meetingOn(beginning(phone), phone, {
	id: 'a',
	day: '2024-02-05',
	clock: '2024-02-05T09:00:00.000Z',
	wishes: [{ what: 'save', who: 0, amount: 20 }]
});
const open = present(line.at(-1), 'a page').events.slice(0, -1);
const whole: BackupPayload = {
	currency: 'INR',
	practice: false,
	cover: { symbol: 'mango', colour: 3 },
	records: line.map(({ link: { canonical, signature } }) => ({
		canonical,
		signature: signature.slice(0, 128)
	})),
	rows: [{ operationId: 'op-1' as OperationId, events: open }],
	people: [
		['m1' as MemberId, { name: 'Rose', voice: 'AAAA' }],
		['m2' as MemberId, { name: 'Jasmine' }]
	],
	vouchers: [['w1' as WriterId, 'v1']],
	prints: ['p'.repeat(150)],
	laptop: 'k'.repeat(43)
};
const lines = new TextDecoder().decode(writePayload(whole)).split('\n');
const readLines = (all: readonly unknown[]) =>
	readPayload(utf8(all.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).join('\n')));
const damaged = (about: string) => ({ ok: false, error: { type: 'Damaged', about: `backup ${about}` } });
const lineOf = (kind: string) => lines.findIndex((text) => text.startsWith(`{"line":"${kind}"`));
/** The line of this kind with other fields. */
const withFields = (kind: string, fields: object) =>
	readLines(
		lines.map((text, place) =>
			place === lineOf(kind) ? { ...(JSON.parse(text) as object), ...fields } : text
		)
	);

describe('a copy is read back as it was written', () => {
	test('with its pages, the open meeting, people, vouchers, prints and the key of a laptop', () => {
		const read = readLines(lines);
		expect(read).toMatchObject({
			ok: true,
			value: { ...whole, after: undefined, links: line.map(({ link: { content } }) => ({ content })) }
		});
		expect(read.ok && read.value.records).toBe(read.ok && read.value.links);
	});

	test('with nothing but its book', () => {
		const bare = {
			...whole,
			practice: true,
			records: [],
			rows: [],
			people: [],
			vouchers: [],
			prints: [],
			laptop: null
		};
		const text = new TextDecoder().decode(writePayload(bare));
		expect(text.split('\n')).toHaveLength(1);
		expect(text).not.toContain('after');
		expect(readPayload(utf8(text))).toEqual({ ok: true, value: { ...bare, links: [], after: undefined } });
	});

	test('with the last record that the other phone has, where only what follows is sent', () => {
		for (const after of ['', 'a'.repeat(64)])
			expect(readPayload(writePayload({ ...whole, after }))).toMatchObject({ ok: true, value: { after } });
	});

	test('a name that takes more than a line is one line', () => {
		const read = withFields('person', { name: 'Red\nrose' });
		expect(read.ok && read.value.people[0]?.[1].name).toBe('Red rose');
	});
});

describe('a copy is refused', () => {
	const kinds = ['book', 'record', 'row', 'person', 'voucher', 'print', 'laptop'];

	test.each(kinds)('where a line of kind %s has a field more, less, or of another kind', (kind) => {
		const place = lineOf(kind);
		expect(place).toBeGreaterThanOrEqual(0);
		const told = damaged(`line ${place + 1}`);
		expect(withFields(kind, { more: 1 })).toEqual(told);
		const fields = Object.keys(JSON.parse(lines[place] ?? '{}') as object);
		for (const field of fields) {
			if (field !== 'voice') expect([field, withFields(kind, { [field]: undefined })]).toEqual([field, told]);
			for (const wrong of [null, 1.5, {}, [7]])
				expect([field, wrong, withFields(kind, { [field]: wrong })]).toEqual([field, wrong, told]);
		}
	});

	test.each([
		['book', { currency: 'INRX' }],
		['book', { currency: 'XINR' }],
		['book', { currency: 'inr' }],
		['book', { symbol: 's'.repeat(41) }],
		['book', { colour: -1 }],
		['book', { colour: 17 }],
		['book', { after: 'a'.repeat(63) }],
		['book', { after: `${'a'.repeat(64)}b` }],
		['book', { after: 'g'.repeat(64) }],
		['record', { signature: 's'.repeat(129) }],
		['row', { operationId: 'o'.repeat(65) }],
		['row', { events: [{ type: 'Nothing' }] }],
		['voucher', { writer: 'w'.repeat(65) }],
		['voucher', { voucher: 'v'.repeat(129) }],
		['print', { print: 'p'.repeat(149) }],
		['print', { print: 'p'.repeat(401) }],
		['print', { print: `${'p'.repeat(150)} ` }],
		['print', { print: ` ${'p'.repeat(150)}` }],
		['laptop', { key: 'k'.repeat(42) }],
		['laptop', { key: 'k'.repeat(44) }],
		['person', { memberId: 'm'.repeat(65) }],
		['person', { name: 'n'.repeat(121) }],
		['person', { voice: 'a b' }],
		['person', { voice: ' ab' }],
		['person', { voice: '' }],
		['person', { voice: 'a'.repeat(87_383) }],
		['something', {}]
	])('where a line of kind %s says %j', (kind, fields) => {
		const at = lineOf(kind);
		const told = at < 0 ? readLines([...lines, { line: kind, ...fields }]) : withFields(kind, fields);
		expect(told).toEqual(damaged(`line ${(at < 0 ? lines.length : at) + 1}`));
	});

	test.each([
		['book', { symbol: 's'.repeat(40), colour: 16 }],
		['book', { colour: 0 }],
		['record', { signature: 's'.repeat(128) }],
		['row', { operationId: 'o'.repeat(64) }],
		['voucher', { writer: 'w'.repeat(64), voucher: 'v'.repeat(128) }],
		['print', { print: '-_'.repeat(200) }],
		['person', { memberId: 'm'.repeat(64), name: 'n'.repeat(120), voice: 'a'.repeat(87_382) }]
	])('and not one step before: a line of kind %s', (kind, fields) => {
		expect(withFields(kind, fields).ok).toBe(true);
	});

	test('without its book, that is no text, with an empty line, and with more lines than any group has', () => {
		expect(readLines(lines.slice(1))).toEqual(damaged('does not say which book'));
		expect(readPayload(new Uint8Array([0xff]))).toEqual(damaged('is not text'));
		expect(readLines([...lines, ''])).toEqual(damaged(`line ${lines.length + 1}`));
		expect(readPayload(utf8('\n'.repeat(200_000)))).toEqual(damaged('has too many lines'));
		expect(readPayload(utf8('\n'.repeat(199_999)))).toEqual(damaged('line 1'));
	});

	test('with a page that is none, and says which', () => {
		const at = lineOf('record');
		for (const canonical of ['{}', '[', ` ${line[0]?.link.canonical ?? ''}`]) {
			const read = withFields('record', { canonical });
			expect(read).toMatchObject({ ok: false, error: { type: 'Damaged' } });
			expect(!read.ok && read.error.type === 'Damaged' && read.error.about).toMatch(
				new RegExp(`^backup line ${at + 1}: .+`)
			);
		}
	});
});
