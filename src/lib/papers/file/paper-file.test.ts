import { expect, test } from 'vitest';
import { createWords, loadLanguage } from '#i18n';
import type { GroupEvent } from '#group';
import type { MemberFace } from '#i18n';
import { meetingSheet, memberPage, memberStatement } from '#reports';
import {
	day,
	event,
	founded,
	lent,
	marked,
	meeting,
	memberId as idOf,
	repaid,
	saved,
	withFields,
	type Entry
} from '../../../../tests/support/builders.ts';
import { fined } from '../../../../tests/support/dues.ts';
import { left } from '../../../../tests/support/people.ts';
import { csvOf, jsonOf } from './table-file.ts';
import { meetingPaper } from '../meeting/meeting-paper.ts';
import { statementPaper } from '../paper-data.ts';
import { meetingFile } from '../meeting/meeting-file.ts';
import { statementFile } from '../member/statement-table.ts';
import { extractFile } from '../registers/minutes.ts';

const words = createWords('en', await loadLanguage('en'));
const both = { local: words, english: words };
const currency = 'INR';
const lines = (csv: string): readonly string[] => csv.replace('\ufeff', '').trimEnd().split('\r\n');

const agreed = { approvedBy: ['m1', 'm2'] };
const reversal: Entry = (on) =>
	event({ type: 'EventReversed', occurredOn: on, reverses: 'wrong', reason: 'wrongAmount', ...agreed });

// 500 lent on 5 January at 2 percent a month, charged on the first: 10 in February. The member paid 110, but 60 was entered;
// the correction in March splits it into interest 10 and principal 100.
const events = [
	...founded('2025-01-05', { box: 1000 }),
	...meeting(1, '2025-01-05', marked('m1'), lent('l1', 'm1', 500)),
	...meeting(2, '2025-02-05', withFields(repaid('l1', 60), { eventId: 'wrong' }), saved('m1', 20)),
	...meeting(3, '2025-03-05', reversal, () =>
		event({ ...repaid('l1', 110)('2025-02-05'), corrects: 'wrong', ...agreed })
	)
];
const face = { symbol: 'parrot', colour: 1, number: 1 } as const;
const passbookOf = (book: readonly GroupEvent[], whose: MemberFace, who = 'm1') => {
	const of = { currency, memberId: idOf(who) };
	return statementPaper(memberStatement(book, of), memberPage(book, of), whose, day('2025-01-05'));
};

test('a passbook as a table: what was put right is marked as struck and counts in no sum', () => {
	const paper = passbookOf(events, { ...face, name: 'Example' });
	const file = lines(csvOf(statementFile(paper).paper, both, currency));
	expect(file[0]).toContain('1 Example');
	expect(file[0]).toContain('2025-03-05');
	const [, head = ''] = file;
	const place = head.split(',').findIndex((cell) => cell.startsWith('Repayment'));
	const february = file.map((line) => line.split(',')).filter(([, on]) => on === '2025-02-05');
	expect(february.map((cells) => [cells[place], cells.at(-1)])).toEqual([
		['50.00', expect.stringContaining('truck')],
		['100.00', expect.not.stringContaining('truck')]
	]);
	expect(file.find((line) => line.startsWith('Total'))?.split(',')[place]).toBe('100.00');
	expect(JSON.parse(jsonOf(statementFile(paper).report, { kind: 'passbook' }))).toMatchObject({
		kind: 'passbook',
		report: { rows: [{ meeting: 1 }, { struck: true }, { principalPaid: 10_000 }, { meeting: 3 }] }
	});
});

test('a passbook as a table says what stands beside the lines on paper: since when, fines, that she left, and what she is still owed', () => {
	// 100 saved, 50 borrowed for a month at 2 percent: 100 − 50 − 1 = 49, of which 40 is paid at once.
	const settlement = {
		savings: 10_000,
		surplus: 0,
		loan: 5000,
		interest: 100,
		fines: 0,
		paid: 4000,
		payable: 900
	};
	const gone = [
		...founded('2025-01-05', { members: 3, box: 1000 }),
		...meeting(1, '2025-01-05', saved('m1', 100), lent('l1', 'm1', 50), fined('f1', 'm2', 45)),
		...meeting(2, '2025-02-05', left('m1', { settlement }))
	];
	const after = (who: string) => {
		const paper = passbookOf(gone, face, who);
		const file = lines(csvOf(statementFile(paper).paper, both, currency));
		const cells = file.slice(file.findIndex((line) => line.startsWith('Total')) + 1);
		return cells.map((line) => line.split(',').filter((cell) => cell !== ''));
	};
	expect(after('m1')).toEqual([
		['Joined', '2025-01-05'],
		['Left the group on', '2025-02-05'],
		['Received when she left', '40.00'],
		['Still to be paid to her', '9.00']
	]);
	expect(after('m2')).toEqual([
		['Joined', '2025-01-05'],
		['Fine due', '45.00']
	]);
});

test('the sheet of a meeting as a table: each woman, then the box, which foots', () => {
	const sheet = meetingSheet(events, { currency, kind: 'regular', number: 1 });
	if (sheet === null) throw new Error('the book has a first meeting');
	const paper = meetingPaper(
		sheet,
		(one) => ({ ...face, number: Number(one.slice(1)) }),
		() => null,
		null
	);
	const file = meetingFile(paper, sheet);
	expect(file.report).toBe(sheet);
	const rows = lines(csvOf(file.paper, both, currency)).map((line) => line.split(','));
	expect(rows.find(([who]) => who === '1')?.slice(1)).toEqual(
		['Present', '0.00', '0.00', '0.00', '0.00', '500.00', '500.00'].map((cell): unknown =>
			expect.stringMatching(cell)
		)
	);
	const box = (label: string) => Number(rows.find(([what]) => what?.includes(label))?.at(-1));
	expect([box('Cash box before'), box('Loan given'), box('Cash box after')]).toEqual([1000, 500, 500]);
});

test('an extract as a table: each thing that it says on a line, the amount as a figure', () => {
	const file = extractFile(
		{
			day: day('2025-01-05'),
			about: [[{ words: ['register.called-by'] }, { text: '1' }]],
			decision: { words: [{ say: 'register.decided-loan', values: { who: '1' } }] },
			amount: 50_000 as Parameters<typeof extractFile>[0]['amount'],
			agreed: { text: '1, 2' },
			warning: 'register.extract-not-true',
			officers: [{ who: '2', office: 'paper.president' }]
		},
		{ decision: 'as it is' }
	);
	const text = csvOf(file.paper, both, currency);
	for (const said of ['Loan to member 1', '500.00', '"1, 2"', 'It is not in force', 'President,2'])
		expect(text).toContain(said);
	expect(file.report).toEqual({ decision: 'as it is' });
});
