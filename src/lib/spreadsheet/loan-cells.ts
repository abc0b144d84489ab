import type { LocalDate } from '#kernel';
import {
	defaultPeriod,
	type ConstitutionWritten,
	type LoanSource,
	type LoanTerms,
	type OpeningBalances
} from '#group';
import { money } from '#money';
import {
	readAmount,
	amountAboveZero,
	readChoice,
	codeOr,
	readSheetDay,
	decimal,
	wholeNumber,
	type Cells
} from './cells.ts';
import { instalmentTimes, methods, periods, purposeWords, sources } from './choices.ts';
import { given } from './sheet-group.ts';

type OpeningLoan = NonNullable<OpeningBalances['loans']>[number];

const loanColumns = [
	'principal',
	'givenOn',
	'instalmentsPaid',
	'interestArrears',
	'interestLeft',
	'instalments',
	'instalmentsBy',
	'months',
	'firstDue',
	'loanRate',
	'loanMethod',
	'loanPeriod',
	'source',
	'purpose'
] as const;

/** Reads the terms of the row; missing ones are the group's own (ledger law 3). */
export function readTerms(cells: Cells, rules: ConstitutionWritten): LoanTerms {
	const { interest, meetingRhythm } = rules;
	return {
		percentPerMonth: cells.read('loanRate', decimal) ?? interest.percentPerMonth,
		method: cells.read('loanMethod', readChoice(methods)) ?? interest.method ?? 'declining',
		period:
			cells.read('loanPeriod', readChoice(periods)) ?? interest.period ?? defaultPeriod(meetingRhythm.every),
		instalments: cells.needs('instalments', wholeNumber(1, 240)) ?? 1,
		...given({
			instalmentsBy: cells.read('instalmentsBy', readChoice(instalmentTimes)) ?? interest.instalmentsBy,
			months: cells.read('months', decimal),
			firstDueOn: cells.read('firstDue', readSheetDay)
		})
	};
}

export function readSource(cells: Cells): LoanSource {
	return cells.read('source', readChoice(sources)) ?? 'own';
}

export function readPurpose(cells: Cells): string | undefined {
	return cells.read('purpose', codeOr(purposeWords));
}

/** Reads a loan outstanding on the cut-off day (ledger fine print 7); null if the row has none. */
export function readOpeningLoan(
	cells: Cells,
	rules: ConstitutionWritten,
	on: LocalDate
): Omit<OpeningLoan, 'loanId' | 'memberId'> | null {
	const isAsked = cells.row.kind === 'loan' || loanColumns.some((column) => cells.has(column));
	if (!cells.has('outstanding') && !isAsked) return null;
	const outstanding = cells.needs('outstanding', amountAboveZero) ?? money(1);
	const disbursedOn = cells.needs('givenOn', readSheetDay) ?? on;
	if (disbursedOn > on) cells.say('givenOn', { code: 'dayAfterCutOff', detail: { cutOff: on } });
	return {
		...given({
			principal: cells.read('principal', amountAboveZero),
			instalmentsPaid: cells.read('instalmentsPaid', wholeNumber(0, 240)),
			interestArrears: cells.read('interestArrears', readAmount),
			interestLeft: cells.read('interestLeft', readAmount),
			purpose: readPurpose(cells)
		}),
		outstanding,
		disbursedOn,
		source: readSource(cells),
		terms: readTerms(cells, rules)
	};
}
