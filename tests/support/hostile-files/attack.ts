import { playRandom } from '../random-book/play.ts';
import { randomHistory } from '../random-book/wishes.ts';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../scripts/root.mjs';
import { writtenBook } from '../exported-book.ts';
import { backupKinds } from './backup-kinds.ts';
import { Chance } from './chance.ts';
import { exportKind, foreignKind } from './journal-kinds.ts';
import type { Kind, Outcome } from './kinds.ts';
import { proofKind, publicKinds, sheetKind } from './small-kinds.ts';

export interface Tally {
	files: number;
	refused: number;
	same: number;
	/** Must all be none. */
	crashes: number;
	other: number;
	slow: number;
	/** Milliseconds of the processor for the slowest file: a busy machine is slow, not wrong. */
	slowest: number;
	/** Which file it was and why: the first few of each kind. */
	readonly found: string[];
}

/** Of the processor. */
const slowMs = 5_000;

/** A small book of two phones with an open meeting, its keys, and every kind of file that is made of it. */
export async function everyKind(): Promise<readonly Kind[]> {
	const [history] = fc.sample(randomHistory, { numRuns: 1, seed: 12 });
	if (history === undefined) throw new Error('a history was drawn');
	const { events } = playRandom({ ...history, wishes: history.wishes.slice(0, 24) });
	const opened = events.findLastIndex(({ type }) => type === 'MeetingOpened');
	const written = await writtenBook(events.slice(0, opened + 4), { from: Math.floor(events.length / 2) });
	const golden = readFileSync(join(root, 'tests/golden/passbook-declining.json'), 'utf8');
	const foreign = JSON.stringify((JSON.parse(golden) as { journal: unknown }).journal);
	return [
		await exportKind(written),
		foreignKind(foreign),
		...(await backupKinds(written, await written.keys.forBackup(written.document))),
		await proofKind(written.keys, written.vault),
		await sheetKind(),
		...(await publicKinds())
	];
}

/** Spoils `files` files, each by its own number, and has every one read. */
export async function attack(
	kinds: readonly Kind[],
	{ files, seed, from = 0 }: { readonly files: number; readonly seed: number; readonly from?: number },
	progress: (done: number, kind: string) => void = () => undefined
): Promise<ReadonlyMap<string, Tally>> {
	const shares = kinds.flatMap((kind) => Array.from({ length: kind.share }, () => kind));
	const tallies = new Map<string, Tally>();
	for (let number = from; number < from + files; number += 1) {
		const chance = new Chance(seed * 2_000_003 + number);
		const kind = chance.one(shares);
		progress(number, kind.name);
		const tally = tallies.get(kind.name) ?? newTally();
		tallies.set(kind.name, tally);
		await one(kind, chance, tally, `file ${number} of seed ${seed}`);
	}
	return tallies;
}

const newTally = (): Tally => ({
	files: 0,
	refused: 0,
	same: 0,
	crashes: 0,
	other: 0,
	slow: 0,
	slowest: 0,
	found: []
});

async function one(kind: Kind, chance: Chance, tally: Tally, name: string): Promise<void> {
	const bytes = kind.spoil(chance);
	const begun = process.cpuUsage();
	let outcome: Outcome | 'crashes';
	let why = '';
	try {
		outcome = await kind.read(bytes);
	} catch (cause) {
		outcome = 'crashes';
		why = cause instanceof Error ? `${cause.name}: ${cause.message.slice(0, 200)}` : String(cause);
	}
	const { user, system } = process.cpuUsage(begun);
	const took = (user + system) / 1000;
	tally.files += 1;
	tally[outcome] += 1;
	tally.slowest = Math.max(tally.slowest, took);
	if (took > slowMs) tally.slow += 1;
	if ((outcome === 'crashes' || outcome === 'other' || took > slowMs) && tally.found.length < 12)
		tally.found.push(`${name}: ${outcome}, ${Math.round(took)} ms ${why}`);
}

/** Lines of a table: kind, files, refused, taken and the same, crashes, other meaning, over five seconds, slowest. */
export function tableOf(tallies: ReadonlyMap<string, Tally>): readonly string[] {
	const rows = [...tallies].sort(([one], [other]) => (one < other ? -1 : 1));
	const sums = newTally();
	for (const [, tally] of rows) {
		for (const field of ['files', 'refused', 'same', 'crashes', 'other', 'slow'] as const)
			sums[field] += tally[field];
		sums.slowest = Math.max(sums.slowest, tally.slowest);
	}
	const line = (name: string, { files, refused, same, crashes, other, slow, slowest }: Tally) =>
		`| ${name.padEnd(28)} | ${[files, refused, same, crashes, other, slow, Math.round(slowest)].map((many) => String(many).padStart(9)).join(' | ')} |`;
	return [
		`| ${'kind of file'.padEnd(28)} | ${['files', 'refused', 'the same', 'crashes', 'other', 'over 5 s', 'slowest'].map((head) => head.padStart(9)).join(' | ')} |`,
		`| ${'-'.repeat(28)} | ${Array.from({ length: 7 }, () => `${'-'.repeat(8)}:`).join(' | ')} |`,
		...rows.map(([name, tally]) => line(name, tally)),
		line('all', sums)
	];
}
