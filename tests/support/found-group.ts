import { layNotes, learnCode, readKeyPaper, type Fingers } from './fingers.ts';

export interface GroupToFound {
	readonly name: string;
	/** ISO day; today where it is left out. */
	readonly foundedOn?: string;
	/** Each week where it is left out. */
	readonly monthly?: boolean;
	/** Rupees at each meeting. */
	readonly saving: number;
	/** Name of the first woman; none has one otherwise. */
	readonly woman?: string;
	readonly bank?: string;
	/** Rupees in the box and in the group's own surplus, from a paper book. */
	readonly inBox?: number;
}

/**
 * Founds a group of three through the screens: one who saves, a president and a treasurer who also writes.
 *
 * @returns the two officers' codes in pictures, and the letters of the key paper
 */
export async function foundGroup(hands: Fingers, group: GroupToFound) {
	const founded = await foundUntilKeyPaper(hands, group);
	await proveKeyPaper(hands, founded.keyPaper);
	return founded;
}

/** The same, and the key paper is on the screen. */
export async function foundUntilKeyPaper(hands: Fingers, group: GroupToFound) {
	const codes = await answerQuestions(hands, group);
	await hands.tap('setup.make');
	await hands.see(/काग़ज़ मेरे पास है/);
	return { codes, keyPaper: await readKeyPaper(hands) };
}

/** The same until the last question: the book is not made yet. @returns the codes of both officers */
export async function answerQuestions(hands: Fingers, group: GroupToFound) {
	const next = () => hands.tap('action.next');
	await hands.tap('app.shelf-new');
	await firstHasTheCode(hands, 'अनानास');
	await hands.type(group.name);
	for (let question = 0; question < 3; question += 1) await next();
	if (group.foundedOn !== undefined) await hands.chooseDay(group.foundedOn);
	await next();
	if (group.monthly === true) await hands.tap('setup.every-month');
	await next();
	await next();
	await layNotes(hands, group.saving);
	// Who meets by the month is asked when interest counts, too.
	for (let question = 0; question < (group.monthly === true ? 7 : 6); question += 1) await next();
	await chooseWomen(hands, group.woman);
	await next();
	await hands.tap(/^नारियल/);
	await next();
	// Treasurer, as it is proposed; then who she is, and who writes.
	await next();
	for (let office = 0; office < 2; office += 1) {
		await hands.tap(/^अंगूर/);
		await next();
	}
	await keepMoney(hands, group);
	const codes = [await learnCode(hands), await learnCode(hands)];
	await next();
	return codes;
}

/** Somebody has written the letters down, and types them back. */
export async function proveKeyPaper(hands: Fingers, keyPaper: string): Promise<void> {
	await hands.tap(/काग़ज़ मेरे पास है/);
	await hands.type(keyPaper);
	await hands.tap(/सँभालकर रख दिया/);
}

/** She who has the phone chooses her picture and learns the code that locks what is said. @returns her code */
export async function firstHasTheCode(hands: Fingers, symbol: string): Promise<readonly string[]> {
	await hands.tap(new RegExp(`^${symbol}$`));
	await hands.tap('action.next');
	return learnCode(hands);
}

async function chooseWomen(hands: Fingers, name: string | undefined): Promise<void> {
	for (const symbol of ['नारियल', 'अंगूर']) {
		await hands.tap('setup.member-new');
		await hands.tap(new RegExp(`^${symbol}$`));
		await hands.tap('action.ok');
	}
	if (name === undefined) return;
	await hands.tap(/^अनानास/);
	await hands.type(name);
	await hands.tap('action.ok');
}

/** Bank account, and what the paper book held. */
async function keepMoney(hands: Fingers, { bank, inBox }: GroupToFound): Promise<void> {
	if (bank === undefined) await hands.tap('setup.bank-none');
	else {
		await hands.type(bank);
		await hands.type('4321', 2);
		await hands.tap('action.next');
	}
	if (inBox === undefined) {
		await hands.tap(/^आज से शुरू/);
		await hands.tap('action.next');
		return;
	}
	await hands.tap(/^काग़ज़ की किताब है/);
	await hands.tap('action.next');
	for (const line of [/आज बक्से में/, /समूह का मुनाफा/]) {
		await hands.tap(line);
		await layNotes(hands, inBox);
		await hands.tap('action.ok');
	}
	await hands.tap('action.next');
}
