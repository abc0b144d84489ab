import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeAll, expect, test, vi } from 'vitest';
import { page } from '$app/state';
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
	Object.assign(present(draft.banks[0], 'a line'), { name: 'Grameen Bank', lastFour: '4321' });
	draft.where.village = 'Rampur';
	draft.sheet.set(present(draft.members[1], 'three women').memberId, { saving: money(5000) });
	await was.lockDraft();
	await app.founding.kept.keep(answersKept(draft));
	const later = await anApp(phone.indexedDB, phone.databaseName, phone.secondCopy);
	return { ...later, was, code: present(draft.firstCode, 'she has one').digits };
}

const touchCode = async (code: string) => {
	for (const digit of code) {
		const picture = document.querySelector(`button [data-picture="${codePictures[Number(digit) - 1] ?? ''}"]`);
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
	await vi.waitFor(() => expect(goto).toHaveBeenLastCalledWith('/new#sheet', { replaceState: true }));
	const { draft } = here.was;
	const again = setupDraft(here.app);
	again.place = draft.place;
	expect(answersKept(again)).toBe(answersKept(draft));
	expect(again.constitution).toEqual(draft.constitution);
	expect(again.sheet.savings).toBe(5000);
	// Codes of the others are made anew, and are not hers to open.
	expect(again.giving.isDone).toBe(false);
	expect(again.codes[0]?.digits).toBe(here.code);
});

test('what lies on the phone holds no name, sum or code, and its length tells nothing of how many women there are', async () => {
	const here = await killedInTheMiddle();
	const lies = present(await keptOf(here), 'kept');
	const text = Buffer.from(lies).toString('latin1');
	for (const secret of ['Sita', 'Rekha', 'Rampur', 'Grameen', '4321', 'weekday']) expect(text).not.toContain(secret);
	const { sealed } = JSON.parse(Buffer.from(lies).toString()) as { sealed: string };
	expect(Buffer.from(sealed, 'base64url').length).toBe(8192 + 28);
	// Not even under her code: another officer's code vouches beside hers.
	for (const { digits } of here.was.draft.giving.given) expect(answersKept(here.was.draft)).not.toContain(`"${digits}"`);
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

test('who leaves the questions, or lets the phone lie, is asked for the code again', async () => {
	const { app } = await anApp();
	const setup = answered(app);
	await setup.lockDraft();
	await app.founding.kept.keep(answersKept(setup.draft));
	app.lock();
	expect(setupDraft(app).name).toBe('');
	await vi.waitFor(() => expect(app.founding.kept.waits).not.toBeNull());
});

test('the draft goes with the book that is made, and where the phone died in between', async () => {
	const here = await killedInTheMiddle();
	const { kept } = here.app.founding;
	await kept.look();
	const { book } = present(kept.waits, 'it waits').document;
	await kept.open(here.code, vi.fn());
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
	await vi.waitFor(() => expect(goto).toHaveBeenLastCalledWith('/'));
	expect(await keptOf(here)).toBeNull();
	expect(setupDraft(here.app).first).toBeNull();
});

test('bytes that no version of this app wrote end the founding, and it says so', async () => {
	const here = await killedInTheMiddle();
	for (const bytes of ['', '{', '{"v":2}', JSON.stringify({ v: 1, document: { book: 'b', slots: [] }, deviceSecret: '', sealed: '' })]) {
		await here.app.parts.drafts.keep(place, Buffer.from(bytes));
		await here.app.founding.kept.look();
		expect([here.app.founding.kept.waits, await keptOf(here)]).toEqual([null, null]);
	}
	const at = vi.spyOn(page, 'url', 'get').mockReturnValue(new URL('http://localhost/new') as never);
	draw(here.app);
	expect(await screen.findByRole('alert')).toHaveTextContent('Nothing was kept of it. Please begin again.');
	at.mockRestore();
});
