/** Paper movements of single entries, and the arithmetic of days and decimals. Shares no code with the app. */

/**
 * @typedef {import('#group').GroupEvent} GroupEvent
 * @typedef {readonly (readonly [pot: string, paise: number])[]} Moves
 * @typedef {{ readonly loanId: string, readonly who: string, readonly source: string }} Slip borrower of a loan, and
 *   source of its money
 */

/** @param {string} pot @param {number} paise @returns {Moves[number]} */
export const line = (pot, paise) => [pot, paise];

export const nothing = { interestArrears: 0, interestDue: 0, principal: 0 };
/** Expenses with a page of their own. */
export const ownLine = new Set(['stationery', 'travel', 'honorarium', 'meetings', 'bank-charges']);
/** @param {string} one @param {string} other @param {number} paise @returns {Moves} */
export const both = (one, other, paise) => [
	[one, paise],
	[other, paise]
];
/** @param {string} from @param {string} on @param {number} paise @returns {Moves} */
export const spent = (from, on, paise) => [
	[from, -paise],
	[`out ${on}`, paise]
];
/** @param {string} from @param {string} to @param {number} paise @returns {Moves} */
export const carried = (from, to, paise) => [
	[from, -paise],
	[to, paise]
];
/** @param {string} loanId @param {string} from @param {number} paise @param {number} kept @param {string} interest the pot of its interest @returns {Moves} */
export const lent = (loanId, from, paise, kept, interest) => [
	[`loan ${loanId}`, paise],
	[interest, kept],
	[from, kept - paise]
];
/**
 * Divides a payment over debts, the oldest first; the last one takes the remainder.
 *
 * @param {number} paise @param {readonly (readonly [string, number])[]} due @returns {Moves}
 */
export function oldestFirst(paise, due) {
	const open = due.filter(([, owed]) => owed > 0);
	let left = paise;
	return open.map(([name, owed], place) => {
		const taken = place === open.length - 1 ? left : Math.min(left, owed);
		left -= taken;
		return [name, taken];
	});
}
/** @param {GroupEvent} event @returns {readonly Slip[]} */
export function slipsOf(event) {
	if (event.type === 'LoanDisbursed')
		return [{ loanId: event.loanId, who: event.memberId, source: event.source }];
	if (event.type !== 'OpeningBalances') return [];
	return (event.loans ?? []).map(({ loanId, memberId, source }) => ({ loanId, who: memberId, source }));
}
/** @param {GroupEvent} event */
export function finesOf(event) {
	/** @type {string} */
	const on = event.occurredOn;
	if (event.type === 'FineImposed')
		return [
			{
				fineId: String(event.fineId),
				who: String(event.memberId),
				amount: Number(event.amount),
				to: event.to,
				on
			}
		];
	if (event.type !== 'OpeningBalances') return [];
	return (event.finesDue ?? []).map(({ fineId, memberId, amount }) => ({
		fineId: String(fineId),
		who: String(memberId),
		amount: Number(amount),
		to: undefined,
		on
	}));
}
/** @param {Extract<GroupEvent, { readonly type: 'OpeningBalances' }>} sheet @returns {Moves} */
export function broughtIn(sheet) {
	return [
		line('tin', sheet.box),
		...(sheet.bank ?? []).map((one) => line(`bank ${one.bankAccountId}`, one.amount)),
		...(sheet.savings ?? []).map((one) => line(`saved ${one.memberId} ${one.fund}`, one.amount)),
		...(sheet.loans ?? []).map((one) => line(`loan ${one.loanId}`, one.outstanding)),
		...(sheet.borrowings ?? []).map((one) => line(`owed ${one.borrowingId}`, one.outstanding)),
		...(sheet.assets ?? []).map((one) => line(`thing ${one.thing}`, one.amount)),
		...(sheet.deposits ?? []).map((one) => line(`deposit ${one.deposit}`, one.amount)),
		...(sheet.payables ?? []).map((one) => line(`still to pay ${one.memberId}`, one.amount)),
		...(sheet.heldForOthers ?? []).map((one) => line(`for ${one.purpose} of ${one.memberId}`, one.amount)),
		line('fund', sheet.socialFund ?? 0),
		line('fund for the neediest', sheet.vulnerabilityFund ?? 0),
		line('revolving fund', sheet.revolvingFund ?? 0),
		line('grants', sheet.grants ?? 0),
		...Object.entries(sheet.income ?? {}).map(([name, paise]) => line(`in ${hyphened(name)}`, paise ?? 0)),
		...Object.entries(sheet.expense ?? {}).map(([name, paise]) => line(`out ${hyphened(name)}`, paise ?? 0)),
		line('kept', (sheet.surplus ?? 0) - (sheet.deficit ?? 0))
	];
}

/** Converts "bankInterest" to the page "bank-interest". @param {string} name */
const hyphened = (name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Millionths of a decimal: "1.5" is 1,500,000. @param {string} decimal */
export function millionths(decimal) {
	const [whole = '0', part = ''] = decimal.split('.');
	return BigInt(whole) * 1_000_000n + BigInt(part.slice(0, 6).padEnd(6, '0'));
}
/** @param {string} on */
export const dayAfter = (on) => new Date(Date.parse(on) + 86_400_000).toISOString().slice(0, 10);
/** The last date of a day's month. @param {string} on */
export const lastOf = (on) =>
	new Date(Date.UTC(Number(on.slice(0, 4)), Number(on.slice(5, 7)), 0)).getUTCDate();
