import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assert } from '#kernel';
import { chart, type GroupEvent } from '#group';
import { balanceOf, heldUnder, type AccountCode } from '#ledger';
import { mergeFiles, readLines } from '#app';
import { WholePaperBook } from '../../scripts/verify-export/paper-book.mjs';
import { verifyExport } from '../../scripts/verify-export/verify.mjs';
import { checks } from '../../src/cli/chain.ts';
import { unionBalances } from '../../src/lib/app/merge/merge-files.ts';
import { book } from '../cli/book-command.ts';
import { exportText, twoPhones, vouchedIn } from '../support/exported-book.ts';
import { forkedHistory } from '../support/forked-histories.ts';
import { randomHistory } from '../support/random-book/wishes.ts';
import { cases, seed } from '../support/soak.ts';

// Two verifiers that share no code agree about files in which two phones wrote on apart, and a book that is kept on paper says what
// both together hold: what each phone's own pages moved, once.

const runs = cases(5, 30);
const patience = Math.max(120_000, runs * 4000);

async function bothSay(text: string) {
	const { code, errors } = await book(['check', '-'], text);
	const { problems } = verifyExport(new TextEncoder().encode(text));
	return { check: code === 0 ? [] : errors.split('\n').slice(0, 3), second: problems.slice(0, 3) };
}

/** What lies in the tin, and what all women have saved, by the paper book of these events. */
function onPaper(events: readonly GroupEvent[]) {
	const paper = new WholePaperBook();
	for (const event of events) paper.write(event);
	const saved = [...paper.pots].filter(([pot]) => pot.startsWith('saved '));
	return { tin: paper.held('tin'), saved: saved.reduce((sum, [, paise]) => sum + paise, 0) };
}

test(
	`${runs} random books that two phones wrote on apart: each file is accepted, each change of it refused, its sums are those of paper`,
	async () => {
		let forked = 0;
		await fc.assert(
			fc.asyncProperty(randomHistory, randomHistory, fc.nat(), async (history, other, dice) => {
				const { common, apart } = forkedHistory(history, other, dice % history.wishes.length);
				const phones = await twoPhones(common, apart);
				const texts = await Promise.all(phones.map(async (one) => exportText(one, await vouchedIn(one))));
				const [first, second] = texts.map((text) => readLines(new TextEncoder().encode(text)));
				assert(first?.ok === true && second?.ok === true, 'each phone gives a good file');
				const merged = await mergeFiles(first.value, second.value, checks);
				assert(merged.ok, merged.ok ? '' : JSON.stringify(merged.error));
				const { text, book: union } = merged.value;
				expect(await bothSay(text)).toEqual({ check: [], second: [] });
				if (union.standing !== 'forked') return;
				forked += 1;
				const balances = unionBalances(union, 'INR');
				assert(balances.ok, 'each line folds');
				const [one, two, both] = [
					onPaper([...common, ...apart[0]]),
					onPaper([...common, ...apart[1]]),
					onPaper(common)
				];
				expect({
					tin: balanceOf(balances.value, 'box' as AccountCode),
					saved: heldUnder(balances.value, chart, 'savings')
				}).toEqual({
					tin: one.tin + two.tin - both.tin,
					saved: one.saved + two.saved - both.saved
				});
				for (const changed of spoiled(text, dice)) {
					const said = await bothSay(changed);
					expect([said.check.length > 0, said.second.length > 0]).toEqual([true, true]);
				}
			}),
			{ numRuns: runs, seed: seed(), endOnFailure: true }
		);
		expect(forked).toBeGreaterThan(runs / 3);
	},
	patience
);

interface File {
	readonly events: Record<string, unknown>[];
	readonly records: Record<string, unknown>[];
}

/** One thing changed, wherever it stands: a sum, a signature, the names of what a record knew of; a record cut out, one said twice. */
function spoiled(text: string, dice: number): readonly string[] {
	const changed = (change: (file: File) => void): string => {
		const file = JSON.parse(text) as File;
		change(file);
		return JSON.stringify(file);
	};
	const at = <Item>(items: readonly Item[]): Item => items[dice % items.length] as Item;
	return [
		changed(({ events }) => {
			const paid = events.filter(({ amount }) => typeof amount === 'number');
			const event = at(paid.length > 0 ? paid : events);
			event['amount'] = Number(event['amount'] ?? 0) + 100;
		}),
		changed(({ records }) => {
			const record = at(records);
			const signature = String(record['signature']);
			record['signature'] = (signature.startsWith('A') ? 'B' : 'A') + signature.slice(1);
		}),
		changed(({ records }) => {
			const record = records.at(-1) ?? {};
			record['previous'] = records[0]?.['hash'];
		}),
		changed(({ records }) => void records.splice(dice % records.length, 1)),
		changed(({ records, events }) => {
			const last = records.at(-1) ?? {};
			records.push({ ...last });
			events.push(...events.slice(-Number(last['events'])));
		}),
		changed(({ events }) => void events.push({ ...events.at(-1), eventId: 'more' }))
	];
}
