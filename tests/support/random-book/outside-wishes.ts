import { addDays, present, type ApplicationId, type BankAccountId, type BorrowingId } from '#kernel';
import { borrowingOutstanding, drawable, type Borrowing, type Command } from '#group';
import { money, type Money } from '#money';
import type { Asked, Wishes } from './asked.ts';

/** The bank, grants, and money that the group itself borrows. The bank writes paise. */
export const outsideWishes = {
	toBank: (asked) => [
		{
			type: 'TakeCashToBank',
			on: asked.on,
			bankAccountId: accountOf(asked),
			amount: asked.amount(asked.held('box') / 2),
			slip: 's1',
			by: [asked.someone],
			...valueOn(asked)
		}
	],
	fromBank: (asked) => [
		{
			type: 'TakeCashFromBank',
			on: asked.on,
			bankAccountId: accountOf(asked),
			amount: asked.amount(inBank(asked)),
			...valueOn(asked)
		}
	],
	bankInterest: (asked) => [
		{
			type: 'CreditBankInterest',
			on: asked.on,
			bankAccountId: accountOf(asked),
			amount: withPaise(asked, 3000),
			...valueOn(asked)
		}
	],
	bankCharge: (asked) => [
		{
			type: 'ChargeBank',
			on: asked.on,
			bankAccountId: accountOf(asked),
			amount: money(Math.min(withPaise(asked, 2000), Math.max(1, inBank(asked)))),
			...valueOn(asked)
		}
	],
	match: (asked) => [
		{
			type: 'MatchStatement',
			on: asked.on,
			bankAccountId: accountOf(asked),
			balance: money(asked.once(2, 2) ? inBank(asked) : 12_345)
		}
	],
	describe: (asked) => [
		{
			type: 'DescribeGroup',
			on: asked.on,
			...(asked.once(2, 1) ? { place: { village: `Village ${asked.number(2)}`, district: 'District' } } : {}),
			...(asked.once(3, 3) ? { codes: { nrlm: `BR/${asked.number(4)}` } } : {}),
			bankAccountId: accountOf(asked),
			ifsc: 'EXMP0000021'
		}
	],
	/** It comes, or some of it goes back; a bold one asks for more than came. */
	grant: (asked) => {
		const kind = asked.one(['grant', 'revolvingFund', 'vulnerabilityFund'] as const, 1) ?? 'grant';
		const from = { on: asked.on, kind, ...asked.via };
		const reference = asked.paper;
		return asked.once(2, 3)
			? [{ type: 'ReceiveGrant', source: 'Mission', amount: asked.amount(50_000), ...from }]
			: [{ type: 'ReturnGrant', to: 'Mission', amount: asked.amount(20_000), reference, ...from }];
	},
	apply: (asked) => [
		{
			type: 'ApplyForLoan',
			on: asked.on,
			applicationId: `a${asked.place}` as ApplicationId,
			lender: 'Gramin Bank',
			amount: asked.amount(200_000),
			rule: 'corpusTimes'
		}
	],
	answerOfBank: (asked: Asked): readonly Command[] => {
		if (applicationOf(asked) === none && !asked.bold) return outsideWishes.apply(asked);
		const answer = asked.one(['sanctioned', 'returned', 'refused'] as const, 2) ?? 'refused';
		const said = answer === 'sanctioned' ? { amount: asked.amount(100_000) } : { reason: 'papers' };
		return [
			{ type: 'AnswerApplication', on: asked.on, applicationId: applicationOf(asked), answer, ...said }
		];
	},
	borrow: (asked) => [
		{
			type: 'ReceiveBorrowing',
			on: asked.on,
			borrowingId: `d${asked.place}` as BorrowingId,
			lender: 'Gramin Bank',
			kind: asked.one(['bank', 'cif', 'federation', 'other'] as const) ?? 'bank',
			amount: asked.amount(100_000),
			...(asked.once(2, 2) && {
				terms: {
					percentPerMonth: '1',
					instalments: 12,
					firstDueOn: addDays(asked.on, asked.bold ? -3 : 30)
				}
			}),
			...(asked.once(3, 4) && asked.state.applications.size > 0 && { applicationId: applicationOf(asked) }),
			...asked.via,
			...valueOn(asked)
		}
	],
	/** Opened once, then drawn on; a bold draw may be above the drawing power, or on a loan that came once. */
	cashCredit: (asked: Asked): readonly Command[] => {
		const credit = creditOf(asked);
		if (credit === undefined) {
			const limit = asked.amount(300_000);
			const drawingPower = asked.once(3, 6) ? limit : money(Math.max(1, Math.floor(limit / 2)));
			const borrowingId = `c${asked.place}` as BorrowingId;
			return [
				{ type: 'OpenCashCredit', on: asked.on, borrowingId, lender: 'Gramin Bank', limit, drawingPower }
			];
		}
		const left = drawable(
			present(credit.cashCredit, 'a cash credit'),
			borrowingOutstanding(asked.state, credit.borrowingId),
			asked.on
		);
		const borrowingId = asked.bold && asked.once(2, 3) ? borrowingOf(asked) : credit.borrowingId;
		return [
			{
				type: 'DrawCashCredit',
				on: asked.on,
				borrowingId,
				amount: asked.amount(left),
				...asked.via,
				...valueOn(asked)
			}
		];
	},
	drawingPower: (asked: Asked): readonly Command[] => {
		const credit = creditOf(asked);
		if (credit === undefined && !asked.bold) return outsideWishes.cashCredit(asked);
		return [
			{
				type: 'SetDrawingPower',
				on: asked.on,
				borrowingId: credit?.borrowingId ?? borrowingOf(asked),
				drawingPower: asked.amount(200_000),
				...(asked.once(2, 4) && { from: addDays(asked.on, 20) }),
				...(asked.once(2, 5) && { limit: money(100_000_000) })
			}
		];
	},
	lenderCharges: (asked: Asked): readonly Command[] => {
		const borrowingId = borrowingOf(asked);
		if (borrowingId === none && !asked.bold) return outsideWishes.borrow(asked);
		const interest = asked.once(3, 1) ? {} : { interest: withPaise(asked, 2000) };
		const charges = asked.once(2, 2) ? { charges: money(250) } : {};
		return [
			{ type: 'ChargeBorrowing', on: asked.on, borrowingId, ...interest, ...charges, ...valueOn(asked) }
		];
	},
	payLender: (asked: Asked): readonly Command[] => {
		const borrowingId = borrowingOf(asked);
		if (borrowingId === none && !asked.bold) return outsideWishes.borrow(asked);
		const known = asked.state.borrowings.has(borrowingId);
		const owed = known ? borrowingOutstanding(asked.state, borrowingId) : 0;
		return [
			{
				type: 'RepayBorrowing',
				on: asked.on,
				borrowingId,
				principal: asked.amount(Math.min(owed, asked.money / 2)),
				...(asked.once(2, 1) && { interest: money(300) }),
				...(asked.once(3, 2) && { charges: money(200) }),
				...asked.via,
				...valueOn(asked)
			}
		];
	},
	/** What a lender takes off; a bold one more than is owed. */
	takenOff: (asked: Asked): readonly Command[] => {
		const borrowingId = borrowingOf(asked);
		if (borrowingId === none && !asked.bold) return outsideWishes.borrow(asked);
		const owed = asked.state.borrowings.has(borrowingId) ? borrowingOutstanding(asked.state, borrowingId) : 0;
		const kind = asked.one(['subvention', 'waiver', 'bankCorrection'] as const, 2) ?? 'waiver';
		const amount = asked.bold ? money(owed + 1) : money(Math.max(1, Math.floor(owed / 3)));
		return [
			{
				type: 'CreditBorrowing',
				on: asked.on,
				borrowingId,
				kind,
				amount,
				reference: asked.paper,
				...valueOn(asked)
			}
		];
	}
} satisfies Wishes;

const none = 'none';

const accountOf = (asked: Asked): BankAccountId =>
	asked.one([...asked.state.bankAccounts.keys()], 3) ?? (none as BankAccountId);
const inBank = (asked: Asked): number => asked.held(`bank/${accountOf(asked)}`);
const withPaise = (asked: Asked, most: number): Money =>
	money(asked.amount(most) + (asked.number(7) % 4) * 25);
/** The bank's day, some days off. */
const valueOn = (asked: Asked) =>
	asked.once(3, 9) ? { valueOn: addDays(asked.on, (asked.number(8) % 9) - 4) } : {};
const creditOf = (asked: Asked): Borrowing | undefined =>
	asked.one([...asked.state.borrowings.values()].filter(({ cashCredit }) => cashCredit !== null));
const borrowingOf = (asked: Asked): BorrowingId =>
	asked.one([...asked.state.borrowings.keys()]) ?? (none as BorrowingId);

function applicationOf(asked: Asked): ApplicationId {
	const all = [...asked.state.applications.values()];
	const open = all.filter(({ answer }) => answer === null || answer.answer === 'returned');
	return asked.one(asked.bold ? all : open)?.applicationId ?? (none as ApplicationId);
}
