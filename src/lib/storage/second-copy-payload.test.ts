import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { BookId, OperationId } from '#kernel';
import { frame, payloadsOf } from './private-file.ts';
import { copiedIn, recordPayload, rowPayload } from './second-copy-payload.ts';

const record = {
	place: 1,
	hash: 'a'.repeat(64),
	operationId: 'op' as OperationId,
	bytes: Uint8Array.of(1, 2, 3)
};

test('a marker and zeros are an empty frame: its check fits, and it holds nothing', () => {
	const file = new Uint8Array(64);
	file.set(frame(new Uint8Array()));
	expect(payloadsOf(file)).toHaveLength(1);
	expect(payloadsOf(file).map(copiedIn)).toEqual([null]);
});

test('whatever a frame holds, it is read or passed over, and never throws', () => {
	const texts = fc.oneof(fc.json(), fc.string(), fc.constant('{"place":0,"hash":"","operationId":1}'));
	const crafted = fc.tuple(fc.constantFrom(1, 2, 3, 9), fc.nat(), texts).map(([kind, length, text]) => {
		const head = new TextEncoder().encode(text);
		const bytes = new Uint8Array(5 + head.length);
		bytes[0] = kind;
		new DataView(bytes.buffer).setUint32(1, length % 3 === 0 ? length : head.length, true);
		bytes.set(head, 5);
		return bytes;
	});
	fc.assert(
		fc.property(fc.oneof(fc.uint8Array({ maxLength: 40 }), crafted), (bytes) => {
			const read = copiedIn(bytes);
			expect(read === null || read.kind.length > 0).toBe(true);
		}),
		{ numRuns: 500 }
	);
});

test('what is written is read again', () => {
	const row = { place: 2, operationId: 'op' as OperationId, bytes: Uint8Array.of(4) };
	expect(copiedIn(recordPayload(record))).toEqual({ kind: 'record', record });
	expect(copiedIn(rowPayload(7, row))).toEqual({ kind: 'row', headPlace: 7, row });
});

test.each([
	['a place below one', { ...record, place: 0 }],
	['a place that is no whole number', { ...record, place: 1.5 }],
	['a hash that is none', { ...record, hash: 'b' }],
	['an operation that is no text', { ...record, operationId: 3 as never }]
])('a record with %s is passed over', (_, bad) => {
	expect(copiedIn(recordPayload(bad))).toBeNull();
});

test('a cover without slots, or of a book without a name, is passed over', () => {
	const text = new TextEncoder().encode(JSON.stringify({ book: 'x' as BookId, keys: {} }));
	const bytes = new Uint8Array(5 + text.length);
	bytes[0] = 2;
	new DataView(bytes.buffer).setUint32(1, text.length, true);
	bytes.set(text, 5);
	expect(copiedIn(bytes)).toBeNull();
});
