import { present } from '#kernel';
import { fillSlots, type MessageKey, type SlotValues } from '#i18n';
import { hi } from '../../src/lib/i18n/messages/hi.ts';

/** What a button is called: exactly the words of a message on the Hindi screen, or what its name is like. */
export type Called = MessageKey | RegExp;

/** What a pair of hands can do, whichever browser it touches: it finds things by the words of the Hindi screen. */
export interface Fingers {
	/** Touches the button of this name; waits until it is there. */
	readonly tap: (words: Called, values?: SlotValues) => Promise<void>;
	/** Waits until a button of this name is there. */
	readonly see: (words: Called, patience?: number) => Promise<void>;
	/** Writes into the field at this place on the screen, from 0. */
	readonly type: (text: string, place?: number) => Promise<void>;
	/** Chooses a day. @param day ISO */
	readonly chooseDay: (day: string) => Promise<void>;
	/** What the screen says. */
	readonly text: () => Promise<string>;
}

/** Words of the Hindi screen. */
export const inHindi = (key: MessageKey, values?: SlotValues): string => fillSlots(hi[key], values);

/** Lays notes and coins on the note pad, largest first. */
export async function layNotes(hands: Fingers, rupees: number): Promise<void> {
	let left = rupees;
	for (const piece of [500, 200, 100, 50, 20, 10, 5, 2, 1]) {
		for (; left >= piece; left -= piece) await hands.tap(new RegExp(`^${piece} का (नोट|सिक्का) रखिए`));
	}
}

const codePictures = ['अंडा', 'रोटी', 'दूध', 'शहद', 'साबुन', 'पत्ता', 'हंस', 'भात', 'धागा'];

/** The first four pictures: the code of every officer of the practice group. */
export const practiceCodePictures = codePictures.slice(0, 4);

/** The code that the screen shows to her who asks for hers, touched once as it asks. */
export async function learnCode(hands: Fingers): Promise<readonly string[]> {
	const code = await seeCode(hands);
	await touchCode(hands, code);
	return code;
}

/** The code that the screen shows to her who asks for hers; it is to be touched now. */
export async function seeCode(hands: Fingers): Promise<readonly string[]> {
	await hands.tap('setup.codes-show');
	await hands.see('setup.codes-yes');
	const lines = (await hands.text()).split('\n').map((line) => line.trim());
	const code = lines.filter((line) => codePictures.includes(line));
	await hands.tap('setup.codes-yes');
	return code;
}

export async function touchCode(hands: Fingers, code: readonly string[]): Promise<void> {
	for (const picture of code) await hands.tap(new RegExp(`^${picture}$`));
}

/** Letters of the key paper as the screen shows them, without spaces. */
export async function readKeyPaper(hands: Fingers): Promise<string> {
	const groups = (await hands.text()).match(/\b[0-9A-Z]{4}\b/g);
	return present(groups, 'the key paper shows letters').join('');
}
