import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { journalNotes, readJournal, readJournalBytes, writeJournal } from '#app';
import { bookReport, meetingList, memberStatement } from '#reports';
import { isBalanced } from '#ledger';
import { noteSentence, refusalSentence } from '../../src/cli/sentences.ts';
import { root } from '../../scripts/root.mjs';
import { cases, seed } from '../support/soak.ts';

// Whatever a stranger feeds to the reader, the result is a book or a refusal with a sentence, never a crash, and a book
// that was taken can be shown.

const runs = (usual: number) => ({ numRuns: cases(usual), seed: seed() });

const golden = ['passbook-declining', 'flat-versus-declining', 'cutoff-opening-balances'].map((name) => {
	const text = readFileSync(join(root, 'tests/golden', `${name}.json`), 'utf8');
	return JSON.stringify((JSON.parse(text) as { journal: unknown }).journal);
});
const journal = fc.constantFrom(...golden);

/** Reads, and shows what was taken; every refusal has its sentence. */
function tried(input: string | Uint8Array): boolean {
	const result = typeof input === 'string' ? readJournal(input) : readJournalBytes(input);
	if (!result.ok) {
		expect(result.error.length).toBeGreaterThan(0);
		for (const refusal of result.error) expect(refusalSentence(refusal)).toMatch(/\S.*[.)]$/s);
		return false;
	}
	const { events, book, state } = result.value;
	const view = { currency: book.currency };
	expect(isBalanced(state.balances)).toBe(true);
	expect(bookReport(events, view).balanced).toBe(true);
	for (const memberId of state.members.keys()) memberStatement(events, { ...view, memberId });
	for (const note of journalNotes(result.value)) expect(noteSentence(note, 'INR')).toMatch(/\.$/);
	meetingList(events, view);
	const again = readJournal(writeJournal({ book, events }));
	expect(again.ok && again.value.events).toEqual(events);
	return true;
}

describe('the reader of journals', () => {
	test('takes the golden books', () => {
		expect(golden.map(tried)).toEqual([true, true, true]);
	});

	test('survives a file in which bytes were changed, left out or put in', () => {
		const change = fc.record({
			at: fc.nat(),
			remove: fc.nat({ max: 12 }),
			put: fc.uint8Array({ maxLength: 4 })
		});
		fc.assert(
			fc.property(journal, fc.array(change, { minLength: 1, maxLength: 3 }), (text, changes) => {
				let bytes = [...new TextEncoder().encode(text)];
				for (const { at, remove, put } of changes) {
					const place = at % bytes.length;
					bytes = [...bytes.slice(0, place), ...put, ...bytes.slice(place + remove)];
				}
				tried(Uint8Array.from(bytes));
			}),
			runs(200)
		);
	});

	test('survives a file that was cut off anywhere, and says that it was', () => {
		fc.assert(
			fc.property(journal, fc.nat(), (text, at) => {
				const result = readJournal(text.slice(0, at % text.length));
				const types = result.ok ? [] : result.error.map(({ type }) => type);
				expect(['CutOff', 'Empty']).toContain(types[0]);
			}),
			runs(100)
		);
	});

	test('survives events with strange values in any field', () => {
		const strange = fc.oneof(
			fc.constantFrom(null, true, '', '12', 'm1', 'e1', '2006-02-30', '2199-12-31', '1900-01-01', [], {}, [
				null
			]),
			fc.constantFrom(0, -1, 1.5, 1e21, 2 ** 53, 10_000_000_000, 100, 9_999_999_900),
			fc.string({ maxLength: 50 }),
			fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<unknown>
		);
		fc.assert(
			fc.property(
				journal,
				fc.array(fc.tuple(fc.nat(), fc.nat(), strange), { minLength: 1, maxLength: 4 }),
				(text, changes) => {
					const book = JSON.parse(text) as { events: Record<string, unknown>[] };
					for (const [at, field, value] of changes) {
						const event = book.events[at % book.events.length] ?? {};
						const names = Object.keys(event);
						event[names[field % names.length] ?? 'x'] = value;
					}
					tried(JSON.stringify(book));
				}
			),
			runs(300)
		);
	});

	test('survives events that were left out, doubled, moved or dated otherwise', () => {
		const move = fc.record({
			what: fc.constantFrom(
				'drop' as const,
				'double' as const,
				'swap' as const,
				'date' as const,
				'undo' as const
			),
			at: fc.nat(),
			to: fc.nat(),
			day: fc.constantFrom('1900-01-01', '2006-08-20', '2007-01-31', '2025-06-15', '2199-12-31')
		});
		fc.assert(
			fc.property(journal, fc.array(move, { minLength: 1, maxLength: 6 }), (text, moves) => {
				const book = JSON.parse(text) as { events: Record<string, unknown>[] };
				for (const { what, at, to, day } of moves) {
					const { events } = book;
					const [from, other] = [at % events.length, to % events.length];
					const [one, two] = [events[from] ?? {}, events[other] ?? {}];
					if (what === 'drop' && events.length > 1) events.splice(from, 1);
					if (what === 'double') events.splice(other, 0, structuredClone(one));
					if (what === 'swap') [events[from], events[other]] = [two, one];
					if (what === 'date') events[from] = { ...one, occurredOn: day };
					if (what === 'undo')
						events.splice(from, 0, {
							type: 'EventReversed',
							occurredOn: day,
							reverses: String(other + 1),
							reason: 'undo'
						});
				}
				tried(JSON.stringify(book));
			}),
			runs(300)
		);
	});

	test('survives any bytes', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
				expect(tried(bytes)).toBe(false);
			}),
			runs(300)
		);
	});
});
