import { expect, test } from 'vitest';
import { loadPaperLanguage } from '#i18n';
import { money } from '#money';
import type { LocalDate } from '#kernel';
import type { DossierData } from '../dossier/dossier-types.ts';
import { hostileTexts } from '../../../../tests/support/hostile-texts.ts';
import { bothWordsOf, readPageData, writePageData, type PageData } from './page-data.ts';

const [hindi, english] = [await loadPaperLanguage('hi'), await loadPaperLanguage('en')];
const pageOf = (group: string, dossier: DossierData): PageData => ({
	frame: {
		group,
		currency: 'INR',
		practice: false,
		printedOn: '2026-11-24' as LocalDate,
		release: '1',
		until: null,
		seal: null
	},
	dossier,
	words: {
		local: { language: 'hi', messages: hindi, options: {} },
		english: { language: 'en', messages: english, options: {} }
	}
});
const empty: DossierData = { title: 'dossier.title', blocks: [], isWhole: true };

test('a sentence says in both languages what it said', () => {
	const text = {
		key: 'text',
		kind: 'text',
		say: 'dossier.amount-each',
		values: (words) => ({ amount: words.amount(money(50_000), 'INR') })
	} as const satisfies DossierData['blocks'][number];
	const read = readPageData(writePageData(pageOf('Ujala', { ...empty, blocks: [text] }), ''));
	const [block] = 'dossier' in read ? read.dossier.blocks : [];
	const words = bothWordsOf(read.words);
	const both = [words.local, words.english];
	expect(both.map((words) => block?.kind === 'text' && block.values?.(words))).toEqual(
		both.map((words) => text.values(words))
	);
	expect(both.map((words) => words.say('dossier.title'))).toEqual([
		hindi['dossier.title'],
		english['dossier.title']
	]);
	expect(new Set(both.map((words) => text.values(words).amount)).size).toBe(2);
});

test.each(hostileTexts)('%s is a name that ends no element, and comes back as it is', (group) => {
	const text = writePageData(pageOf(group, empty), '');
	expect(text).not.toContain('<');
	expect(readPageData(text).frame.group).toBe(group);
});

test('a word that the script makes up of a beginning comes with all of its endings, no other one comes', () => {
	const { words } = readPageData(
		writePageData(pageOf('Ujala', empty), 'say(`dossier.is-${is}`);say("paper.total")')
	);
	const endings = Object.keys(english).filter((key) => key.startsWith('dossier.is-'));
	expect(endings.length).toBeGreaterThan(2);
	expect(Object.keys(words.english.messages).toSorted()).toEqual(
		[...endings, 'dossier.title', 'paper.total'].toSorted()
	);
});
