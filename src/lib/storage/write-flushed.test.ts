import { expect, test } from 'vitest';
import { writeFlushed, type FileJob, type FlushedFolder } from './write-flushed.ts';

/** A file that says in which order it was used; what is not flushed when it is closed is lost. */
function aFile({ takes = Infinity }: { readonly takes?: number } = {}) {
	const calls: string[] = [];
	let [held, flushed] = [new Uint8Array(), new Uint8Array()];
	const handle = {
		getSize: () => held.length,
		write(given: AllowSharedBufferSource, { at = 0 }: { readonly at?: number } = {}) {
			const bytes = Uint8Array.from(given as Uint8Array);
			calls.push(`write at ${at}`);
			const part = bytes.slice(0, takes);
			const longer = new Uint8Array(Math.max(held.length, at + part.length));
			longer.set(held);
			longer.set(part, at);
			held = longer;
			return part.length;
		},
		truncate(length: number) {
			calls.push(`truncate to ${length}`);
			held = held.slice(0, length);
		},
		flush() {
			calls.push('flush');
			flushed = held.slice();
		},
		close: () => void calls.push('close')
	};
	const folder: FlushedFolder = {
		getFileHandle: () => Promise.resolve({ createSyncAccessHandle: () => Promise.resolve(handle) })
	};
	return { calls, kept: () => [...flushed], folder: () => Promise.resolve(folder) };
}

const job = (change: Partial<FileJob> = {}): FileJob => ({
	name: 'book.copy',
	bytes: Uint8Array.of(1, 2, 3),
	at: null,
	cut: false,
	...change
});

test('what is answered as written was flushed before the file was closed', async () => {
	const file = aFile();
	expect(await writeFlushed(file.folder, job())).toBe('');
	expect(await writeFlushed(file.folder, job({ bytes: Uint8Array.of(4) }))).toBe('');
	expect(file.calls).toEqual(['write at 0', 'flush', 'close', 'write at 3', 'flush', 'close']);
	expect(file.kept()).toEqual([1, 2, 3, 4]);
});

test('what begins anew is cut behind its end, and flushed after that', async () => {
	const file = aFile();
	await writeFlushed(file.folder, job());
	await writeFlushed(file.folder, job({ bytes: Uint8Array.of(9), at: 0, cut: true }));
	expect(file.calls.slice(3)).toEqual(['write at 0', 'truncate to 1', 'flush', 'close']);
	expect(file.kept()).toEqual([9]);
});

test('a full phone that takes a part says so, and the file is closed', async () => {
	const file = aFile({ takes: 2 });
	expect(await writeFlushed(file.folder, job())).toBe('only 2 of 3 bytes were written');
	expect(file.calls.at(-1)).toBe('close');
});

test('a browser that refuses is an answer, not a throw', async () => {
	const refused = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
	expect(await writeFlushed(refused, job())).toContain('NotAllowedError');
});
