import { expect, test } from 'vitest';
import { bytesOf } from './chosen-file.ts';

const file = (size: number, arrayBuffer: () => Promise<ArrayBuffer>) => ({ size, arrayBuffer });

test('a file that is too large is refused before a byte of it is read', async () => {
	let asked = 0;
	const large = file(40 * 1024 * 1024, () => Promise.resolve(new ArrayBuffer((asked += 1))));
	expect(await bytesOf(large, 'copy')).toEqual({ ok: false, error: { type: 'TooLarge' } });
	expect(asked).toBe(0);
	expect((await bytesOf(large, 'journal')).ok).toBe(true);
	expect(await bytesOf({ ...large, size: 65 * 1024 * 1024 }, 'journal')).toMatchObject({ ok: false });
	expect(asked).toBe(1);
});

test('one that is longer than it said, or is gone meanwhile, is refused and not waited for', async () => {
	const longer = file(1, () => Promise.resolve(new ArrayBuffer(8 * 1024 * 1024)));
	expect(await bytesOf(longer, 'copy')).toEqual({ ok: false, error: { type: 'TooLarge' } });
	const gone = file(10, () => Promise.reject(new DOMException('gone', 'NotReadableError')));
	expect(await bytesOf(gone, 'copy')).toEqual({ ok: false, error: { type: 'CutOff' } });
});
