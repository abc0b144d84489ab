import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { filesUnder, textOf } from '../support/sources.ts';

const decisions = filesUnder('docs/adr').filter((path) => /adr\/\d{4}-[^/]+\.md$/.test(path));
const numberOf = (path: string): string => basename(path).slice(0, 4);

/** Decisions that the status line of one names behind a word, by number. */
function named(path: string, word: 'Changes' | 'Changed by'): readonly string[] {
	const status = /^Status: (.*)$/m.exec(textOf(path))?.[1] ?? '';
	const list = new RegExp(`\\b${word} ((?:, )?\\[\\d{4}\\]\\([^)]*\\))+`).exec(status)?.[0] ?? '';
	return [...list.matchAll(/\[(\d{4})\]/g)].map(([, number = '']) => number);
}

test('each decision stands once in the table of docs/ARCHITECTURE.md, in order and by its title', () => {
	const rows = [
		...textOf('docs/ARCHITECTURE.md').matchAll(/^\| \[(\d{4})\]\(adr\/([^)]+)\) +\| (.*?) +\|$/gm)
	];
	const titles = decisions
		.toSorted()
		.map((path) => [basename(path), /^# (\d{4} .*)$/m.exec(textOf(path))?.[1]] as const);
	expect(rows.map(([, number = '', path = '', title = '']) => [path, `${number} ${title}`])).toEqual(titles);
});

test('a decision that another one changes says so at its head, and the other way round', () => {
	const changes = decisions.flatMap((path) =>
		named(path, 'Changes').map((older) => `${numberOf(path)} changes ${older}`)
	);
	const changed = decisions.flatMap((path) =>
		named(path, 'Changed by').map((newer) => `${newer} changes ${numberOf(path)}`)
	);
	expect(changes.length).toBeGreaterThan(30);
	expect(changed.toSorted()).toEqual(changes.toSorted());
});
