import { appendFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import encodeQR from 'qr';
import { assert } from '#kernel';
import { writeBoxCard, writeBoxLetters } from '#vault/post';
import { isCode } from '../post/folder-box.ts';
import { cardLines } from './card-sheets.ts';
import { makeDeskKeys, newBoxCards, openDesk, readDeskKeys, type DeskTools } from './desk-keys.ts';

/** Of every trial: its office guards nothing. */
export const trialPassphrase = 'trial trial trial trial';
const route = 'test';

/**
 * An office of one computer, to try a post box out: under `root` the folders `post` of the door and `desk` of the office, and there one box card as
 * the picture `card.gif`, which the app reads from a camera or as a file. What is there stays.
 *
 * @param until last day of the card's ticket, days since 1970
 */
export async function makeTrial(
	root: string,
	{ until, tools }: { readonly until: number; readonly tools: DeskTools }
): Promise<{ readonly post: string; readonly desk: string; readonly letters: string }> {
	const [post, desk] = [join(root, 'post'), join(root, 'desk')];
	const read = async () => ({ post, desk, letters: (await readFile(join(desk, 'card.txt'), 'utf8')).trim() });
	const there = await read().catch((cause: unknown) => {
		if (!isCode(cause, 'ENOENT')) throw cause;
	});
	if (there) return there;
	for (const folder of [post, desk]) await mkdir(folder, { recursive: true, mode: 0o700 });
	const { office } = await makeDeskKeys(desk, { passphrase: trialPassphrase, route }, tools);
	await writeFile(join(post, 'route.txt'), `${route}\n`);
	await writeFile(join(post, 'offices.txt'), `${office}\n`);
	const file = await readDeskKeys(desk);
	const opened = file.ok && (await openDesk(file.value, trialPassphrase, tools));
	assert(opened !== false && opened.ok, 'keys that were just made');
	const cards = await newBoxCards(opened.value, { route, until, count: 1 }, tools.random);
	await appendFile(join(desk, 'cards'), `${(await cardLines(cards, 1)).join('\n')}\n`, { mode: 0o600 });
	for (const card of cards) {
		const picture = encodeQR(writeBoxCard(card), 'gif', { ecc: 'medium', border: 4, scale: 6 });
		await writeFile(join(desk, 'card.gif'), picture, { mode: 0o600 });
		await writeFile(join(desk, 'card.txt'), `${writeBoxLetters(card)}\n`, { mode: 0o600 });
	}
	return read();
}
