import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { assert, present, type LocalDate } from '#kernel';
import { readJournal, type JournalFile } from '#app';
import { bookReport, memberStatement } from '#reports';

// Each case is a whole book whose figures were computed outside this program: its head says where.

interface GoldenCase {
	readonly title: string;
	readonly journal: object;
	readonly expect: {
		/** Rows by the member's number, whole or in part. */
		readonly statements?: Readonly<Record<string, readonly object[]>>;
		/** The report as at the end of a day. */
		readonly on?: Readonly<Record<string, object>>;
		readonly report?: object;
	};
}

const folder = join(import.meta.dirname);
const files = readdirSync(folder).filter((name) => name.endsWith('.json') && !name.startsWith('loan-math'));

describe.each(files)('%s', (name) => {
	const golden = JSON.parse(readFileSync(join(folder, name), 'utf8')) as GoldenCase;
	const journal = read(golden.journal);
	const view = { currency: journal.book.currency };

	test(`${golden.title}: the whole book`, () => {
		const report = bookReport(journal.events, view);
		expect(report.balanced).toBe(true);
		expect(report).toMatchObject(golden.expect.report ?? {});
		const { trialBalance } = (golden.expect.report ?? {}) as { trialBalance?: object };
		if (trialBalance !== undefined) expect(report.trialBalance).toEqual(trialBalance);
	});

	test.each(Object.entries(golden.expect.on ?? {}))('as at the end of %s', (on, expected) => {
		expect(bookReport(journal.events, { ...view, on: on as LocalDate })).toMatchObject(expected);
	});

	test.each(Object.entries(golden.expect.statements ?? {}))('passbook of member %s', (number, rows) => {
		const members = [...journal.state.members.values()];
		const { memberId } = present(
			members.find((member) => member.number === Number(number)),
			'the case names a member'
		);
		const statement = memberStatement(journal.events, { ...view, memberId });
		expect(statement.rows).toHaveLength(rows.length);
		expect(statement.rows).toMatchObject(rows);
	});
});

function read(journal: object): JournalFile {
	const result = readJournal(JSON.stringify(journal));
	assert(result.ok, result.ok ? '' : JSON.stringify(result.error));
	return result.value;
}
