import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { toLocalDate, type LocalDate } from '#kernel';
import { checkDesk } from '../desk/check-desk.ts';
import { openDesk, readDeskKeys, type DeskTools, type KeyFile, type OpenDesk } from '../desk/desk-keys.ts';
import { areFactsOurs } from '../desk/facts-store.ts';
import type { BoxRead, FactsRun } from '../desk/facts-worker.ts';
import { forgetBox } from '../desk/forget.ts';
import { makeFacts, type BoxReader } from '../desk/make-facts.ts';
import type { BoxRefusal, BoxToOpen } from '../desk/open-box.ts';
import { createClock } from '../lib/device/clock.ts';
import { bankRulesOfFolder } from './beside.ts';
import { boxSentence } from './desk-sentences.ts';
import { done, notUnderstood, passphraseIn, refused, type DeskValues } from './desk-outcomes.ts';
import type { Outcome } from './run-book.ts';

/** Input of a desk command. */
export interface DeskAsked {
	readonly folder: string;
	readonly values: DeskValues;
	readonly stdin: Readable;
	readonly tools: DeskTools & { readonly today?: LocalDate };
}

const factsChanged =
	'facts.duckdb is not as this desk left it: somebody changed it, or a run was cut short. "desk facts" makes it anew from the mirror.';
const namesChanged =
	'The list of names is not as this desk wrote it. Take the file "names" away, and "desk facts" reads them again.';

/** A desk unlocked with the passphrase from the standard input. */
export interface UnlockedDesk {
	readonly file: KeyFile;
	readonly desk: OpenDesk;
	readonly officeKey: Uint8Array;
	readonly today: LocalDate;
}

/** @returns the desk, or the outcome with the error */
export async function unlocked({ folder, stdin, tools }: DeskAsked): Promise<UnlockedDesk | Outcome> {
	const file = await readDeskKeys(folder);
	if (!file.ok) return refused(`${folder} has no keys of a desk.`);
	const desk = await openDesk(file.value, await passphraseIn(stdin), tools);
	if (!desk.ok) return refused('The passphrase is another one.');
	const officeKey = new Uint8Array(Buffer.from(file.value.office, 'hex'));
	return { file: file.value, desk: desk.value, officeKey, today: tools.today ?? createClock().today() };
}

/** The unlocked desk, if its facts are unchanged. */
export async function withFacts(asked: DeskAsked): Promise<UnlockedDesk | Outcome> {
	const open = await unlocked(asked);
	if ('code' in open) return open;
	const ours = await areFactsOurs(asked.folder, open.desk);
	if (ours === null) return refused('There are no facts yet: "desk facts" makes them.');
	return ours ? open : refused(factsChanged);
}

export async function facts(asked: DeskAsked): Promise<Outcome> {
	const { currency = 'INR' } = asked.values;
	if (currency !== 'INR' && currency !== 'NPR') return notUnderstood('--currency is INR or NPR.');
	const open = await unlocked(asked);
	if ('code' in open) return open;
	const { desk, officeKey, today } = open;
	const rules = await bankRulesOfFolder();
	const made = await makeFacts(asked.folder, desk, {
		currency,
		officeKey,
		today,
		rules,
		threads: startThreads
	});
	if (made === 'NamesChanged') return refused(namesChanged);
	if (made === 'OtherCurrency')
		return refused(`The facts of this desk are of another currency than ${currency}.`);
	const told = made.anew ? 'The facts were not as this desk left them: all of them were made anew.\n' : '';
	const out = `${told}${made.boxes} boxes, ${made.read} read, ${made.boxes - made.refused.length} give facts.\n`;
	return done(
		out,
		made.refused.map(({ box, why }) => `${box}: ${boxSentence(why, currency)}`)
	);
}

export async function check(asked: DeskAsked): Promise<Outcome> {
	const open = await withFacts(asked);
	if ('code' in open) return open;
	const { officeKey, desk } = open;
	const told = await checkDesk(asked.folder, desk, { officeKey, chance: Math.random });
	const out = `${told.compared} books opened again, each figure of their last month compared.\n`;
	return done(out, [
		...told.differ.map(
			({ box, column, facts: one, report }) =>
				`${box}: ${column} is ${one} in the facts and ${report} in the book.`
		),
		...told.refused.map(({ box, why }) => `${box}: ${boxSentence(why, 'INR')}`),
		...told.foreign.map(
			({ box, writers }) => `${box}: pages of ${writers} more that do not open: somebody else has its card.`
		)
	]);
}

export async function forget(asked: DeskAsked): Promise<Outcome> {
	const { box = '' } = asked.values;
	if (!/^[0-9a-f]{32}$/.test(box)) return notUnderstood('--box is a box, 32 letters of DESK/cards.');
	const open = await unlocked(asked);
	if ('code' in open) return open;
	const was = await forgetBox(asked.folder, open.desk, box);
	if (was === 'NamesChanged') return refused(namesChanged);
	const keeper = `Now the keeper of the post box: put ${box} on a line of shut.txt, then take the folder boxes/${box.slice(0, 2)}/${box} away.`;
	const pages = 'Pages that were written before, under DESK/out, still have its name: take them away too.';
	const out = was
		? 'It is out of mirror, facts and names.'
		: 'Nothing of it was here; it will not be pulled.';
	return done(`${out}\n${pages}\n${keeper}\n`);
}

/** First day of the month of --month; null for an invalid or future one. */
function monthAsked({ month = '' }: DeskValues, today: LocalDate): LocalDate | null {
	const first = toLocalDate(`${month}-01`);
	return first.ok && /^\d{4}-\d{2}$/.test(month) && first.value <= today ? first.value : null;
}

const sayMonth = '--month is a month as YYYY-MM that has begun.';

export async function report(asked: DeskAsked): Promise<Outcome> {
	const open = await withFacts(asked);
	if ('code' in open) return open;
	const month = monthAsked(asked.values, open.today);
	if (month === null) return notUnderstood(sayMonth);
	const { writeReport } = await import('../desk/write-report.ts');
	const paths = await writeReport(asked.folder, open.desk, { month, sentence: boxSentence });
	if (paths === 'NamesChanged') return refused(namesChanged);
	if (paths === 'NothingThen') return refused('No group had entered anything by then.');
	return done(paths.map((path) => `${path}\n`).join(''));
}

export async function give(asked: DeskAsked): Promise<Outcome> {
	const { to } = asked.values;
	if (to === undefined) return notUnderstood('Say which file to write: --to FILE.');
	const open = await withFacts(asked);
	if ('code' in open) return open;
	const month = monthAsked(asked.values, open.today)?.slice(0, 7);
	if (month === undefined || month >= open.today.slice(0, 7))
		return notUnderstood(
			'--month is a month as YYYY-MM that is over: a month that runs would be given twice.'
		);
	const { giveSums } = await import('../desk/give.ts');
	const sums = await giveSums(asked.folder, open.desk, month);
	if (typeof sums === 'string') {
		await writeFile(to, sums, { flag: 'wx', mode: 0o600 });
		return done(`${to}\n`);
	}
	if (sums.type === 'TooFew') return refused('Fewer than five groups entered something: nothing leaves.');
	return sums.type === 'LaterGiven'
		? refused(`${sums.month} was given before: months are given in their order.`)
		: refused(
				`${month} was given before, with other figures: what came late is in the sums of the next month. The first edition is DESK/given/${month}.json.`
			);
}

/** Starts this program in one thread for each processor, at most four: each holds a book of some megabytes. */
function startThreads(run: FactsRun): readonly BoxReader[] {
	return Array.from({ length: Math.min(4, availableParallelism()) }, () => startThread(run));
}

function startThread(run: FactsRun): BoxReader {
	const here = import.meta.filename;
	const isBundle = here.endsWith('.mjs');
	const worker = new Worker(isBundle ? here : join(dirname(here), 'book.ts'), {
		workerData: run,
		argv: [],
		execArgv: isBundle ? [] : ['--import', 'tsx']
	});
	return {
		read: (asked: BoxToOpen) =>
			new Promise<BoxRead | BoxRefusal>((read, failed) => {
				worker.once('error', failed);
				worker.once('message', (told: BoxRead | BoxRefusal) => {
					worker.off('error', failed);
					read(told);
				});
				worker.postMessage(asked);
			}),
		end: async () => void (await worker.terminate())
	};
}
