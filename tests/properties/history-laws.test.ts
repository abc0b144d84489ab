import fc from 'fast-check';
import { expect, test } from 'vitest';
import { eventSchemas } from '#group';
import { playRandom, type Step } from '../support/random-book/play.ts';
import { rejectionSamples } from '../support/rejection-samples.ts';
import { randomHistory } from '../support/random-book/wishes.ts';
import { cases, isSoak, seed } from '../support/soak.ts';
import { Seen } from './history-laws/seen.ts';
import { leftForGood } from './history-laws/left.ts';
import type { Law } from './history-laws/law.ts';
import { correctedIsNeverWrong, takenBackIsNeverDone, twiceIsOnce } from './history-laws/corrected.ts';
import { asOnPaper, balanced, neverBelowZero, owedAddsUp, partsAddUp } from './history-laws/money.ts';
import { compactDecidesTheSame, refusalsChangeNothing, replayed } from './history-laws/replayed.ts';

// Groups with any rules, and what they do in sixty wishes: every command, every event, every kind of money. Each history
// is played once, and each law looks at it after every command; in an ordinary run at every sixth history, in the soak at all.

const runs = cases(300);
const watchedOf = isSoak() ? 1 : 6;
const seen = new Seen();
/** Milliseconds; a busy machine is slow, not wrong. */
const patience = Math.max(900_000, runs * 3000);

const laws: Readonly<Record<string, () => Law>> = {
	'both sides are equal': balanced,
	'nothing is below zero that cannot be': neverBelowZero,
	'cash is conserved: the book is what the paper book says': asOnPaper,
	'parts add up': partsAddUp,
	'what is owed adds up': owedAddsUp,
	'what is read again is what grew step by step': replayed,
	'a refusal changes nothing': refusalsChangeNothing,
	'a compact book decides the same': () => compactDecidesTheSame(seen),
	'a correction is never having been wrong': () => correctedIsNeverWrong(seen),
	'what was taken back was never done': takenBackIsNeverDone,
	'twice is once': twiceIsOnce,
	'who has left takes part in nothing': leftForGood
};

test(
	`laws of ${runs / watchedOf} of ${runs} random histories: ${Object.keys(laws).join('; ')}`,
	() => {
		// While a broken history is made smaller, each is watched: one that is not would pass for sound.
		let [played, isBroken] = [0, false];
		fc.assert(
			fc.property(randomHistory, (history) => {
				const isWatched = isBroken || played % watchedOf === 0;
				played += 1;
				const watching = Object.entries(isWatched ? laws : {}).map(([name, law]) => [name, law()] as const);
				const each = (what: string, look: (law: Law) => void) => {
					for (const [name, law] of watching)
						try {
							look(law);
						} catch (broken) {
							isBroken = true;
							throw new Error(`Broken law: ${name}. ${what}`, { cause: broken });
						}
				};
				const told = playRandom(history, (step) => {
					seen.note(step);
					each(`After ${said(step)}`, (law) => law.step?.(step));
				});
				each('When all was told', (law) => law.end?.(told));
			}),
			{ numRuns: runs, seed: seed() }
		);
		expect(seen.commands).toBeGreaterThanOrEqual(60 * runs);
	},
	patience
);

const said = ({ place, command, refused }: Step): string =>
	`command ${place}, ${JSON.stringify(command)}${refused === null ? '' : `, refused: ${refused.type}`}`;

/** What needs a second phone: merge-laws.test.ts plays it. */
const withAnotherPhone = 'PhonesSettled';

/**
 * Refusals of a group that is not founded, of a book that was only read, of a box that holds others' money (tests/golden/sharing), of what
 * no file may hold (tests/properties/attacker-laws.test.ts), and of a group that is left by all officers but one (src/lib/group/offices).
 */
const elsewhere = new Set([
	...['NoGroup', 'FieldInvalid', 'WholeBookNeeded', 'NotInThisMeeting', 'BoxHoldsOthers', 'SuccessorMissing']
]);

test('most commands are accepted, and every kind of event and almost every kind of refusal occurs', () => {
	expect(seen.accepted / seen.commands).toBeGreaterThan(0.8);
	const never = eventSchemas
		.map((schema) => schema.entries.type.literal)
		.filter((type) => !seen.events.has(type));
	expect(never).toEqual([withAnotherPhone]);
	const neverRefused = Object.keys(rejectionSamples).filter(
		(type) => !seen.refusals.has(type) && !elsewhere.has(type)
	);
	expect(neverRefused).toEqual([]);
	// Every kind of entry that has a sum is corrected now and then, most corrections can be compared.
	expect(seen.replaced.size).toBeGreaterThanOrEqual(20);
	expect(seen.corrected).toBeGreaterThan(runs / watchedOf);
	expect(seen.compared / seen.corrected).toBeGreaterThan(0.7);
	// A compact book was asked every third command and more, and asked for the whole book now and then.
	expect((seen.decided * watchedOf) / seen.commands).toBeGreaterThan(1 / 3);
	expect(seen.askedForWhole).toBeGreaterThan(runs / watchedOf / 3);
});
