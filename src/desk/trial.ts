import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import encodeQR from 'qr';
import { writeBoxCard, writeBoxLetters } from '#vault/post';
import { isCode } from '../post/folder-box.ts';
import { makeDeskKeys, newListedCards, openDesk, readDeskKeys, type DeskTools } from './desk-keys.ts';

/** Passphrase of every trial: its office protects nothing. */
export const trialPassphrase = 'trial trial trial trial';
const route = 'test';

interface Trial {
	/** Folders of the server and of the office. */
	readonly post: string;
	readonly desk: string;
	/** Letters of the box card, and the text of its square code. */
	readonly letters: string;
	readonly square: string;
}

/**
 * A trial office on one computer: under `root` the folders `post` of the server and `desk` of the office, and a box card as
 * the picture `card.gif`, which the app reads with the camera or from a file. Existing data is kept.
 *
 * @param until last day of the card's ticket, days since 1970
 * @throws Error if the folder has a real office
 */
export async function makeTrial(
	root: string,
	{ until, tools }: { readonly until: number; readonly tools: DeskTools }
): Promise<Trial> {
	const [post, desk] = [join(root, 'post'), join(root, 'desk')];
	const read = async () => {
		const [letters = '', square = ''] = (await readFile(join(desk, 'card.txt'), 'utf8')).split('\n');
		return { post, desk, letters, square };
	};
	const there = await read().catch((cause: unknown) => {
		if (!isCode(cause, 'ENOENT')) throw cause;
	});
	if (there) return there;
	for (const folder of [post, desk]) await mkdir(folder, { recursive: true, mode: 0o700 });
	// A trial interrupted before has its keys already, and gets its card now.
	await makeDeskKeys(desk, { passphrase: trialPassphrase, route }, tools).catch((cause: unknown) => {
		if (!isCode(cause, 'EEXIST')) throw cause;
	});
	const file = await readDeskKeys(desk);
	const opened = file.ok && (await openDesk(file.value, trialPassphrase, tools));
	if (!file.ok || !opened || !opened.ok)
		throw new Error(`${root} is no trial: choose another folder with --dir`);
	await writeFile(join(post, 'route.txt'), `${file.value.route}\n`);
	await writeFile(join(post, 'offices.txt'), `${file.value.office}\n`);
	const asked = { route: file.value.route, until, count: 1 };
	const { cards } = await newListedCards(desk, opened.value, asked, tools.random);
	for (const card of cards) {
		const square = writeBoxCard(card);
		const picture = encodeQR(square, 'gif', { ecc: 'medium', border: 4, scale: 6 });
		await writeFile(join(desk, 'card.gif'), picture, { mode: 0o600 });
		await writeFile(join(desk, 'card.txt'), `${writeBoxLetters(card)}\n${square}\n`, { mode: 0o600 });
	}
	return read();
}
