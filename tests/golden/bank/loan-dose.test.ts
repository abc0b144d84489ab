import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { bankRules } from '../../../src/lib/app/bank-rules/index.ts';
import { money, zero, type Money } from '#money';
import { amountByGrade, loanDose, type BankRule } from '#reports';
import { assert } from '#kernel';

/** Rupees. */
interface DoseRow {
	readonly rule: string;
	readonly dose: number;
	readonly corpus: number;
	readonly savingInAYear?: number;
	readonly amount: number;
	readonly amountMost?: number;
	readonly above?: boolean;
	readonly needs?: readonly string[];
	readonly alsoSeen?: readonly number[];
}

const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'));
const rupees = (amount: number): Money => money(amount * 100);

function ruleOf<Kind extends BankRule['kind']>(id: string, kind: Kind): Extract<BankRule, { kind: Kind }> {
	const rule = bankRules.find((one) => one.id === id);
	assert(rule?.kind === kind, `no such rule: ${id}`);
	return rule as Extract<BankRule, { kind: Kind }>;
}

describe('the larger of a multiple of the corpus and a floor', () => {
	const { rows } = read('loan-dose.json') as { rows: readonly DoseRow[] };

	test.each(rows)('$rule, dose $dose, corpus $corpus: $amount', (row) => {
		const dose = loanDose(ruleOf(row.rule, 'loanDose'), row.dose, {
			corpus: rupees(row.corpus),
			savingInAYear: rupees(row.savingInAYear ?? 0)
		});
		expect(dose.amount).toBe(rupees(row.amount));
		expect(dose.amountMost).toBe(rupees(row.amountMost ?? row.amount));
		expect(dose.above).toBe(row.above ?? false);
		if (row.needs !== undefined) expect(dose.needs).toEqual(row.needs);
		if (row.alsoSeen !== undefined) expect(dose.alsoSeen).toEqual(row.alsoSeen.map(rupees));
	});

	test('is never said without the rule, its version and its source', () => {
		const { rule } = loanDose(ruleOf('day-nrlm-2025', 'loanDose'), 1, { corpus: zero, savingInAYear: zero });
		expect(rule).toMatchObject({ id: 'day-nrlm-2025', asOf: '2025-01' });
		expect(rule.sources.length).toBeGreaterThan(0);
		expect(rule.name.hi).not.toBe('');
	});
});

describe('a grade gives an amount; no grade is worked out', () => {
	const golden = read('revolving-fund-by-grade.json') as {
		rule: string;
		amounts: Readonly<Record<string, number>>;
		unknown: readonly string[];
	};
	const rule = ruleOf(golden.rule, 'amountByGrade');

	test.each(Object.entries(golden.amounts))('grade %s', (grade, amount) => {
		expect(amountByGrade(rule, grade)).toBe(rupees(amount));
	});

	test.each(golden.unknown)('grade "%s" is not named', (grade) => {
		expect(amountByGrade(rule, grade)).toBeNull();
	});
});
