import { render, screen } from '@testing-library/svelte';
import axe from 'axe-core';
import { beforeAll, expect, test } from 'vitest';
import { money, zero } from '#money';
import { present, type MemberId, type OperationId } from '#kernel';
import { balancesOf, fromTypedLine, practiceBook, toCameraText, type HeadBalances } from '#app';
import type { AppState } from '#session/app-state.svelte.ts';
import { PrintView } from '#session/print/print-view.svelte.ts';
import type { ProofOnPaper } from '#papers/paper-types.ts';
import { SetupScreen } from '../../src/screens/founding/setup-screen.svelte.ts';
import SlipScreen from '../../src/routes/verify/slips/+page.svelte';
import RebuiltShown from '../../src/screens/desk/slips/RebuiltShown.svelte';
import { SlipReading } from '../../src/screens/desk/slips/slip-reading.svelte.ts';
import { keepForBook } from '../../src/screens/frame/pages-for-book.svelte.ts';
import { foundIn } from '../support/app-with-group.ts';
import { anApp } from '../support/app.ts';
import WithApp from './WithApp.svelte';

// From the pages that women took home to what everybody has, on a phone that has no book, and against the book that made them.

let group: AppState;
/** Of another group, whose women have the same numbers. */
let strangers: AppState;
/** The texts of the codes, by the number of the woman, less one. */
let codes: readonly string[];

const women = Array.from({ length: 20 }, (_, place) => `practice-${place + 1}` as MemberId);

/** The same year as in practice, in a book that is not one. */
async function aGroup(practice = false): Promise<AppState> {
	const { app } = await anApp();
	const asked = practiceBook(app.today, {
		group: 'Ujala',
		bank: 'Example bank',
		branch: 'Example branch',
		member: () => ''
	});
	await foundIn(app, { ...asked, practice });
	return app;
}

const textOf = ({ typed }: ProofOnPaper): string =>
	toCameraText(Uint8Array.from(typed.flatMap((line, place) => [...(fromTypedLine(line, place) ?? [])])));

async function printed(app: AppState, memberIds: readonly MemberId[] = women): Promise<readonly string[]> {
	const view = new PrintView(app, present(app.book, 'a book is open'));
	await view.load();
	await view.proveMembers(memberIds);
	return memberIds.map((one) => textOf(present(view.memberFrame(one).proof, 'her page has a code')));
}

async function shown(app: AppState, texts: readonly string[]): Promise<SlipReading> {
	const slips = new SlipReading(app);
	slips.reading.openCamera();
	for (const text of texts) await slips.reading.read(text);
	return slips;
}

beforeAll(async () => {
	[group, strangers] = [await aGroup(), await aGroup()];
	codes = await printed(group);
}, 120_000);

test('twelve of twenty pages give what everybody has, on a phone without a book; eleven do not', async () => {
	const { app, said } = await anApp();
	const slips = await shown(app, codes.slice(5, 16));
	expect([slips.pile.slips.length, slips.pile.needed, slips.rebuilt]).toEqual([11, 12, null]);
	expect(said.at(-1)).toBe('11 of 12 pages');
	await slips.reading.read(present(codes[0], 'one more'));
	expect(slips.rebuilt?.balances).toEqual(balancesOf(present(group.book, 'a book').state));
	expect(slips.rebuilt?.strange).toEqual([]);
	expect(slips.book).toBeNull();
});

test('pages that are printed one by one on different days belong together', async () => {
	const later = await printed(group, women.slice(0, 3));
	const { app } = await anApp();
	const slips = await shown(app, [...later, ...codes.slice(3, 12)]);
	expect(slips.rebuilt?.balances).toEqual(balancesOf(present(group.book, 'a book').state));
});

/** A phone that lost its book: twelve pages were read, and the founding takes what they gave. */
async function foundingFromPages() {
	const { app } = await anApp();
	const slips = await shown(app, codes.slice(0, 12));
	expect(slips.isForBook).toBe(true);
	slips.keepForBook();
	const setup = new SetupScreen(app);
	const { draft } = setup;
	draft.name = 'Ujala';
	draft.saving = money(10_000);
	while (draft.waiting.length > 0) draft.addMember(present(draft.freeSymbols[0], 'a picture is left'));
	const [president, second, writer] = draft.members.map(({ memberId }) => memberId);
	draft.president = present(president, 'twenty women');
	draft.second = present(second, 'twenty women');
	draft.writer = present(writer, 'twenty women');
	while (!draft.giving.isDone) {
		draft.giving.repeat();
		draft.giving.answer(draft.giving.code);
	}
	const codeOf = (memberId: MemberId) =>
		present(
			draft.giving.given.find(({ holder }) => holder.memberId === memberId),
			'she has a code'
		).digits;
	return { app, setup, draft, codeOf };
}

test('a new book begins with what the pages gave, once two officers laid them beside the sheet', async () => {
	const { app, setup, draft, codeOf } = await foundingFromPages();
	const before = balancesOf(present(group.book, 'a book').state);
	expect(draft.members.map(({ number }) => number)).toEqual(before.women.map(({ number }) => number));
	expect(setup.next('bank')).toBeNull();
	expect(setup.refusal?.text).toBe('What is the bank called?');
	present(draft.banks[0], 'an account').name = 'Gramin Bank';
	expect(setup.next('bank')).toBe('opening');
	expect(setup.next('sheet')).toBe('codes');
	expect(setup.next('codes')).toBe('seen');
	expect(setup.next('seen')).toBeNull();
	expect(setup.refusal?.text).toBe('Two officers lay the pages beside the sheet and touch their codes.');
	// One officer alone, and twice; a code that is another's.
	const [president, second] = [present(draft.president, 'one'), present(draft.second, 'another')];
	expect(draft.agreed.touch(president, codeOf(president))).toBe(true);
	expect(draft.agreed.touch(president, codeOf(president))).toBe(true);
	expect(draft.agreed.touch(second, codeOf(president))).toBe(false);
	expect(setup.next('seen')).toBeNull();
	expect(draft.agreed.touch(second, codeOf(second))).toBe(true);
	expect(setup.next('seen')).toBe('cover');
	// Whoever changes the sheet after it asks them again.
	draft.sheet.write('box', money(draft.sheet.line('box') + 100));
	expect(draft.agreed.women).toEqual([]);
	draft.sheet.write('box', money(draft.sheet.line('box') - 100));
	expect(draft.agreed.isDone).toBe(true);
	await setup.make();
	const { state, session } = present(app.book, 'the book is made');
	const after = balancesOf(state);
	expect(after.women).toEqual(before.women);
	expect(after.funds).toEqual(before.funds);
	const events = await session.events();
	const sheet = present(
		events.ok ? events.value.find(({ type }) => type === 'OpeningBalances') : null,
		'a sheet'
	);
	const pages = { pages: 12, on: before.women.length > 0 ? group.book?.state.lastSealedDay : null };
	expect(sheet).toMatchObject({ seenBy: [president, second], fromPages: pages });
	const view = new PrintView(app, present(app.book, 'a book is open'));
	await view.load();
	const on = app.today;
	const report = view.read.reports.exceptions(view.read.events, {
		currency: 'INR',
		on,
		from: sheet.occurredOn,
		to: on
	});
	expect(report.fromPages).toEqual([pages]);
});

/*
 * Rupees, by hand. There: 1,000 in the box, a machine of 9,000 and a huller of 3,000, 600 lent: 13,600. Claimed: savings of 2,000 and 1,500; outside 2,000 of a bank
 * (500 of it as cash credit), 5,000 of the fund, 1,000 of the federation; 700 to number 2, who stayed, and 250 to number 9, who left: 12,450. The rest, 1,150, is the
 * group's own.
 */
const hers = { regular: zero, voluntary: zero, shares: zero, loan: zero, payable: zero, heldForOthers: zero };
const owning: HeadBalances = {
	funds: {
		box: money(1_000_00),
		bank: zero,
		assets: money(12_000_00),
		'social-fund': zero,
		borrowings: money(8_000_00),
		'revolving-fund': zero,
		grants: zero,
		surplus: money(1_150_00)
	},
	women: [
		{ ...hers, number: 1, regular: money(2_000_00), loan: money(600_00) },
		{ ...hers, number: 2, payable: money(700_00) },
		{ ...hers, number: 5, regular: money(1_500_00) },
		{ ...hers, number: 9, payable: money(250_00) }
	],
	details: {
		assets: [
			{ thing: 'huller-2', amount: money(3_000_00) },
			{ thing: 'sewingMachine', amount: money(9_000_00) }
		],
		deposits: [],
		borrowed: {
			bank: money(1_500_00),
			cashCredit: money(500_00),
			cif: money(5_000_00),
			federation: money(1_000_00),
			other: zero
		},
		left: [9]
	}
};

async function draftOf(balances: HeadBalances) {
	const { app } = await anApp();
	keepForBook(app, { balances, pages: 3, currency: 'INR', day: app.today });
	const setup = new SetupScreen(app);
	const { draft } = setup;
	while (draft.waiting.length > 0) draft.addMember(present(draft.freeSymbols[0], 'a picture is left'));
	return { app, setup, draft };
}

test('things, kinds of lenders and what is to be paid to a woman come into the new book', async () => {
	const { app, setup, draft } = await draftOf(owning);
	expect(draft.members.map(({ number }) => number)).toEqual([1, 2, 5]);
	expect(draft.sheet.difference).toBe(0);
	draft.name = 'Ujala';
	draft.saving = money(10_000);
	[draft.president, draft.second, draft.writer] = draft.members.map(({ memberId }) => memberId) as [
		MemberId,
		MemberId,
		MemberId
	];
	while (!draft.giving.isDone) {
		draft.giving.repeat();
		draft.giving.answer(draft.giving.code);
	}
	for (const { holder, digits } of draft.giving.given) draft.agreed.touch(holder.memberId, digits);
	await setup.make();
	const { state } = present(app.book, 'the book is made');
	const after = balancesOf(state);
	expect(after.women).toEqual(owning.women.slice(0, 3));
	expect(after.funds).toEqual({ ...owning.funds, borrowings: 8_250_00 });
	expect(after.details).toEqual({
		assets: owning.details.assets,
		deposits: [],
		borrowed: { bank: 2_000_00, cashCredit: 0, cif: 5_000_00, federation: 1_000_00, other: 250_00 },
		left: []
	});
	const lenders = [...state.borrowings.values()].map(({ lender }) => lender).sort();
	expect(lenders).toEqual(['bank', 'community fund', 'federation', "from the women's pages"]);
});

test('a sum of things that people change is of things that nobody named', async () => {
	const { draft } = await draftOf(owning);
	const how = { bank: [], day: draft.day, terms: {} as never, meets: 'week' } as const;
	const assetsOf = () => draft.sheet.balances([], how).assets;
	expect(assetsOf()).toEqual(owning.details.assets);
	draft.sheet.write('assets', money(11_000_00));
	expect(assetsOf()).toEqual([{ thing: 'other', amount: 11_000_00 }]);
});

test('a woman who was taken out by mistake keeps the number and the sums of her page', async () => {
	const { draft } = await foundingFromPages();
	const her = present(draft.members[3], 'the fourth');
	const saved = draft.sheet.of(her.memberId).saving;
	expect(saved).toBeGreaterThan(0);
	draft.takeOut(her.memberId);
	expect(draft.waiting.map(({ number }) => number)).toEqual([4]);
	expect(draft.hasEnough).toBe(false);
	draft.addMember('umbrella');
	const again = present(draft.member, 'she is there');
	expect([again.number, draft.sheet.of(again.memberId).saving]).toEqual([4, saved]);
	draft.addMember('comb');
	expect(draft.member?.number).toBe(21);
});

test('where a book is open no new one is offered', async () => {
	const own = await shown(group, codes.slice(0, 12));
	expect(own.isForBook).toBe(false);
});

test('the open book agrees with its own pages; another group is told', async () => {
	const own = await shown(group, codes.slice(0, 12));
	expect(own.book).toEqual({ at: 'page', differences: [] });
	const other = await shown(strangers, codes.slice(0, 12));
	expect(other.book).toEqual({ at: 'other-group', differences: [] });
});

test('a page twice, a page of another group and another paper are told and do not count', async () => {
	const { app, said } = await anApp();
	const hers = await printed(strangers, women.slice(6, 7));
	const slips = await shown(app, [...codes.slice(0, 2), ...hers]);
	expect(said.at(-1)).toBe('The page of number 7 is another group’s.');
	expect(slips.reading.refusal?.text).toBe('The page of number 7 is another group’s.');
	await slips.reading.read(present(codes[0], 'a code'));
	expect(said.at(-1)).toBe('The page of number 1 was read before.');
	const view = new PrintView(group, present(group.book, 'a book is open'));
	await view.load();
	await slips.reading.read(textOf(present(view.frame.proof, 'the group’s own paper has a code')));
	expect(said.at(-1)).toBe('This paper holds no share of the book.');
	expect(slips.pile.slips.length).toBe(2);
});

test('no page of practice rebuilds anything, and none while a meeting is open holds a share', async () => {
	const { app } = await anApp();
	const practice = await shown(app, await printed(await aGroup(true), women.slice(0, 2)));
	expect(practice.pile.slips).toEqual([]);
	const { session } = present(strangers.book, 'a book is open');
	const open = { type: 'OpenMeeting', on: strangers.today, kind: 'regular' } as const;
	expect(await session.execute('open' as OperationId, open)).toMatchObject({ ok: true });
	const slips = await shown(app, await printed(strangers, women.slice(0, 1)));
	expect(slips.reading.refusal?.text).toBe('This paper holds no share of the book.');
});

test('what was counted, what everybody has and what differs is on the screen, for ears too', async () => {
	const { app } = await anApp();
	const asked = render(WithApp, { props: { app, component: SlipScreen } });
	expect(screen.getByRole('button', { name: 'with the camera' })).toBeVisible();
	expect((await axe.run(asked.container)).violations).toEqual([]);
	asked.unmount();
	const slips = await shown(group, codes.slice(0, 12));
	const [rebuilt, about] = [present(slips.rebuilt, 'enough pages'), present(slips.about, 'a page')];
	const draw = () =>
		render(WithApp, {
			props: {
				app: group,
				component: RebuiltShown,
				props: { slips, rebuilt, about, onbook: () => undefined }
			}
		});
	const agreeing = draw();
	expect(screen.getByText('The book on this phone agrees with the pages.')).toBeVisible();
	expect(screen.getAllByRole('row')).toHaveLength(21);
	expect((await axe.run(agreeing.container)).violations).toEqual([]);
	agreeing.unmount();
	const difference = {
		number: 7,
		figure: 'regular',
		slips: money(12_000_00),
		book: money(2_000_00)
	} as const;
	slips.book = { at: 'meeting', differences: [difference] };
	draw();
	expect(screen.getByText('The book on this phone does not agree.')).toBeVisible();
	expect(screen.getByText('The book has this meeting on another page.')).toBeVisible();
	const [line] = screen.getAllByRole('listitem');
	expect(present(line, 'a figure').textContent.replaceAll(/\s+/g, ' ')).toMatch(
		/7 ?Regular.*On the pages.*12,000.*In the book.*2,000/
	);
});
