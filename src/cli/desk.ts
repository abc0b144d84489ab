import { appendFile, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { daysBetween, textIn, toLocalDate, type LocalDate } from '#kernel';
import { isLongEnough, passphraseAsTyped } from '#app';
import { routePattern } from '#vault/post';
import { cardLines, cardSheets } from '../desk/card-sheets.ts';
import { makeDeskKeys, newBoxCards, readDeskKeys, type DeskTools } from '../desk/desk-keys.ts';
import { pullFolder } from '../desk/pull.ts';
import { createRandom } from '../lib/device/random.ts';
import { readInput } from './read-input.ts';
import type { Outcome } from './run-book.ts';
import { readArguments, usageOf } from './usage.mjs';

type Values = Extract<ReturnType<typeof readArguments<'desk'>>, { readonly ok: true }>['value']['values'];
const cardsMost = 500;
const epoch = '1970-01-01' as LocalDate;

/** `book desk init | cards | pull`: an NGO's side of the post box, in one folder. */
export async function runDesk(
	args: readonly string[],
	stdin: Readable,
	tools: DeskTools = { random: createRandom() }
): Promise<Outcome> {
	const parsed = readArguments('desk', args);
	if (!parsed.ok) return notUnderstood(parsed.error);
	const { values, positionals } = parsed.value;
	const [act = '', folder = ''] = positionals;
	try {
		if (act === 'init') return await init(folder, values, stdin, tools);
		if (act === 'cards') return await cards(folder, values, stdin, tools);
		if (act === 'pull') return await pull(folder, values);
		return notUnderstood(`"${act}" is none of init, cards and pull.`);
	} catch (cause) {
		const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
		if (code === 'EEXIST') return refused('Nothing is written over: there is a file of that name already.');
		if (code === 'ENOENT') return refused(`${folder} is no folder of a desk: "desk init" makes one.`);
		throw cause;
	}
}

async function init(
	folder: string,
	{ route = '' }: Values,
	stdin: Readable,
	tools: DeskTools
): Promise<Outcome> {
	if (!routePattern.test(route))
		return notUnderstood('--route is four letters or digits, without i, l, o and u.');
	const passphrase = await passphraseIn(stdin);
	if (!isLongEnough(passphrase))
		return refused(
			'The passphrase, on the first line of the standard input, has at least 12 letters or 4 words.'
		);
	await mkdir(folder, { recursive: true, mode: 0o700 });
	const { office } = await makeDeskKeys(folder, { passphrase, route }, tools);
	return done(`For the folder of the door: route.txt is\n${route}\nand offices.txt is\n${office}\n`);
}

async function cards(folder: string, values: Values, stdin: Readable, tools: DeskTools): Promise<Outcome> {
	const count = Number(values.count);
	const until = toLocalDate(values.until ?? '');
	if (!Number.isInteger(count) || count < 1 || count > cardsMost)
		return notUnderstood(`--count is a number of cards, at most ${cardsMost}.`);
	if (!until.ok) return notUnderstood('--until is the last day of the tickets, YYYY-MM-DD.');
	if (values.out === undefined) return notUnderstood('Say which page to write: --out FILE.html.');
	const keys = await readDeskKeys(folder);
	if (!keys.ok) return refused(`${folder} has no keys of a desk.`);
	const asked = { passphrase: await passphraseIn(stdin), until: daysBetween(epoch, until.value), count };
	const made = await newBoxCards(keys.value, asked, tools);
	if (!made.ok) return refused('The passphrase is another one.');
	const list = join(folder, 'cards');
	await appendFile(list, '', { mode: 0o600 });
	const first = (await readFile(list, 'utf8')).split('\n').length;
	// The list first: a card that is printed and not listed could not be shut.
	await appendFile(list, (await cardLines(made.value, first)).map((line) => `${line}\n`).join(''));
	await writeFile(values.out, cardSheets(made.value, first), { flag: 'wx', mode: 0o600 });
	return done(
		`Cards ${first} to ${first + count - 1} are in ${values.out}. Print them once, then delete the file.\n`
	);
}

async function pull(folder: string, { from }: Values): Promise<Outcome> {
	if (from === undefined) return notUnderstood('Say where the post box lies: --from FOLDER.');
	const keys = await readDeskKeys(folder);
	if (!keys.ok) return refused(`${folder} has no keys of a desk.`);
	if ((await stat(join(from, 'boxes')).catch(() => null)) === null)
		return refused(`${from} is no folder of a post box.`);
	const office = new Uint8Array(Buffer.from(keys.value.office, 'hex'));
	const told = await pullFolder(from, join(folder, 'mirror'), [office]);
	const wrong = (['refused', 'other', 'gone'] as const).flatMap((why) =>
		told[why].map(({ box, lane, writer, n }) => `${why}: ${box} ${lane} ${writer} ${n}\n`)
	);
	const out = `${told.boxes} boxes, ${told.added} new, ${told.there} there before.\n`;
	return { code: wrong.length === 0 ? 0 : 1, out, errors: wrong.join('') };
}

async function passphraseIn(stdin: Readable): Promise<string> {
	const read = await readInput('-', stdin);
	return passphraseAsTyped((read.ok ? (textIn(read.value) ?? '') : '').split('\n')[0] ?? '');
}

const done = (out: string): Outcome => ({ code: 0, out, errors: '' });
const refused = (why: string): Outcome => ({ code: 1, out: '', errors: `${why}\n` });
const notUnderstood = (why: string): Outcome => ({
	code: 2,
	out: '',
	errors: `${why}\n\n${usageOf('desk')}`
});
