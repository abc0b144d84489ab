import { describe, expect, test } from 'vitest';
import { cards, cardsPage } from '../../scripts/field-cards.mjs';
import { textOf } from '../support/sources.ts';

describe('the field kit', () => {
	test('prints the drawings of the app as they are: node scripts/field-cards.mjs', () => {
		expect(textOf('docs/field/icon-cards.html')).toBe(cardsPage());
		expect(new Set(cards).size).toBe(12);
	});

	test('holds no result yet, and asks for no name', () => {
		for (const sheet of ['score-sheet', 'session-sheet', 'pen-sheet']) {
			const lines = textOf(`docs/field/${sheet}.csv`).trim().split('\n');
			expect(lines).toHaveLength(1);
			expect(lines[0]).not.toMatch(/\bname\b|village|phone number/i);
		}
		const points = textOf('docs/field/README.md').match(/^\| H\d+/gm) ?? [];
		expect(points).toHaveLength(20);
	});
});
