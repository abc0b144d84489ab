import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, monthOf, once, present, type LocalDate } from '#kernel';
import { ratio } from '#money';
import { createWords, loadLanguage, type MessageKey } from '#i18n';
import type { GroupEvent, GroupState } from '#group';
import * as reports from '#reports';
import { bookPaper, registerPaper } from '#papers/registers/registers.ts';
import { booksContext, type BookPaper } from '#papers/context.ts';
import type { DataHead } from '#papers/data/data-table.ts';
import { dossierContext, percent } from '#papers/dossier/context.ts';
import { dossierFile } from '#papers/dossier/file.ts';
import { dossierPaper } from '#papers/dossier/paper.ts';
import { faceOf } from '#papers/face.ts';
import { statementFile } from '#papers/member/statement-table.ts';
import { meetingFile } from '#papers/meeting/meeting-file.ts';
import { meetingPaper } from '#papers/meeting/meeting-paper.ts';
import { meetingName, memberPaper, statementPaper } from '#papers/paper-data.ts';
import { bankRules } from '../../src/lib/app/bank-rules/index.ts';
import { bankGroups } from '../papers/bank-groups.ts';
import { PrintedPaper } from '../support/printed-cells.ts';
import { playedOnce } from '../support/random-book/played-once.ts';
import { randomHistory } from '../support/random-book/wishes.ts';
import {
	conditionsOf,
	lastByAccount,
	monthOfDesk,
	sixMonthsOf,
	under,
	workbookOf,
	type Figures,
	type SheetFigures
} from '../support/sheet-figures.ts';
import { cases, isSoak, seed } from '../support/soak.ts';

// Every figure that stands on two papers is the same on both: read off the papers themselves, of random books, on any day.

const runs = { numRuns: cases(5, 12), seed: seed() };
const english = createWords('en', await loadLanguage('en'));
const currency = 'INR';
const rule = present(reports.doseRuleFor(bankRules, currency), 'the app comes with a rule');

/** All papers of a book on a day. */
function papersOf(events: readonly GroupEvent[], state: GroupState, on: LocalDate) {
	const nameOf = () => null;
	const book = reports.accountBook(events, { currency, on });
	const context = booksContext({ reports, events, currency, book }, nameOf);
	const dossier = dossierContext(context, { rules: bankRules, choice: { rule, dose: null }, nameOf });
	const printed = ({ paper, detail = paper }: BookPaper) => new PrintedPaper(detail, english);
	const members = [...book.state.members.values()];
	const yesterday = addDays(on, -1);
	const federation = once(() => printed(registerPaper('federation', context)));
	return {
		report: reports.bookReport(events, { currency, on }),
		federation,
		/** What the desk's sheets of the month are compared with. */
		month: () => ({
			federation: federation(),
			ratios: printed(registerPaper('ratios', context)),
			month: monthOf(on)
		}),
		sheet: workbookOf({ ...context, id: 'g', practice: false, rules: bankRules, nameOf }),
		/** Of what the months of conduct end with. */
		yesterday: printed(
			bookPaper('trial-balance', {
				...context,
				book: reports.accountBook(events, { currency, on: yesterday })
			})
		),
		book,
		members,
		/** Nothing was corrected or entered late: what stood at the end of a meeting then is what the book says of it now. */
		asItWas: !events.some(
			(event) => event.type === 'EventReversed' || (event.type === 'MeetingOpened' && event.late === true)
		),
		/** The sheet of a page that was corrected, or puts another right, keeps what was written there, with the correction below. */
		meetings: reports
			.meetingList(events, { currency, on })
			.filter(({ corrected, corrections }) => !corrected && corrections === 0)
			.map(({ kind, number }) => ({ kind, number, name: meetingName(kind, number) })),
		bank: printed(dossierFile(dossier, dossierPaper(dossier))),
		account: (kind: Parameters<typeof bookPaper>[0]) => printed(bookPaper(kind, context)),
		register: (kind: Parameters<typeof registerPaper>[0]) => printed(registerPaper(kind, context)),
		passbook: onceFor((memberId: (typeof members)[number]['memberId']) => {
			const statement = reports.memberStatement(events, { currency, memberId });
			const face = faceOf(state, memberId, null);
			const page = reports.memberPage(events, { currency, memberId });
			return printed(statementFile(statementPaper(statement, page, face, on)));
		}),
		slip: (memberId: (typeof members)[number]['memberId']) =>
			memberPaper(
				reports.memberPage(events, { currency, memberId, on }),
				faceOf(state, memberId, null),
				null
			),
		meeting: (kind: 'regular' | 'special' | 'desk', number: number) => {
			const sheet = present(
				reports.meetingSheet(events, { currency, kind, number }),
				'a meeting of the book'
			);
			return {
				sheet: printed(
					meetingFile(
						meetingPaper(
							sheet,
							(id) => faceOf(state, id, null),
							() => null,
							null
						),
						sheet
					)
				),
				/** Stands on the sheet below the box, in a passbook within the interest that she paid. */
				keptBack: new Map(sheet.rows.map((row) => [row.memberId, row.interestKeptBack]))
			};
		}
	};
}

/** The same paper is not made twice. */
function onceFor<Of, Paper>(make: (of: Of) => Paper): (of: Of) => Paper {
	const made = new Map<Of, Paper>();
	return (of) => {
		const paper = made.get(of) ?? make(of);
		made.set(of, paper);
		return paper;
	};
}

type Papers = ReturnType<typeof papersOf>;

const total = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0);

function figuresOf({
	bank,
	account,
	register,
	book,
	members,
	slip,
	report,
	federation: federationOf,
	sheet,
	yesterday
}: Papers): Figures {
	const [groups, women, loansOfDesk, accounts] = [
		sheet('groups'),
		sheet('members'),
		sheet('loans'),
		sheet('accounts')
	];
	/** Debit less credit under a line of the chart. */
	const inAccounts = (word: MessageKey) =>
		accounts.sum('account.debit', (row) => under(row, 'account.particulars') === word) -
		accounts.sum('account.credit', (row) => under(row, 'account.particulars') === word);
	const federation = federationOf();
	const month = monthOf(book.on);
	const trial = account('trial-balance');
	/** Debit less credit under a line of the chart. */
	const heldOn = (paper: PrintedPaper, root: string) =>
		total(
			paper
				.keysOf('trial')
				.filter((key) => key === 'box' || key.includes('/'))
				.filter((key) => key.split('/')[0] === root)
				.map((key) => paper.money('trial', key, 'debit') - paper.money('trial', key, 'credit'))
		);
	const held = (root: string) => heldOn(trial, root);
	const inTrial = (root: string) => bank.money('trial', root, 'debit') - bank.money('trial', root, 'credit');
	const corpus = account('corpus');
	const lastCorpus = present(corpus.keysOf('corpus').at(-1), 'a line of the corpus');
	const months = bank.keysOf('months').filter((key) => /^\d/.test(key));
	const lastMonth = months.at(-1);
	const ofReport = (of: keyof (typeof report.loans)[string]) =>
		total(Object.values(report.loans).map((loan) => Number(loan[of])));
	const cash = account('cash-book');
	const bankBook = account('bank-book');
	const demand = register('demand-collection');
	const loans = register('loan-ledger');
	const attendance = register('attendance');
	const overdueByAge = total(
		['register.days-1-30', 'register.days-31-90', 'register.days-over90'].map((key) =>
			demand.money('ageing', key, 'overdue')
		)
	);
	const inAllMonths = (word: string) =>
		String(total(federation.names.map((name) => federation.behind(name, 'meetings held', word))));
	return {
		savings: {
			decision: bank.money('sums', 'paper.savings', 'amount'),
			trial: -held('savings') || 0,
			'trial of the file': -inTrial('savings') || 0,
			corpus: corpus.money('corpus', lastCorpus, 'savings'),
			federation: federation.behind(month, 'savings course', 'Closing balance'),
			attendance: attendance.money('savings', 'total', 'closing'),
			statement: bank.money('statement', '0', 'in'),
			slips: total(members.map(({ memberId }) => slip(memberId).savings)),
			'desk, members': women.sum('paper.savings'),
			'desk, accounts': -inAccounts('account.account-savings') || 0,
			report: total(Object.values(report.members).map(({ savings }) => savings)),
			'desk, groups': groups.only('paper.savings')
		},
		...(lastMonth === undefined
			? {}
			: {
					'savings of yesterday': {
						months: bank.money('months', lastMonth, 'savings'),
						trial: -heldOn(yesterday, 'savings') || 0
					},
					'out on loan yesterday': {
						months: bank.money('months', lastMonth, 'out'),
						trial: heldOn(yesterday, 'loans')
					}
				}),
		corpus: {
			decision: bank.money('sums', 'dossier.corpus', 'amount'),
			corpus: corpus.money('corpus', lastCorpus, 'corpus'),
			'corpus of the file': bank.money('corpus', 'corpus', 'amount'),
			federation: federation.behind(month, 'other corpus', 'Corpus'),
			report: report.corpus,
			'desk, groups': groups.only('dossier.corpus')
		},
		surplus: {
			corpus: corpus.money('corpus', lastCorpus, 'surplus'),
			'corpus of the file': bank.money('corpus', 'surplus', 'amount'),
			federation: federation.behind(month, 'other corpus', 'Surplus'),
			report: report.surplus,
			'desk, groups': groups.only('account.surplus')
		},
		'out on loan': {
			decision: bank.money('sums', 'dossier.loans-out', 'amount'),
			trial: held('loans'),
			'trial of the file': inTrial('loans'),
			'loans of the file': bank.money('loans', 'total', 'left'),
			'loan ledger': loans.money('loans', 'total', 'left'),
			demand: demand.money('paper.principal members', 'total', 'balance'),
			'demand by age': demand.money('ageing', 'paper.loan-left', 'overdue'),
			federation: federation.behind(month, 'loans course', 'Loan outstanding'),
			slips: total(members.flatMap(({ memberId }) => slip(memberId).loans.map(({ left }) => left))),
			report: ofReport('outstanding'),
			'desk, members': women.sum('paper.loan-left'),
			'desk, loans': loansOfDesk.sum('dossier.left'),
			'desk, accounts': inAccounts('account.account-loans'),
			'desk, groups': groups.only('paper.loan-left')
		},
		overdue: {
			decision: bank.money('sums', 'dossier.overdue', 'amount'),
			'loans of the file': bank.money('loans', 'total', 'overdue'),
			demand: demand.money('paper.principal members', 'total', 'overdue'),
			'demand by age': overdueByAge,
			federation: federationOverdue(federation, month),
			report: ofReport('overduePrincipal'),
			'desk, loans': loansOfDesk.sum('dossier.overdue'),
			'desk, groups': groups.only('paper.overdue')
		},
		box: {
			trial: held('box'),
			'trial of the file': inTrial('box'),
			'cash book': cash.money('cash', 'total', 'balance'),
			federation: federation.money(month, 'cash account.in-box', 'amount'),
			report: report.box,
			'desk, accounts': inAccounts('account.account-box'),
			'desk, groups': groups.only('account.account-box')
		},
		bank: {
			decision: bank.money('sums', 'dossier.in-bank', 'amount'),
			trial: held('bank'),
			'bank book': total(bankBook.names.map((name) => bankBook.money(name, 'total', 'balance'))),
			federation: federation.money(month, 'cash account.in-bank', 'amount'),
			report: report.bank,
			'desk, accounts': inAccounts('account.account-bank'),
			'desk, deposits': total([...lastByAccount(sheet('deposits')).values()]),
			'desk, groups': groups.only('account.account-bank')
		},
		'still owed': {
			decision: bank.money('sums', 'dossier.still-owed', 'amount'),
			trial: -held('borrowings') || 0,
			federation: federation.behind(month, 'cash account.account-borrowings', 'Closing balance'),
			'desk, groups': groups.only('account.account-borrowings')
		},
		'members now': {
			condition: bank.text('conditions', 'dossier.condition-members', 'shows'),
			federation: String(federation.behind(month, 'meetings members', 'Members now')),
			'desk, groups': String(groups.only('register.members-count')),
			members: String(
				bank.keysOf('members').filter((key) => key !== 'total' && !key.startsWith('note ')).length
			)
		},
		'meetings held of due': {
			decision: bank.text('regularity', 'dossier.meetings', 'all'),
			federation: `${inAllMonths('Meetings held')} / ${inAllMonths('Meetings due')}`
		},
		...repaidOf(bank, report, groups),
		...sixMonthsOf(bank, groups),
		...conditionsOf(bank, groups, sheet('conditions')),
		'months with a deposit': {
			decision: bank.text('regularity', 'dossier.deposits', 'last6'),
			condition:
				bank
					.text('conditions', 'dossier.condition-deposits', 'shows')
					.split(' months')[0]
					?.replace(' of ', ' / ') ?? ''
		}
	};
}

/** Page 1, the months below it added up by hand, the condition, the report and the table for programs. */
function repaidOf(bank: PrintedPaper, { regularity }: Papers['report'], groups: SheetFigures): Figures {
	const months = bank.keysOf('months').filter((key) => /^\d/.test(key));
	const sums = (count: number) => {
		const last = months.slice(-count);
		const sum = (of: string) => total(last.map((key) => bank.money('months', key, of)));
		const before = months.at(-count - 1);
		const owed =
			before === undefined
				? bank.keysOf('months').includes('before')
					? bank.money('months', 'before', 'due')
					: 0
				: bank.money('months', before, 'unpaid');
		return { due: owed + sum('due'), collected: sum('collected') };
	};
	const ofMonths = (count: number) => {
		const { due, collected } = sums(count);
		return percent(ratio(collected, due));
	};
	return {
		'repaid in six months': {
			decision: bank.text('regularity', 'dossier.collected', 'last6'),
			months: ofMonths(6),
			report: percent(regularity.last6.collectedOverDue),
			'desk, groups': groups.only('dossier.collected') || percent(null)
		},
		'repaid in twelve months': {
			decision: bank.text('regularity', 'dossier.collected', 'last12'),
			months: ofMonths(12),
			report: percent(regularity.last12.collectedOverDue)
		},
		'collected in six months': {
			months: sums(6).collected,
			total: bank.money('months', 'last6', 'collected')
		},
		'due in six months': {
			months: sums(6).due,
			total: bank.money('months', 'last6', 'due')
		}
	};
}

function federationOverdue(federation: PrintedPaper, month: string): number {
	return total(
		['1 to 30 days', '31 to 90 days', 'More than 90 days'].map((word) =>
			federation.behind(month, 'loans register.ageing', word)
		)
	);
}

const everyBook = (holds: (papers: Papers, state: GroupState) => void) => {
	fc.assert(
		fc.property(randomHistory, fc.nat({ max: 40 }), (history, later) => {
			const { events, state } = playedOnce(history);
			const last = present(
				events
					.map(({ occurredOn }) => occurredOn)
					.sort()
					.at(-1),
				'a book has days'
			);
			holds(papersOf(events, state, addDays(last, later)), state);
		}),
		runs
	);
};

/** All papers say the same of each figure. */
function expectTied(of: object, figures: Figures): void {
	for (const [figure, onPapers] of Object.entries(figures)) {
		const [first] = Object.values(onPapers);
		expect({ ...of, figure, ...onPapers }).toEqual({
			...of,
			figure,
			...Object.fromEntries(Object.keys(onPapers).map((paper) => [paper, first]))
		});
	}
}

/** Columns of the women on the paper for copying: what came in, and what went out. */
const signedColumns = [
	...[
		'saved',
		'principalPaid',
		'interestPaid',
		'interestKeptBack',
		'recovered',
		'finesPaid',
		'socialFundPaid',
		'forOthers'
	].map((column) => [column, 1] as const),
	...['withdrawn', 'lent', 'socialFundGot', 'handedOn', 'paidOut'].map((column) => [column, -1] as const)
];

test.each(
	bankGroups.flatMap((group, place) => {
		// All three days of each in the long run; papers of ten years take long to make.
		const days = [0, 1, 37].filter((_, turn) => isSoak() || turn === place % 3);
		return group.name === 'ten-years' && !isSoak()
			? []
			: days.map((later) => [group.name, later, group] as const);
	})
)(
	'every figure of the group that goes to the bank as %s is the same everywhere, %d days later',
	(_, later, group) => {
		const today = '2026-11-24' as LocalDate;
		const events = group.eventsOn(today);
		const last = events.reduce(
			(day, { occurredOn }) => (occurredOn > day ? occurredOn : day),
			'' as LocalDate
		);
		const state = reports.accountBook(events, { currency, on: last }).state;
		const papers = papersOf(events, state, addDays(last, later));
		expectTied({}, { ...figuresOf(papers), ...monthOfDesk(papers.sheet, papers.month()) });
	}
);

test('of the sheets of the month every column of figures is asked', () => {
	const [group] = bankGroups;
	const events = present(group, 'a group').eventsOn('2026-11-24' as LocalDate);
	const state = reports.accountBook(events, { currency }).state;
	const papers = papersOf(events, state, '2026-11-24' as LocalDate);
	const asked = new Set(
		Object.keys(monthOfDesk(papers.sheet, papers.month())).map((name) => name.slice(name.indexOf(', ') + 2))
	);
	const others = ['month', 'federation'].flatMap((key) =>
		papers.sheet(key).heads.filter((head) => !asked.has(head))
	);
	expect([...new Set(others)]).toEqual([
		...['desk.laptop-code', 'paper.group', 'setup.currency', 'school.practice-title'],
		...['account.month', 'account.as-at'],
		// Shares, which the page says in whole percent.
		...['paper.attendance', 'register.at-risk']
	]);
});

describe('whatever a group did', () => {
	test('a figure of the group is the same on every paper', () => {
		everyBook((papers) => {
			expectTied({}, { ...figuresOf(papers), ...monthOfDesk(papers.sheet, papers.month()) });
		});
	});

	test('what a woman saved and owes is the same in her passbook, on her slip, in the registers and in the file for the bank', () => {
		everyBook(({ bank, register, members, passbook, slip, sheet }) => {
			const [attendance, demand] = [register('attendance'), register('demand-collection')];
			const women = sheet('members');
			for (const { memberId, number, leftOn } of members) {
				const onSheet = (head: DataHead) => women.sum(head, (row) => under(row, 'paper.number') === number);
				const hers = passbook(memberId);
				const last = hers.keysOf('lines').findLast((key) => key !== 'total' && !key.startsWith('note '));
				const ends = (column: string) => (last === undefined ? 0 : hers.money('lines', last, column));
				const own = slip(memberId);
				expectTied(
					{ number },
					{
						savings: {
							passbook: ends('savings'),
							slip: own.savings,
							attendance: attendance.money('savings', memberId, 'closing'),
							'desk, members': onSheet('paper.savings'),
							...(leftOn === null && { bank: bank.money('members', String(number), 'savings') })
						},
						loan: {
							passbook: ends('outstanding'),
							slip: total(own.loans.map(({ left }) => left)),
							demand: demand.money('paper.principal members', memberId, 'balance'),
							'desk, members': onSheet('paper.loan-left'),
							...(leftOn === null && { bank: bank.money('members', String(number), 'loan') })
						}
					}
				);
			}
		});
	});

	test('for copying, cash moves as the box does and what went through the bank as the accounts do', () => {
		fc.assert(
			fc.property(randomHistory, (history) => {
				const { events, state } = playedOnce(history);
				const copying = papersOf(
					events,
					state,
					present(
						events
							.map((one) => one.occurredOn)
							.sort()
							.at(-1),
						'a book has days'
					)
				).register('copying');
				for (const { kind, number, entries } of reports.bookPages(events, { currency }).pages) {
					const leaf = `${kind} ${String(number)}`;
					const moved = (isMeant: (account: string) => boolean) =>
						total(
							entries
								.flatMap(({ entry }) => entry?.postings ?? [])
								.map(({ account, side, amount }) =>
									isMeant(account) ? (side === 'debit' ? amount : -amount) : 0
								)
						);
					const listed = (section: string) =>
						total(
							copying.keysOf(leaf).flatMap((key) => {
								if (!key.startsWith(`${section} in `) && !key.startsWith(`${section} out `)) return [];
								const amount = copying.amountIn(leaf, key);
								return [key.startsWith(`${section} in `) ? amount : -amount];
							})
						);
					expect([leaf, listed('bank')]).toEqual([leaf, moved((account) => account.startsWith('bank/'))]);
					const ofWomen = signedColumns.map(([column, sign]) => {
						if (!copying.hasColumn(leaf, column)) return 0;
						const inAll = copying.money(leaf, 'total', column);
						const banked = copying.keysOf(leaf).includes('through bank')
							? copying.money(leaf, 'through bank', column)
							: 0;
						return sign * (inAll - banked);
					});
					expect([leaf, total(ofWomen) + listed('group')]).toEqual([
						leaf,
						moved((account) => account === 'box')
					]);
				}
			}),
			runs
		);
	});

	test('a meeting is the same on its sheet, in each passbook and in the register of attendance', () => {
		everyBook(({ register, members, passbook, meeting, meetings, asItWas, sheet: sheetOfDesk }) => {
			const onDesk = (kind: string, number: number, head: DataHead) =>
				sheetOfDesk('meetings').sum(
					head,
					(row) =>
						under(row, 'paper.meeting') === `register.kind-${kind}` && under(row, 'paper.number') === number
				);
			const attendance = register('attendance');
			const sheets = attendance.names.filter((name) => name.startsWith('meetings'));
			for (const { kind, number, name } of meetings) {
				const { sheet, keptBack } = meeting(kind, number);
				const whole = (column: string) => sheet.money('whole', 'total', column);
				expectTied(
					{ name },
					{
						saved: { sheet: whole('saved'), desk: onDesk(kind, number, 'register.saved') },
						lent: { sheet: whole('lent'), desk: onDesk(kind, number, 'dossier.given') }
					}
				);
				const inRegister = sheets.find((leaf) => attendance.hasColumn(leaf, `saved ${name}`));
				if (inRegister !== undefined)
					expectTied(
						{ name },
						{
							saved: {
								sheet: sheet.money('whole', 'total', 'saved'),
								attendance: attendance.money(inRegister, 'total', `saved ${name}`)
							}
						}
					);
				for (const { memberId, number: woman } of members) {
					const hers = passbook(memberId);
					const row = hers.keysOf('lines').find((key) => hers.text('lines', key, 'meeting') === name);
					if (row === undefined || !sheet.keysOf('whole').includes(String(woman))) continue;
					const figure = (ofSheet: string, ofPassbook: string) => ({
						sheet: sheet.money('whole', String(woman), ofSheet),
						passbook: hers.hasColumn('lines', ofPassbook) ? hers.money('lines', row, ofPassbook) : 0
					});
					expectTied(
						{ name, woman },
						{
							saved: figure('saved', 'saved'),
							principal: figure('principalPaid', 'principalPaid'),
							interest: {
								sheet: sheet.money('whole', String(woman), 'interestPaid') + (keptBack.get(memberId) ?? 0),
								passbook: hers.money('lines', row, 'interestPaid')
							},
							'loan given': figure('lent', 'lent'),
							...(asItWas && {
								'savings in all': figure('savings', 'savings'),
								'loan left': figure('outstanding', 'outstanding')
							})
						}
					);
				}
			}
		});
	});
});
