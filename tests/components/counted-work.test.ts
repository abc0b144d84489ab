import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { tick } from 'svelte';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { addDays, assert, present, type LoanId, type LocalDate, type MemberId } from '#kernel';
import { money } from '#money';
import type { Command, GroupEvent } from '#group';
import type { BookView } from '#session/book-view.svelte.ts';
import { wordsOf } from '#session/context.ts';
import { faceWords } from '#ui/member/face-words.ts';
import { PrintView } from '#session/print/print-view.svelte.ts';
import type { WallPaperData } from '#papers/paper-types.ts';
import { memberPage } from '#reports';
import { readAtHome } from '../../src/lib/session/read-pages.ts';
import GiveBackScreen from '../../src/routes/meeting/give-back/+page.svelte';
import { anApp, type AppInMemory } from '../support/app.ts';
import { countCalls } from '../support/count-calls.ts';
import { bothWords, dossierOf } from '../support/dossier.ts';
import { goodGroup } from '../support/dossier-books.ts';
import DecisionPage from '#ui/print/dossier/DecisionPage.svelte';
import InMeeting from './InMeeting.svelte';
import WithBothWords from './WithBothWords.svelte';

/**
 * What the app works out while a woman waits, counted: time differs by machine, and a screen that asks the same again for each part of
 * it is not seen on a fast one.
 */

/** A weekly group of twenty women, each of whom has a loan and owes a part of it today. */
const women = [
	...['parrot', 'fish', 'ring', 'goat', 'pineapple', 'coconut', 'pot', 'mango', 'lotus', 'sun'],
	...['moon', 'cow', 'tree', 'lamp', 'bell', 'comb', 'drum', 'kite', 'leaf', 'star']
].map((symbol, place) => ({ memberId: `m${place + 1}` as MemberId, number: place + 1, symbol }));
const offices = (['president', 'treasurer', 'writer'] as const).map((office, place) => ({
	memberId: present(women[place], 'three officers').memberId,
	office
}));

let inMemory: AppInMemory;
let book: BookView;

beforeEach(async () => {
	inMemory = await anApp();
	const on = addDays(inMemory.app.today, -7);
	const terms = { percentPerMonth: '2', method: 'declining', period: 'meeting', instalments: 4 } as const;
	const agreedBy = women.map(({ memberId }) => memberId);
	const commands: readonly Command[] = [
		{
			type: 'FoundGroup',
			on,
			name: 'Ujala',
			constitution: {
				kind: 'shg',
				meetingRhythm: { every: 'week' },
				saving: { mode: 'fixed', amount: money(2_000) },
				interest: { percentPerMonth: '2', method: 'declining', period: 'meeting' }
			},
			members: women,
			offices
		},
		{ type: 'EnterOpeningBalances', on, balances: { box: money(1_000_000), surplus: money(1_000_000) } },
		{ type: 'OpenMeeting', on, kind: 'regular' },
		...women.map(
			({ memberId }) => ({ type: 'AnswerRoll', on, memberId, answer: 'gave', amount: money(2_000) }) as const
		),
		...women.map(({ memberId, number }): Command => {
			const loanId = `loan-${number}` as LoanId;
			return {
				type: 'DisburseLoan',
				on,
				loanId,
				memberId,
				principal: money(40_000),
				terms,
				purpose: 'seed',
				agreedBy
			};
		}),
		{ type: 'CountCash', on, pieces: new Map([[money(100), 2_400]]) },
		{ type: 'SealMeeting', on, approvals: offices.slice(0, 2).map(({ memberId }) => memberId) }
	];
	const founded = await inMemory.app.founding.found({
		currency: 'INR',
		practice: true,
		cover: { symbol: 'watermelon', colour: 3 },
		commands,
		names: new Map(),
		codes: [
			{ holder: { ...present(women[0], 'she'), offices: ['president'] }, kind: 'pictures', digits: '1234' }
		]
	});
	assert(founded.ok, `the group is founded: ${JSON.stringify(founded)}`);
	book = present(inMemory.app.book, 'its book is open');
});

const nameOf = (place: number): string =>
	faceWords(book.face(present(book.memberIds[place], 'there are twenty')), wordsOf(inMemory.app));

describe('giving back', () => {
	test('each card works out the loans of the circle once, and two payments at the most', async () => {
		render(InMeeting, { props: { app: inMemory.app, book, component: GiveBackScreen } });
		const counts: (readonly number[])[] = [];
		for (let card = 1; card <= 10; card += 1) {
			const gave = await screen.findByRole('button', { name: /^gave all of today/ });
			counts.push(
				await countCalls(
					[
						'lib/group/loans/position.ts loanPosition',
						'lib/reports/dues.ts dueOf',
						'lib/app/session/book-session.ts tryOut'
					],
					async () => {
						await userEvent.click(gave);
						await screen.findByRole('region', { name: nameOf(card) });
					}
				)
			);
		}
		const [first] = counts;
		expect(new Set(counts.map(String)).size, JSON.stringify(counts)).toBe(1);
		expect(first?.[0]).toBeLessThanOrEqual(60);
		expect(first?.[1]).toBeLessThanOrEqual(25);
		expect(first?.[2]).toBeLessThanOrEqual(2);
		expect(Math.min(...(first ?? [0]))).toBeGreaterThan(0);
	});
});

test('the chart for the wall reads the beads and savings of each woman from the book as it stands, and no page of hers', async () => {
	const view = new PrintView(inMemory.app, book);
	await view.load();
	let wall: WallPaperData | undefined;
	const [rows] = await countCalls(['lib/reports/member-rows.ts memberRows'], () => (wall = view.wall()));
	expect(rows).toBe(0);
	const pages = women.map(({ memberId }) => view.member(memberId));
	expect(wall?.rows).toEqual(pages.map(({ face, beads, savings }) => ({ face, beads, savings })));
});

test('her page looks at her own loans, and the pages of all women at each entry once and at hers once more', async () => {
	const events = await book.session.events();
	assert(events.ok, 'the book is read');
	const [moves = 0, positions] = await countCalls(
		['lib/reports/member-moves.ts putMoves', 'lib/group/loans/position.ts loanPosition'],
		() => women.forEach(({ memberId }) => memberPage(events.value, { currency: 'INR', memberId }))
	);
	expect(positions).toBe(women.length);
	expect(moves).toBeGreaterThan(events.value.length / 2);
	expect(moves).toBeLessThan(2 * events.value.length);
});

test('the sheet of a meeting folds the book once for its registers and once for how it stood that evening, whatever is asked of it then', async () => {
	const view = new PrintView(inMemory.app, book);
	await view.load();
	const { place } = present(view.meetings.at(-1), 'one was closed');
	const [folds = 0] = await countCalls(['lib/group/fold-admitted.ts folding'], async () => {
		await view.readSheet(place);
		await view.readSeal(place);
		expect(view.meeting(place)?.lines).toHaveLength(women.length);
		await view.handMeeting(place, 'csv');
	});
	expect(folds).toBe(2);
});

test('of a book of more than thirteen years nothing is kept that home read for its flowers', () => {
	const events = Array<GroupEvent>(40_000).fill({
		type: 'MeetingSealed',
		occurredOn: '2026-11-24' as LocalDate
	});
	expect(readAtHome(events)).toBe(events);
	const longer = [...events, ...events];
	expect(readAtHome(longer)).toEqual(longer);
	expect(readAtHome(longer)).not.toBe(longer);
});

test('the first sheet for the bank is laid out as often as its letters must become smaller, and not before its code is there', async () => {
	const { paper } = dossierOf(goodGroup('2026-11-24' as LocalDate, {}), '2026-11-24' as LocalDate);
	const block = present(
		paper.blocks.find(({ kind }) => kind === 'decision'),
		'the first sheet'
	);
	const frame = {
		group: 'Ujala',
		currency: 'INR',
		practice: false,
		printedOn: '2026-11-24',
		release: '',
		until: null,
		seal: null,
		proofComes: true
	};
	document.body.innerHTML = '<div class="sheet"><div class="body"></div></div>';
	const body = present(document.querySelector('.body'), 'the room of the sheet');
	const looks: string[] = [];
	// What stands there is as high as the room, and with the code of the proof a twentieth higher.
	vi.spyOn(body, 'clientHeight', 'get').mockReturnValue(1000);
	const height = vi.spyOn(body, 'scrollHeight', 'get').mockImplementation(() => {
		const zoom = body.querySelector<HTMLElement>('.decision')?.style.zoom ?? '';
		looks.push(zoom);
		return (hasCode ? 10.4 : 10) * Number.parseInt(zoom);
	});
	let hasCode = false;
	const shown = (more: object) => ({
		both: bothWords,
		component: DecisionPage,
		props: { block, frame: { ...frame, ...more } }
	});
	const { rerender } = render(WithBothWords, { target: body as HTMLElement, props: shown({}) });
	// It takes a prop that is named "props" for all of them.
	const change = (more: object) => rerender({ props: shown(more) } as never);
	await tick();
	expect(looks).toEqual(['100%']);
	await change({ proof: { modules: [] } });
	expect(looks).toEqual(['100%']);
	hasCode = true;
	await change({ proof: null, proofComes: false });
	expect(looks).toEqual(['100%', '100%', '98%', '96%']);
	expect(height).toHaveBeenCalledTimes(4);
});
