import { assert, present, type LocalDate, type MemberId } from '#kernel';
import type { Command } from '#group';
import { foundBook, openSession, type BookSession } from '#app';
import { money } from '#money';
import { createRandom } from '#device';
import type { GroupPhone } from './group-phones.ts';
import { aPhone } from './parts.ts';
import { codes, founding } from './small-book.ts';
import { executeNamed } from './by-codes.ts';
import { flower } from './flowers.ts';

const symbols =
	'parrot fish ring pot mango lotus sun moon cow tree lamp bell comb drum kite leaf star boat hen goat'.split(
		' '
	);

/** A month of a group of twenty women that meets weekly: who came, what they saved, a loan each week, and its interest. */
export async function monthOfTwenty(): Promise<GroupPhone & { readonly paper: string }> {
	// Ids as the app makes them: what is made up from a seed would be packed tighter.
	const random = createRandom();
	const phone = { ...aPhone(), random };
	const women = symbols.map(() => random.id() as MemberId);
	const officers = [present(women[1], 'president'), present(women[2], 'writer')];
	const members = women.map((memberId, place) => ({
		memberId,
		number: place + 1,
		symbol: present(symbols[place], 'a symbol')
	}));
	assert(founding.type === 'FoundGroup', 'it founds');
	const offices = [
		{ memberId: present(officers[0], 'she'), office: 'president' as const },
		{ memberId: present(officers[1], 'she'), office: 'writer' as const }
	];
	const founded = await foundBook(phone, {
		currency: 'INR',
		practice: false,
		cover: { symbol: 'mango', colour: 1 },
		commands: [{ ...founding, members, offices }],
		names: new Map(women.map((memberId, place) => [memberId, flower(place + 1)])),
		codes: codes.map((code, place) => ({
			...code,
			holder: { ...code.holder, memberId: present(officers[place], 'she') }
		}))
	});
	assert(founded.ok, 'the group is founded');
	const { cover, keys, recoveryCode: paper } = founded.value;
	const pages = { book: cover.book, keys, vault: phone.vault };
	const opened = await openSession({ ...phone, pages, store: phone.shelf.open(cover.book) }, 'INR');
	assert(opened.ok, 'and opens');
	const group = { phone, keys, cover, session: opened.value, paper };
	for (const week of [1, 2, 3, 4, 5]) await meetInWeek(group.session, week, women, officers);
	return group;
}

async function meetInWeek(
	session: BookSession,
	week: number,
	women: readonly MemberId[],
	approvals: readonly MemberId[]
): Promise<void> {
	const on = `2026-12-${String(week * 7 - 6).padStart(2, '0')}` as LocalDate;
	const run = async (name: string, command: Command): Promise<void> => {
		const done = await executeNamed(session, `week ${String(week)} ${name}`, command);
		assert(done.ok, done.ok ? '' : `${name}: ${JSON.stringify(done.error)}`);
	};
	await run('opens', { type: 'OpenMeeting', on, kind: 'regular' });
	for (const [place, memberId] of women.entries()) {
		const gave = { type: 'AnswerRoll', on, memberId, answer: 'gave', amount: money(2500) } as const;
		const away = { type: 'AnswerRoll', on, memberId, answer: 'absent' } as const;
		await run(`woman ${String(place)}`, (place + week) % 9 === 8 ? away : gave);
	}
	await run('lends', {
		type: 'DisburseLoan',
		on,
		loanId: `loan-${String(week)}` as never,
		memberId: present(women[week + 4], 'she asks'),
		principal: money(20_000),
		source: 'own',
		terms: { percentPerMonth: '2', method: 'declining', period: 'calendarMonth', instalments: 4 },
		purpose: 'health',
		agreedBy: women
	});
	const box = present(session.state.balances.get('box' as never), 'the box holds money');
	await run('counts', { type: 'CountCash', on, pieces: new Map([[money(100), box / 100]]) });
	await run('closes', { type: 'SealMeeting', on, approvals });
}
