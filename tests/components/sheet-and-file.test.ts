import Papa from 'papaparse';
import { cleanup } from '@testing-library/svelte';
import { afterEach, describe, expect, test } from 'vitest';
import { present } from '#kernel';
import type { GroupEvent } from '#group';
import { meetingSheet, memberPage, memberStatement } from '#reports';
import type { BookPaper } from '#papers/context.ts';
import { csvOf } from '#papers/file/table-file.ts';
import { statementFile } from '#papers/member/statement-table.ts';
import { extractFile } from '#papers/registers/minutes.ts';
import { dossierFile } from '#papers/dossier/file.ts';
import { meetingFile } from '#papers/meeting/meeting-file.ts';
import { meetingPaper } from '#papers/meeting/meeting-paper.ts';
import { statementPaper } from '#papers/paper-data.ts';
import type { PaperFrame } from '#papers/paper-types.ts';
import type { ExtractPaperData } from '#papers/registers/minutes.ts';
import MeetingPaper from '#ui/print/MeetingPaper.svelte';
import StatementPaper from '#ui/print/StatementPaper.svelte';
import ExtractPaper from '#ui/print/registers/ExtractPaper.svelte';
import {
	accepted,
	bankOpened,
	counted,
	entry,
	event,
	founded,
	lent,
	marked,
	meeting,
	memberId,
	repaid,
	saved,
	withFields
} from '../support/builders.ts';
import { bothWords, dossierOf, linesOf } from '../support/dossier.ts';
import { threeYearsWithLoan, withExceptions } from '../support/dossier-books.ts';
import { fromSocialFund, toSocialFund } from '../support/dues.ts';
import { both, day, withoutLayout } from './paper-support.ts';
import { rupees, show } from './support.ts';
import WithBothWords from './WithBothWords.svelte';

// What is handed out as a file says no less than the sheet: every figure that stands on the sheet is in the file.

withoutLayout();
afterEach(cleanup);

const currency = 'INR';
const frame: PaperFrame = {
	group: 'Ujala',
	currency,
	practice: false,
	printedOn: day('2026-11-24'),
	release: '1.2.3 (2001-02-03)',
	until: null,
	seal: null
};

/** Sums, numbers and days, each as a file writes it. */
function figuresIn(text: string): readonly string[] {
	const days = text.replaceAll(/(\d{2})-(\d{2})-(\d{4})/g, '$3-$2-$1');
	return (days.match(/\d{4}-\d{2}-\d{2}|\d[\d,]*(?:\.\d+)?/g) ?? []).map((found) =>
		/^\d{4}-/.test(found) ? found : String(Number(found.replaceAll(',', '')))
	);
}

function lacking(sheet: string, { paper }: BookPaper): readonly string[] {
	const { data } = Papa.parse<readonly string[]>(csvOf(paper, both, currency));
	const there = new Set(data.flat().flatMap(figuresIn));
	return [...new Set(figuresIn(sheet))].filter((figure) => !there.has(figure));
}

/** What stands on the pages of a paper, without the frame around them. */
function drawn(component: unknown, props: object): string {
	show(WithBothWords, { both, component: component as never, props: { frame, ...props } });
	const bodies = [...document.querySelectorAll('.body')];
	return bodies.map((body) => [...textsIn(body)].join(' ')).join(' ');
}

function* textsIn(node: Node): Generator<string> {
	for (const child of node.childNodes) {
		if (child.nodeType === Node.TEXT_NODE) yield child.textContent ?? '';
		else if (!(child instanceof SVGElement)) yield* textsIn(child);
	}
}

const agreed = { approvedBy: ['m1', 'm2'] };
const terms = {
	percentPerMonth: '1.5',
	method: 'declining',
	period: 'calendarMonth',
	instalments: 7
};
/** In the third meeting: a loan with a guarantor, new terms of another, help, a difference, and 60 of the second that was 45. */
const events: readonly GroupEvent[] = [
	...founded('2025-01-05', { members: 5, box: 3000 }),
	bankOpened()('2025-01-05'),
	...meeting(1, '2025-01-05', saved('m1', 20), lent('l1', 'm2', 500)),
	...meeting(
		2,
		'2025-02-05',
		withFields(saved('m3', 60), { eventId: 'wrong' }),
		toSocialFund('m1', 33),
		repaid('l1', 60, { via: 'bank/b1' })
	),
	...meeting(
		3,
		'2025-03-05',
		marked('m1'),
		saved('m1', 20),
		withFields(lent('l2', 'm4', 410), { guarantors: ['m5'] }),
		entry({ type: 'LoanRescheduled', loanId: 'l1', terms, ...agreed }),
		fromSocialFund('m3', 13),
		entry({ type: 'EventReversed', reverses: 'wrong', reason: 'wrongAmount', ...agreed }),
		() => event({ ...saved('m3', 45)('2025-02-05'), corrects: 'wrong', eventId: 'right', ...agreed }),
		accepted('short', 9),
		counted({ '50000': 4, '1000': 12 })
	)
];

const sheetOf = (number: number) => {
	const sheet = present(meetingSheet(events, { currency, kind: 'regular', number }), 'it was held');
	const paper = meetingPaper(
		sheet,
		(one) => ({ symbol: 'parrot', colour: 1, number: Number(one.slice(1)) }),
		() => 'paper.president',
		null
	);
	return { sheet, paper, text: drawn(MeetingPaper, { meeting: paper }) };
};

describe('the sheet of a meeting', () => {
	test.each([1, 2, 3])('of meeting %i has no figure that its file lacks', (number) => {
		const { sheet, paper, text } = sheetOf(number);
		expect(figuresIn(text).length).toBeGreaterThan(30);
		expect(lacking(text, meetingFile(paper, sheet))).toEqual([]);
	});

	// The women put their thumbs to a sheet that named neither.
	test('says on which terms and who stands in for whom', () => {
		const { text } = sheetOf(3);
		const said = text.replaceAll(/\s+/g, ' ');
		expect(said).toContain('Loan to member 4');
		expect(said).toMatch(/Guarantors 5/);
		expect(said).toMatch(/New terms for the loan of member 2|member 2/);
		expect(said).toMatch(/7 instalments/);
	});

	// 45 stood among today's savings, and nothing said that they were those of the meeting before.
	test('says of what was put right to which meeting it belongs', () => {
		const { text } = sheetOf(3);
		const said = text.replaceAll(/\s+/g, ' ');
		expect(said).toMatch(/2.*05-02-2025.*60.*45.*counted above/);
	});
});

describe('other papers with a file', () => {
	test('a passbook', () => {
		for (const who of ['m1', 'm2', 'm3', 'm4']) {
			const of = { currency, memberId: memberId(who) };
			const face = { symbol: 'parrot', colour: 1, number: Number(who.slice(1)) } as const;
			const page = memberPage(events, of);
			const statement = statementPaper(memberStatement(events, of), page, face, day('2025-01-05'));
			expect(lacking(drawn(StatementPaper, { statement }), statementFile(statement))).toEqual([]);
			cleanup();
		}
	});

	test('an extract', () => {
		const extract: ExtractPaperData = {
			day: day('2026-11-17'),
			about: [
				[
					{ words: ['register.quorum'] },
					{ words: [{ say: 'register.quorum-there', values: { there: 5, needed: 4 } }] }
				]
			],
			decision: { words: [{ say: 'register.decided-loan', values: { who: '7' } }] },
			amount: rupees(1500),
			agreed: { text: '1, 2' },
			warning: null,
			officers: [{ who: '3', office: 'paper.president' }]
		};
		expect(lacking(drawn(ExtractPaper, { extract }), extractFile(extract, null))).toEqual([]);
	});

	test.each([
		['three years', threeYearsWithLoan(day('2026-11-24'))],
		['exceptions', withExceptions(day('2026-11-24'))]
	])('the file for the bank: %s', (_, group) => {
		const { context, paper } = dossierOf(group, day('2026-11-24'));
		const text = paper.blocks.flatMap((block) => linesOf(block, bothWords)).join('\n');
		expect(lacking(text, dossierFile(context, paper))).toEqual([]);
	});
});
