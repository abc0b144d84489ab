import { screen, within } from '@testing-library/svelte';
import { flushSync, type Component } from 'svelte';
import { describe, expect, test, vi } from 'vitest';
import { addDays, present } from '#kernel';
import { money, zero } from '#money';
import type {
	ProofOnPaper,
	MeetingPaperData,
	MemberPaperData,
	PaperFrame,
	StatementPaperData
} from '#papers/paper-types.ts';
import { fillForms } from '#papers/meeting/fill/form.ts';
import { layoutOf } from '#papers/meeting/fill/layout.ts';
import { proofModules } from '#ui/print/proof-modules.ts';
import FillHelpPaper from '#ui/print/fill/FillHelpPaper.svelte';
import FillPaper from '#ui/print/fill/FillPaper.svelte';
import LetterPaper from '#ui/print/LetterPaper.svelte';
import MeetingPictures from '#ui/print/MeetingPictures.svelte';
import MeetingPaper from '#ui/print/MeetingPaper.svelte';
import MemberPaper from '#ui/print/MemberPaper.svelte';
import WallPaper from '#ui/print/WallPaper.svelte';
import StatementPaper from '#ui/print/StatementPaper.svelte';
import { rupees, seven, show, sunita } from './support.ts';
import { both, day, withoutLayout, withRowsOf27 } from './paper-support.ts';
import WithBothWords from './WithBothWords.svelte';

withoutLayout();

const frame: PaperFrame = {
	group: 'Ujala',
	currency: 'INR',
	practice: false,
	printedOn: day('2026-11-24'),
	release: '1.2.3 (2001-02-03)',
	until: { meeting: '52', day: day('2026-11-17'), hasEntriesAfter: false, sealed: true },
	seal: { meeting: '52', digits: '12345678', pictures: [0, 1, 2] }
};

const member: MemberPaperData = {
	fines: rupees(15),
	left: { day: day('2026-11-17'), got: rupees(1300) },
	payable: money(50),
	heldForOthers: [],
	face: seven,
	office: null,
	beads: ['present', 'absent', 'late'],
	savings: rupees(1240),
	arrears: zero,
	loans: [
		{ key: 'a', left: rupees(800), interestDue: rupees(16), overdueInterest: rupees(2), given: 4, total: 6 }
	],
	meetings: [
		{
			key: 'regular 52',
			day: day('2026-11-17'),
			mark: 'present',
			saved: rupees(20),
			paid: rupees(220),
			lent: zero
		},
		{ key: 'regular 51', day: day('2026-11-10'), mark: 'absent', saved: zero, paid: zero, lent: zero }
	]
};

function draw<Shown extends Component<never>>(component: Shown, props: Parameters<Shown>[1]): string {
	show(WithBothWords, { both, component, props });
	// Tables are measured once they are drawn.
	flushSync();
	return document.body.textContent.replace(/\s+/g, ' ');
}

describe('her page', () => {
	test('shows saving and loan as numeral, notes and words', () => {
		const text = draw(MemberPaper, { frame, member });
		expect(text).toContain('₹1,240');
		expect(text).toContain('एक हज़ार दो सौ चालीस रुपये');
		expect(text).toContain('₹800');
		expect(text).toContain('4 / 6');
		// Which program printed it stands in the foot.
		expect(document.querySelector('footer')).toHaveTextContent('Bahi 1.2.3 (2001-02-03)');
		expect(screen.getAllByRole('img', { name: 'एक हज़ार दो सौ चालीस रुपये' })).toHaveLength(1);
	});

	test('of a meeting that has not asked her yet does not say that she brought no money', () => {
		const row = {
			key: 'regular 53',
			day: day('2026-11-24'),
			mark: null,
			saved: zero,
			paid: zero,
			lent: zero
		};
		const text = draw(MemberPaper, { frame, member: { ...member, meetings: [row] } });
		expect(text).not.toContain('no money');
		expect(text).toContain('Not yet closed');
	});

	test('has no table', () => {
		draw(MemberPaper, { frame, member });
		expect(screen.queryByRole('table')).toBeNull();
	});

	test('names nobody unless names were asked for', () => {
		expect(draw(MemberPaper, { frame, member })).not.toContain('Sunita');
		expect(draw(MemberPaper, { frame, member: { ...member, face: sunita } })).toContain('Sunita');
	});

	test('strikes of a meeting that was put right only what was wrong, and not the word that says so', () => {
		const held = { key: 'right', day: day('2026-11-17'), mark: 'present', saved: rupees(20) } as const;
		const rows = [
			{ ...held, paid: rupees(150), lent: zero, corrected: true },
			{ ...held, key: 'wrong', paid: rupees(200), lent: zero, struck: true }
		];
		draw(MeetingPictures, { meetings: rows });
		const [right, wrong] = screen.getAllByRole('listitem').map((row) => row.textContent);
		expect(right).toMatch(/20.*150/);
		expect(wrong).toContain('200');
		expect(wrong?.replaceAll('200', '')).not.toContain('20');
	});

	test('of more loans than it has room for shows the sum', () => {
		const loans = ['a', 'b', 'c', 'd'].map((key) => ({
			key,
			left: rupees(500),
			interestDue: zero,
			overdueInterest: zero,
			given: 1,
			total: 5
		}));
		const text = draw(MemberPaper, { frame, member: { ...member, loans } });
		expect(text).toContain('₹2,000');
		expect(text).not.toContain('1 / 5');
	});
});

describe('the foot', () => {
	test('says until when it is true, when it was printed, and the seal of that meeting', () => {
		const text = draw(MemberPaper, { frame, member });
		for (const part of [
			'True until meeting 52, 17-11-2026',
			'24-11-2026',
			'Seal of meeting 52',
			'12 34 56 78',
			'1 / 1'
		])
			expect(text).toContain(part);
	});

	test('names the meeting before what was written between meetings, which no bank knows by a number', () => {
		const until = { meeting: '52', day: day('2026-11-20'), hasEntriesAfter: true, sealed: false };
		const text = draw(MemberPaper, { frame: { ...frame, until }, member });
		expect(text).toContain('True until 20-11-2026: meeting 52, and entries after it');
		expect(text).toContain('These entries are not closed yet');
		const first = draw(MemberPaper, { frame: { ...frame, until: { ...until, meeting: null } }, member });
		expect(first).toContain('True until 20-11-2026 ');
	});

	test('says that a meeting is not closed, and that practice is not real, in both languages', () => {
		const open = { meeting: '53', day: day('2026-11-24'), hasEntriesAfter: false, sealed: false };
		const text = draw(MemberPaper, { frame: { ...frame, practice: true, until: open }, member });
		for (const key of ['paper.not-sealed', 'paper.practice'] as const)
			for (const words of [both.local, both.english]) expect(text).toContain(words.say(key));
	});
});

/** Minor units of a meeting at which she saved and did nothing else. */
const savedOnly = (saved: number, savings: number) => ({
	saved: rupees(saved),
	savings: rupees(savings),
	interestPaid: zero,
	principalPaid: zero,
	outstanding: zero,
	interestDue: zero,
	finesPaid: zero,
	paid: rupees(saved)
});

describe('the code of a print', () => {
	const proof: ProofOnPaper = {
		fingerprint: { digits: '13579246', pictures: [3, 4, 5] },
		modules: proofModules('A CODE OF A PRINT'),
		figures: [
			{ label: 'register.members-count', count: 12 },
			{ label: 'paper.corpus', amount: rupees(12_345) }
		],
		signedOn: null,
		typed: ['ABCD EFGH 1', 'JKMN 2']
	};
	const proved = { ...frame, proof };
	const oneLine: StatementPaperData = {
		fines: rupees(45),
		left: { day: day('2026-11-17'), got: rupees(1300) },
		payable: money(50),
		heldForOthers: [],
		face: seven,
		joined: day('2026-01-01'),
		rows: [{ meeting: 1, day: day('2026-01-05'), ...savedOnly(20, 20) }]
	};

	test('has modules of half a millimetre, an empty edge of four, and what it proves in both languages', () => {
		const text = draw(StatementPaper, { frame: proved, statement: oneLine });
		const code = screen.getByRole('img', { name: both.local.say('paper.check-code') });
		const modules = proof.modules.length + 8;
		expect(code).toHaveAttribute('width', `${modules / 2}mm`);
		expect(code).toHaveAttribute('viewBox', `-4 -4 ${modules} ${modules}`);
		for (const words of [both.local, both.english]) expect(text).toContain(words.say('paper.check-says'));
		for (const part of ['13 57 92 46', 'Members 12', '₹12,345', '12 34 56 78', '1 / 1'])
			expect(text).toContain(part);
		const owed = { frame, statement: oneLine };
		document.body.replaceChildren();
		expect(draw(StatementPaper, owed)).toMatch(/Still to be paid to her.{0,3}: .{0,3}0\.50/);
		document.body.replaceChildren();
		expect(draw(MemberPaper, { frame, member })).toMatch(/Still to be paid to her.{0,3}: .{0,3}0\.50/);
	});

	test('stands on the letter in letters too, and on no sheet on which nothing is from the book', () => {
		const text = draw(LetterPaper, {
			frame: proved,
			letter: { officers: [{ face: seven, office: 'paper.president' }] }
		});
		expect(screen.getAllByRole('listitem').map((line) => line.textContent)).toEqual(['ABCDEFGH1', 'JKMN2']);
		expect(text).toContain(both.english.say('paper.letter-says'));
	});
});

describe('the passbook statement', () => {
	const rows = Array.from({ length: 31 }, (_, place) => ({
		meeting: place + 1,
		day: addDays(day('2026-01-05'), 7 * place),
		...savedOnly(20, 20 * (place + 1))
	}));
	const statement: StatementPaperData = {
		face: seven,
		joined: day('2026-01-01'),
		fines: zero,
		left: null,
		payable: zero,
		heldForOthers: [],
		rows
	};

	test('repeats its head on each page and adds up on the last', () => {
		withRowsOf27();
		draw(StatementPaper, { frame, statement });
		const tables = screen.getAllByRole('table');
		expect(tables).toHaveLength(2);
		for (const table of tables) expect(within(table).getAllByRole('columnheader')).toHaveLength(9);
		expect(within(tables[0] as HTMLElement).queryByText('620')).toBeNull();
		expect(within(tables[1] as HTMLElement).getAllByText('620')).not.toHaveLength(0);
		expect(document.body).toHaveTextContent('2 / 2');
		vi.restoreAllMocks();
	});

	const withFirst = (more: object): StatementPaperData => ({
		...statement,
		rows: rows.map((one, place) => (place === 0 ? { ...one, ...more } : one))
	});

	test('has a column of fines only where one was paid', () => {
		expect(draw(StatementPaper, { frame, statement: withFirst({ finesPaid: rupees(5) }) })).toContain(
			'अर्थदंड'
		);
		document.body.replaceChildren();
		expect(draw(StatementPaper, { frame, statement })).not.toContain('अर्थदंड');
	});

	test('lies across, in smaller letters, where all kinds of money were moved', () => {
		const all = { added: 1, withdrawn: 1, lent: 1, broughtIn: 1, givenUp: 1, recovered: 1, feesPaid: 1 };
		draw(StatementPaper, { frame, statement: withFirst({ finesPaid: rupees(5), ...all }) });
		const [table] = screen.getAllByRole('table');
		// Meeting, day, seven that every passbook has, and eight more.
		expect(within(table as HTMLElement).getAllByRole('columnheader')).toHaveLength(17);
		expect(document.querySelector('[data-size="a4-wide"]')).not.toBeNull();
		expect(table).toHaveClass('dense');
	});
});

test('the chart for the wall heads the last meetings with a meeting, as screens do', () => {
	const wall = {
		rows: [{ face: seven, beads: ['present'] as const, savings: rupees(20) }],
		savings: rupees(20),
		meetings: 1,
		heldForOthers: [],
		between: []
	};
	draw(WallPaper, { frame, wall });
	const head = screen.getByRole('columnheader', { name: /The last meetings/ });
	expect(head.querySelector('svg')).toHaveAttribute('data-icon', 'meeting');
});

test('the chart for the wall lists what was written between meetings, with whose codes', () => {
	const line = { meeting: null, eventId: 'e1' as never, on: day('2026-11-20'), number: null } as const;
	const toBank = { ...line, type: 'CashTakenToBank', amount: rupees(500), approvedBy: [2, 3] } as const;
	const joined = {
		...line,
		eventId: 'e2' as never,
		type: 'MemberJoined',
		number: 9,
		amount: null,
		approvedBy: [2, 3]
	} as const;
	const more = [3, 4].map((n) => ({ ...toBank, eventId: `e${n}` as never }));
	const wall = {
		rows: [],
		savings: zero,
		meetings: 1,
		heldForOthers: [],
		between: [toBank, joined, ...more]
	};
	draw(WallPaper, {
		frame,
		wall: { ...wall, rows: [{ face: seven, beads: ['present'] as const, savings: zero }] }
	});
	const told = present(document.querySelector('.between'), 'what was written').textContent.replaceAll(
		/\s+/g,
		' '
	);
	expect(told).toMatch(/Written between meetings/);
	expect(told).toMatch(/20-11-2026 · .* · ₹500 · 2, 3/);
	expect(told).toMatch(/20-11-2026 · नई दीदी को जोड़ना · 9 · 2, 3/);
	// Two stand there; the book has the rest.
	expect(told).toMatch(/ \+ 2\s*$/);
});

test('the chart for the wall says what is still held for others, by what it is for', () => {
	const heldForOthers = [
		{ purpose: 'accidentInsurance', amount: rupees(40) },
		{ purpose: 'bus', amount: rupees(5) }
	];
	const rows = [{ face: seven, beads: ['present'] as const, savings: zero }];
	draw(WallPaper, { frame, wall: { rows, savings: zero, meetings: 1, heldForOthers, between: [] } });
	const told = document.querySelector('.between')?.textContent.replaceAll(/\s+/g, ' ');
	expect(told).toMatch(/Held for others.*₹40.*₹5/);
});

describe('the meeting sheet', () => {
	const figures = {
		saved: rupees(20),
		savings: rupees(1240),
		principalPaid: rupees(200),
		interestPaid: rupees(20),
		lent: zero,
		outstanding: rupees(800)
	};
	const meeting: MeetingPaperData = {
		name: '52',
		kind: null,
		day: day('2026-11-17'),
		isOpen: false,
		lines: [{ face: seven, attendance: 'present', ...figures }],
		totals: figures,
		given: [],
		decided: [],
		corrections: [],
		came: 1,
		expected: 1,
		box: {
			byBook: rupees(1240),
			accepted: { reasons: ['code.reason-notFound'], by: [2, 3] },
			openingBox: rupees(1000),
			inRows: [{ key: 'saving', label: 'paper.savings', amount: rupees(240), throughBank: zero }],
			outRows: [],
			interestKept: zero,
			cashIn: rupees(240),
			cashOut: zero,
			closingBox: rupees(1240),
			counted: rupees(1190),
			difference: rupees(-50),
			pieces: [{ piece: rupees(500), count: 2 }]
		},
		approvals: [{ face: seven, office: 'paper.president' }],
		seal: null
	};

	test('shows the box, the count and a difference with its side', () => {
		const text = draw(MeetingPaper, { frame, meeting });
		for (const part of ['500 × 2', '1,190', 'By the book', '−50', 'Less', '2, 3'])
			expect(text).toContain(part);
		expect(text).not.toContain('Not yet closed');
	});

	test('of twenty women carries over to the second page what stands on the first, and says there which meeting it is', async () => {
		// Each 20 saved and 240 in all, 200 paid back and 20 of interest, 800 owed: ten of them on each page.
		const lines = Array.from({ length: 20 }, (_, place) => ({
			...{ face: { ...seven, number: place + 1 }, attendance: 'present' as const },
			...{ saved: rupees(20), savings: rupees(240), principalPaid: rupees(200), interestPaid: rupees(20) },
			...{ lent: zero, outstanding: rupees(800) }
		}));
		draw(MeetingPaper, { frame, meeting: { ...meeting, lines, came: 20, expected: 20 } });
		// It is measured with the next picture.
		const drawn = await screen.findAllByRole('row');
		const text = document.body.textContent.replaceAll(/\s+/g, ' ');
		const rows = drawn.map((row) => [...row.children].map((cell) => cell.textContent.trim()).join(' '));
		const said = (word: string) => rows.filter((row) => row.includes(word));
		expect(said('Carried forward')).toEqual([expect.stringMatching(/200 2,400 2,000 200 0 8,000 $/)]);
		expect(said('Brought forward')).toEqual([expect.stringMatching(/200 2,400 2,000 200 0 8,000 $/)]);
		expect(text.match(/Meeting no\.: 52/g)).toHaveLength(2);
	});

	test('shows what was put right: the old figure struck through beside the new', () => {
		const corrections = [
			{ key: 'a', number: 7, what: 'member.saved' as const, before: rupees(20), after: rupees(50) },
			{ key: 'b', number: null, what: 'meeting.other-expense' as const, before: rupees(15), after: null }
		];
		const text = draw(MeetingPaper, { frame, meeting: { ...meeting, corrections } });
		expect(text).toContain('Corrected 7');
		expect(text).toContain('Struck out');
		expect([...document.querySelectorAll('s')].map((old) => old.textContent)).toEqual(['20', '15']);
		expect(text).toContain('20 50');
	});

	test('of an open meeting says that it is not closed and that nobody approved', () => {
		const open = { ...meeting, isOpen: true, approvals: [] };
		const text = draw(MeetingPaper, { frame, meeting: open });
		expect(text).toContain('Not yet closed');
		expect(text).toContain('Nobody yet');
	});
});

describe('the sheet that is filled by pen', () => {
	const asked = { currency: 'INR', steps: 5, fund: rupees(5), fines: true } as const;
	const rows = Array.from({ length: 21 }, (_, place) => ({
		number: place + 1,
		usual: rupees(place === 2 ? 250 : 200),
		due: place % 7 === 0 ? rupees(110) : null
	}));
	const forms = fillForms({ ...asked, rows });
	const paper = {
		currency: 'INR',
		day: day('2026-12-01'),
		serial: 'K7Q2',
		officers: [],
		pages: forms.map((form, place) => ({
			form,
			faces: form.rows.map(({ number }) => ({ ...seven, number })),
			code: `B3K7Q2M4X01M1Z5N${place + 1}2K7Q2ABCDE`
		}))
	};

	test('has a dot for each answer of each woman, her due above its dot, and nothing of the book or a name', () => {
		const text = draw(FillPaper, { frame, paper });
		const dots = document.querySelectorAll('circle[fill="none"]').length;
		expect(dots).toBe(2 + forms.flatMap((form) => layoutOf(form).dots).length);
		expect(text.match(/₹110/g)).toHaveLength(3);
		expect(text).toContain('₹250');
		expect(text).not.toContain('12 34 56 78');
		expect(text).not.toContain('Sunita');
		expect(text).not.toContain('Practice');
		document.body.replaceChildren();
		expect(draw(FillPaper, { frame: { ...frame, practice: true }, paper })).toContain('Practice');
	});

	test('comes with a page of pictures that shows how it is filled', () => {
		expect(draw(FillHelpPaper, {})).toContain('Fill the circle, by pen.');
	});
});
