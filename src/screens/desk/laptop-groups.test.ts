import { describe, expect, test } from 'vitest';
import { readJournal, writeJournal, type ShelvedGroup } from '#app';
import { shelvedGroup } from '../../lib/app/laptop/shelved-group.ts';
import { createWords, loadLanguage } from '#i18n';
import { assert, type BookId, type LocalDate } from '#kernel';
import { founded } from '../../../tests/support/builders.ts';
import { laptopGroups, nameApart } from './laptop-groups.ts';
import { unknownFile } from '../../../tests/support/in-memory-laptop.ts';

const words = createWords('en', await loadLanguage('en'));
const on = '2026-11-24' as LocalDate;

function shelved(book: string, foundedOn: string): ShelvedGroup {
	const events = founded(foundedOn, { members: 3, box: 100 });
	const read = readJournal(writeJournal({ book: { id: book as BookId, currency: 'INR' }, events }));
	assert(read.ok, 'it is read');
	return shelvedGroup(read.value, [], { ...unknownFile, id: book, on, rules: [] });
}

describe('groups of a laptop', () => {
	test('two of one name are told apart by the day of their founding', () => {
		const groups = laptopGroups([shelved('b1', '2024-01-05'), shelved('b2', '2025-03-09')], on, words);
		expect(groups.map((group) => nameApart(group, words)).toSorted()).toEqual([
			`${groups[0]?.name}, founded 05-01-2024`,
			`${groups[0]?.name}, founded 09-03-2025`
		]);
	});

	test('a name that one group has is enough, also of two files of that group', () => {
		const one = shelved('b1', '2024-01-05');
		expect(laptopGroups([one], on, words).map((group) => nameApart(group, words))).toEqual([one.name]);
		const other = { ...one, id: 'second file' };
		expect(laptopGroups([one, other], on, words).map((group) => nameApart(group, words))).toEqual([
			one.name,
			one.name
		]);
	});
});
