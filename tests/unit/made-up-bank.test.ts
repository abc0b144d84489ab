import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { bankStanding, doseRuleFor } from '#reports';
import { readBankRule, readBankRules } from '../../src/lib/app/bank-rules/read-rule.ts';
import { day } from '../support/builders.ts';
import { threeYearsWithLoan } from '../support/dossier-books.ts';
import { dossierOf, linesOf } from '../support/dossier.ts';
import { textOf } from '../support/sources.ts';

// The how-to of docs/BANK-RULES.md, tried with the file that stands there: put into the folder as step 1 says, read as the build
// reads it, and used on the page of a group whose figures are known by hand.

const folder = 'src/lib/app/bank-rules/data';
const page = textOf('docs/BANK-RULES.md');
const example = /```json\n([\s\S]+?)```/.exec(page)?.[1] ?? '';
const today = day('2026-11-24');
const events = threeYearsWithLoan(today);
const view = { currency: 'INR', on: today } as const;
const written = readdirSync(folder).map((file): unknown => JSON.parse(textOf(`${folder}/${file}`)));

describe('a rule of a bank that somebody adds without programming', () => {
	test('is read; a slip of the pen in it is named by its field (step 4)', () => {
		expect(readBankRule(example)).toMatchObject({ ok: true, value: { id: 'example-bank-2026' } });
		const slip = readBankRule(example.replace('"atLeast": 100000', '"atLeast": "1 lakh"'));
		expect(slip.ok ? [] : slip.error.problems.map((problem) => problem.split(':')[0])).toEqual([
			'doses.0.atLeast'
		]);
	});

	const rules = readBankRules([...written, JSON.parse(example)]);
	const rule = doseRuleFor(rules, 'INR');
	if (rule === undefined) throw new Error('there is a rule');

	test('is the one that a group is measured by, for it is the newest; old ones stay', () => {
		expect(rule.id).toBe('example-bank-2026');
		expect(doseRuleFor(rules, 'INR', 'day-nrlm-2016')?.id).toBe('day-nrlm-2016');
		expect(rules).toHaveLength(written.length + 1);
	});

	const { paper } = dossierOf(events, today, { rules, rule: 'example-bank-2026' });
	const first = paper.blocks.find(({ key }) => key === 'decision');
	const said = first === undefined ? [] : linesOf(first);

	test('works out the sum: five times the corpus of 48,360 is more than the 2,20,000 that it allows', () => {
		expect(said.find((line) => line.startsWith('If all conditions are met'))).toContain('₹2,20,000 (');
		// The plan asks for 4 × 60,000 + 8 × 20,000.
		expect(said.join('\n')).toContain('asked is ₹1,60,000 above');
	});

	test('its limits are marked with what it says; without a limit the bank judges', () => {
		// Six meetings of six, deposits in three months of six, ₹ 924 of each thousand that was due.
		expect(said.find((line) => line.startsWith('3 | Meetings'))).toMatch(/6 of 6 \| met$/);
		expect(said.find((line) => line.startsWith('6 | Repayment'))).toMatch(/\| met$/);
		expect(said.find((line) => line.startsWith('9 | Deposits'))).toMatch(/3 of 6 months.* \| not met$/);
		expect(said.find((line) => line.startsWith('4 | Saving'))).toMatch(/\| bank$/);
		expect(said.join('\n')).toContain('* limit of the rule file, not of the circular');
	});

	test('is named with its version and source, and that it was read in part', () => {
		expect(said.join('\n')).toContain('Example Bank, loans to groups, 2026-04');
		expect(said.join('\n')).toContain('A circular that nobody wrote (2026); read in part');
	});

	test('says beside the loan what the bank takes, and which quarter was paid on time', () => {
		const of = (key: string) => {
			const block = paper.blocks.find((one) => one.key === key);
			return block === undefined ? [] : linesOf(block);
		};
		// 5,400 of 60,000 are owed. Of twelve instalments from 24 December 2025 on that of May came on 24 June, 31 days late; the last is
		// due today.
		expect(of('bl1 rate').join()).toContain('7 % a year');
		expect(of('bl1 quarters').map((line) => line.replaceAll(/[^ -~]+ \/ /g, ''))).toEqual([
			expect.stringMatching(/^01-10-2025 .* 31-12-2025 \| yes \| $/),
			expect.stringMatching(/^01-01-2026 .* \| yes \| $/),
			expect.stringMatching(/^01-04-2026 .* \| no \| Instalment 24-05-2026 .*Days late 31$/),
			expect.stringMatching(/^01-07-2026 .* \| yes \| $/),
			expect.stringMatching(/^01-10-2026 .* \| .*so far yes \| $/)
		]);
		expect(of('bank-rates').join()).toContain(
			'up to ₹5,00,000 the bank’s rate, at most 10 % a year; above that'
		);
		// A rule that names no relief promises none.
		expect(of('prompt-relief')).toEqual([]);
	});

	test('the screen tells the group of the same line', () => {
		const { missing } = bankStanding(events, view, { rule, dose: null });
		expect(missing.filter(({ weight }) => weight === 'must')).toEqual([
			// 3,80,000 are asked for; of a second loan this bank gives 2,20,000 at most.
			{ what: 'askedAbove', asked: 38_000_000, allowed: 22_000_000, weight: 'must' },
			{ what: 'limitNotKept', condition: 'deposits', weight: 'must' }
		]);
	});
});
