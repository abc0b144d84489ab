import { appendFile, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { present } from '#kernel';
import type { GroupEvent } from '#group';
import { officeKeyOf } from '#vault/post';
import { openFacts, type SqlRow } from '../../src/desk/facts-store.ts';
import { folderBox } from '../../src/post/folder-box.ts';
import { aDesk, type ADesk } from '../support/a-desk.ts';
import { day, event } from '../support/builders.ts';
import { barelyEligible, threeYearsWithLoan, withExceptions } from '../support/dossier-books.ts';
import { leaveBook, leaveRecords, signedRecords } from '../support/post-book.ts';
import { seedOf } from '../support/post-phone.ts';

// `book desk facts | check | forget`: books out of sealed pages, and what each liar gets.

const today = day('2026-11-24');
let office: ADesk;
beforeAll(async () => void (office = await aDesk(today)));
afterAll(() => rm(join(office.folder, '..'), { recursive: true }));

const called = (events: readonly GroupEvent[], name: string, district: string): readonly GroupEvent[] =>
	events.map((one) =>
		one.type === 'GroupFounded'
			? event({ ...one, name, place: { village: `village of ${name}`, block: 'Lalganj', district } })
			: one
	);

async function asked(sql: string): Promise<readonly SqlRow[]> {
	const store = await openFacts(office.folder, { readOnly: true });
	try {
		return await store.all(sql);
	} finally {
		await store.close();
	}
}

const pull = () => office.run('pull', '--from', office.post);
const boxes: Record<'gulab' | 'genda' | 'kamal', string> = { gulab: '', genda: '', kamal: '' };

test('sealed pages become facts that name nobody, and what has not changed is not opened again', async () => {
	boxes.gulab = await office.leave('gulab', called(threeYearsWithLoan(today), 'Gulab group', 'Vaishali'));
	boxes.genda = await office.leave('genda', called(barelyEligible(today), 'Genda group', 'Vaishali'));
	boxes.kamal = await office.leave('kamal', called(withExceptions(today), 'Kamal group', 'Saran'));
	expect(await pull()).toMatchObject({ code: 0 });
	expect(await office.run('facts')).toEqual({
		code: 0,
		out: '3 boxes, 3 read, 3 give facts.\n',
		errors: ''
	});
	expect((await office.run('facts')).out).toBe('3 boxes, 0 read, 3 give facts.\n');
	expect(await asked('select district, members, ready from groups order by district, ready')).toEqual([
		{ district: 'Saran', members: 12, ready: expect.any(String) as string },
		{ district: 'Vaishali', members: 12, ready: expect.any(String) as string },
		{ district: 'Vaishali', members: 12, ready: expect.any(String) as string }
	]);
	for (const file of ['facts.duckdb', 'names']) {
		const bytes = await readFile(join(office.folder, file));
		for (const word of ['Gulab', 'Kamal group', 'village of', 'book-gulab', 'm1'])
			expect(bytes.includes(word), `${word} in ${file}`).toBe(false);
	}
	expect(await office.run('check')).toMatchObject({ code: 0, errors: '' });
});

test('a page that comes later changes its own group alone', async () => {
	const before = await asked('select count(*) n from months');
	const events = called(threeYearsWithLoan(day('2026-11-24')), 'Gulab group', 'Vaishali');
	await office.leave('gulab', [
		...events,
		event({ type: 'GroupDescribed', occurredOn: today, codes: { federation: 'F-1' } })
	]);
	await pull();
	expect((await office.run('facts')).out).toBe('3 boxes, 1 read, 3 give facts.\n');
	expect(await asked('select count(*) n from months')).toEqual(before);
});

test('a fork, a gap, a clone, a stranger with the card and a page that was changed stand apart with their sentence', async () => {
	const { store, office: signer, reader } = office;
	const events = called(barelyEligible(today), 'Chameli group', 'Saran');
	const given = { office: signer, reader };
	const writer = await officeKeyOf(seedOf('phone of forked'));
	const records = await signedRecords(events, { book: 'book-forked', writer });
	const other = await officeKeyOf(seedOf('other of forked'));
	const line = await signedRecords(events, { book: 'book-forked', writer: other });
	const forked = await leaveRecords(store, { name: 'forked', records, ...given });
	await leaveRecords(store, { name: 'forked', records: line, phone: 'other', ...given });

	const gap = await leaveBook(store, { name: 'gap', events, ...given });
	const changed = await leaveBook(store, { name: 'changed', events, ...given });
	const closed = await leaveBook(store, { name: 'closed', events, ...given, reader: null });
	await pull();
	const mirror = join(office.folder, 'mirror');
	const pageOf = async (box: string, n: number): Promise<string> => {
		const heads = await (await folderBox(mirror)).heads(box);
		const { year, writer: of } = present(
			heads.find((one) => one.lane === 'p' && one.n === n),
			'a page'
		);
		return join(mirror, 'boxes', box.slice(0, 2), box, String(year), `p-${of}-${n}`);
	};
	await rm(await pageOf(gap, 3));
	const page = await readFile(await pageOf(changed, 4));
	page[500] = (page[500] ?? 0) ^ 1;
	await writeFile(await pageOf(changed, 4), page);

	const { code, out, errors } = await office.run('facts');
	expect([code, out]).toEqual([1, '7 boxes, 4 read, 3 give facts.\n']);
	const said = new Map(
		errors
			.trim()
			.split('\n')
			.map((one) => [one.slice(0, 32), one.slice(34)])
	);
	expect(said.get(forked)).toMatch(/^two phones wrote on from one page \(2 lines\)/);
	expect(said.get(gap)).toMatch(/2 pages were read, then page 3 is missing/);
	expect(said.get(changed)).toMatch(/^a page in the mirror is not what was pulled \(stamp\)/);
	expect(said.get(closed)).toMatch(/^its pages are closed to this desk/);
	expect(await asked(`select count(*) n from groups`)).toEqual([{ n: 3n }]);
	expect((await office.run('check')).errors.trim().split('\n')).toHaveLength(4);
	// Whoever has the card alone puts in keys and a book of her own: the group that the desk knows stays what it was.
	const hers = called(barelyEligible(today), 'Kaner group', 'Nowhere');
	const herKey = await officeKeyOf(seedOf('thief of genda'));
	const herRecords = await signedRecords(hers, { book: 'book-genda', writer: herKey });
	await leaveRecords(store, {
		name: 'genda',
		records: herRecords,
		phone: 'thief',
		era: seedOf('hers'),
		...given
	});
	// The page that the mirror had lost is pulled again.
	await pull();
	expect((await office.run('facts')).out).toBe('7 boxes, 2 read, 4 give facts.\n');
	expect(await asked(`select count(*) n from groups where district = 'Nowhere'`)).toEqual([{ n: 0n }]);
	expect((await office.run('check')).errors).toContain(`${boxes.genda}: pages of 1 more that do not open`);
});

test('facts that somebody changed are reported by nobody, and made anew from the mirror', async () => {
	const store = await openFacts(office.folder);
	await store.run('update months set savings = savings + 100');
	await store.close();
	expect(await office.run('check')).toMatchObject({
		code: 1,
		out: '',
		errors: expect.stringContaining('not as this desk left it') as string
	});
	expect((await office.run('facts')).out).toBe(
		'The facts were not as this desk left them: all of them were made anew.\n7 boxes, 7 read, 4 give facts.\n'
	);
	const names = await readFile(join(office.folder, 'names'));
	await appendFile(join(office.folder, 'names'), 'x');
	expect((await office.run('facts')).errors).toContain('names is not as this desk wrote it');
	await writeFile(join(office.folder, 'names'), names);
});

test('a group that leaves is out of mirror, facts and names, and is not pulled again', async () => {
	const { kamal } = boxes;
	const [{ gid } = { gid: null }] = await asked(`select gid from boxes where box = '${kamal}'`);
	expect(await office.run('forget', '--box', 'all')).toMatchObject({ code: 2 });
	const { code, out } = await office.run('forget', '--box', kamal);
	expect([code, out]).toEqual([0, expect.stringContaining(`put ${kamal} on a line of shut.txt`)]);
	await pull();
	await office.run('facts');
	const files = await readdir(office.folder, { recursive: true });
	expect(files.filter((path) => path.includes(kamal))).toEqual([]);
	expect(await asked(`select * from boxes where box = '${kamal}'`)).toEqual([]);
	for (const table of ['groups', 'months', 'flows', 'help'])
		expect(await asked(`select * from ${table} where gid = '${String(gid)}'`)).toEqual([]);
	expect((await readFile(join(office.folder, 'facts.duckdb'))).includes(String(gid))).toBe(false);
});
