import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FineId } from '#kernel';
import { decide, proposedFines } from '#group';
import { dayOf, play, stampOf, story } from '../support/dues-histories.ts';
import { cases, seed } from '../support/soak.ts';

const runs = { numRuns: cases(300), seed: seed() };

describe('fines, social fund, fees, income, expenses, things', () => {
	test('the rules never ask twice for what was imposed', () => {
		fc.assert(
			fc.property(story, (told) => {
				const { state } = play(told);
				let now = state;
				for (const [place, fine] of proposedFines(state).entries()) {
					const decision = decide(
						now,
						{ ...fine, type: 'ImposeFine', on: dayOf(now), fineId: `asked${place}` as FineId },
						stampOf(`asked${place}`)
					);
					if (!decision.ok) throw new Error(decision.error.type);
					now = decision.value.state;
				}
				expect(proposedFines(now)).toEqual([]);
			}),
			runs
		);
	});

	test('most of what is asked for is really done', () => {
		const done = new Map<string, number>();
		fc.assert(
			fc.property(story, (told) => {
				for (const event of play(told).events) {
					const type = event.corrects === undefined ? event.type : 'corrected';
					done.set(type, (done.get(type) ?? 0) + 1);
				}
			}),
			runs
		);
		for (const type of [
			'FinePaid',
			'FineForgiven',
			'SocialFundPaidOut',
			'AssetSold',
			'SavingWithdrawn',
			'corrected'
		])
			expect(done.get(type) ?? 0, type).toBeGreaterThan(runs.numRuns / 10);
	});
});
