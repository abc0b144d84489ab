import { IDBFactory } from 'fake-indexeddb';
import { expect, test, vi } from 'vitest';
import { beginNewLog } from './index.ts';

// That a real browser begins a new log by it: tests/journeys/killed-meeting.journey.ts; what is lost without it: npm run soak -- power.

test('a database is made and deleted, and nothing of it stays', async () => {
	const factory = new IDBFactory();
	const deleted = vi.spyOn(factory, 'deleteDatabase');
	beginNewLog(factory);
	await vi.waitFor(() => expect(deleted).toHaveBeenCalledOnce());
	await vi.waitFor(async () => expect(await factory.databases()).toEqual([]));
});

test('a browser that refuses is no error of its own: the storage says it', () => {
	const refuses = {
		open: () => {
			throw new DOMException('no', 'SecurityError');
		}
	};
	expect(() => beginNewLog(refuses as unknown as IDBFactory)).not.toThrow();
});
