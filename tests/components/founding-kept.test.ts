import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeAll, expect, test, vi } from 'vitest';
import { page } from '$app/state';
import { createTryCounter } from '#device';
import { lockFounding, sealFounding } from '../../src/lib/app/books/founding-draft.ts';
import { createVault } from '#vault';
import { quickArgon2 } from '../support/quick-argon2.ts';
import { present, type BookId } from '#kernel';
import { money } from '#money';
import type { AppState } from '#session/app-state.svelte.ts';
import { codePictures } from '#ui/symbol/symbols.ts';
import { answersKept } from '../../src/screens/founding/kept-answers.ts';
import { setupDraft } from '../../src/screens/founding/setup-draft.svelte.ts';
import type { SetupScreen } from '../../src/screens/founding/setup-screen.svelte.ts';
import NewGroup from '../../src/routes/new/+page.svelte';
import { answered } from '../support/answered-group.ts';
import { anApp } from '../support/app.ts';
import { goto } from '../support/navigation.ts';
import { throwNodesExceptions } from '../support/node-exceptions.ts';
import WithApp from './WithApp.svelte';
import { untilHolds } from '../support/patience.ts';

// What was said of a new group is kept under the code of her who has the phone, until its book is made or it is given up (ADR 0110).

beforeAll(throwNodesExceptions);

const draw = (app: AppState) => render(WithApp, { props: { app, component: NewGroup } });
const place = 'founding' as BookId;
const keptOf = async ({ app }: Here): Promise<Uint8Array | null> => {
	const kept = await app.parts.drafts.read(place);
	return kept.ok ? kept.value : null;
};
type Here = Awaited<ReturnType<typeof anApp>>;

/** Three women were named, a bank, what each saved; then the app is killed. @returns the same phone, started again */
async function killedInTheMiddle(): Promise<Here & { readonly was: SetupScreen; readonly code: string }> {
	const { app, phone } = await anApp();
	const was = answered(app);
	const { draft } = was;
	draft.place = 'sheet';
	Object.assign(present(draft.banks[0], 'a line'), {
		name: 'Grameen Bank',
		branch: '432198',
		lastFour: '4321'
	});
	draft.where.village = 'Rampur';
	draft.sheet.set(present(draft.members[1], 'three women').memberId, { saving: money(1234500) });
	await was.lockDraft();
	await app.founding.kept.keep(answersKept(draft));
	const later = await anApp(phone.indexedDB, phone.databaseName, phone.secondCopy);
	return { ...later, was, code: present(draft.firstCode, 'she has one').digits };
}

const touchCode = async (code: string) => {
	for (const digit of code) {
		const picture = document.querySelector(
			`button [data-picture="${codePictures[Number(digit) - 1] ?? ''}"]`
		);
		await userEvent.click(present(picture?.closest('button'), 'a key of the pad'));
	}
};

test('a killed founding goes on where it was, after the code of her who has the phone', async () => {
	const here = await killedInTheMiddle();
	draw(here.app);
	await screen.findByText('The new group: go on');
	expect(document.body).not.toHaveTextContent(/Sita|Rekha/);
	const opened = present(here.app.founding.kept.waits, 'it waits');
	expect(opened.slot.symbol).toBe('parrot');
	await touchCode(here.code);
	await untilHolds(() => expect(goto).toHaveBeenLastCalledWith('/new#sheet', { replaceState: true }));
	const { draft } = here.was;
	const again = setupDraft(here.app);
	again.place = draft.place;
	expect(answersKept(again)).toBe(answersKept(draft));
	expect(again.constitution).toEqual(draft.constitution);
	expect(again.sheet.savings).toBe(1234500);
	// Codes of the others are made anew, and are not hers to open.
	expect(again.giving.isDone).toBe(false);
	expect(again.codes[0]?.digits).toBe(here.code);
});

test('what lies on the phone holds no name, sum or code, and its length tells nothing of how many women there are', async () => {
	const here = await killedInTheMiddle();
	const lies = present(await keptOf(here), 'kept');
	const text = Buffer.from(lies).toString('latin1');
	for (const secret of ['Rekha', 'Rampur', 'Grameen', '432198', 'weekday', '1234500'])
		expect(text).not.toContain(secret);
	const { sealed } = JSON.parse(text) as { sealed: string };
	expect(Buffer.from(sealed, 'base64url').length).toBe(8192 + 28);
	// Not even under her code: another officer's code vouches beside hers.
	for (const { digits } of here.was.draft.giving.given)
		expect(answersKept(here.was.draft)).not.toContain(`"${digits}"`);
});

test('a wrong code is told where it was touched, and asked again', async () => {
	const here = await killedInTheMiddle();
	draw(here.app);
	await screen.findByText('The new group: go on');
	const heading = screen.getByText('The new group: go on');
	await touchCode(here.code === '1111' ? '2222' : '1111');
	await screen.findByText(/^Not these/);
	expect(heading).toBeInTheDocument();
	await touchCode(here.code);
	await untilHolds(() => expect(goto).toHaveBeenLastCalledWith('/new#sheet', { replaceState: true }));
});

test('another code, another book and changed bytes open nothing', async () => {
	const here = await killedInTheMiddle();
	const { kept } = here.app.founding;
	await kept.look();
	const wrong = here.code === '1111' ? '2222' : '1111';
	expect(await kept.open(wrong, vi.fn())).toMatchObject({ ok: false, error: { type: 'WrongCode' } });
	const lies = present(await keptOf(here), 'kept');
	const read = JSON.parse(Buffer.from(lies).toString()) as { sealed: string; document: object };
	// Changed bytes, and the answers under the name of another book.
	for (const swapped of [
		{ ...read, sealed: `${read.sealed.slice(0, -4)}AAAA` },
		{ ...read, document: { ...read.document, book: 'another' } }
	]) {
		await here.app.parts.drafts.keep(place, Buffer.from(JSON.stringify(swapped)));
		const later = await anApp(here.phone.indexedDB, here.phone.databaseName, here.phone.secondCopy);
		await later.app.founding.kept.look();
		const taken = vi.fn();
		expect((await later.app.founding.kept.open(here.code, taken)).ok).toBe(false);
		expect(taken).not.toHaveBeenCalled();
	}
});

test('codes are tried as seldom as at a lock, also after a restart', async () => {
	const here = await killedInTheMiddle();
	const wrong = here.code === '1111' ? '2222' : '1111';
	const answers: unknown[] = [];
	const tries = () => createTryCounter({ clock: here.phone.clock, indexedDB: here.phone.indexedDB });
	for (let start = 0; start < 2; start += 1) {
		const { app, phone } = await anApp(here.phone.indexedDB, here.phone.databaseName, here.phone.secondCopy);
		const counted = createVault({
			random: phone.random,
			tries: tries(),
			weakSlowHashForTestsOnly: true,
			startWorker: quickArgon2
		});
		Object.assign(phone.vaultItself, { openWithCode: counted.openWithCode });
		await app.founding.kept.look();
		for (let count = 0; count < 3; count += 1) {
			const tried = await app.founding.kept.open(wrong, vi.fn());
			answers.push(tried.ok || tried.error.type);
		}
		if (start === 1) expect((await app.founding.kept.open(here.code, vi.fn())).ok).toBe(false);
	}
	expect(answers).toEqual([...Array.from({ length: 5 }, () => 'WrongCode'), 'WaitBeforeNextTry']);
});

test('on a full phone what was said is locked in memory, and her code opens it', async () => {
	const { app, phone } = await anApp();
	Object.assign(phone.drafts, { keep: () => Promise.resolve({ ok: false, error: { type: 'StorageFull' } }) });
	const setup = answered(app);
	await setup.lockDraft();
	await app.founding.kept.keep(answersKept(setup.draft));
	app.lock();
	await untilHolds(() => expect(app.founding.kept.waits).not.toBeNull());
	let said = '';
	await app.founding.kept.open(present(setup.draft.firstCode, 'hers').digits, (text) =>
		Promise.resolve((said = text) !== '')
	);
	expect(said).toBe(answersKept(setup.draft));
});

test('a second window waits until the first is closed, and then finds what was said last', async () => {
	const here = await killedInTheMiddle();
	const other = (await anApp(here.phone.indexedDB, here.phone.databaseName, here.phone.secondCopy)).app;
	const [mine, theirs] = [here.app.founding.kept, other.founding.kept];
	let isTaken = false;
	const takePen = () => {
		if (isTaken) return Promise.resolve(null);
		isTaken = true;
		return Promise.resolve(() => void (isTaken = false));
	};
	for (const { parts } of [here.app, other]) Object.assign(parts.shelf, { takePen });
	await mine.look();
	await theirs.look();
	const taken = vi.fn(() => Promise.resolve(true));
	await mine.open(here.code, taken);
	expect(await theirs.open(here.code, taken)).toMatchObject({ error: { type: 'OtherTabWrites' } });
	await mine.keep('said meanwhile');
	mine.closed();
	await untilHolds(() => expect(isTaken).toBe(false));
	expect((await theirs.open(here.code, taken)).ok).toBe(true);
	expect(taken).toHaveBeenLastCalledWith('said meanwhile', expect.anything());
	// A book that this window makes of other answers leaves the draft of the other alone.
	await untilHolds(() => expect(mine.waits).not.toBeNull());
	await theirs.drop();
	expect(await mine.open(here.code, taken)).toMatchObject({ error: { type: 'UnknownSlot' } });
});

test('she who takes another picture finds that one at the lock of the draft', async () => {
	const { app } = await anApp();
	const setup = answered(app);
	await setup.lockDraft();
	setup.draft.chooseFirst('cow');
	await setup.lockDraft();
	app.lock();
	await untilHolds(() => expect(app.founding.kept.waits?.slot.symbol).toBe('cow'));
});

test('answers of another form are not half read: they are lost, and it is said', async () => {
	const here = await killedInTheMiddle();
	draw(here.app);
	await screen.findByText('The new group: go on');
	const { draft } = here.was;
	const first = present(draft.codes[0], 'hers');
	const keys = await lockFounding(here.app.parts, present(draft.book, 'begun'), first);
	await here.app.parts.drafts.keep(
		place,
		await sealFounding(keys, answersKept(draft).replace('"v":1', '"v":0'))
	);
	await touchCode(here.code);
	expect(await screen.findByRole('alert')).toHaveTextContent('Nothing was kept of it.');
	expect([setupDraft(here.app).name, await keptOf(here)]).toEqual(['', null]);
});

test('who leaves the questions, or lets the phone lie, is asked for the code again', async () => {
	const { app } = await anApp();
	const setup = answered(app);
	await setup.lockDraft();
	await app.founding.kept.keep(answersKept(setup.draft));
	app.lock();
	expect(setupDraft(app).name).toBe('');
	await untilHolds(() => expect(app.founding.kept.waits).not.toBeNull());
});

test('the draft goes with the book that is made, and where the phone died in between', async () => {
	const here = await killedInTheMiddle();
	const { kept } = here.app.founding;
	await kept.look();
	const { book } = present(kept.waits, 'it waits').document;
	await kept.open(here.code, () => Promise.resolve(true));
	const lies = present(await keptOf(here), 'kept');
	const again = answered(here.app);
	again.draft.book = book;
	await again.make();
	expect(await keptOf(here)).toBeNull();
	await here.app.parts.drafts.keep(place, lies);
	await kept.look();
	expect([kept.waits, kept.isLost, await keptOf(here)]).toEqual([null, false, null]);
});

test('given up, nothing of it stays; the next group begins at its first question', async () => {
	const here = await killedInTheMiddle();
	draw(here.app);
	await userEvent.click(await screen.findByRole('button', { name: 'Give this group up' }));
	const [, sure] = screen.getAllByRole('button', { name: 'Give this group up' });
	await userEvent.click(present(sure, 'it is asked once more'));
	await untilHolds(() => expect(goto).toHaveBeenLastCalledWith('/'));
	expect(await keptOf(here)).toBeNull();
	expect(setupDraft(here.app).first).toBeNull();
});

test('bytes that no version of this app wrote end the founding, and it says so', async () => {
	const here = await killedInTheMiddle();
	for (const bytes of [
		'',
		'{',
		'{"v":2}',
		JSON.stringify({ v: 1, document: { book: 'b', slots: [] }, deviceSecret: '', sealed: '' })
	]) {
		await here.app.parts.drafts.keep(place, Buffer.from(bytes));
		await here.app.founding.kept.look();
		expect([here.app.founding.kept.waits, await keptOf(here)]).toEqual([null, null]);
	}
	const at = vi.spyOn(page, 'url', 'get').mockReturnValue(new URL('http://localhost/new') as never);
	draw(here.app);
	expect(await screen.findByRole('alert')).toHaveTextContent('Nothing was kept of it. Please begin again.');
	at.mockRestore();
});
