import { decodeQR } from 'qr/decode.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { present, type MemberId } from '#kernel';
import { checkAddress, practiceBook } from '#app';
import { bookReport, meetingSheet, memberStatement } from '#reports';
import type { AppState } from '#session/app-state.svelte.ts';
import { PrintView } from '#session/print/print-view.svelte.ts';
import { DossierView } from '../../src/screens/frame/print/dossier-view.svelte.ts';
import { ProofReading } from '../../src/screens/desk/verify/proof-reading.svelte.ts';
import type { DecisionBlock, SumBox } from '#papers/dossier/dossier-types.ts';
import type { ProofOnPaper } from '#papers/paper-types.ts';
import { foundIn } from '../support/app-with-group.ts';
import { anApp } from '../support/app.ts';

// From the book to the paper, and from the paper to the screen of a bank that has no book: every figure is that of the report.

const currency = 'INR';
const memberId = 'practice-10' as MemberId;
let group: AppState;
let view: PrintView;

/** The same year as in practice, in a book that is not one. */
async function aGroup(practice = false): Promise<AppState> {
	const { app } = await anApp();
	const asked = practiceBook(app.today, {
		group: 'Ujala',
		bank: 'Example bank',
		branch: 'Example branch',
		member: () => ''
	});
	await foundIn(app, { ...asked, practice });
	return app;
}

async function printing(app: AppState): Promise<PrintView> {
	const made = new PrintView(app, present(app.book, 'a book is open'));
	await made.load();
	return made;
}

/** The phone of a bank: nothing is on it. */
async function atTheBank(): Promise<{ reading: ProofReading; said: readonly string[] }> {
	const { app, said } = await anApp();
	return { reading: new ProofReading(app), said };
}

async function typed(proof: ProofOnPaper | null | undefined): Promise<ProofReading> {
	const { reading } = await atTheBank();
	reading.type();
	for (const line of present(proof, 'the paper has a code').typed) {
		reading.typed = line.toLowerCase();
		await reading.takeLine();
	}
	return reading;
}

const shown = (reading: ProofReading) =>
	Object.fromEntries(
		reading.figures.map((figure) => [figure.name, 'count' in figure ? figure.count : figure.amount])
	);

beforeAll(async () => {
	group = await aGroup();
	view = await printing(group);
}, 60_000);

describe('a paper that is held up to the phone of a group', () => {
	/** The lines of the paper, typed on this phone. */
	async function heldTo(app: AppState, proof: ProofOnPaper | null | undefined) {
		const reading = new ProofReading(app);
		reading.type();
		for (const line of present(proof, 'the paper has a code').typed) {
			reading.typed = line;
			await reading.takeLine();
		}
		return reading.continuation;
	}

	test('its own book says that it holds the page, and how many meetings were closed since', async () => {
		expect(await heldTo(group, view.frame.proof)).toEqual({ is: 'continues', since: 0 });
		const seventh = present(view.meetings[6], 'the seventh');
		await view.readSeal(seventh.place);
		const after = view.meetings.filter(({ place }) => place > seventh.place).length;
		expect(await heldTo(group, view.meetingFrame(seventh.place).proof)).toEqual({
			is: 'continues',
			since: after
		});
	});

	test('another group does not take it for its own, and a phone without a book says nothing', async () => {
		expect(await heldTo(await aGroup(), view.frame.proof)).toEqual({ is: 'otherGroup' });
		const { app } = await anApp();
		expect(await heldTo(app, view.frame.proof)).toBeNull();
	});
});

describe('what the bank reads', () => {
	test('of a paper about the group is what its report says', async () => {
		const { events } = view.read;
		const reading = await typed(view.frame.proof);
		const report = bookReport(events, { currency });
		const members = Object.values(report.members);
		const sumOf = (amounts: readonly number[]) => amounts.reduce((sum, amount) => sum + amount, 0);
		expect(shown(reading)).toEqual({
			members: members.length,
			meetings: report.meetings.length,
			savings: sumOf(members.map(({ savings }) => savings)),
			loans: sumOf(members.map((member) => member.loanOutstanding)),
			box: report.box,
			bank: report.bank,
			corpus: report.corpus,
			surplus: report.surplus
		});
		const last = present(view.meetings.at(-1), 'there are meetings');
		expect(reading.proof).toMatchObject({
			kind: 'group',
			currency,
			printedOn: group.today,
			until: { number: last.number, day: last.day, sealed: true },
			head: last.hash?.slice(0, 32)
		});
		expect(reading.stage).toBe('good');
	});

	test('of her page is what her statement says', async () => {
		await view.proveMembers([memberId]);
		const reading = await typed(view.memberFrame(memberId).proof);
		const last = present(memberStatement(view.read.events, { currency, memberId }).rows.at(-1), 'she saved');
		expect(shown(reading)).toMatchObject({ number: 10, savings: last.savings, loans: last.outstanding });
		expect(reading.proof?.kind).toBe('member');
	});

	test('of an older meeting is what its sheet says, with its own seal and hash', async () => {
		const place = present(view.meetings[6], 'the seventh');
		await view.readSeal(place.place);
		const reading = await typed(view.meetingFrame(place.place).proof);
		const sheet = present(
			meetingSheet(view.read.events, { currency, kind: 'regular', number: 7 }),
			'the seventh'
		);
		expect(shown(reading)).toMatchObject({
			saved: sheet.totals.saved,
			principal: sheet.totals.principalPaid,
			lent: sheet.totals.lent,
			box: sheet.closingBox
		});
		expect(reading.proof?.until).toMatchObject({ number: 7, day: sheet.day });
		expect(reading.proof?.head).toBe(place.hash?.slice(0, 32));
		const { digits, pictures } = present(view.meeting(place.place)?.seal, 'it is sealed');
		expect(reading.proof?.seal).toEqual({ digits, pictures });
	});

	test('of the file for the bank is what its first page says, whichever rule it is measured by', async () => {
		const file = new DossierView(group, present(group.book, 'a book is open'));
		await file.load();
		const reading = await typed(file.frame.proof);
		const first = present(
			file.paper?.blocks.find((block): block is DecisionBlock => block.kind === 'decision'),
			'a first page'
		);
		const on = (label: SumBox['label']) =>
			[...first.sums, ...first.figures].find((one) => one.label === label)?.amounts[0];
		const months = first.regularity.find(({ label }) => label === 'dossier.deposits')?.cells[0]?.text;
		const { context } = file;
		expect(shown(reading)).toEqual({
			account: 1234,
			members: context.members.length,
			savings: on('paper.savings'),
			loans: on('dossier.loans-out'),
			box: bookReport(view.read.events, { currency }).box,
			bank: on('dossier.in-bank'),
			corpus: on('dossier.corpus'),
			...(on('dossier.amount-asked') !== undefined && { asked: on('dossier.amount-asked') }),
			...(on('dossier.decided-members') !== undefined && { decided: on('dossier.decided-members') }),
			overdue: on('dossier.overdue'),
			owed: on('dossier.still-owed'),
			depositMonths: Number(months?.split(' / ')[0])
		});
		expect(reading.proof?.kind).toBe('bank');
		// Another paper of the same book keeps the first form.
		expect((await typed(view.frame.proof)).proof?.kind).toBe('group');
	});

	test('has the fingerprint that stands on the letter; another group has another', async () => {
		await view.proveForBank('letter');
		const letter = present(view.frameForBank('letter').proof, 'the letter has a code');
		const reading = await typed(view.frame.proof);
		expect(reading.fingerprint).toEqual(letter.fingerprint);
		expect(letter.fingerprint.digits).toMatch(/^\d{8}$/);
		const other = await printing(await aGroup());
		expect((await typed(other.frame.proof)).fingerprint).not.toEqual(letter.fingerprint);
	}, 60_000);
});

/** The code of a practice group as it was printed once: 161 bytes, of which the first 160 fit the check, too. */
const seemsWholeEarly = [
	'PG0S GN07 SHRN V811 P6Q2 ET50 4Y0F YA38 S',
	'G27Z A0DG N0BT 1T8H Y3S8 T0MG S3Y0 345S F',
	'0W07 1W53 4H50 27GC 7BV0 Q76Q 1EJR R3P6 4',
	'DEY6 6GJT QEE5 1GB1 HEND JA38 DQ23 F7K5 4',
	'4W23 S6RM 26FK ZPRN 2P5T K30W N9PY ABT8 C',
	'2WM9 FASD E014 DW3N X3AK 2AW9 TTZW RCZ5 2',
	'8Q98 HAB9 G98V 0TK2 6V4H ZEW2 PF0V JSAN H',
	'59CB 59KA QCP0 Q85X BFTP 6NRA CEFM W0VB F',
	'002'
];

describe('what the bank does not take', () => {
	test('a practice book, which says so', async () => {
		const practice = await printing(await aGroup(true));
		const reading = await typed(practice.frame.proof);
		expect(reading.proof).toBeNull();
		expect(reading.refusal).toMatchObject({ text: 'This is practice. Nothing on it is real.', icon: 'hen' });
	}, 60_000);

	// One code in 256 fits its check without its last byte, if that stands on a line of its own: it was called changed, a line too early.
	test('a code that seems whole a line too early is read to its end', async () => {
		const { reading } = await atTheBank();
		reading.type();
		for (const line of seemsWholeEarly) {
			expect(reading.refusal).toBeNull();
			reading.typed = line;
			await reading.takeLine();
		}
		expect(reading.refusal?.text).toBe('This is practice. Nothing on it is real.');
	});

	test('a line with a wrong letter: the same line is asked for again', async () => {
		const { reading } = await atTheBank();
		const [line = ''] = present(view.frame.proof, 'a code').typed;
		reading.type();
		reading.typed = (line.startsWith('0') ? '1' : '0') + line.slice(1);
		await reading.takeLine();
		expect([reading.line, reading.stage]).toEqual([1, 'typing']);
		expect(reading.refusal?.text).toContain('wrong');
		reading.typed = line;
		await reading.takeLine();
		expect(reading.line).toBe(2);
		expect(reading.refusal).toBeNull();
	});

	test('what another code says, and a picture without any', async () => {
		const { reading, said } = await atTheBank();
		await reading.read('HTTPS://EXAMPLE');
		expect(reading.refusal?.text).toBe('This is not a code of Bahi.');
		await reading.readPicture(Promise.resolve(null));
		expect(reading.refusal?.text).toContain('No code was found');
		expect(reading.stage).toBe('choose');
		expect(said.length).toBeGreaterThan(1);
	});
});

test('the page and the statement of each woman carry her own number, symbol and savings', () => {
	const { events } = view.read;
	const women = Array.from({ length: 20 }, (_, place) => `practice-${place + 1}` as MemberId);
	for (const [place, one] of women.entries()) {
		const [page, statement] = [view.member(one), view.statement(one)];
		expect([page.face.number, statement.face.number]).toEqual([place + 1, place + 1]);
		expect(page.face.symbol).toBe(statement.face.symbol);
		const { rows } = memberStatement(events, { currency, memberId: one });
		expect(page.savings).toBe(rows.at(-1)?.savings);
		expect(statement.rows.at(-1)?.savings).toBe(rows.at(-1)?.savings);
	}
	expect(new Set(women.map((one) => view.member(one).face.symbol)).size).toBe(20);
});

test('a camera that sees one code again and again is answered once', async () => {
	const { reading, said } = await atTheBank();
	reading.openCamera();
	for (let frame = 0; frame < 5; frame++) await reading.read('NO CODE OF OURS');
	expect(said.filter((text) => text === 'This is not a code of Bahi.')).toHaveLength(1);
	expect(reading.stage).toBe('camera');
});

describe('a camera without the app', () => {
	/** What any reader of codes makes of the squares on the paper. */
	function cameraText({ modules }: ProofOnPaper): string {
		const [dot, quiet] = [4, 4];
		const side = (modules.length + 2 * quiet) * dot;
		const data = new Uint8ClampedArray(side * side * 4).fill(255);
		for (const [y, row] of modules.entries())
			for (const [x, dark] of row.entries())
				for (let at = 0; dark && at < dot * dot; at += 1) {
					const [top, left] = [(y + quiet) * dot + Math.floor(at / dot), (x + quiet) * dot + (at % dot)];
					data.fill(0, (top * side + left) * 4, (top * side + left) * 4 + 3);
				}
		return decodeQR({ width: side, height: side, data }, { effort: Infinity, timeLimit: 10_000 });
	}

	test('opens the page of the host with the letter behind its #, and that page reads it', async () => {
		const app = await aGroup();
		Object.assign(app.parts, { host: { origin: 'https://bahi.example.org', hostname: 'bahi.example.org' } });
		const letters = await printing(app);
		await letters.proveForBank('letter');
		const proof = present(letters.frameForBank('letter').proof, 'the letter has a code');
		expect(proof.address).toBe('bahi.example.org/verify');
		const address = new URL(cameraText(proof));
		// Nothing of the group is in what a browser sends.
		expect(`${address.origin}${address.pathname}${address.search}`).toBe('https://bahi.example.org/verify');
		const { reading } = await atTheBank();
		await reading.read(address.href);
		expect(shown(reading)).toEqual(shown(await typed(proof)));
		expect(Object.keys(shown(reading)).length).toBeGreaterThan(5);

		// What a woman keeps at home names no address.
		await letters.proveMembers([memberId]);
		const hers = present(letters.memberFrame(memberId).proof, 'her page has a code');
		expect([hers.address, cameraText(hers).includes('#')]).toEqual([undefined, false]);
	});

	test('whoever changes the address is told, as for any other code', async () => {
		const { reading } = await atTheBank();
		await reading.read('https://bahi.example.org/verify#AAAA');
		expect(reading.refusal?.text).toBeDefined();
		await reading.read('https://bahi.example.org/verify#%20');
		expect([reading.proof, reading.stage]).toEqual([null, 'choose']);
	});

	test.each([
		['http://bahi.example.org', 'bahi.example.org'],
		['https://203.0.113.7', '203.0.113.7'],
		['https://localhost:4173', 'localhost'],
		['https://office.local', 'office.local'],
		[`https://${'a'.repeat(40)}.example`, `${'a'.repeat(40)}.example`]
	])('no code names %s, which no other phone opens or no camera reads', (origin, hostname) => {
		expect(checkAddress({ origin, hostname })).toBeUndefined();
	});
});
