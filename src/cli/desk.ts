import { mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { daysBetween, messageOf, toLocalDate, type LocalDate } from '#kernel';
import { isLongEnough } from '#app';
import { routePattern } from '#vault/post';
import { cardSheets } from '../desk/card-sheets.ts';
import { makeDeskKeys, newListedCards, openDesk, readDeskKeys, type DeskTools } from '../desk/desk-keys.ts';
import { forgottenBoxes } from '../desk/forget.ts';
import { pullAll, pullFolder, type Pulled, type PullSource } from '../desk/pull.ts';
import { createRandom } from '../lib/device/random.ts';
import type { DeskAsked } from './desk-facts.ts';
import { done, notUnderstood, passphraseIn, refused, type DeskValues } from './desk-outcomes.ts';
import type { Outcome } from './run-book.ts';
import { readArguments } from './usage.mjs';

const cardsMost = 500;
const epoch = '1970-01-01' as LocalDate;

/** `book desk`: commands for an NGO's side of the post box, in one folder. */
export async function runDesk(
	args: readonly string[],
	stdin: Readable,
	tools: DeskAsked['tools'] = { random: createRandom() }
): Promise<Outcome> {
	const parsed = readArguments('desk', args);
	if (!parsed.ok) return notUnderstood(parsed.error);
	const { values, positionals } = parsed.value;
	const [act = '', folder = ''] = positionals;
	try {
		if (act === 'init') return await init(folder, values, stdin, tools);
		if (act === 'cards') return await cards(folder, values, stdin, tools);
		if (act === 'pull') return await pull(folder, values);
		const { facts, check, forget, report, give } = await import('./desk-facts.ts');
		const asked: DeskAsked = { folder, values, stdin, tools };
		const acts = new Map(Object.entries({ facts, check, forget, report, give }));
		const chosen = acts.get(act);
		if (chosen !== undefined) return await chosen(asked);
		return notUnderstood(`"desk" does not know "${act}".`);
	} catch (cause) {
		const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
		if (code === 'EEXIST') return refused('Nothing is written over: there is a file of that name already.');
		if (code === 'ENOENT') return refused(`${folder} is no folder of a desk: "desk init" makes one.`);
		throw cause;
	}
}

async function init(
	folder: string,
	{ route = '' }: DeskValues,
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

async function cards(
	folder: string,
	values: DeskValues,
	stdin: Readable,
	tools: DeskTools
): Promise<Outcome> {
	const count = Number(values.count);
	const until = toLocalDate(values.until ?? '');
	if (!Number.isInteger(count) || count < 1 || count > cardsMost)
		return notUnderstood(`--count is a number of cards, at most ${cardsMost}.`);
	if (!until.ok) return notUnderstood('--until is the last day of the tickets, YYYY-MM-DD.');
	if (values.out === undefined) return notUnderstood('Say which page to write: --out FILE.html.');
	const keys = await readDeskKeys(folder);
	if (!keys.ok) return refused(`${folder} has no keys of a desk.`);
	const desk = await openDesk(keys.value, await passphraseIn(stdin), tools);
	if (!desk.ok) return refused('The passphrase is another one.');
	const { route } = keys.value;
	const asked = { route, until: daysBetween(epoch, until.value), count };
	const { cards: made, first } = await newListedCards(folder, desk.value, asked, tools.random);
	await writeFile(values.out, cardSheets(made, first), { flag: 'wx', mode: 0o600 });
	return done(
		`Cards ${first} to ${first + count - 1} are in ${values.out}. Print them once, then delete the file.\n`
	);
}

async function pull(folder: string, { from }: DeskValues): Promise<Outcome> {
	if (from === undefined)
		return notUnderstood('Say where the post box lies: --from FOLDER, or nats://HOST:PORT.');
	const keys = await readDeskKeys(folder);
	if (!keys.ok) return refused(`${folder} has no keys of a desk.`);
	const office = new Uint8Array(Buffer.from(keys.value.office, 'hex'));
	const pulled = async (source: PullSource) =>
		pullAll(source, join(folder, 'mirror'), [office], await forgottenBoxes(folder));
	if (/^(nats|tls):/.test(from)) {
		const { openStreams } = await import('../desk/pull-streams.ts');
		const streams = await openStreams(from, folder).catch(messageOf);
		if (typeof streams === 'string') return refused(streams);
		return saidOf(await pulled(streams).finally(() => void streams.close()));
	}
	if ((await stat(join(from, 'boxes')).catch(() => null)) === null)
		return refused(`${from} is no folder of a post box.`);
	return saidOf(await pulled(pullFolder(from)));
}

function saidOf(told: Pulled): Outcome {
	const wrong = (['refused', 'other', 'gone'] as const).flatMap((why) =>
		told[why].map(({ box, lane, writer, n }) => `${why}: ${box} ${lane} ${writer} ${n}\n`)
	);
	const out = `${told.boxes} boxes, ${told.added} new, ${told.there} there before.\n`;
	return { code: wrong.length === 0 ? 0 : 1, out, errors: wrong.join('') };
}
