import { expect, test } from 'vitest';
import {
	answerBesideScreen,
	copyOfParts,
	linksOf,
	pagesSent,
	type BackupContents,
	type ToImport,
	type WorkerSide
} from '#app';
import { err, ok, utf8, type BookId } from '#kernel';
import { createCopyChecker, createCopyReadBack, createPageAudit } from './beside-screen.ts';

const parts = () => Promise.resolve({ copyOfParts, linksOf, pagesSent });

const contents = (letters: number): BackupContents => ({
	about: { book: 'book-a' as BookId, records: 0, head: '' },
	payload: utf8('x'.repeat(letters))
});

type Side = WorkerSide<ToImport>;

/** A worker in this process; `runs` is its script. */
function workers(runs: (side: Side) => void) {
	const handed: (readonly Transferable[])[] = [];
	const start = (): Promise<Worker> => {
		const side: Side = {
			onmessage: null,
			postMessage: (said) =>
				setTimeout(
					() => void worker.onmessage?.(new MessageEvent('message', { data: structuredClone(said) }))
				),
			reportError: () => setTimeout(() => void worker.onerror?.(new Event('error') as ErrorEvent))
		};
		const worker = {
			onmessage: null,
			onerror: null,
			postMessage: (data: ToImport, transfer: Transferable[]) => {
				handed.push(transfer);
				side.onmessage?.(new MessageEvent('message', { data: structuredClone(data, { transfer }) }));
			},
			terminate: () => undefined
		} as Partial<Worker> as Worker;
		runs(side);
		return Promise.resolve(worker);
	};
	return { start, handed };
}

const checks = (side: Side): void =>
	answerBesideScreen(side, () => Promise.resolve(err({ type: 'Damaged', about: 'line 1' })));

test('a short copy is checked before a worker would have started', async () => {
	const { start, handed } = workers(checks);
	expect(await createCopyChecker(start, parts)(contents(1000), {})).toBeNull();
	expect(handed).toEqual([]);
});

test('a long one goes to the worker, which gets its bytes for good and refuses what is wrong', async () => {
	const { start, handed } = workers(checks);
	const long = contents(100_000);
	expect(await createCopyChecker(start, parts)(long, {})).toMatchObject({
		ok: false,
		error: { type: 'Damaged' }
	});
	expect(handed.map((list) => list.length)).toEqual([1]);
	expect(long.payload.length).toBe(0);
});

test('where no worker starts it is checked here, and nothing of it was given away', async () => {
	const long = contents(100_000);
	const check = createCopyChecker(() => Promise.reject(new DOMException('no', 'SecurityError')), parts);
	expect(await check(long, {})).toBeNull();
	expect(long.payload.length).toBe(100_000);
});

test('a worker that fails while it reads is a refusal, never a wait', async () => {
	const fails = workers((side) =>
		answerBesideScreen(side, () => Promise.reject(new RangeError('Array buffer allocation failed')))
	);
	const refused = { ok: false, error: { type: 'ReadingStopped' } };
	expect(await createCopyChecker(fails.start, parts)(contents(100_000), {})).toEqual(refused);
	expect(
		await createCopyChecker(fails.start, parts)(contents(100_000), { stop: AbortSignal.abort() })
	).toEqual(refused);
});

test('a copy that was made here is read back by a worker, which says its last hash; one that fails is a refusal, none that starts is read here', async () => {
	const head = 'ab'.repeat(32);
	const { start, handed } = workers((side) => answerBesideScreen(side, () => Promise.resolve(ok(head))));
	expect(await createCopyReadBack(start)(contents(1000))).toBeNull();
	const long = contents(100_000);
	expect(await createCopyReadBack(start)(long)).toEqual(ok(head));
	expect(handed.map((list) => list.length)).toEqual([1]);
	expect(long.payload.length).toBe(0);
	const fails = workers((side) => answerBesideScreen(side, () => Promise.reject(new RangeError('no room'))));
	expect(await createCopyReadBack(fails.start)(contents(100_000))).toEqual(err({ type: 'ReadingStopped' }));
	const none = () => Promise.reject(new DOMException('no', 'SecurityError'));
	expect(await createCopyReadBack(none)(contents(100_000))).toBeNull();
});

test('the pages of a book are verified by a worker; one that fails, none that starts or a book that was closed say nothing', async () => {
	const pages = (length: number) => ({
		book: 'book-a' as BookId,
		pages: [{ hash: 'ab'.repeat(32), packed: new Uint8Array(length) }]
	});
	const open = new AbortController().signal;
	const { start } = workers((side) => answerBesideScreen(side, () => Promise.resolve(true)));
	expect(await createPageAudit(start)(pages(1000), open)).toBeNull();
	expect(await createPageAudit(start)(pages(100_000), open)).toBe(true);
	expect(await createPageAudit(start)(pages(100_000), AbortSignal.abort())).toBeNull();
	const fails = workers((side) => answerBesideScreen(side, () => Promise.reject(new RangeError('no room'))));
	expect(await createPageAudit(fails.start)(pages(100_000), open)).toBeNull();
	const none = () => Promise.reject(new DOMException('no', 'SecurityError'));
	expect(await createPageAudit(none)(pages(100_000), open)).toBeNull();
});
