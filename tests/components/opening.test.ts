import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { present, type LocalDate } from '#kernel';
import { instalmentsOf, rulesOn } from '#group';
import { money } from '#money';
import type { AppState } from '#session/app-state.svelte.ts';
import { wordsOf } from '#session/context.ts';
import { keyPapers } from '#session/key-paper.svelte.ts';
import { CopyScreen } from '../../src/screens/copies/copy-screen.svelte.ts';
import { newPaper } from '../../src/screens/copies/copy-screen.svelte.ts';
import { touchEach } from '../support/by-codes.ts';
import { womanInWords } from '../../src/screens/founding/answer-words.ts';
import { loanEveries } from '../../src/screens/founding/opening-rhythm.ts';
import { SetupScreen } from '../../src/screens/founding/setup-screen.svelte.ts';
import { BookReturn, CopyReading } from '../../src/screens/frame/copies/copy-reading.svelte.ts';
import { startPractice } from '../../src/screens/frame/start-practice.ts';
import { lockScreen } from '../../src/screens/lock/lock-screen.svelte.ts';
import QrCode from '#ui/QrCode.svelte';
import Backup from '../../src/routes/backup/+page.svelte';
import Lock from '../../src/screens/lock/Lock.svelte';
import ShelfScreen from '../../src/screens/lock/ShelfScreen.svelte';
import NewGroup from '../../src/routes/new/+page.svelte';
import { answered, withGroup } from '../support/answered-group.ts';
import { anApp } from '../support/app.ts';
import { goto } from '../support/navigation.ts';
import { throwNodesExceptions } from '../support/node-exceptions.ts';
import { show } from './support.ts';
import WithApp from './WithApp.svelte';
import { untilHolds } from '../support/patience.ts';

beforeAll(throwNodesExceptions);

const draw = (app: AppState, component: unknown) => render(WithApp, { props: { app, component } });
const press = (name: string | RegExp) => userEvent.click(screen.getByRole('button', { name }));

/** On which day how much is asked of each loan, minor units of principal. */
function askedIn(app: AppState): readonly (readonly [LocalDate | null, number])[] {
	const { state } = present(app.book, 'the book is open');
	return [...state.loans.values()].flatMap((loan) =>
		instalmentsOf(loan, app.today, []).map(({ plannedOn, amount }) => [plannedOn, amount] as const)
	);
}

/** The copy of the group on another phone, opened with its key paper; nothing was written yet. */
async function openedElsewhere() {
	const { app, handed, letters } = await withGroup();
	const copy = new CopyScreen(app);
	await copy.make();
	await copy.hand();
	const other = await anApp();
	const back = new BookReturn(other.app);
	await back.reading.choose(fileOf(present(handed[0], 'a file').bytes));
	back.reading.letters = letters;
	await back.reading.check();
	return { other, back, good: present(back.reading.copy, 'the paper opens it') };
}

const slotAt = (app: AppState, place: number) => present(lockScreen(app).slots[place], 'an officer');
const wrong = (code: string | undefined) => (code === '1111' ? '2222' : '1111');

describe('a new group', () => {
	test('the files of a new book have names since its first question, so that they are flushed when it is made', async () => {
		const { app, phone } = await anApp();
		const setup = answered(app);
		new SetupScreen(app);
		const begun = [...phone.secondCopy.begun];
		await setup.make();
		expect(begun).toEqual([app.chosen?.book]);
	});

	test('is made as in the training booklet, on a day long past', async () => {
		const { app } = await withGroup();
		const state = present(app.book, 'the book is open').state;
		expect(state.foundedOn).toBe('2006-03-05');
		expect(rulesOn(state, '2006-03-05' as LocalDate)).toMatchObject({
			percentPerMonth: '2',
			interestMethod: 'declining',
			interestPeriod: 'meeting',
			meetingRhythm: { every: 'month', dayOfMonth: 5 },
			saving: { mode: 'fixed', amount: 2500 }
		});
		expect(present(app.book, 'the book is open').box).toBe(100_000);
	});

	test('is asked one question at a time, and none is skipped', async () => {
		const { app } = await anApp();
		const setup = new SetupScreen(app);
		expect(setup.placeAt('members')).toBe('first');
		setup.draft.chooseFirst('parrot');
		expect(setup.placeAt('members')).toBe('first-code');
		setup.draft.firstCode = { kind: 'pictures', digits: '1234' };
		expect(setup.placeAt('members')).toBe('name');
		expect(setup.next('name')).toBeNull();
		expect(setup.refusal?.text).toBe('What is the group called?');
		setup.draft.name = 'Sita';
		expect(setup.next('name')).toBe('place');
		expect(setup.placeAt('members')).toBe('saving');
	});

	test.each(['1234 5678 9012', '123456789012', 'Rekha 1234-5678-9012'])(
		'takes no identity number: %s',
		async (text) => {
			const { app } = await anApp();
			const setup = answered(app);
			present(setup.draft.banks[1], 'a second account').name = text;
			expect(setup.next('bank')).toBeNull();
			expect(setup.refusal?.text).toContain('identity card');
		}
	);

	test('a paper book must balance, and says by how much it does not', async () => {
		const { app } = await anApp();
		const setup = answered(app);
		setup.draft.sheet.write('box', money(150_000));
		expect(setup.next('sheet')).toBeNull();
		expect(setup.refusal?.text).toBe('five hundred rupees more than anybody claims.');
		setup.draft.sheet.write('box', money(99_900));
		setup.next('sheet');
		expect(setup.refusal?.text).toBe('one rupee is missing. Where is it?');
	});

	test('loans of the paper book go on', async () => {
		const { app } = await anApp();
		const setup = answered(app);
		const saver = present(setup.draft.members[0], 'three women').memberId;
		setup.draft.sheet.set(saver, { saving: money(5000), loan: money(20_000), timesLeft: 4 });
		setup.draft.sheet.bookRestAsSurplus();
		await setup.make();
		const [loan] = [...present(app.book, 'the book is open').state.loans.values()];
		expect(loan).toMatchObject({ outstanding: 20_000, terms: { instalments: 4, percentPerMonth: '2' } });
	});

	/*
	 * A loan of 600 that is given back by the quarter, twice more, and was asked for two months ago: the next quarter is over in a month. The
	 * group of the booklet meets each month, so that interest falls due on the first: 1 April, and with it 300; then 1 July.
	 */
	test('loans of the paper book go on by the quarter, from the month in which they are', async () => {
		const { app } = await anApp();
		const setup = answered(app);
		const saver = present(setup.draft.members[0], 'three women').memberId;
		setup.draft.sheet.set(saver, { loan: money(60_000), timesLeft: 2, every: 'quarter', nextIn: 1 });
		setup.draft.sheet.bookRestAsSurplus();
		expect(setup.draft.chargeDay(1)).toBe('2006-04-01');
		await setup.make();
		expect(askedIn(app)).toEqual([
			['2006-04-01', 30_000],
			['2006-07-01', 30_000]
		]);
	});

	test('each month and each quarter from now, and each meeting of a group that meets more often', async () => {
		const { app } = await anApp();
		const setup = answered(app);
		expect(loanEveries(setup.draft.every)).toEqual(['month', 'quarter']);
		setup.draft.every = 'fortnight';
		expect(loanEveries(setup.draft.every)).toEqual(['meeting', 'month', 'quarter']);
		const [first, second, third] = setup.draft.members.map(({ memberId }) => memberId);
		const { sheet } = setup.draft;
		sheet.set(present(first, 'three women'), { loan: money(10_000), timesLeft: 4, every: 'meeting' });
		sheet.set(present(second, 'three women'), { loan: money(10_000), timesLeft: 2 });
		sheet.set(present(third, 'three women'), { loan: money(10_000), timesLeft: 1, every: 'quarter' });
		sheet.bookRestAsSurplus();
		await setup.make();
		const loans = [...present(app.book, 'the book is open').state.loans.values()];
		// Half a month's interest with each of four meetings; a month's with each of two; of a quarter with one part of principal.
		expect(loans.map(({ terms }) => [terms.period, terms.chargesPerInstalment, terms.months])).toEqual([
			['meeting', 1, '2'],
			['anniversary', 1, '2'],
			['anniversary', 3, '3']
		]);
		// Meetings are not held yet; a month from 5 March, and three.
		expect(askedIn(app)).toEqual([
			[null, 2500],
			[null, 2500],
			[null, 2500],
			[null, 2500],
			['2006-04-05', 5000],
			['2006-05-05', 5000],
			['2006-06-05', 10_000]
		]);
	});

	test('what stands on the page of a woman is heard, and nothing else', async () => {
		const { app } = await anApp();
		const { draft } = answered(app);
		const saver = present(draft.members[0], 'three women').memberId;
		draft.openMember(saver);
		expect(womanInWords(draft, wordsOf(app))).toBe('');
		draft.sheet.set(saver, { saving: money(5000), loan: money(20_000) });
		expect(womanInWords(draft, wordsOf(app))).toMatch(/^[^.]*fifty rupees\. [^.]*two hundred rupees\.$/);
	});

	test('each meeting is each month where the group meets by the month after all', async () => {
		const { app } = await anApp();
		const setup = answered(app);
		setup.draft.every = 'week';
		const saver = present(setup.draft.members[0], 'three women').memberId;
		setup.draft.sheet.set(saver, { loan: money(20_000), timesLeft: 4, every: 'meeting' });
		setup.draft.every = 'month';
		setup.draft.sheet.bookRestAsSurplus();
		await setup.make();
		const [loan] = [...present(app.book, 'the book is open').state.loans.values()];
		expect(loan?.terms).toMatchObject({ period: 'meeting', months: '4' });
	});

	test('who was added by mistake is taken out, with her office and her saving', async () => {
		const { app } = await anApp();
		const { draft } = answered(app);
		// She who has the phone stays: her code locks the draft.
		draft.takeOut(present(draft.first, 'she has the phone'));
		expect(draft.members).toHaveLength(3);
		const gone = present(draft.second, 'a second officer');
		draft.sheet.set(gone, { saving: money(5000) });
		draft.takeOut(gone);
		expect(draft.second).toBeNull();
		expect(draft.sheet.savings).toBe(0);
		expect(draft.members.map(({ memberId }) => draft.face(memberId).number)).toEqual([1, 2]);
	});

	test('going away and coming back finds the answers', async () => {
		const { app } = await anApp();
		new SetupScreen(app).draft.name = 'Sita';
		expect(new SetupScreen(app).draft.name).toBe('Sita');
	});

	test('shows its key paper until somebody types all of its letters', async () => {
		const { app, book, letters } = await withGroup();
		draw(app, NewGroup);
		for (const group of letters.split(' ')) expect(screen.getByText(group)).toBeVisible();
		await press('I have the paper');
		expect(screen.getByText('Copy all letters from the paper here.')).toBeVisible();
		// There is one paper, and no cards to choose; nothing is tried before all letters are there.
		expect(screen.queryByRole('button', { name: /cards/ })).toBeNull();
		const kept = screen.getByRole('button', { name: 'It is kept safely' });
		const asked = vi.spyOn(app.speaker, 'say');
		await userEvent.click(kept);
		expect(asked).toHaveBeenCalledWith('Copy all letters from the paper here.');
		await userEvent.type(screen.getByRole('textbox'), `${letters.slice(0, 9)}{Enter}`);
		expect(kept).toBeEnabled();
		expect(keyPapers(app).of(book)).not.toBeNull();
		expect(screen.queryByRole('alert')).toBeNull();
		const last = letters.at(-1) === '2' ? '3' : '2';
		await userEvent.type(screen.getByRole('textbox'), `${letters.slice(9, -1)}${last}`);
		await press('It is kept safely');
		expect(await screen.findByRole('alert')).toHaveTextContent('Letters are wrong or missing. Look again.');
		expect(screen.getByRole('alert')).toHaveTextContent('Look again at group 7.');
		expect([...document.querySelectorAll('[data-wrong="true"]')].map((group) => group.textContent)).toEqual([
			`${letters.slice(-4, -1)}${last}`
		]);
		expect(keyPapers(app).of(book)).not.toBeNull();
		await userEvent.clear(screen.getByRole('textbox'));
		await userEvent.type(screen.getByRole('textbox'), letters.toLowerCase());
		await press('It is kept safely');
		await untilHolds(() => expect(keyPapers(app).of(book)).toBeNull());
		expect(app.chosen?.paper?.state).toBe('proved');
	});

	test('that was closed at its key paper shows the same letters at the next opening, and at each one after', async () => {
		const { app, book, letters, codes } = await withGroup();
		for (let time = 0; time < 2; time += 1) {
			app.lock();
			expect(keyPapers(app).of(book)).toBeNull();
			await app.unlock(slotAt(app, 0).slotId, present(codes[0], 'her code'));
			expect(keyPapers(app).of(book)).toMatchObject({ letters });
		}
		await app.codes.provePaper(letters);
		app.lock();
		await app.unlock(slotAt(app, 0).slotId, present(codes[0], 'her code'));
		expect(keyPapers(app).of(book)).toBeNull();
	});

	test('opened with its key paper needs to see it no more', async () => {
		const { app, book, letters } = await withGroup();
		app.lock();
		await app.unlockWithSheet(letters);
		expect(keyPapers(app).of(book)).toBeNull();
		expect(app.chosen?.paper?.state).toBe('proved');
	});

	test('shows nothing of its key paper while the book is locked', async () => {
		const { app, letters } = await withGroup();
		app.lock();
		draw(app, NewGroup);
		expect(document.body).not.toHaveTextContent(present(letters.split(' ')[0], 'letters'));
		// Not the first question of another group, where a page that was reloaded would leave people.
		expect(await screen.findByRole('button', { name: /president/ })).toBeVisible();
	});
});

describe('the lock', () => {
	test('shows symbols, numbers and offices, and no name', async () => {
		const { app } = await withGroup();
		app.lock();
		draw(app, Lock);
		expect(screen.getByRole('button', { name: 'parrot, number 1, president' })).toBeVisible();
		expect(document.body).not.toHaveTextContent(/Sita|Rekha/);
		expect((await axe.run(document.body, { rules: { region: { enabled: false } } })).violations).toEqual([]);
	});

	test('a wrong code is refused in words, and the right one opens', async () => {
		const { app, codes, said } = await withGroup();
		app.lock();
		const lock = lockScreen(app);
		lock.choose(slotAt(app, 0));
		await lock.answer(wrong(codes[0]));
		expect(lock.trembling).toBe(true);
		expect(said.at(-1)).toBe('Not these. 5 tries are left.');
		await lock.answer(present(codes[0], 'her code'));
		expect(app.phase).toBe('open');
	});

	test('two other officers give a new code to one who forgot hers', async () => {
		const { app, codes } = await withGroup();
		app.lock();
		const lock = lockScreen(app);
		lock.choose(slotAt(app, 0));
		lock.forget();
		lock.askWitness();
		for (const place of [1, 2]) {
			lock.choose(slotAt(app, place));
			await lock.answer(present(codes[place], 'her code'));
		}
		const giving = present(lock.giving, 'a new code');
		const code = giving.code;
		giving.answer(code);
		await lock.finishNewCode();
		app.lock();
		lock.choose(slotAt(app, 2));
		lock.back();
		const hers = present(
			lock.slots.find(({ number }) => number === 1),
			'her slot'
		);
		lock.choose(hers);
		await lock.answer(code);
		expect(app.phase).toBe('open');
	});

	test('who vouches with a wrong code does not count', async () => {
		const { app, codes } = await withGroup();
		app.lock();
		const lock = lockScreen(app);
		lock.choose(slotAt(app, 0));
		lock.forget();
		lock.askWitness();
		lock.choose(slotAt(app, 1));
		await lock.answer(wrong(codes[1]));
		expect(lock.vouched).toBe(0);
		expect(lock.refusal).not.toBeNull();
	});

	test('the key paper gives a new code too; wrong letters do not', async () => {
		const { app, letters } = await withGroup();
		app.lock();
		const lock = lockScreen(app);
		lock.choose(slotAt(app, 0));
		lock.forget();
		lock.askSheet();
		lock.letters = 'ABCD';
		await lock.answerSheet();
		expect(lock.giving).toBeNull();
		lock.letters = letters.toLowerCase();
		await lock.answerSheet();
		present(lock.giving, 'a new code').answer(present(lock.giving, 'a new code').code);
		await lock.finishNewCode();
		expect(app.phase).toBe('open');
	});

	test('a practice book shows its code', async () => {
		const { app } = await anApp();
		await startPractice(app);
		app.lock();
		draw(app, Lock);
		await press('parrot, number 1, president');
		expect(screen.getByRole('list')).toHaveTextContent(/egg\s*roti\s*milk\s*honey/);
	});
});

describe('a new key paper', () => {
	test('is made by the codes of two officers, and is to be typed back as the first one was', async () => {
		const { app, book, letters, codes } = await withGroup();
		await app.codes.provePaper(letters);
		keyPapers(app).done();
		draw(app, Backup);
		await press(/new key paper/);
		const renewal = newPaper(app, 'paper', () => undefined);
		await touchEach(renewal, [present(codes[0], 'her code')]);
		const [, other] = renewal.officers;
		expect(renewal.given).toHaveLength(1);
		renewal.ask(present(other, 'another officer').memberId);
		await renewal.check(wrong(codes[1]));
		expect(renewal.refusal).not.toBeNull();
		expect(keyPapers(app).of(book)).toBeNull();
		await renewal.check(present(codes[1], 'her code'));
		const paper = present(keyPapers(app).of(book), 'the new paper waits');
		expect(paper.letters).not.toBe(letters);
		expect((await app.codes.provePaper(letters)).ok).toBe(false);
		expect((await app.codes.provePaper(paper.letters)).ok).toBe(true);
	});
});

describe('a second copy', () => {
	test('that lies on the same phone is not away from it', async () => {
		const test = await withGroup();
		const copy = new CopyScreen(test.app);
		test.shareAnswer = 'downloaded';
		await copy.make();
		await copy.hand();
		expect(copy.done).toBe('backup.kept');
		expect(test.app.chosen?.lastBackup).toBeNull();
	});

	test('whose key paper nobody has shown says so, until somebody types it', async () => {
		const { app, letters } = await withGroup();
		draw(app, Backup);
		await press('make a copy');
		expect(await screen.findByText(/Nobody has shown the key paper/)).toBeVisible();
		await press(/show the key paper/);
		await userEvent.type(screen.getByRole('textbox'), letters);
		await press('It is kept safely');
		await screen.findByRole('button', { name: /give it/ });
		expect(screen.queryByText(/Nobody has shown the key paper/)).toBeNull();
		const copy = new CopyScreen(app);
		await copy.make();
		expect(copy.lacksPaper).toBe(false);
	});

	test('is made, checked and handed on; a closed share sheet is no copy', async () => {
		const test = await withGroup();
		const copy = new CopyScreen(test.app);
		test.shareAnswer = 'cancelled';
		await copy.make();
		await copy.hand();
		expect(copy.done).toBe('backup.cancelled');
		expect(test.app.chosen?.lastBackup).toBeNull();
	});

	test('opens only with the key paper, and brings the book to another phone with new codes', async () => {
		const { app, handed, letters } = await withGroup();
		const copy = new CopyScreen(app);
		await copy.make();
		await copy.hand();
		expect(copy.done).toBe('backup.shared');
		expect(app.chosen?.lastBackup).toMatchObject({ on: '2026-11-24' });

		const other = await anApp();
		const back = new BookReturn(other.app);
		await back.reading.choose(fileOf(present(handed[0], 'a file').bytes));
		back.reading.letters = 'wrong';
		await back.reading.check();
		expect(back.refusal?.text).toBe('Letters are wrong or missing. Look again.');
		back.reading.letters = letters;
		await back.reading.check();
		expect(back.giveCodes()).toBe(false);
		const giving = present(back.giving, 'officers get codes');
		while (!giving.isDone) giving.answer(giving.code);
		expect(await back.write()).toBe(true);
		expect(other.phone.secondCopy.begun).toEqual([app.chosen?.book]);
		expect(other.app.book?.box).toBe(100_000);
		expect(other.app.chosen?.keys.slots).toHaveLength(3);
	});

	test('in which never two women held an office is refused before anybody is given a code', async () => {
		const { other, back, good } = await openedElsewhere();
		const { sealed } = good.backup;
		const alone = { ...sealed, offices: sealed.offices.slice(0, 1) };
		back.reading.copy = { ...good, backup: { ...good.backup, sealed: alone } };
		expect(back.giveCodes()).toBe(false);
		expect(back.giving).toBeNull();
		expect(back.refusal).toEqual({
			text: 'Fewer than two women hold an office in this file. Whoever made it enters two.',
			icon: 'two-women'
		});
		expect(await other.app.copies.restore(back.reading.copy, [])).toEqual({
			ok: false,
			error: { type: 'TooFewOfficers', has: 1 }
		});
		expect(other.app.covers).toEqual([]);
	});

	test('of a group with one officer left comes back, gives her a code, and says that a second is missing', async () => {
		const { back, good } = await openedElsewhere();
		const { sealed } = good.backup;
		expect(back.officersLeft).toBe(3);
		const [president, ...others] = sealed.offices;
		const left = others.map((term) => present(sealed.members.get(term.memberId), 'an officer'));
		const members = new Map(sealed.members);
		for (const member of left) members.set(member.memberId, { ...member, leftOn: '2006-03-05' as LocalDate });
		back.reading.copy = { ...good, backup: { ...good.backup, sealed: { ...sealed, members } } };
		expect(back.officersLeft).toBe(1);
		expect(back.giveCodes()).toBe(false);
		expect(back.giving?.holder.memberId).toBe(present(president, 'a president').memberId);
		expect(back.giving?.count).toBe(1);
	});

	test('that was made while offices were being given at a meeting gives codes to those who decide it', async () => {
		const { back, good } = await openedElsewhere();
		const before = good.backup.sealed.offices.map(({ memberId }) => memberId);
		// The open meeting gives all three offices to one woman; nobody sealed it.
		const [alone] = before;
		const offices = good.backup.state.offices.map((term) => ({ ...term, memberId: present(alone, 'she') }));
		back.reading.copy = { ...good, backup: { ...good.backup, state: { ...good.backup.state, offices } } };
		expect(back.giveCodes()).toBe(false);
		expect(back.giving?.given.map(({ holder }) => holder.memberId).toSorted()).toEqual(before.toSorted());
	});

	test('of a book that is here already is refused before anybody is given a code', async () => {
		const { app, handed, letters } = await withGroup();
		const copy = new CopyScreen(app);
		await copy.make();
		await copy.hand();
		const back = new BookReturn(app);
		await back.reading.choose(fileOf(present(handed[0], 'a file').bytes));
		back.reading.letters = letters;
		await back.reading.check();
		expect(back.giveCodes()).toBe(false);
		expect(back.giving).toBeNull();
		expect(back.refusal?.text).toBe('This book is on the phone already.');
	});

	test.each([
		['another file', () => new TextEncoder().encode('a letter'), 'This file is not a copy of a book.'],
		['a cut one', (bytes: Uint8Array) => bytes.subarray(0, -41), 'The copy is not whole. Copy it again.'],
		['a giant', () => new Uint8Array(6 * 1024 * 1024), 'This file is too large for a copy.']
	])('that is %s is refused in words', async (_, changed, words) => {
		const { app, handed } = await withGroup();
		const copy = new CopyScreen(app);
		await copy.make();
		await copy.hand();
		const reading = new CopyReading(app);
		await reading.choose(fileOf(changed(present(handed[0], 'a file').bytes)));
		expect(reading.refusal?.text).toBe(words);
		expect(reading.stage).toBe('file');
	});
});

describe('the shelf', () => {
	test('begins with a new group or practice, big', async () => {
		const { app } = await anApp();
		draw(app, ShelfScreen);
		await press('New group');
		expect(goto).toHaveBeenLastCalledWith('/new');
		expect(screen.getByRole('button', { name: 'Practise' })).toBeVisible();
	});

	test('shows a book by its picture, never by a name', async () => {
		const { app } = await withGroup();
		app.lock();
		app.leaveLock();
		draw(app, ShelfScreen);
		expect(screen.getByRole('button', { name: /^book / })).toBeVisible();
		expect(document.body).not.toHaveTextContent(/Sita|Rekha/);
	});
});

test('a QR code has its quiet border and Words for screen readers', () => {
	show(QrCode, { text: 'CRQY 4J12', label: 'check code' });
	const code = screen.getByRole('img', { name: 'check code' });
	expect(code.getAttribute('viewBox')).toBe('0 0 29 29');
	expect(code.querySelector('path')?.getAttribute('d')).toMatch(/^M4 4h7v1h-7z/);
});

function fileOf(bytes: Uint8Array) {
	return { size: bytes.length, arrayBuffer: () => Promise.resolve(bytes.slice().buffer) };
}
