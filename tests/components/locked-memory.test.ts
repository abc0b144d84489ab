import { beforeAll, expect, test } from 'vitest';
import { present, type OperationId } from '#kernel';
import { foundIn } from '../support/app-with-group.ts';
import { anApp } from '../support/app.ts';
import { throwNodesExceptions } from '../support/node-exceptions.ts';
import { first, gave, today } from '../support/small-book.ts';

// Whatever holds a closed book, such as the framework that drew it, holds nothing of what stood in it.

beforeAll(throwNodesExceptions);

test('a book that was locked has no name, no woman, no entry and no balance in it any more', async () => {
	const { app } = await anApp();
	await foundIn(app);
	const book = present(app.book, 'it is open');
	const written = await book.run(
		'a' as OperationId,
		{ type: 'OpenMeeting', on: today, kind: 'regular' },
		gave(first, 2500)
	);
	expect(written.ok).toBe(true);
	const { session } = book;
	expect([session.people.size, session.operations.length]).toEqual([1, 1]);
	app.lock();
	expect([session.people.size, session.operations.length]).toEqual([0, 0]);
	expect([session.state.name, session.state.members.size, session.state.balances.size]).toEqual([null, 0, 0]);
});
