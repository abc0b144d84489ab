import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { indicatorCodes } from '#reports';
import { bankRules, readBankRule } from '../../src/lib/app/bank-rules/index.ts';
import { textOf } from '../support/sources.ts';

const folder = 'src/lib/app/bank-rules/data';
const files = readdirSync(folder);
/** The file of a card says in its name that it is one. */
const idOf = (file: string): string => file.replace('.json', '').replace(/^card-/, '');

describe('rules that come with the app', () => {
	test.each(files)('%s is a rule, named as its file, in two languages, with a source', (file) => {
		const read = readBankRule(textOf(`${folder}/${file}`));
		expect(read).toMatchObject({ ok: true, value: { id: idOf(file) } });
		const known = bankRules.find(({ id }) => id === idOf(file));
		expect(known?.kind === 'loanDose').toBe(!file.startsWith('card-'));
		expect(known?.sources.every(({ title, year }) => title !== '' && year !== '')).toBe(true);
	});

	test('the five rules have no marks, and no card is called by an index whose table is not public', () => {
		const five = bankRules.find(({ id }) => id === 'panchasutra-indicators');
		expect(five?.kind === 'scorecard' && five.items.some(({ bands }) => bands !== undefined)).toBe(false);
		expect(JSON.stringify(bankRules)).not.toMatch(/\bCRI\b|critical rating/i);
	});

	test('docs/BANK-RULES.md explains every file and every figure', () => {
		const page = textOf('docs/BANK-RULES.md');
		const missing = [...files.map(idOf), ...indicatorCodes].filter((word) => !page.includes(`\`${word}\``));
		expect(missing).toEqual([]);
	});
});

describe('a file of a stranger', () => {
	const good = JSON.parse(textOf(`${folder}/day-nrlm-2025.json`)) as Record<string, unknown>;
	const problemsOf = (written: unknown) => {
		const read = readBankRule(typeof written === 'string' ? written : JSON.stringify(written));
		return read.ok ? [] : read.error.problems;
	};

	test.each([
		['no JSON', '{', 'not JSON'],
		['another format', { ...good, format: 'bahi-journal' }, 'format'],
		['a field that nobody knows', { ...good, script: 'x' }, 'script'],
		['no source', { ...good, sources: [] }, 'sources'],
		['one language only', { ...good, name: { en: 'Rule' } }, 'name.hi'],
		['an amount below zero', { ...good, noCollateralUpTo: -1 }, 'noCollateralUpTo'],
		['no step', { ...good, doses: [] }, 'doses'],
		['a list', [good], ''],
		['an address', { ...good, sources: [{ title: 'https://bank.example/rules', year: '2025' }] }, 'address']
	])('%s is refused, and it is said where', (_, written, where) => {
		const problems = problemsOf(written);
		expect(problems).not.toEqual([]);
		expect(problems.join('\n')).toContain(where);
	});

	test('all that is wrong is said at once', () => {
		expect(problemsOf({ ...good, asOf: 'today', currency: 'EUR' }).length).toBe(2);
	});
});
