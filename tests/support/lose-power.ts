import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { namesHelper } from '../tasks/glass.ts';
import type { Phone } from './browser.ts';
import { ExampleBook, storedOn, type Stored } from './example-book.ts';
import { chance } from './photo.ts';
import { openPlainPhone } from './plain-phone.ts';
import { PowerDisk } from './power-disk.ts';
import { isKept, isSame, touchClosing, touchGiving, type TouchedWrite } from './touched-writes.ts';

/*
 * A real book in a real browser on a disk that loses its power: after the founding, while the women give, while two officers close the
 * meeting. Only what was flushed is there afterwards. The book must open and have what the screen had said. Beside it the same app writes
 * with relaxed durability, which must lose in its database, or this instrument sees nothing: `npm run soak -- power --cuts 100 --seed 7`
 */

const { values } = parseArgs({
	options: {
		cuts: { type: 'string', default: '100' },
		relaxed: { type: 'string', default: '20' },
		seed: { type: 'string', default: '7' }
	}
});
const random = chance(Number(values.seed));
/** A disk and a group for so many cuts: so founding is tried again, too. */
const cutsOfADisk = 10;

type Durability = 'strict' | 'relaxed';

interface Seen {
	cuts: number;
	/** Of which the screen said in that moment that it was done. */
	said: number;
	/** In how many the database lacked what had been said. */
	lostInDatabase: number;
	/** In how many the second copy was there. */
	copies: number;
	/** In how many the app missed something and brought it back from the second copy by a touch. */
	asked: number;
	readonly lost: string[];
}

const seen: Record<Durability, Seen> = {
	strict: { cuts: 0, said: 0, lostInDatabase: 0, copies: 0, asked: 0, lost: [] },
	relaxed: { cuts: 0, said: 0, lostInDatabase: 0, copies: 0, asked: 0, lost: [] }
};

try {
	await tryAll('strict', Number(values.cuts));
	await tryAll('relaxed', Number(values.relaxed));
} catch (error) {
	if (!(error instanceof Error) || seen.strict.cuts > 0) throw error;
	console.error(error.message, error.cause ?? '');
	process.exit(1);
}
const { strict, relaxed } = seen;
console.log(`Seed ${values.seed}. ${told('strict')}. ${told('relaxed')}.`);
if (relaxed.lostInDatabase === 0)
	console.error('What writes with relaxed durability lost nothing: the cuts show nothing.');
process.exitCode = strict.lost.length + strict.lostInDatabase === 0 && relaxed.lostInDatabase > 0 ? 0 : 1;

function told(durability: Durability): string {
	const { cuts, said, lostInDatabase, copies, asked, lost } = seen[durability];
	return `${durability}: power lost ${String(cuts)} times, ${String(said)} as the screen said that it was done; ${String(lostInDatabase)} times the database lacked what was said, ${String(copies)} times the second copy was there, ${String(asked)} times the app asked for the second copy, ${String(lost.length)} times it lost something`;
}

async function tryAll(durability: Durability, cuts: number): Promise<void> {
	while (seen[durability].cuts < cuts) {
		const disk = PowerDisk.create();
		try {
			await useUp(disk, durability, Math.min(cuts - seen[durability].cuts, cutsOfADisk));
		} finally {
			await disk.remove();
		}
		console.log(told(durability));
	}
}

async function useUp(disk: PowerDisk, durability: Durability, cuts: number): Promise<void> {
	const book = await ExampleBook.found(join(disk.path, 'profile'), peopleAnswer);
	try {
		const founded = await book.stored();
		const isSaid = () => Promise.resolve(true);
		const founding: TouchedWrite = { what: 'founding', before: founded, after: founded, isSaid };
		for (let cut = 0; cut < cuts; cut += 1) {
			// Every third time it has lain for a while; else the cuts follow one another within half a minute.
			if (cut % 3 === 2) disk.rests();
			// Made ready before the touch: a program takes as long to start as an entry to be written.
			const cutPower = await disk.readyToCut();
			const write = cut === 0 ? founding : await touched(book, cut).catch((error: unknown) => String(error));
			if (typeof write === 'string') {
				isLost(seen[durability], `after a start without a cut: ${await book.hands.text()} ${write}`);
				return;
			}
			if (!(await losePower(disk, book, durability, { write, cutPower }))) return;
		}
	} finally {
		await book.phone.close();
	}
}

/** The hands of the machine found a group in seconds. People take minutes, in which Linux writes out by itself what is half a minute old. */
function peopleAnswer(): Promise<void> {
	return pause(40_000);
}

function touched(book: ExampleBook, cut: number): Promise<TouchedWrite> {
	return cut % 2 === 0 ? touchClosing(book) : touchGiving(book, random);
}

/** @returns false where the book did not open again */
async function losePower(
	disk: PowerDisk,
	book: ExampleBook,
	durability: Durability,
	{ write, cutPower }: { readonly write: TouchedWrite; readonly cutPower: () => Promise<void> }
): Promise<boolean> {
	const patience = write.what === 'at the seal' ? 400 : 60;
	// Half of the cuts fall upon the moment in which the screen has just spoken, the others mostly before it.
	if (random() < 0.5) await untilSaid(write);
	else await pause(random() * patience);
	const wasSaid = await write.isSaid();
	await cutPower();
	const port = Number(new URL(book.phone.origin).port);
	await book.phone.kill();
	await disk.powerIsBack();
	const phone = await openPlainPhone({ profile: join(disk.path, 'profile'), port, keepsApp: false });
	phone.context.setDefaultTimeout(30_000);
	if (durability === 'relaxed') {
		await phone.context.addInitScript(namesHelper);
		await phone.context.addInitScript(beRelaxed);
	}
	book.phone = phone;
	// Beside the app, which would repair the database from the second copy.
	await phone.page.goto(`${phone.origin}/_app/version.json`);
	const inDatabase = await storedOn(phone);
	if (await hasSecondCopy(phone)) seen[durability].copies += 1;
	const seenHere = { wasSaid, inDatabase, now: inDatabase };
	try {
		const came = await book.cameBack(phone);
		note(seen[durability], write, { ...seenHere, now: await book.stored(), came });
		return true;
	} catch (error) {
		const came = `the app did not open: ${await book.hands.text()} ${String(error)}`;
		note(seen[durability], write, { ...seenHere, now: { records: 0, rows: 0 }, came });
		return false;
	}
}

function note(
	counts: Seen,
	write: TouchedWrite,
	{ wasSaid, inDatabase, now, came }: { wasSaid: boolean; inDatabase: Stored; now: Stored; came: string }
): void {
	counts.cuts += 1;
	if (wasSaid) counts.said += 1;
	if (came === 'from the second copy') counts.asked += 1;
	if (!isKept(write, wasSaid, inDatabase)) counts.lostInDatabase += 1;
	if (isKept(write, wasSaid, now) && (isSame(now, inDatabase) || counts === seen.relaxed)) return;
	const what = `${write.what}, ${JSON.stringify(write.before)}, ${wasSaid ? 'said' : 'not said'}`;
	isLost(
		counts,
		`${what}: in the database ${JSON.stringify(inDatabase)}, then ${JSON.stringify(now)}, ${came}`
	);
}

/** Told at once: what is lost may stop what comes after it. */
function isLost({ lost }: Seen, text: string): void {
	lost.push(text);
	console.error(text);
}

/** Whether its file is found and has something in it; what that is is compared with the database when the book is opened. */
function hasSecondCopy({ page }: Phone): Promise<boolean> {
	return page.evaluate(async () => {
		const folder = await navigator.storage.getDirectory();
		for await (const name of folder.keys())
			if (name.endsWith('.copy') && (await (await folder.getFileHandle(name)).getFile()).size > 0)
				return true;
		return false;
	});
}

/** Half a minute: what is never said is found by what lies there. */
async function untilSaid({ isSaid }: TouchedWrite): Promise<void> {
	const begun = Date.now();
	while (Date.now() - begun < 30_000 && !(await isSaid())) await pause(1);
}

function pause(milliseconds: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Runs in the page: what is asked to be flushed is not. */
function beRelaxed(): void {
	// oxlint-disable-next-line typescript/unbound-method -- the proxy hands the database on
	IDBDatabase.prototype.transaction = new Proxy(IDBDatabase.prototype.transaction, {
		apply: (real, database: IDBDatabase, [stores, mode]: Parameters<IDBDatabase['transaction']>) =>
			real.call(database, stores, mode, { durability: 'relaxed' })
	});
}
