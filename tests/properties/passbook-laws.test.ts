import fc from 'fast-check';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { createWords, loadLanguage } from '#i18n';
import { statementFile } from '#papers/member/statement-table.ts';
import { csvOf } from '#papers/file/table-file.ts';
import { statementPaper } from '#papers/paper-data.ts';
import { bookReport, memberPage, memberStatement } from '#reports';
import { playedOnce } from '../support/random-book/played-once.ts';
import { randomHistory } from '../support/random-book/wishes.ts';
import { cases, seed } from '../support/soak.ts';

// The passbook of each woman of random groups, read back from the file that is handed out: what a woman with a pencil
// can add up herself.

const words = createWords('en', await loadLanguage('en'));
const both = { local: words, english: words };
const view = { currency: 'INR' } as const;

/** A row of the file, by the words above its columns; whole minor units. */
type Row = (head: string) => number;

interface Passbook {
	readonly lines: readonly { readonly struck: boolean; readonly at: Row }[];
	readonly total: Row;
}

function passbookOf(csv: string): Passbook {
	const [, heads = [], ...rows] = Papa.parse<string[]>(csv.replace('\ufeff', '').trimEnd()).data;
	const at = (row: readonly string[]): Row => {
		return (head) => {
			const place = heads.findIndex((words) => words.split(' / ')[0] === head);
			return place < 0 ? 0 : Math.round(Number(row[place] ?? 0) * 100);
		};
	};
	const end = rows.findIndex(([first]) => first === 'Total');
	const lines = rows.slice(0, end).map((row) => ({ struck: row.length > heads.length, at: at(row) }));
	return { lines, total: at(rows[end] ?? []) };
}

test('every printed row foots, and the sum of a column is the account', () => {
	const seen = new Set<string>();
	fc.assert(
		fc.property(randomHistory, (history) => {
			const { events, state } = playedOnce(history);
			const { members } = bookReport(events, view);
			for (const { memberId, number, joinedOn } of state.members.values()) {
				const report = memberStatement(events, { ...view, memberId });
				const face = { symbol: 's1', colour: 1, number };
				const page = memberPage(events, { ...view, memberId });
				const paper = statementPaper(report, page, face, joinedOn);
				const { lines, total } = passbookOf(csvOf(statementFile(paper).paper, both, 'INR'));
				let [savings, loan] = [0, 0];
				for (const { at, struck } of lines) {
					const after = {
						savings: savings + at('Savings today') + at('Added to savings') - at('Savings withdrawn'),
						loan: loan + at('Loan given') + at('From the paper book') - at('Repayment') - at('Given up')
					};
					expect([at('Savings in all'), at('Loan outstanding')]).toEqual([after.savings, after.loan]);
					expect(at('Paid today')).toBe(
						at('Savings today') +
							at('Interest') +
							at('Repayment') +
							at('Fine') +
							at('Fee') +
							at('Paid into the social fund') +
							at('Given for others') +
							at('Recovered after write-off') -
							at('Of it from her savings')
					);
					if (!struck) ({ savings, loan } = after);
				}
				const figures = members[String(number)];
				expect([savings, loan]).toEqual([figures?.savings ?? 0, figures?.loanOutstanding ?? 0]);
				const standing = lines.filter(({ struck }) => !struck);
				for (const head of summed) {
					const sum = standing.reduce((all, { at }) => all + at(head), 0);
					expect(total(head), head).toBe(sum);
					if (sum > 0) seen.add(head);
				}
				const hers = [...state.loans.values()].filter((one) => one.memberId === memberId);
				expect(total('Interest')).toBe(hers.reduce((all, one) => all + one.interestPaid, 0));
			}
		}),
		{ numRuns: cases(20), seed: seed() }
	);
	// Nearly every kind of money was moved by somebody.
	expect(seen.size).toBeGreaterThanOrEqual(summed.length - 2);
});

const summed = [
	'Savings today',
	'Added to savings',
	'Savings withdrawn',
	'Loan given',
	'From the paper book',
	'Repayment',
	'Given up',
	'Interest',
	'Fine',
	'Fee',
	'Given for others',
	'Handed on to others',
	'Paid into the social fund',
	'Recovered after write-off',
	'Of it from her savings',
	'Paid today',
	'Paid from the social fund',
	'Part of the surplus',
	'Paid out'
];
