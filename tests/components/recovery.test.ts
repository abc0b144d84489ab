import { cleanup, render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { err, ok, present, type OperationId } from '#kernel';
import Recovery from '../../src/screens/lock/Recovery.svelte';
import { foundIn } from '../support/app-with-group.ts';
import { anApp } from '../support/app.ts';
import { damage } from '../support/intruder.ts';
import { replaceMethod } from '../support/replaced-method.ts';
import { first, gave, today } from '../support/small-book.ts';
import WithApp from './WithApp.svelte';
import { untilHolds } from '../support/patience.ts';

// A power cut took the database, and the second copy had not got the last entry yet: what is missing is asked about, and people can go on.

const goOn = () => screen.queryByRole('button', { name: /go on with what is here/ });

test('an entry that the second copy does not have either is given up only after it was asked, and then the book opens', async () => {
	const { app, phone } = await anApp();
	await foundIn(app);
	const { slotId } = present(app.chosen?.keys.slots[0], 'the president has a code');
	const book = present(app.book, 'it is open');
	const entry = { type: 'OpenMeeting', on: today, kind: 'regular' } as const;
	expect((await book.run('a' as OperationId, entry, gave(first, 2500))).ok).toBe(true);
	app.lock();
	await damage(phone, 'rows', () => null);
	replaceMethod(phone.secondCopy, 'rows', () => Promise.resolve(ok([])));

	const unlock = async () => {
		expect(await app.unlock(slotId, '1357')).toMatchObject({ error: { type: 'RecordsMissing' } });
		expect(app.phase).toBe('recovery');
		render(WithApp, { props: { app, component: Recovery } });
	};
	await unlock();
	expect(goOn()).toBeNull();
	await userEvent.click(screen.getByRole('button', { name: /second copy/ }));
	await untilHolds(() => expect(app.phase).toBe('lock'));
	cleanup();
	await unlock();
	await userEvent.click(present(goOn(), 'people can go on'));
	await untilHolds(() => expect(app.phase).toBe('lock'));
	expect(await app.unlock(slotId, '1357')).toMatchObject({ ok: true });
	expect(app.book?.state.openMeeting).toBeNull();
});

test('a phone that did not answer is not told that pages are missing: a browser that keeps nothing looks alike', async () => {
	const { app, phone } = await anApp();
	const answerAgain = replaceMethod(phone.shelf, 'covers', () =>
		Promise.resolve(err({ type: 'StorageFailed', message: 'UnknownError' }))
	);
	await app.showShelf();
	expect(app.phase).toBe('recovery');
	render(WithApp, { props: { app, component: Recovery } });
	expect(screen.getByRole('heading', { level: 1 }).textContent).toMatch(/did not answer/);
	expect(screen.queryByText(/Pages are missing/)).toBeNull();
	const again = present(screen.getAllByRole('button')[1], 'the first thing to do');
	expect(again.textContent).toMatch(/Try again/i);
	answerAgain();
	await userEvent.click(again);
	await untilHolds(() => expect(app.phase).toBe('shelf'));
});
