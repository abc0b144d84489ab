import { createPublicKey, verify } from 'node:crypto';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { canonicalJson } from '#kernel';
import type { GroupEvent } from '#group';
import { federationReport } from '#reports';
import { openFacts } from '../../src/desk/facts-store.ts';
import type { SumCell, Sums } from '../../src/desk/give.ts';
import { aDesk, type ADesk } from '../support/a-desk.ts';
import { day, event } from '../support/builders.ts';
import { barelyEligible, threeYearsWithLoan } from '../support/dossier-books.ts';
import { readXlsx } from '../support/read-xlsx.ts';

// `book desk report | give`: what staff read of the month, and what leaves an office.

const today = day('2026-11-24');
const month = '2026-10';
const evil = '=cmd|"/c calc"!A1<script>alert(1)</script>';
let office: ADesk;
const books = new Map<string, readonly GroupEvent[]>();

/** Ten groups: nine of one block, of which four keep another rhythm, and one of a block whose name is an attack. */
beforeAll(async () => {
	office = await aDesk(today);
	for (let number = 1; number <= 10; number += 1) {
		const place =
			number === 10 ? { district: evil, block: evil } : { district: 'Vaishali', block: 'Lalganj' };
		const from = number <= 4 ? threeYearsWithLoan(today) : barelyEligible(today);
		const events = from.map((one) =>
			one.type === 'GroupFounded'
				? event({
						...one,
						name: number === 10 ? evil : `Group ${number}`,
						place: { village: 'Village', ...place }
					})
				: one
		);
		books.set(String(number), events);
		await office.leave(String(number), events);
	}
	await office.run('pull', '--from', office.post);
	expect(await office.run('facts')).toMatchObject({ code: 0 });
});
afterAll(() => rm(join(office.folder, '..'), { recursive: true }));

const fileOf = (name: string) => readFile(join(office.folder, 'out', month, name));

test('the page has no script and asks nobody, whatever a group is called; a workbook and tables say the same and reckon nothing', async () => {
	const { code, out } = await office.run('report', '--month', month);
	expect([code, out.trim().split('\n').length]).toEqual([0, 12]);
	const page = (await fileOf('month.html')).toString();
	expect(page).not.toMatch(/<script|\son\w+=|https?:\/\/(?!www\.w3\.org\/)|<img|<link/i);
	expect(page).toContain("default-src 'none'");
	expect(page).toContain('&#60;script&#62;');
	const lines = (await fileOf('bank.csv')).toString().split('\r\n');
	expect(lines.filter((line) => /^(?:\ufeff)?"?[=+@]/.test(line))).toEqual([]);
	expect(lines.some((line) => line.startsWith(`"'=cmd`))).toBe(true);
	const sheets = readXlsx(await fileOf('month.xlsx'));
	expect(sheets.size).toBe(10);
	expect(JSON.stringify([...sheets])).toContain('=cmd|');
	expect((await fileOf('month.xlsx')).includes('<f>')).toBe(false);
	expect(await office.run('report', '--month', '2026-13')).toMatchObject({ code: 2 });
	expect(await office.run('report', '--month', '2011-01')).toMatchObject({ code: 1 });
});

test('sums of the month are those of the month that each group sends its federation', async () => {
	const reports = [...books.values()].map((events) => federationReport(events, { month, currency: 'INR' }));
	const sum = (of: (report: (typeof reports)[number]) => number) =>
		reports.reduce((all, report) => all + of(report), 0);
	const lines = (await fileOf('month.csv')).toString().trim().split('\r\n');
	const [head = '', whole = ''] = [lines[0]?.replace('\ufeff', ''), lines.at(-1)];
	const told = new Map(head.split(',').map((name, place) => [name, whole.split(',')[place]]));
	const rupees = (minor: number) => (minor / 100).toFixed(2);
	expect(told.get('Groups')).toBe('10');
	expect(told.get('Savings')).toBe(rupees(sum(({ savings }) => savings.closing)));
	expect(told.get('Saved')).toBe(rupees(sum(({ savings }) => savings.saved)));
	expect(told.get('Lent')).toBe(rupees(sum(({ loans }) => loans.given + loans.toppedUp)));
	expect(told.get('Paid back')).toBe(rupees(sum(({ loans }) => loans.repaid)));
	expect(told.get('Interest')).toBe(rupees(sum(({ loans }) => loans.interest)));
	expect(told.get('On loan')).toBe(rupees(sum(({ loans }) => loans.outstanding)));
	expect(told.get('Meetings held')).toBe(String(sum(({ meetings }) => meetings.held)));
	expect(told.get('Bank')).toBe(rupees(sum(({ cash }) => cash.bank)));
});

test('a month in which a group entered nothing has it as it stood before', async () => {
	const store = await openFacts(office.folder);
	await store.run(`delete from months where month = '2026-10-01' and gid = (select min(gid) from groups)`);
	const { queries } = await import('../../src/desk/queries.ts');
	const sql = queries.find(({ key }) => key === 'trend')?.sql ?? '';
	const rows = await store.all(sql, { month: '2026-10-01' });
	await store.close();
	expect(rows.at(-1)).toMatchObject({ groups: 10n, heard: 9n });
	// Those facts are not the desk's any more.
	expect(await office.run('report', '--month', month)).toMatchObject({ code: 1 });
	await office.run('facts');
});

test('only sums over five groups leave, signed, and another edition of the month is refused', async () => {
	const to = (name: string) => join(office.folder, '..', name);
	const args = (name: string, of = month) => ['give', '--month', of, '--to', to(name)];
	expect(await office.run(...args('no.json', '2026-11'))).toMatchObject({ code: 2 });
	expect(await office.run(...args('one.json'))).toMatchObject({ code: 0 });
	const text = await readFile(to('one.json'), 'utf8');
	const { signature, ...said } = JSON.parse(text) as Sums & { readonly signature: string };
	const key = createPublicKey({
		key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(said.office, 'hex').toString('base64url') },
		format: 'jwk'
	});
	const bytes = Buffer.from(`bahi sums 1\n${canonicalJson(said)}`);
	expect(verify(null, bytes, key, Buffer.from(signature, 'base64url'))).toBe(true);
	// The block of one group is out, and with it the district that would tell of it by subtraction: all of them together are given.
	expect(said.cells.map(({ district, block }: SumCell) => [district, block])).toEqual([[null, null]]);
	for (const word of ['Lalganj', 'cmd', 'Group 1', 'gid']) expect(text).not.toContain(word);

	expect(await office.run(...args('two.json'))).toMatchObject({ code: 0 });
	expect(await readFile(to('two.json'), 'utf8')).toBe(text);
	// A group of four that comes late changes the month: the difference of two editions would tell of it.
	const late = (books.get('5') ?? []).map((one) =>
		one.type === 'GroupFounded' ? event({ ...one, name: 'Late' }) : one
	);
	await office.leave('11', late);
	await office.run('pull', '--from', office.post);
	await office.run('facts');
	expect((await office.run(...args('three.json'))).errors).toContain('given before, with other figures');
	expect((await office.run(...args('four.json', '2026-09'))).errors).toContain('in their order');
	expect(await readdir(join(office.folder, 'given'))).toEqual([`${month}.json`]);
});
